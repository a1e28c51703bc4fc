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
@Suite("The contact log") struct ContactLogTests {
  /// Logs one by the page, as somebody with a thumb does.
  private func log(
    _ visitor: Visitor, _ person: PersonID, _ outcome: String, _ answers: KeyValuePairs<String, String>
  ) async throws -> Page {
    let address = PeopleAddress.newContact(person)
    var form = try await visitor.page(address).form(to: address)
    try form.fill(answers)
    form.fields.append((name: "outcome", value: outcome))
    return try await visitor.submit(form)
  }

  private func contacts(_ person: PersonID, _ visitor: Visitor) async throws -> [JSON] {
    try await visitor.api(.get, PeopleResource.contacts(person)).json["items"]?.items ?? []
  }

  @Test("a call is logged by three taps, and stands with the person", arguments: TestEngine.allCases)
  func taps(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      // The person's page, how, and how it stands: with whom is chosen already.
      let person = try await mette.page(PeopleAddress.person(selam.person))
      #expect(person.html.contains("href=\"\(PeopleAddress.newContact(selam.person).path)\""))
      let page = try await log(mette, selam.person, "well", ["means": "call"])
      #expect(
        page.flash.words == "Selam Eksempelsen: the contact is noted: All right. Undo: noted by mistake : Telephone",
        "\(page.flash.words)")
      #expect(page.words.contains("Telephone · The person"))
      let row = try #require(try await contacts(selam.person, mette).first)
      #expect(row["on"]?.string == "2026-11-22" && row["outcome"]?.string == "well" && row["nextDue"]?.isNull == true)
      #expect(try await !mette.week().contains { $0.pile == "contacts" && !$0.isDone })
      // A form sent without the tap that saves saves nothing, and keeps what was written.
      var form = try await mette.page(PeopleAddress.newContact(selam.person))
        .form(to: PeopleAddress.newContact(selam.person))
      try form.fill(["means": "visit", "words": "At the gate"])
      let answer = try await mette.send(form)
      #expect(answer.status == 422 && answer.text.contains("At the gate"))
      #expect(Page(answer.text).problems.contains("How does it stand? This is needed."))
      #expect(try await contacts(selam.person, mette).count == 1)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "who was not reached comes back on the next working day, and is done with by the next contact",
    arguments: TestEngine.allCases)
  func again(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      _ = try await log(mette, selam.person, "not-reached", ["means": "call"])
      let row = try #require(
        try await mette.week(ISOWeek(containing: story.today.adding(days: 1))).first {
          $0.pile == "contacts"
        })
      #expect(row.due == "2026-11-23" && row.reason == "Not reached on Sun 22 Nov: try again", "\(row)")
      let id = try #require(ContactEntryID(try await contacts(selam.person, mette).first?["id"]?.string ?? ""))

      story.test.clock.advance(days: 1)
      let address = PeopleAddress.answerContact(id)
      let asked = try await mette.page(address)
      #expect(asked.words.contains("Not reached") && asked.words.contains("try again"), "what it was about")
      var form = try asked.form(to: address)
      try form.fill([
        "means": "call", "words": "She comes on Tuesday", "next": "Bring the plan", "nextDue": "1.12.2026",
      ])
      form.fields.append((name: "outcome", value: "well"))
      let noted = try await mette.submit(form)
      #expect(noted.flash.words.contains("The next step is due Tue 1 Dec"), "\(noted.flash.words)")
      let all = try await contacts(selam.person, mette)
      #expect(all.first { $0["id"]?.string == id.text }?["nextDone"]?.string == "2026-11-23")
      #expect(all.first { $0["id"]?.string != id.text }?["answers"]?.string == id.text)
      let open = try await mette.week(ISOWeek(containing: story.today.adding(days: 8))).filter {
        $0.pile == "contacts" && !$0.isDone
      }
      #expect(open.map(\.reason) == ["Bring the plan (from the contact on Mon 23 Nov)"])

      // Undone, what it had settled is to be done again.
      let undone = try await mette.submit(try noted.undo())
      #expect(undone.flash.words == "Selam Eksempelsen: The contact is taken back.", "\(undone.flash.words)")
      #expect(try await contacts(selam.person, mette).map { $0["nextDone"]?.isNull } == [true])

      // What was taken back meanwhile is answered by nothing, and the page says why.
      let last = try await mette.page(address)
      var late = try last.form(to: address)
      try late.fill(["means": "call"])
      late.fields.append((name: "outcome", value: "well"))
      let gone = try await mette.api(.patch, PeopleResource.contact(id), #"{"withdrawn": "yes"}"#, seen: 3)
      #expect(gone.status == 200, "\(gone.text)")
      let refused = try await mette.send(late)
      #expect(refused.status == 422 && Page(refused.text).problems.contains("This was taken back on Mon 23 Nov"))
      #expect(try await contacts(selam.person, mette).isEmpty)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "whoever noted it mends it on that day and the next, and nobody else; what is to come anybody who works with her",
    arguments: TestEngine.allCases)
  func stands(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let karen = try await story.test.account("karen", [.coordinator], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(karen, of: story.programme) }
      let (mette, other) = (try await story.visitor(story.mette), try await story.visitor(karen))
      _ = try await log(mette, selam.person, "needs-act", ["means": "talk", "words": "The bus is gone"])
      let id = try #require(ContactEntryID(try await contacts(selam.person, mette).first?["id"]?.string ?? ""))
      let resource = PeopleResource.contact(id)
      let changed = try await other.api(.patch, resource, #"{"words": "The train is gone"}"#, seen: 1)
      #expect(try changed.status == 422 && changed.problemFields == ["words"], "\(changed.text)")
      #expect(changed.text.contains("Noted by mette") && changed.text.contains("Mon 23 Nov"), "\(changed.text)")
      #expect(try await other.api(.patch, resource, #"{"withdrawn": "yes"}"#, seen: 1).status == 422)
      let page = try await other.page(PeopleAddress.contact(id))
      #expect(page.words.contains("The bus is gone") && page.words.contains("Noted by mette"))
      var form = try page.form(to: PeopleAddress.contact(id))
      try form.fill(["next": "Ask the bus company", "nextDue": "2026-11-27", "nextOwner": karen.text])
      _ = try await other.submit(form)
      let owned = try await other.week(ISOWeek(containing: story.today.adding(days: 5))).first { $0.pile == "contacts" }
      #expect(owned?.reason == "Ask the bus company (from the contact on Sun 22 Nov)" && owned?.due == "2026-11-27")

      story.test.clock.advance(days: 1)
      #expect(try await mette.api(.patch, resource, #"{"words": "The last bus is gone"}"#, seen: 2).status == 200)
      story.test.clock.advance(days: 1)
      let late = try await mette.api(.patch, resource, #"{"words": "No bus"}"#, seen: 3)
      #expect(try late.status == 422 && late.problemFields == ["words"], "\(late.text)")
      #expect(try await mette.api(.patch, resource, #"{"nextDone": "2026-11-24"}"#, seen: 3).status == 200)
      #expect(try await other.week().filter { $0.pile == "contacts" && !$0.isDone } == [])
      // An older state is shown, and not overwritten.
      let stale = try await mette.api(.patch, resource, #"{"nextDone": null}"#, seen: 3)
      #expect(stale.status == 412)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("days that cannot be are named, and nothing is noted", arguments: TestEngine.allCases)
  func days(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      func note(_ more: String) async throws -> Response {
        try await mette.api(
          .post, PeopleResource.contacts(selam.person),
          #"{"with": "family", "means": "visit", "outcome": "watch""# + more + "}")
      }
      for (more, field) in [
        (#", "on": "2026-11-23""#, "on"), (#", "on": "2025-01-01""#, "on"), (#", "next": "Ring""#, "nextDue"),
        (#", "on": "2026-11-20", "nextDue": "2026-11-19""#, "nextDue"), (#", "nextDue": "2036-01-01""#, "nextDue"),
        (#", "nextOwner": "\#(story.mette.text)""#, "nextDue"), (#", "answers": "\#(selam.person.text)""#, "answers"),
        (#", "nextDone": "2026-11-22""#, "nextDone"),
      ] {
        let answer = try await note(more)
        #expect(try answer.status == 422 && answer.problemFields == [field], "\(more): \(answer.text)")
      }
      #expect(try await contacts(selam.person, mette).isEmpty)
      // What answers somebody else's contact answers none.
      let omar = try await story.participant("Omar Prøvesen", "lab")
      let his = try await mette.api(
        .post, PeopleResource.contacts(omar.person), #"{"with": "person", "means": "call", "outcome": "not-reached"}"#)
      let id = try #require(try his.json["id"]?.string)
      #expect(try await note(#", "answers": "\#(id)""#).status == 422)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("many are read page by page, the newest first", arguments: TestEngine.allCases)
  func many(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      try await story.act { tx in
        for number in 0..<60 {
          _ = try ContactLog.note(
            ContactEntry.Details(
              on: tx.today.adding(days: -number / 2), with: .person, by: .message, outcome: .well,
              words: "Message \(number)"), next: nil, of: selam.person, tx)
        }
      }
      var (seen, query): ([String], String?) = ([], "")
      while let next = query {
        let page = try await mette.page(PeopleAddress.contacts(selam.person), query: next)
        seen += page.html.matches(of: /Message \d+/).map { String($0.output) }
        query = page.html.firstMatch(of: /rel="next" href="[^"?]*(\?after=[^"]+)"/).map { String($0.output.1) }
      }
      #expect(seen.count == 60 && Set(seen).count == 60)
      let person = try await mette.page(PeopleAddress.person(selam.person))
      #expect(person.html.matches(of: /Message \d+/).count == 5 && person.words.contains("All contacts"))
      var (all, cursor): (Set<String>, String?) = ([], nil)
      repeat {
        let answer = try await mette.api(
          .get, PeopleResource.contacts(selam.person), query: "?limit=25" + (cursor.map { "&cursor=" + $0 } ?? "")
        ).json
        all.formUnion((answer["items"]?.items ?? []).compactMap { $0["words"]?.string })
        cursor = answer["next"]?.string
      } while cursor != nil
      #expect(all.count == 60)
      #expect(story.unforeseen.all == [])
    }
  }
}
