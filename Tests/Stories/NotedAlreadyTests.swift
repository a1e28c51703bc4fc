import Access
import Employers
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// What is written down twice is asked about once, before the second is kept.
@Suite("The same noted already") struct NotedAlreadyTests {
  private func enter(_ json: String, _ visitor: Visitor) async throws -> Response {
    try await visitor.api(.post, PeopleResource.people, json)
  }

  @Test(
    "somebody of the same name is hinted at as long as no birth tells them apart, never across reach",
    arguments: TestEngine.allCases)
  func people(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let first = try await enter(#"{"name": "Fatima Eksempel"}"#, mette)
      let id = try #require(PersonID(try first.json["id"]?.string ?? ""))
      for same in [
        #"{"name": "Fatima Eksempel"}"#, #"{"name": "FATMA eksempel"}"#, #"{"name": "Eksempel, Fatima"}"#,
        #"{"name": "Fatima Eksempel", "birthDate": "1990-03-04"}"#,
        #"{"name": "F. Opdigtet", "originalName": "Fatima Eksempel", "originalLanguage": "en"}"#,
      ] {
        let refused = try await enter(same, mette)
        #expect(refused.status == 422, "\(same)")
        guard refused.status == 422 else { continue }
        #expect(try refused.problemFields == ["another"])
        #expect(try refused.json["errors"]?.items.first?["record"]?.string == PeopleResource.person(id).path)
      }
      // A part of a name is not the name.
      for other in [#"{"name": "Fatima Eksempel Prøve"}"#, #"{"name": "Fatima"}"#, #"{"name": "Omar Eksempel"}"#] {
        #expect(try await enter(other, mette).status == 201, "\(other)")
      }

      // Who is known to be born in a year may be whoever was born on a day of it, and nobody of another year.
      let omar = #""name": "Omar Prøve", "birthDate": "1985-01-01", "birthPrecision": "year""#
      #expect(try await enter("{\(omar)}", mette).status == 201)
      for (date, status) in [("1985-07-30", 422), ("1986-01-01", 201)] {
        #expect(
          try await enter(#"{"name": "Umar Prøve", "birthDate": "\#(date)"}"#, mette).status == status, "\(date)")
      }

      // Changed into the same: asked once, and not again at each change.
      let other = try await enter(#"{"name": "Zahra Fiktiv"}"#, mette)
      let zahra = try #require(PersonID(try other.json["id"]?.string ?? ""))
      let into = try await mette.api(.patch, PeopleResource.person(zahra), #"{"name": "Fatma Eksempel"}"#, seen: 1)
      #expect(try into.status == 422 && into.problemFields == ["another"], "\(into.text)")
      let kept = try await mette.api(
        .patch, PeopleResource.person(zahra), #"{"name": "Fatma Eksempel", "another": true}"#, seen: 1)
      #expect(kept.status == 200, "\(kept.text)")
      let again = try await mette.api(
        .patch, PeopleResource.person(zahra), #"{"name": "Fatima Eksempel", "email": "f@nyvej.example"}"#, seen: 2)
      #expect(again.status == 200, "\(again.text)")

      let elsewhere = try await story.test.settingUp { tx in
        try Employers.enterFirst(
          Organisation.Details(name: "Anden Kommune (opdigtet)", kind: .municipality, country: "DK"), tx)
      }
      let lene = try await story.visitor(try await story.test.account("lene", [.jobConsultant], in: elsewhere))
      #expect(try await enter(#"{"name": "Fatima Eksempel"}"#, lene).status == 201, "nobody beyond reach is told of")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an obstacle that stands already is named, and kept when it is another", arguments: TestEngine.allCases)
  func obstacles(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøve", "integration-act")
      let there = PeopleResource.obstacles(selam.person)
      let letter = #""kind": "letter", "since": "2026-11-20", "due": "2026-12-01""#
      let first = try await mette.api(.post, there, #"{\#(letter), "words": "From the housing office"}"#)
      let id = try #require(ObstacleID(try first.json["id"]?.string ?? ""))
      let same = try await mette.api(.post, there, #"{\#(letter), "words": "from the  housing office"}"#)
      #expect(try same.status == 422 && same.problemFields == ["another"], "\(same.text)")
      #expect(try same.json["errors"]?.items.first?["record"]?.string == PeopleResource.obstacle(id).path)
      // Another letter, and the same one of somebody else.
      #expect(try await mette.api(.post, there, #"{\#(letter), "words": "From the school"}"#).status == 201)
      let his = try await mette.api(
        .post, PeopleResource.obstacles(omar.person), #"{\#(letter), "words": "From the housing office"}"#)
      #expect(his.status == 201)

      let address = PeopleAddress.newObstacle(selam.person)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["kind": "letter", "words": "From the housing office"])
      let asked = try await mette.send(form)
      #expect(asked.status == 422 && asked.text.contains("Keep as another obstacle"))
      #expect(Page(asked.text).problems.contains("The same obstacle is noted already, since Fri 20 Nov."))
      #expect(asked.text.contains("href=\"\(PeopleAddress.obstacle(id).path)\""))
      let given = try Page(asked.text).form(to: address)
      let kept = try await mette.post(address.path, given.fields.filter { $0.name != "another" } + [("another", "yes")])
      #expect(kept.status == 303, "\(kept.text)")

      // What is out of the way may come again.
      let money = #"{"kind": "money", "since": "2026-11-20", "due": "2026-12-01"}"#
      let solved = try await mette.api(.post, there, money)
      let gone = try #require(ObstacleID(try solved.json["id"]?.string ?? ""))
      #expect(try await mette.api(.post, there, money).status == 422, "without words the kind says it")
      _ = try await mette.api(.patch, PeopleResource.obstacle(gone), #"{"solvedOn": "2026-11-22"}"#, seen: 1)
      #expect(try await mette.api(.post, there, money).status == 201)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a consideration for the same days is named, and kept when both are meant", arguments: TestEngine.allCases)
  func considerations(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      func agree(
        _ effect: String, _ wording: String, from: String = "2026-11-22", until: String = "2026-12-31",
        _ more: String = ""
      ) async throws -> Response {
        try await mette.api(
          .post, PeopleResource.considerations(selam.person),
          """
          {"effect": "\(effect)", "wording": "\(wording)", "wordingLanguage": "en", "from": "\(from)", "until": "\(until)",
           "review": "\(max("2026-12-22", from))", "agreedOn": "2026-11-22"\(more)}
          """)
      }
      let nine = #", "hoursCap": "9""#
      let first = try await agree("hours", "At most 9 hours", nine)
      let id = try #require(ConsiderationID(try first.json["id"]?.string ?? ""))
      let same = try await agree("hours", "No more than nine", from: "2026-12-01", nine)
      #expect(try same.status == 422 && same.problemFields == ["another"], "\(same.text)")
      #expect(try same.json["errors"]?.items.first?["record"]?.string == PeopleResource.consideration(id).path)
      #expect(try await agree("hours", "At most 8 hours", #", "hoursCap": "8""#).status == 201)
      #expect(try await agree("hours", "Later", from: "2027-01-01", until: "2027-02-01", nine).status == 201)
      #expect(try await agree("task", "No heavy lifting").status == 201)
      #expect(try await agree("task", "NO heavy lifting").status == 422)
      #expect(try await agree("task", "No ladders").status == 201)
      #expect(try await agree("environment", "No heavy lifting").status == 201)
      #expect(try await agree("task", "No heavy lifting", #", "another": true"#).status == 201)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what is sent again after it was taken back makes nothing, and gives back all that was written",
    arguments: TestEngine.allCases)
  func takenBack(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      for (place, table, resource, answers) in [
        (
          PeopleAddress.newContact(selam.person), "contact_entry", PeopleResource.contacts(selam.person),
          [("with", "person"), ("means", "call"), ("outcome", "needs-act"), ("next", "Bring the plan")]
        ),
        (
          .newObstacle(selam.person), "obstacle", .obstacles(selam.person),
          [("kind", "letter"), ("since", "2026-11-20"), ("due", "2026-12-01")]
        ),
        (.newNote(selam.person), "case_note", .notes(selam.person), []),
      ] {
        func send(_ words: String) async throws -> Response {
          try await mette.post(place.path, answers + [("words", words), ("request-key", table)])
        }
        #expect(try await send("She rang").status == 303, "\(table)")
        let id = try #require(try await mette.api(.get, resource).json["items"]?.items.first?["id"]?.string)
        let undone = try await mette.api(
          .patch, try one(id, table), table == "obstacle" ? #"{"outcome": "withdrawn"}"# : #"{"withdrawn": "yes"}"#,
          seen: 1)
        #expect(undone.status == 200, "\(undone.text)")
        let again = try await send("She rang about the plan")
        #expect(again.status == 409 && again.text.contains("She rang about the plan"), "\(table): \(again.text)")
        if table == "contact_entry" { #expect(again.text.contains("Bring the plan")) }
        #expect(again.text.contains("href=\"\(place.path)\"") || table == "case_note", "the way to write it anew")
        #expect(try await story.number("SELECT COUNT(*) AS count FROM \(table)") == 1)
      }
      #expect(story.unforeseen.all == [])
    }
  }

  private func one(_ id: String, _ table: String) throws -> PeopleResource {
    switch table {
    case "contact_entry": .contact(try #require(ContactEntryID(id)))
    case "obstacle": .obstacle(try #require(ObstacleID(id)))
    default: .note(try #require(NoteID(id)))
    }
  }

}
