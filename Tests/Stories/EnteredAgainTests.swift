import Employers
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Access
@testable import Nyvej
@testable import Placements

@Suite("The same person, firm or act entered again") struct EnteredAgainTests {
  @Test(
    "a second record of a person is asked about once, with those within reach alone", arguments: TestEngine.allCases)
  func people(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let people = PeopleResource.people
      func enter(_ json: String, _ visitor: Visitor) async throws -> Response {
        try await visitor.api(.post, people, json)
      }
      let first = try await enter(
        #"{"name": "Fatima Eksempel", "birthDate": "1990-01-01", "phone": "+45 20 30 40 50"}"#, mette)
      let path = try #require(first.header("Location"))
      for same in [
        #"{"name": "Fatma Eksempel", "birthDate": "1990-01-01"}"#,
        #"{"name": "فاطمة", "birthDate": "1990-01-01"}"#,
        #"{"name": "Fatimah EKSEMPEL", "birthDate": "1990-01-01"}"#,
        #"{"name": "Fatima Eksempel"}"#, #"{"name": "Somebody Else", "phone": "20304050"}"#,
        #"{"name": "Somebody Else", "phone": "\u202a0045 ٢٠٣٠ 40-50\u202c"}"#,
      ] {
        let second = try await enter(same, mette)
        #expect(second.status == 422, "\(same)")
        #expect(try second.json["errors"]?.items.first?["record"]?.string == path)
      }
      for other in [
        #"{"name": "Fatima Eksempel", "birthDate": "1991-01-01"}"#,
        #"{"name": "Amina Prøve", "birthDate": "1990-01-01"}"#, #"{"name": "Omar Prøve", "phone": "20304051"}"#,
      ] { #expect(try await enter(other, mette).status == 201, "\(other)") }

      let form = [("name", "Fatma Eksempel"), ("birthDate", "1990-01-01")]
      let asked = try await mette.post(PeopleAddress.people.path, form)
      #expect(asked.status == 422 && asked.text.contains("Keep as another person"))
      #expect(asked.text.contains("value=\"Fatma Eksempel\"") && asked.text.contains("name=\"another\""))
      let kept = try await mette.post(PeopleAddress.people.path, form + [("another", "yes")])
      #expect(kept.status == 303)

      let elsewhere = try await story.test.settingUp { tx in
        try Employers.enterFirst(
          Organisation.Details(name: "Anden Kommune (opdigtet)", kind: .municipality, country: "DK"), tx)
      }
      let lene = try await story.visitor(try await story.test.account("lene", [.jobConsultant], in: elsewhere))
      #expect(
        try await enter(#"{"name": "Fatima Eksempel", "birthDate": "1990-01-01"}"#, lene).status == 201,
        "beyond reach nobody is known")
    }
  }

  @Test("a form that was sent again with a slip mended opens what it made", arguments: TestEngine.allCases)
  func mended(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let count = try await story.number("SELECT COUNT(*) AS count FROM person")
      let made = try await mette.post(
        PeopleAddress.people.path, [("name", "Selma Eksempel"), ("request-key", "k1")])
      let path = try #require(made.header("Location")).prefix { $0 != "?" }
      let again = try await mette.post(
        PeopleAddress.people.path, [("name", "Selam Eksempel"), ("request-key", "k1")])
      #expect(again.status == 409)
      #expect(again.text.contains("value=\"Selam Eksempel\"") && again.text.contains("action=\"\(path)/edit\""))
      #expect(try await story.number("SELECT COUNT(*) AS count FROM person") == count + 1)
      let same = try await mette.post(
        PeopleAddress.people.path, [("name", "Selma Eksempel"), ("request-key", "k1")])
      #expect(same.status == 303 && same.header("Location")?.hasPrefix(path) == true)

      let firm = try await mette.post(
        EmployersAddress.employers.path,
        [("name", "Bagereit"), ("kind", "company"), ("country", "DK"), ("request-key", "k2")])
      let mended = try await mette.post(
        EmployersAddress.employers.path,
        [("name", "Bageriet"), ("kind", "company"), ("country", "DK"), ("request-key", "k2")])
      #expect(firm.status == 303 && mended.status == 409 && mended.text.contains("value=\"Bageriet\""))
      #expect(try await story.number("SELECT COUNT(*) AS count FROM organisation WHERE name LIKE 'Bag%'") == 1)
    }
  }

  @Test("what was noted, agreed or drafted a moment ago is mended, not made twice", arguments: TestEngine.allCases)
  func mendingMore(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      func send(_ route: some Address, _ key: String, _ answers: [(String, String)]) async throws -> Response {
        try await mette.post(route.path, answers + [("request-key", key)])
      }
      func count(_ table: String) async throws -> Int64 {
        try await story.number("SELECT COUNT(*) AS count FROM \(table)")
      }

      let obstacle = [("kind", "letter"), ("since", "2026-11-20"), ("due", "2026-12-01")]
      let notes = PeopleAddress.newObstacle(selam.person)
      #expect(try await send(notes, "o", obstacle + [("words", "Form the housing office")]).status == 303)
      let noted = try await send(notes, "o", obstacle + [("words", "From the housing office")])
      #expect(noted.status == 409 && noted.text.contains("From the housing office"))
      #expect(try await count("obstacle") == 1)

      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      let elsewhere = try await send(PeopleAddress.newObstacle(omar.person), "o", obstacle + [("words", "Another")])
      #expect(elsewhere.status == 303, "the same key on the form about somebody else made nothing before")
      let limit = [
        ("effect", "hours"), ("wordingLanguage", "en"), ("from", "2026-11-22"), ("review", "2026-12-22"),
        ("agreedOn", "2026-11-22"),
      ]
      let agreeing = PeopleAddress.newConsideration(selam.person)
      #expect(try await send(agreeing, "c", limit + [("hoursCap", "12"), ("wording", "At most 12")]).status == 303)
      let agreed = try await send(agreeing, "c", limit + [("hoursCap", "9"), ("wording", "At most 9")])
      #expect(agreed.status == 409 && agreed.text.contains("value=\"At most 9\""))
      #expect(agreed.text.contains("in place of the first ones"))
      #expect(agreed.text.contains("/new-wording\""), "what was agreed is agreed again, not written over")
      #expect(try await count("consideration") == 1)

      let (bakery, quay) = (
        try await story.workplace("Bageriet", staff: 12), try await story.workplace("Kajen", staff: 12)
      )
      func draft(
        at workplace: WorkplaceID, _ tasks: String, hours: String = "6", isAnother: Bool = false
      ) async throws -> Response {
        try await send(
          PlacementsAddress.newPlacement(selam.person), "p",
          [
            ("participation", selam.id.text), ("workplace", workplace.text), ("measure", "virksomhedspraktik"),
            ("basis", "integration-act"), ("purpose", "train"), ("tasks", tasks), ("from", "2026-11-30"),
            ("until", "2027-01-29"),
            ("hours", hours), ("lastEmployer", "no"),
          ] + (isAnother ? [("another", "yes")] : []))
      }
      let drafted = try await draft(at: bakery, "Wahs trays")
      #expect(drafted.status == 303, "\(drafted.text)")
      let mended = try await draft(at: bakery, "Wash trays", hours: "8")
      #expect(mended.status == 409 && mended.text.contains("Wash trays") && mended.text.contains("first hours too"))
      #expect(try await count("placement") == 1)
      #expect(try await draft(at: quay, "Wash trays").status == 422, "one draft is there for these days")
      let other = try await draft(at: quay, "Wash trays", isAnother: true)
      #expect(other.status == 303, "another workplace is another placement")
      #expect(try await count("placement") == 2)
      #expect(story.unforeseen.all == [])
    }
  }
}
