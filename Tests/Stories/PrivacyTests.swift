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

@testable import Nyvej

@Suite("Nobody sees more than they need") struct PrivacyTests {
  /// Ids of one person's story, and as many that nobody has.
  private struct Ids {
    var person: PersonID
    var consideration: ConsiderationID
    var participation: ParticipationID
    var placement: PlacementID
    var step: LadderStepID
    var followUp: FollowUpID

    var texts: [String] {
      [person.text, consideration.text, participation.text, placement.text, step.text, followUp.text]
    }

    static let ofNobody = Ids(
      person: ID(high: 1, low: 1), consideration: ID(high: 1, low: 2), participation: ID(high: 1, low: 3),
      placement: ID(high: 1, low: 4), step: ID(high: 1, low: 5), followUp: ID(high: 1, low: 6))

    var addresses: [Route] {
      [
        .person(person), .editPerson(person), .newConsideration(person), .consideration(consideration),
        .newReferral(person), .participation(participation), .newPlacement(person), .placement(placement),
        .editPlacement(placement), .ladder(placement), .ladderStep(step), .signing(placement), .ending(placement),
        .followUp(followUp), .api(.person(person)), .api(.considerations(person)), .api(.consideration(consideration)),
        .api(.participations(person)), .api(.participation(participation)), .api(.personPlacements(person)),
        .api(.placement(placement)), .api(.checks(placement)), .api(.signatures(placement)), .api(.ladder(placement)),
        .api(.ladderStep(step)), .api(.followUps(placement)), .api(.followUp(followUp)),
      ]
    }

    /// Whatever can be sent to an address of the story, well formed.
    func writes(_ story: StoryHouse, _ workplace: WorkplaceID) -> [(method: Request.Method, route: Route, json: String)]
    {
      let ending = #"{"on": "2026-11-22", "reason": "hired", "by": "firm", "nextStep": "Work"}"#
      let climb = #"{"move": "up", "week": "2026-W50", "hours": 9, "reason": "More"}"#
      let draft = #"""
        {"participation": "\#(participation)", "workplace": "\#(workplace)", "measure": "virksomhedspraktik",
         "basis": "lab", "tasks": "Wash", "from": "2026-11-23", "hours": 6}
        """#
      let limit = #"""
        {"effect": "hours", "hoursCap": 9, "wording": "At most 9", "wordingLanguage": "en", "from": "2026-11-22",
         "review": "2027-02-15", "agreedOn": "2026-11-22"}
        """#
      let referral =
        #"{"programme": "\#(story.programme)", "referredOn": "2026-11-22", "eligibility": "not-directly-to-work"}"#
      return [
        (.patch, .api(.person(person)), #"{"name": "Changed"}"#), (.post, .api(.considerations(person)), limit),
        (.patch, .api(.consideration(consideration)), #"{"lastDay": "2026-11-22"}"#),
        (.post, .api(.participations(person)), referral),
        (
          .patch, .api(.participation(participation)),
          #"{"step": "begin-phase", "on": "2026-11-22", "phase": "after-care"}"#
        ),
        (.post, .api(.personPlacements(person)), draft),
        (.patch, .api(.placement(placement)), #"{"until": "2027-02-01"}"#),
        (.patch, .api(.signatures(placement)), #"{"caseNumber": "1"}"#), (.post, .api(.start(placement)), "{}"),
        (.post, .api(.ending(placement)), ending), (.post, .api(.ladder(placement)), climb),
        (.patch, .api(.ladderStep(step)), #"{"outcome": "withdrawn"}"#),
        (.patch, .api(.followUp(followUp)), #"{"step": "held", "on": "2026-11-22", "light": "ok"}"#),
      ]
    }
  }

  /// Somebody with a limit, a way through the programme and a placement that runs.
  private func told(_ story: StoryHouse, at workplace: WorkplaceID) async throws -> Ids {
    let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
    let consideration = try await story.act { tx in
      try Considerations.agree(
        Consideration.Terms(
          wording: Consideration.Wording("At most 9 hours a week", .english), ownWording: nil,
          effect: .hours(cap: Hours(9)), from: tx.today, until: nil, review: tx.today), with: selam.person,
        on: tx.today, tx)
    }
    let placement = try await story.run(selam, at: workplace)
    return Ids(
      person: selam.person, consideration: consideration, participation: selam.id, placement: placement,
      step: try await story.steps(placement)[0].id, followUp: try await story.followUps(placement)[0].id)
  }

  /// An answer without what the visitor said herself: the ids that she asked for, and the version.
  private func plain(_ answer: Response, _ ids: Ids) -> String {
    var text = answer.text
    for id in ids.texts { text = text.replacing(id, with: "ID") }
    return "\(answer.status) \(answer.header("Content-Type") ?? "") \(answer.header("ETag") ?? "") \(text)"
  }

  private func expectNothing(
    _ visitor: Visitor, _ name: String, _ ids: Ids, _ story: StoryHouse, _ workplace: WorkplaceID,
    but open: Set<Route> = [], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    for (real, none) in zip(ids.addresses, Ids.ofNobody.addresses) where !open.contains(real) {
      let (answer, nothing) = (try await visitor.get(real), try await visitor.get(none))
      #expect(answer.status == 404, "\(name) \(real.path)", sourceLocation: sourceLocation)
      #expect(
        plain(answer, ids) == plain(nothing, .ofNobody), "\(name) \(real.path)", sourceLocation: sourceLocation)
    }
    for (real, none) in zip(ids.writes(story, workplace), Ids.ofNobody.writes(story, workplace)) {
      func ask(_ write: (method: Request.Method, route: Route, json: String)) async throws -> Response {
        try await visitor.ask(
          write.method, write.route.path, headers: ["content-type": "application/json", "if-match": "\"1\""],
          body: Array(write.json.utf8))
      }
      let (answer, nothing) = (try await ask(real), try await ask(none))
      #expect(
        answer.status == 404, "\(name) \(real.method) \(real.route.path): \(answer.text)",
        sourceLocation: sourceLocation)
      #expect(plain(answer, ids) == plain(nothing, .ofNobody), sourceLocation: sourceLocation)
    }
    for route in [Route.people, .placements, .search, .api(.people), .api(.placements), .week, .api(.week)] {
      let answer = try await visitor.get(route, query: route == .week || route == .placements ? "" : "?q=Selam")
      // What was asked for may be said again; who was found may not.
      #expect(
        !answer.text.contains("Eksempelsen") && !answer.text.contains(ids.person.text), "\(name) \(route.path)",
        sourceLocation: sourceLocation)
    }
  }

  @Test("without a relation every address is as if nobody were there", arguments: TestEngine.allCases)
  func strangers(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let ids = try await told(story, at: bakery)
      let before = try await story.everythingStored()
      for (name, role) in [
        ("jonas", Role.jobConsultant), ("kirsten", .caseManager), ("omar", .coordinator), ("poul", .mentor),
        ("ane", .counsellor), ("agnes", .administrator), ("eva", .evaluator), ("bodil", .workplaceContact),
        ("carl", .controller), ("dorte", .trainer), ("per", .participant), ("lars", .learner),
        ("dan", .dataProtectionOfficer), ("pia", .partnershipManager),
      ] {
        let account = try await story.test.account(name, [role], in: story.municipality)
        try await expectNothing(try await story.visitor(account), name, ids, story, bakery)
      }
      let after = try await story.everythingStored()
      for table in before.keys where !["account", "role_assignment"].contains(table) {
        #expect(before[table] == after[table], "\(table)")
      }
      let nobody = Visitor(door: story.door, headers: [:])
      for route in ids.addresses {
        let answer = try await nobody.get(route)
        #expect(answer.status == (route.path.hasPrefix("/api") ? 401 : 303), "\(route.path)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "mentor, contact and evaluator see what was shared for them, and no page beside it", arguments: TestEngine.allCases)
  func outsiders(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let ids = try await told(story, at: bakery)
      let (poul, bodil, eva) = (
        try await story.test.account("poul", [.mentor]), try await story.test.account("bodil", [.workplaceContact]),
        try await story.test.account("eva", [.evaluator])
      )
      try await story.test.settingUp { try $0.joinTeam(eva, of: story.programme) }
      try await story.act { tx in
        try tx.relate(poul, .mentor, to: ids.person, from: tx.today)
        try tx.relate(bodil, .contact, to: ids.person, placement: ids.placement, from: tx.today)
      }
      let shared: Set<Route> = [.api(.considerations(ids.person)), .api(.consideration(ids.consideration))]
      // The mentor reads the ladder too.
      let rung: Set<Route> = [.ladderStep(ids.step), .api(.ladderStep(ids.step))]
      for (name, account, open) in [("poul", poul, shared.union(rung)), ("bodil", bodil, shared)] {
        let visitor = try await story.visitor(account)
        try await expectNothing(visitor, name, ids, story, bakery, but: open)
        #expect(try await visitor.api(.get, .consideration(ids.consideration)).text.contains("At most 9 hours a week"))
      }
      try await expectNothing(try await story.visitor(eva), "eva", ids, story, bakery)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the person's counsellor sees where she is and her ladder, and changes neither", arguments: TestEngine.allCases)
  func counsellor(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let ids = try await told(story, at: bakery)
      let ane = try await story.test.account("ane", [.counsellor], in: story.municipality)
      try await story.act { try $0.relate(ane, .counsellor, to: ids.person, from: $0.today) }
      let visitor = try await story.visitor(ane)
      let page = try await visitor.get(.person(ids.person))
      #expect(page.status == 200)
      #expect(page.text.contains("At most 9 hours a week") && page.text.contains("Bageriet"))
      #expect(try await visitor.page(.placement(ids.placement)).words.contains("Hours ladder"))
      let ladder = try await visitor.get(.ladder(ids.placement))
      #expect(ladder.status == 200 && !ladder.text.contains("name=\"hours\""))
      let climb = #"{"move": "up", "week": "2026-W50", "hours": 8, "reason": "She can"}"#
      let climbed = try await visitor.api(.post, .ladder(ids.placement), climb)
      #expect(climbed.status == 404, "\(climbed.text)")
      #expect(try await visitor.get(.editPlacement(ids.placement)).status == 404)
      let later = #"{"until": "2027-06-01"}"#
      #expect(try await visitor.api(.patch, .placement(ids.placement), later, seen: 1).status == 404)
      #expect(try await visitor.get(.employers).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("when a relation ends, the next request finds nothing", arguments: TestEngine.allCases)
  func relationEnds(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let person = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      let ane = try await story.test.account("ane", [.counsellor], in: story.municipality)
      try await story.act { try $0.relate(ane, .counsellor, to: person, from: $0.today) }
      let (counsellor, mette) = (try await story.visitor(ane), try await story.browser("mette"))
      #expect(try await counsellor.get(.person(person)).status == 200)
      try await story.act { try $0.unrelate(ane, .counsellor, from: person, until: $0.today) }
      #expect(try await counsellor.get(.person(person)).status == 404)
      #expect(try await mette.get(.person(person)).status == 200)
      try await story.act { try $0.unrelate(story.mette, .responsible, from: person, until: $0.today) }
      #expect(try await mette.get(.person(person)).status == 404)
      #expect(!(try await mette.page(.people).words.contains("Eksempelsen")))
      _ = bakery
    }
  }

  @Test("a case manager sees whom her own job centre referred, and nobody else", arguments: TestEngine.allCases)
  func jobCentres(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let ids = try await told(story, at: bakery)
      let other = try await story.test.settingUp { tx in
        try Employers.enterFirst(
          Organisation.Details(name: "Jobcenter Nabokøbing", kind: .jobCentre, country: "DK"), tx)
      }
      let own = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      let neighbour = try await story.test.account("karin", [.caseManager], in: other)
      for route in [
        Route.person(ids.person), .participation(ids.participation), .placement(ids.placement),
        .ladder(ids.placement), .followUp(ids.followUp),
      ] {
        #expect(try await own.get(route).status == 200, "\(route.path)")
      }
      #expect(try await own.page(.people).words.contains("Selam"))
      #expect(try await own.page(.week, query: "?whose=team").words.contains("Selam"), "the review of her limit")
      try await expectNothing(try await story.visitor(neighbour), "karin", ids, story, bakery)
      // What is the job consultant's to decide is not there for her, not even its form.
      for route in [
        Route.newPlacement(ids.person), .editPlacement(ids.placement), .signing(ids.placement),
        .ending(ids.placement), .newConsideration(ids.person), .consideration(ids.consideration),
      ] {
        #expect(try await own.get(route).status == 404, "\(route.path)")
      }
      let climb = #"{"move": "up", "week": "2026-W50", "hours": 9, "reason": "More"}"#
      #expect(try await own.api(.post, .ladder(ids.placement), climb).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }
}
