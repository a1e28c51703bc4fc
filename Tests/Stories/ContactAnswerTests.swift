import Access
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

/// Today is Sunday 22 November 2026.
@Suite("What was to come of a contact, and the contact that it was") struct ContactAnswerTests {
  private func note(
    _ visitor: Visitor, _ person: PersonID, _ outcome: String, _ more: String = ""
  ) async throws -> ContactEntryID {
    let answer = try await visitor.api(
      .post, PeopleResource.contacts(person), #"{"with": "person", "means": "call", "outcome": "\#(outcome)"\#(more)}"#)
    #expect(answer.status == 201, "\(answer.text)")
    return try #require(ContactEntryID(try answer.json["id"]?.string ?? ""))
  }

  private func entry(_ id: ContactEntryID, _ visitor: Visitor) async throws -> JSON {
    try await visitor.api(.get, PeopleResource.contact(id)).json
  }

  private func change(_ id: ContactEntryID, _ visitor: Visitor, _ fields: String, seen: Int) async throws -> Response {
    try await visitor.api(.patch, PeopleResource.contact(id), fields, seen: seen)
  }

  private func open(_ visitor: Visitor, _ today: CivilDate) async throws -> [String] {
    try await visitor.week(ISOWeek(containing: today.adding(days: 14)))
      .filter { $0.pile == "contacts" && !$0.isDone }.map(\.reason)
  }

  @Test(
    "whoever is reached need not be tried again, from whichever page it is noted; somebody else is",
    arguments: TestEngine.allCases)
  func reached(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let first = try await note(mette, selam.person, "not-reached")
      let second = try await note(mette, selam.person, "not-reached")
      #expect(try await entry(first, mette)["nextDone"]?.string == "2026-11-22", "one try waits, not each")
      #expect(try await entry(second, mette)["nextDone"]?.isNull == true)
      _ = try await mette.api(
        .post, PeopleResource.contacts(selam.person), #"{"with": "workplace", "means": "call", "outcome": "well"}"#)
      #expect(try await entry(second, mette)["nextDone"]?.isNull == true, "the workplace is not she")
      let reached = try await note(mette, selam.person, "well")
      #expect(try await entry(second, mette)["nextDone"]?.string == "2026-11-22")
      #expect(try await entry(reached, mette)["answers"]?.string == second.text)
      #expect(try await open(mette, story.today) == [])
      let undone = try await change(reached, mette, #"{"withdrawn": "yes"}"#, seen: 1)
      #expect(undone.status == 200)
      #expect(try await entry(second, mette)["nextDone"]?.isNull == true, "she was not reached after all")
      // What was to be done is not done by ringing in vain, and whoever was to do it does.
      let asked = try await note(
        mette, selam.person, "needs-act",
        #", "next": "Ring about the shoes", "nextDue": "2026-11-23", "nextOwner": "\#(story.mette.text)""#)
      let vain = try await note(mette, selam.person, "not-reached", #", "answers": "\#(asked.text)""#)
      #expect(try await entry(asked, mette)["nextDone"]?.string == "2026-11-22")
      let still = try await entry(vain, mette)
      #expect(still["next"]?.string == "Ring about the shoes" && still["nextOwner"]?.string == story.mette.text)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a step is done once: the second to note it is told, and undoing one does not open what the other did",
    arguments: TestEngine.allCases)
  func once(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let karen = try await story.test.account("karen", [.coordinator], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(karen, of: story.programme) }
      let (mette, other) = (try await story.visitor(story.mette), try await story.visitor(karen))
      let asked = try await note(
        mette, selam.person, "needs-act", #", "next": "Second thing", "nextDue": "2026-11-27""#)
      let address = PeopleAddress.answerContact(asked)
      var forms = [try await mette.page(address).form(to: address), try await other.page(address).form(to: address)]
      for index in forms.indices {
        try forms[index].fill(["means": "call"])
        forms[index].fields.append((name: "outcome", value: "well"))
      }
      let noted = try await mette.submit(forms[0])
      _ = try await other.submit(forms[1])
      let later = try #require(
        try await other.api(.get, PeopleResource.contacts(selam.person)).json["items"]?.items.first {
          $0["author"]?.string == karen.text
        })
      #expect(later["answers"]?.isNull == true, "it stands for itself")
      _ = try await other.submit(
        try await other.page(address).form(to: address).tapping("means", "call", "outcome", "well"))
      let told = try await other.api(
        .post, PeopleResource.contacts(selam.person),
        #"{"with": "person", "means": "call", "outcome": "well", "answers": "\#(asked.text)"}"#)
      #expect(try told.status == 422 && told.problemFields == ["answers"] && told.text.contains("Sun 22 Nov"))
      let nothing = try await note(mette, selam.person, "well")
      let ofNothing = try await other.api(
        .post, PeopleResource.contacts(selam.person),
        #"{"with": "person", "means": "call", "outcome": "well", "answers": "\#(nothing.text)"}"#)
      #expect(try ofNothing.status == 422 && ofNothing.problemFields == ["answers"], "\(ofNothing.text)")
      _ = try await mette.submit(try noted.undo())
      #expect(try await entry(asked, mette)["nextDone"]?.isNull == true, "whoever did it takes it back")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what came from the outcome goes with it, days follow the contact, and nobody takes out what another agreed",
    arguments: TestEngine.allCases)
  func mended(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let karen = try await story.test.account("karen", [.coordinator], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(karen, of: story.programme) }
      let (mette, other) = (try await story.visitor(story.mette), try await story.visitor(karen))
      // Tapped by mistake.
      let slip = try await note(mette, selam.person, "not-reached")
      let form = try await mette.page(PeopleAddress.contact(slip)).form(to: PeopleAddress.contact(slip))
      _ = try await mette.submit(form.tapping("outcome", "well"))
      #expect(try await entry(slip, mette)["nextDue"]?.isNull == true)
      #expect(try await open(mette, story.today) == [])
      // An answer is not earlier than the question, and the step was done on the day of the answer.
      let asked = try await note(
        mette, selam.person, "needs-act", #", "on": "2026-11-10", "next": "Ask", "nextDue": "2026-11-24""#)
      let early = try await mette.api(
        .post, PeopleResource.contacts(selam.person),
        #"{"with": "person", "means": "call", "outcome": "well", "on": "2026-11-05", "answers": "\#(asked.text)"}"#)
      #expect(try early.status == 422 && early.problemFields == ["on"] && early.text.contains("Tue 10 Nov"))
      let answer = try await note(mette, selam.person, "well", #", "answers": "\#(asked.text)""#)
      #expect(try await change(answer, mette, #"{"on": "2026-11-20"}"#, seen: 1).status == 200)
      #expect(try await entry(asked, mette)["nextDone"]?.string == "2026-11-20")
      let before = try await change(answer, mette, #"{"on": "2026-11-09"}"#, seen: 2)
      #expect(try before.status == 422 && before.problemFields == ["on"], "\(before.text)")
      let emptied = try await change(answer, mette, #"{"on": null}"#, seen: 2)
      #expect(try emptied.status == 422 && emptied.problemFields == ["on"], "the day is not guessed anew")
      let ofNothing = try await change(answer, mette, #"{"nextDone": "2026-11-21"}"#, seen: 2)
      #expect(try ofNothing.status == 422 && ofNothing.problemFields == ["nextDone"], "\(ofNothing.text)")
      // Others move it, hand it on or say that it is done.
      let agreed = try await note(mette, selam.person, "well", #", "next": "Bring the plan", "nextDue": "2026-12-05""#)
      for fields in [
        #"{"next": null}"#, #"{"next": "\u200b"}"#, #"{"nextDue": null, "next": null}"#,
        #"{"nextDue": null, "next": null, "nextDone": null}"#,
      ] {
        let refused = try await change(agreed, other, fields, seen: 1)
        #expect(refused.status == 422, "\(fields)")
      }
      #expect(try await change(agreed, other, #"{"nextDue": "2026-12-07"}"#, seen: 1).status == 200)
      #expect(try await change(agreed, mette, #"{"next": null, "nextDue": null}"#, seen: 2).status == 200)
      // What was taken back does not stand, for nobody.
      #expect(try await change(agreed, mette, #"{"withdrawn": "yes"}"#, seen: 3).status == 200)
      for visitor in [mette, other] {
        let page = try await visitor.page(PeopleAddress.contact(agreed))
        #expect(page.words.contains("This was taken back") && !page.words.contains("Noted by"), "\(page.words)")
      }
      #expect(story.unforeseen.all == [])
    }
  }
}

extension PageForm {
  /// With these fields set, one after the other; what the form does not have is added, as a button would.
  fileprivate func tapping(_ answers: String...) -> PageForm {
    var form = self
    for (name, value) in zip(
      stride(from: 0, to: answers.count, by: 2).map { answers[$0] },
      stride(from: 1, to: answers.count, by: 2).map { answers[$0] })
    {
      form.fields.removeAll { $0.name == name }
      form.fields.append((name: name, value: value))
    }
    return form
  }
}
