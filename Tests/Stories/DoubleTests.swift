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
      let third = try await story.draft(
        try await story.participant("Layla Opdigtsen", "lab"), at: places[2], ready: true)
      let api = try await story.visitor(story.mette)
      for next in [second, third] {
        let refused = try await api.askToStart(next)
        #expect(refused.status == 422 && refused.text.contains("The only place is taken"), "\(refused.text)")
        #expect(try await story.placement(next).stage != .started)
      }
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
}
