import Access
import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// Today is Sunday 22 November 2026.
@Suite("The team's notes") struct NoteTests {
  private func write(
    _ visitor: Visitor, _ person: PersonID, _ answers: KeyValuePairs<String, String>, query: String = ""
  ) async throws -> Page {
    let address = PeopleAddress.newNote(person)
    var form = try await visitor.page(address, query: query).form(to: address)
    try form.fill(answers)
    return try await visitor.submit(form)
  }

  private func notes(_ person: PersonID, _ visitor: Visitor) async throws -> [JSON] {
    try await visitor.api(.get, PeopleResource.notes(person)).json["items"]?.items ?? []
  }

  private func colleague(_ name: String, _ role: Role, _ story: StoryHouse) async throws -> Visitor {
    let account = try await story.test.account(name, [role], in: story.municipality)
    try await story.test.settingUp { try $0.joinTeam(account, of: story.programme) }
    return try await story.visitor(account)
  }

  @Test(
    "a note is written with its lines, about a placement, and its beginning stands on the person's page",
    arguments: TestEngine.allCases)
  func writes(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let placement = try await story.draft(
        selam, at: try await story.workplace("Prøvebageriet (opdigtet)", staff: 30))
      let page = try await write(
        mette, selam.person,
        ["words": "She likes the ovens.\nShe asks for\nthe early shift,\nbecause of the bus."],
        query: "?placement=" + placement.text)
      #expect(
        page.flash.words == "Selam Eksempelsen: The note is saved. Take back: delete the words : Sun 22 Nov",
        "\(page.flash.words)")
      #expect(page.html.contains("She likes the ovens.\nShe asks for\nthe early shift,\nbecause of the bus."))
      #expect(page.words.contains("Prøvebageriet"), "what it is about")
      let row = try #require(try await notes(selam.person, mette).first)
      #expect(row["placement"]?.string == placement.text && row["notedOn"]?.string == "2026-11-22")
      let person = try await mette.page(PeopleAddress.person(selam.person))
      #expect(person.html.contains("the early shift, …") && !person.html.contains("because of the bus"))
      // Without a word nothing is saved; and of somebody else's placement nothing is said.
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      for (more, field) in [
        (#""words": " ""#, "words"), (#""words": "x", "placement": "\#(placement.text)""#, "placement"),
      ] {
        let answer = try await mette.api(.post, PeopleResource.notes(omar.person), "{\(more)}")
        #expect(try answer.status == 422 && answer.problemFields == [field], "\(answer.text)")
      }
      #expect(try await notes(omar.person, mette).isEmpty)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "whoever wrote it changes it on that day and the next; from then on another note corrects it, and both say so",
    arguments: TestEngine.allCases)
  func corrected(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let (mette, karen) = (try await story.visitor(story.mette), try await colleague("karen", .coordinator, story))
      _ = try await write(mette, selam.person, ["words": "Monday off"])
      let id = try #require(NoteID(try await notes(selam.person, mette).first?["id"]?.string ?? ""))
      let resource = PeopleResource.note(id)
      let other = try await karen.api(.patch, resource, #"{"words": "Friday off"}"#, seen: 1)
      #expect(other.status == 422 && other.text.contains("Written by mette"), "\(other.text)")
      story.test.clock.advance(days: 1)
      #expect(try await mette.api(.patch, resource, #"{"words": "Tuesday off"}"#, seen: 1).status == 200)
      story.test.clock.advance(days: 1)
      #expect(try await mette.api(.patch, resource, #"{"words": "Friday off"}"#, seen: 2).status == 422)
      #expect(try await mette.api(.patch, resource, #"{"withdrawn": "yes"}"#, seen: 2).status == 422)
      let closed = try await mette.page(PeopleAddress.note(id))
      #expect(closed.words.contains("It stands: correct it by another note.") && closed.words.contains("Tuesday off"))

      let address = PeopleAddress.noteCorrection(id)
      var form = try await karen.page(address).form(to: address)
      #expect(
        form.fields.first { $0.name == "words" }?.value == "Tuesday off",
        "whoever corrects starts from what stands there"
      )
      try form.fill(["words": "Friday off"])
      let page = try await karen.submit(form)
      #expect(
        page.words.contains("Corrected on Tue 24 Nov by karen") && page.words.contains("Corrects an earlier note"))
      let all = try await notes(selam.person, mette)
      #expect(all.map { $0["words"]?.string } == ["Friday off", "Tuesday off"])
      #expect(all[1]["correctedBy"]?.string == all[0]["id"]?.string && all[0]["corrects"]?.string == id.text)
      // What is corrected is corrected once.
      let again = try await mette.api(
        .post, PeopleResource.notes(selam.person), #"{"words": "Sunday off", "corrects": "\#(id.text)"}"#)
      #expect(try again.status == 422 && again.problemFields == ["corrects"], "\(again.text)")
      #expect(try await mette.page(address).words.contains("karen corrected this note on Tue 24 Nov."))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "taken back on the same rule, the words are deleted and the fact stays; what it corrected is uncorrected",
    arguments: TestEngine.allCases)
  func withdrawn(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      _ = try await write(mette, selam.person, ["words": "About Selam"])
      let id = try #require(NoteID(try await notes(selam.person, mette).first?["id"]?.string ?? ""))
      let made = try await mette.api(
        .post, PeopleResource.notes(selam.person), #"{"words": "About Omar", "corrects": "\#(id.text)"}"#)
      let wrong = try #require(NoteID(try made.json["id"]?.string ?? ""))
      #expect(
        try await mette.api(.patch, PeopleResource.note(id), #"{"words": "x"}"#, seen: 1).status == 422, "corrected")
      let stale = try await mette.api(.patch, PeopleResource.note(wrong), #"{"withdrawn": "yes"}"#, seen: 4)
      #expect(stale.status == 412)
      // On its own page.
      let form = try await mette.page(PeopleAddress.note(wrong)).form(
        to: PeopleAddress.note(wrong), hidden: ["withdrawn": "yes"])
      let page = try await mette.submit(form)
      #expect(page.flash.words == "Selam Eksempelsen: The note is taken back, and its words are deleted.")
      #expect(page.words.contains("Taken back by its author on Sun 22 Nov") && !page.html.contains("About Omar"))
      let all = try await notes(selam.person, mette)
      let (left, gone) = (all.first { $0["id"]?.string == id.text }, all.first { $0["id"]?.string == wrong.text })
      #expect(all.count == 2 && gone?["words"]?.isNull == true && gone?["withdrawnOn"]?.string == "2026-11-22")
      #expect(left?["words"]?.string == "About Selam" && left?["correctedBy"]?.isNull == true)
      #expect(try await story.everythingStored().values.joined().allSatisfy { !$0.contains("About Omar") })
      // Nothing is left to be changed, or to be corrected.
      let again = try await mette.api(.patch, PeopleResource.note(wrong), #"{"words": "x"}"#, seen: 2)
      #expect(again.status == 422 && again.text.contains("its words are deleted"), "\(again.text)")
      let late = try await mette.api(
        .post, PeopleResource.notes(selam.person), #"{"words": "x", "corrects": "\#(wrong.text)"}"#)
      #expect(late.status == 422)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a damaged note takes neither the others nor the timeline away", arguments: TestEngine.allCases)
  func damaged(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      _ = try await write(mette, selam.person, ["words": "The first"])
      let id = try #require(try await notes(selam.person, mette).first?["id"]?.string)
      _ = try await write(mette, selam.person, ["words": "The second"])
      try await story.damage("UPDATE case_note SET placement_id = 'nobody' WHERE id = '\(id)'")
      for address in [PeopleAddress.notes(selam.person), .person(selam.person)] {
        let page = try await mette.page(address)
        #expect(page.words.contains("The second") && !page.words.contains("The first"))
        #expect(page.html.contains("Something stored here is damaged") && page.html.contains(id))
      }
      let events = try await mette.api(.get, PeopleResource.timeline(selam.person), query: "?topic=notes").json
      #expect(events["items"]?.items.count == 1 && events["damaged"]?.items.count == 1)
    }
  }

  @Test("many are read page by page, the newest first", arguments: TestEngine.allCases)
  func many(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let (selam, omar) = (
        try await story.participant("Selam Eksempelsen", "integration-act"),
        try await story.participant("Omar Prøvesen", "integration-act")
      )
      for number in 0..<30 {
        try await story.act { tx in
          _ = try Notes.write("Note \(number)", about: selam.person, tx)
          _ = try Notes.write("Another \(number)", about: omar.person, tx)
        }
        if number.isMultiple(of: 2) { story.test.clock.advance(days: 1) }
      }
      var (seen, query): ([String], String?) = ([], "")
      while let next = query {
        let page = try await mette.page(PeopleAddress.notes(selam.person), query: next)
        #expect(!page.html.contains("Another"))
        seen += page.html.matches(of: /Note \d+/).map { String($0.output) }
        query = page.html.firstMatch(of: /rel="next" href="[^"?]*(\?after=[^"]+)"/).map { String($0.output.1) }
      }
      // Two on a day: which of them was written first, one instant of the clock does not tell.
      #expect(seen.count == 30 && Set(seen).count == 30)
      #expect(Set(seen.prefix(5)) == Set((25..<30).map { "Note \($0)" }), "\(seen)")
      let person = try await mette.page(PeopleAddress.person(selam.person))
      #expect(person.html.matches(of: /Note \d+/).count == 2 && person.words.contains("All notes"))
      #expect(story.unforeseen.all == [])
    }
  }
}
