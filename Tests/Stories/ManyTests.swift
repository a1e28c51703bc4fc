import Access
import Employers
import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

/// Where there is more than anybody expected, nothing is forgotten in silence.
@Suite("However many there are") struct ManyTests {
  @Test(
    "the organisation that refers is found by its name, on the page and by a program", arguments: TestEngine.allCases)
  func referrers(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (last, firm) = try await story.act { tx in
        for number in 1...110 {
          _ = try Employers.enter(
            Organisation.Details(name: "Aa Prøve Kommune \(number)", kind: .municipality, country: "DK"), tx)
        }
        return (
          try Employers.enter(Organisation.Details(name: "Ø Prøve Kontor", kind: .jobCentre, country: "DK"), tx),
          try Employers.enter(Organisation.Details(name: "Ø Prøve Kontor A/S", kind: .company, country: "DK"), tx)
        )
      }
      let person = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      let mette = try await story.visitor(story.mette)
      let address = ProgrammesAddress.newReferral(person)

      let page = try await mette.page(address)
      #expect(page.words.contains("Only the first 50 are offered below."))
      #expect(!(try page.form(to: address).choices(of: "referrer").contains(last.text)))
      #expect(try await mette.page(address, query: "?q=xyzxyz").words.contains("found for “xyzxyz”"))
      let found = try await mette.page(address, query: "?q=kontor")
      var form = try found.form(to: address)
      #expect(form.choices(of: "referrer") == ["", last.text].sorted(), "no firm")
      // What was chosen stays when something else is wrong.
      try form.fill(["referrer": last.text, "referredOn": "2199-01-01", "eligibility": "not-directly-to-work"])
      let refused = try await mette.send(form)
      #expect(refused.status == 422)
      var again = try Page(refused.text).form(to: address)
      #expect(again.fields.contains { $0 == ("referrer", last.text) })
      try again.fill(["referredOn": story.today.iso])
      #expect(try await mette.submit(again).words.contains("Business Training"))

      let other = try await story.act { try People.enter(Person.Details(name: "Oksana Prøve"), $0) }
      func refer(_ organisation: OrganisationID) async throws -> Response {
        try await mette.api(
          .post, ProgrammesResource.participations(other),
          """
          {"programme": "\(story.programme.text)", "referrer": "\(organisation.text)",
           "referredOn": "\(story.today.iso)", "eligibility": "not-directly-to-work"}
          """)
      }
      let company = try await refer(firm)
      #expect(company.status == 422)
      #expect(try company.problemFields == ["referrer"])
      #expect(try await refer(last).status == 201)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the workplace that was chosen stays chosen when something else is wrong", arguments: TestEngine.allCases)
  func chosenWorkplace(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let last = try await story.workplace("Ørstuen", staff: 12)
      for number in 1...50 { _ = try await story.workplace("Butik \(number)", staff: 3) }
      let mette = try await story.visitor(story.mette)
      let address = PlacementsAddress.newPlacement(selam.person)
      #expect(!(try await mette.page(address).form(to: address).choices(of: "workplace").contains(last.text)))
      var form = try await mette.page(address, query: "?q=ørstuen").form(to: address)
      try form.fill(["workplace": last.text])
      let refused = try await mette.send(form)
      #expect(refused.status == 422)
      #expect(try Page(refused.text).form(to: address).fields.contains { $0 == ("workplace", last.text) })
    }
  }

  @Test("an obstacle too many is refused, and none that stands is left out", arguments: TestEngine.allCases)
  func obstacles(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      try await story.act { tx in
        for _ in 1...99 {
          let due = tx.today.adding(days: 1)
          _ = try Obstacles.note(
            Obstacle.Details(kind: .letter, words: nil, since: tx.today, owner: nil, due: due), of: selam.person, tx)
        }
      }
      let mette = try await story.visitor(story.mette)
      func note() async throws -> Response {
        try await mette.api(
          .post, PeopleResource.obstacles(selam.person),
          #"{"kind": "money", "since": "\#(story.today.iso)", "due": "\#(story.today.adding(days: 7).iso)"}"#)
      }
      let hundredth = try await note()
      #expect(hundredth.status == 201)
      let refused = try await note()
      #expect(refused.status == 422 && refused.text.contains("100 obstacles are open"))
      #expect(try refused.problemFields == ["kind"])

      // What is out of the way makes room, and does not come back when there is none.
      let last = try #require(ObstacleID(try hundredth.json["id"]?.string ?? ""))
      let solved = try await mette.api(
        .patch, PeopleResource.obstacle(last), #"{"solvedOn": "\#(story.today.iso)"}"#, seen: 1)
      #expect(solved.status == 200)
      #expect(try await note().status == 201)
      let back = try await mette.api(.patch, PeopleResource.obstacle(last), #"{"solvedOn": null}"#, seen: 2)
      #expect(back.status == 422)
      #expect(try back.problemFields == ["solvedOn"])

      let listed = try await mette.api(.get, PeopleResource.obstacles(selam.person)).json["items"]?.items ?? []
      #expect(listed.count == 101)
      let owed = try await story.owed(selam.person).filter { $0.obligation.pile == .obstacles }
      #expect(owed.count == 100)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an old limit still stops a step when a hundred newer ones are agreed", arguments: TestEngine.allCases)
  func considerations(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      try await story.act { tx in
        func agree(_ effect: Consideration.Effect, daysAgo: Int) throws {
          let from = tx.today.adding(days: -daysAgo)
          _ = try Considerations.agree(
            Consideration.Terms(
              wording: Consideration.Wording("Agreed", .english), ownWording: nil, effect: effect, from: from,
              until: nil,
              review: tx.today.adding(days: 60)), with: selam.person, on: from, tx)
        }
        try agree(.hours(cap: Hours(4)), daysAgo: 9)
        for _ in 1...101 { try agree(.task, daysAgo: 1) }
      }
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let mette = try await story.visitor(story.mette)
      let answer = try await mette.api(
        .post, PlacementsResource.personPlacements(selam.person),
        """
        {"participation": "\(selam.id.text)", "workplace": "\(bakery.text)", "measure": "virksomhedspraktik",
         "basis": "integration-act", "purpose": "train", "tasks": "Wash trays",
         "from": "\(ISOWeek(containing: story.today).adding(weeks: 1).monday.iso)", "hours": "9"}
        """)
      #expect(answer.status == 422, "\(answer.text)")
      #expect(try answer.problemFields == ["hours"])
    }
  }

  @Test("whoever was often declined still takes part where she was accepted", arguments: TestEngine.allCases)
  func participations(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let other = try await story.test.settingUp {
        try Participations.found("Second", model: "business-training", version: 1, $0)
      }
      let mette = story.mette
      try await story.test.settingUp { try $0.joinTeam(mette, of: other) }
      try await story.act { tx in
        for _ in 1...51 {
          let id = try Participations.refer(
            selam.person, to: other,
            Participation.Referral(on: tx.today, by: nil, reason: "not-directly-to-work", note: nil), tx)
          try Participations.find(id, tx).act {
            try Participations.decline($0, on: tx.today, reason: "no-place", seen: $0.version, tx)
          }
        }
      }
      let visitor = try await story.visitor(mette)
      let page = try await visitor.page(PlacementsAddress.newPlacement(selam.person))
      _ = try page.form(to: PlacementsAddress.newPlacement(selam.person))
    }
  }

  @Test("a firm's two hundred and first workplace is listed with it", arguments: TestEngine.allCases)
  func workplaces(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let firm = try await story.act { tx in
        let firm = try Employers.enter(
          Organisation.Details(name: "Prøvekæden A/S", kind: .company, country: "DK"), tx)
        for number in 1...201 {
          _ = try Employers.enter(Workplace.Details(name: "Butik \(number)"), of: firm, tx)
        }
        return firm
      }
      let mette = try await story.visitor(story.mette)
      var (all, query): ([String], String?) = ([], "")
      while let asked = query {
        let answer = try await mette.api(.get, EmployersResource.workplaces(firm), query: asked).json
        all += answer["items"]?.items.compactMap { $0["name"]?.string } ?? []
        query = answer["next"]?.string.map { "?cursor=" + $0 }
      }
      #expect(all.count == 201 && Set(all).count == 201)
    }
  }
}
