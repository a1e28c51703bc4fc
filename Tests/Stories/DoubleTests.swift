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

@Suite("The same thing twice") struct DoubleTests {
  @Test("a second record with a number of a register is refused and leads to the first", arguments: TestEngine.allCases)
  func numbers(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let firms = EmployersResource.organisations
      func enter(_ number: String, country: String = "DK") async throws -> Response {
        try await mette.api(
          .post, firms,
          #"{"name": "Prøvebageriet", "kind": "company", "country": "\#(country)", "registerNumber": "\#(number)"}"#)
      }
      let first = try await enter("10000017")
      #expect(first.status == 201)
      let id = try #require(OrganisationID(try first.json["id"]?.string ?? ""))
      for same in [
        "10 00 00 17", "DK-10000017", "CVR-nr. 10000017", "١٠٠٠٠٠١٧", "1000OO17", "\u{202A}10000017\u{202C}",
      ] {
        let second = try await enter(same)
        #expect(second.status == 422, "\(same)")
        let problem = try #require(try second.json["errors"]?.items.first)
        #expect(problem["field"]?.string == "registerNumber")
        #expect(problem["detail"]?.string?.contains("Prøvebageriet") == true)
        #expect(problem["record"]?.string == EmployersResource.organisation(id).path)
      }
      #expect(try await enter("10000018").status == 201)
      #expect(try await enter("10000017", country: "SE").status == 201, "another country's number is another firm's")

      let there = EmployersResource.workplaces(id)
      let place = try await mette.api(.post, there, #"{"name": "Havnen", "unitNumber": "1000000001"}"#)
      #expect(place.status == 201)
      for same in ["1000000001", "P-nr. 1000 000 001"] {
        let second = try await mette.api(.post, there, #"{"name": "Havnegade", "unitNumber": "\#(same)"}"#)
        #expect(second.status == 422, "\(same)")
        #expect(try second.json["errors"]?.items.first?["record"]?.string == place.header("Location"))
      }
      for none in ["", "ukendt", "-"] {
        for name in ["Kaj 1", "Kaj 2"] {
          #expect(
            try await mette.api(.post, there, #"{"name": "\#(name)", "unitNumber": "\#(none)"}"#).status == 201,
            "what holds no digit is no number")
        }
      }
      let page = try await mette.post(
        EmployersAddress.newWorkplace(id).path, [("name", "Havnegade"), ("unitNumber", "1000000001")])
      #expect(page.status == 422)
      let placeID = try #require(WorkplaceID(try place.json["id"]?.string ?? ""))
      #expect(page.text.contains("href=\"\(EmployersAddress.workplace(placeID).path)\""), "the first is a tap away")
    }
  }

  @Test(
    "a record changed into a double is hinted at as a new one is, never across reach", arguments: TestEngine.allCases)
  func changed(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      func enter(_ json: String, _ visitor: Visitor) async throws -> PersonID {
        try #require(PersonID(try await visitor.made(PeopleResource.people, json)["id"]?.string ?? ""))
      }
      func version(_ id: PersonID) async throws -> Int {
        try #require(try await mette.api(.get, PeopleResource.person(id)).json["version"]?.integer)
      }
      func change(_ id: PersonID, _ json: String) async throws -> Response {
        try await mette.api(.patch, PeopleResource.person(id), json, seen: try await version(id))
      }
      let fatima = try await enter(
        #"{"name": "Fatima Eksempel", "birthDate": "1990-01-01", "phone": "+45 20 30 40 50"}"#, mette)
      let other = try await enter(#"{"name": "Amina Prøve", "birthDate": "1990-01-01"}"#, mette)
      for into in [#"{"name": "Fatma Eksempel"}"#, #"{"phone": "20304050"}"#, #"{"originalName": "فاطمة"}"#] {
        let refused = try await change(other, into)
        #expect(try refused.status == 422 && refused.problemFields == ["another"], "\(into) \(refused.text)")
        #expect(try refused.json["errors"]?.items.first?["record"]?.string == PeopleResource.person(fatima).path)
      }
      #expect(
        try await change(other, #"{"name": "Amina Opdigt"}"#).status == 200, "what makes nobody the same is saved")
      // On the page: asked once, what was typed stays, and then it is kept.
      let address = PeopleAddress.editPerson(other)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["name": "Fatma Eksempel"])
      let asked = try await mette.send(form)
      #expect(asked.status == 422 && asked.text.contains("Keep as another person"), "\(asked.text)")
      #expect(asked.text.contains("href=\"\(PeopleAddress.person(fatima).path)\""))
      let again = try Page(asked.text).form(to: address)
      #expect(again.fields.contains { $0 == ("name", "Fatma Eksempel") })
      let kept = try await mette.post(address.path, again.fields.filter { $0.name != "another" } + [("another", "yes")])
      #expect(kept.status == 303, "\(kept.text)")
      // Who are known to be alike are not asked about at each change.
      #expect(try await change(other, #"{"name": "Fatma M. Eksempel", "email": "f@nyvej.example"}"#).status == 200)
      #expect(try await change(other, #"{"messages": "yes"}"#).status == 200)
      // Who saw another state is shown it, and not told of somebody.
      let stale = try await mette.api(
        .patch, PeopleResource.person(other), #"{"phone": "20304050"}"#, seen: try await version(other) - 1)
      #expect(stale.status == 412)

      let elsewhere = try await story.test.settingUp { tx in
        try Employers.enterFirst(
          Organisation.Details(name: "Anden Kommune (opdigtet)", kind: .municipality, country: "DK"), tx)
      }
      let lene = try await story.visitor(try await story.test.account("lene", [.jobConsultant], in: elsewhere))
      let hers = try await enter(#"{"name": "Zahra Fiktiv", "birthDate": "1990-01-01"}"#, lene)
      let across = try await lene.api(
        .patch, PeopleResource.person(hers), #"{"name": "Fatima Eksempel", "phone": "20304050"}"#, seen: 1)
      #expect(across.status == 200, "nobody is told of anybody beyond reach")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a firm and a workplace changed into a double are refused and lead to the first", arguments: TestEngine.allCases)
  func changedFirms(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let firms = EmployersResource.organisations
      let first = try await mette.made(
        firms, #"{"name": "Eins GmbH", "kind": "company", "country": "DE", "registerNumber": "HRB 1234 Osnabrück"}"#)
      let second = try await mette.made(
        firms, #"{"name": "Zwei GmbH", "kind": "company", "country": "DE", "registerNumber": "HRB 1234 Meppen"}"#)
      let (one, other) = (
        try #require(OrganisationID(first["id"]?.string ?? "")),
        try #require(OrganisationID(second["id"]?.string ?? ""))
      )
      for same in ["Amtsgericht Osnabrück HRB 1234", "HRB1234, AG Osnabrück", "HRB 1234 (Osnabrück)"] {
        let refused = try await mette.api(
          .patch, EmployersResource.organisation(other), #"{"registerNumber": "\#(same)"}"#, seen: 1)
        #expect(try refused.status == 422 && refused.problemFields == ["registerNumber"], "\(same) \(refused.text)")
        #expect(
          try refused.json["errors"]?.items.first?["record"]?.string == EmployersResource.organisation(one).path)
      }
      let places = EmployersResource.workplaces(other)
      _ = try await mette.made(places, #"{"name": "Hafen", "unitNumber": "12345670"}"#)
      let quay = try await mette.made(places, #"{"name": "Kai"}"#)
      let place = try #require(WorkplaceID(quay["id"]?.string ?? ""))
      let refused = try await mette.api(
        .patch, EmployersResource.workplace(place), #"{"unitNumber": "1234 5670"}"#, seen: 1)
      #expect(try refused.status == 422 && refused.problemFields == ["unitNumber"], "\(refused.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "records of one workplace that were there before count together, and name each other",
    arguments: TestEngine.allCases)
  func quota(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var places: [WorkplaceID] = []
      for name in ["Prøvebageriet", "Prøvebageriet Havnen", "Bageriet (prøve)"] {
        places.append(try await story.workplace(name, staff: 5))
      }
      try await story.damage("UPDATE workplace SET unit_number = '1000000001', unit_key = '1000000001'")
      try await story.act { [places] tx in
        for place in places {
          try Employers.find(place, tx).act { try Employers.change(place, to: $0.details, seen: $0.version, tx) }
        }
      }
      let first = try await story.run(try await story.participant("Selam Eksempelsen", "lab"), at: places[0])
      #expect(try await story.placement(first).stage == .started)
      let second = try await story.draft(
        try await story.participant("Omar Prøvesen", "lab"), at: places[1], ready: true)
      let placements = story.placements
      await #expect(throws: (any Error).self) {
        try await story.act { tx in
          try placements.find(second, tx).act { try placements.start($0, seen: $0.version, tx) }
        }
      }
      #expect(try await story.placement(second).stage != .started)
      let elsewhere = try await story.run(
        try await story.participant("Zahra Eksempel", "lab"), at: try await story.workplace("Kajen", staff: 5))
      #expect(try await story.placement(elsewhere).stage == .started, "nothing else was in the way")
      let mette = try await story.visitor(story.mette)
      let page = try await mette.page(EmployersAddress.workplace(places[2]))
      for place in places.prefix(2) {
        #expect(page.html.contains("href=\"\(EmployersAddress.workplace(place).path)\""))
      }
    }
  }

  @Test("records of one firm are one firm to the rules", arguments: TestEngine.allCases)
  func firms(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (first, second) = (
        try await story.workplace("Bageriet", staff: 12), try await story.workplace("Kajen", staff: 12)
      )
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let running = try await story.placement(try await story.run(selam, at: first))
      let placements = story.placements
      let next = try await story.act { tx in
        let start = try #require(running.lastDay).adding(days: 3)
        let terms = Placement.Terms(
          measure: running.terms.measure, basis: running.terms.basis, group: nil, purpose: "train", tasks: "Bread",
          period: try #require(Period(from: start, until: start.adding(weeks: 10))), lastEmployer: .no)
        return try placements.draft(terms, for: selam, at: second, startingWith: Hours(6), tx)
      }
      func since() async throws -> (shown: CivilDate?, decided: CivilDate?) {
        try await story.act { tx in
          (
            try placements.disclose(next, tx).act(\.facts.since),
            try placements.find(next, tx).act {
              try placements.consult($0, tx).value.facts.since
            }
          )
        }
      }
      #expect(try await since() == (nil, nil), "two firms")
      try await story.damage(
        "UPDATE organisation SET register_number = '10000017', register_key = '10000017' WHERE name LIKE '% A/S'")
      let start = running.terms.period.from
      #expect(try await since() == (start, start), "one number, one firm: the time counts on")
      try await story.damage("UPDATE organisation SET country = 'SE' WHERE name LIKE 'Kajen%'")
      #expect(try await since() == (nil, nil), "another country's number is another firm's")
    }
  }

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
        #"{"name": "Somebody Else", "phone": "20304050"}"#,
        #"{"name": "Somebody Else", "phone": "\u202a0045 ٢٠٣٠ 40-50\u202c"}"#,
      ] {
        let second = try await enter(same, mette)
        #expect(second.status == 422, "\(same)")
        #expect(try second.json["errors"]?.items.first?["record"]?.string == path)
      }
      for other in [
        #"{"name": "Fatima Eksempel", "birthDate": "1991-01-01"}"#, #"{"name": "Fatima Eksempel"}"#,
        #"{"name": "Amina Prøve", "birthDate": "1990-01-01"}"#, #"{"name": "Amina Prøve", "phone": "20304051"}"#,
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
