import Access
import FoundationEssentials
import Ledger
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

/// Two people of whom much is owed, and one job centre beside the municipality. Sunday 22 November 2026.
private struct Cast {
  let story: StoryHouse
  let selam: Participation
  let omar: Participation
  let mette: Visitor
  let kirsten: Visitor

  static func with(_ engine: TestEngine, _ body: (Cast) async throws -> Void) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      let kirsten = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let cast = Cast(
        story: story, selam: selam, omar: omar, mette: try await story.visitor(story.mette),
        kirsten: try await story.visitor(kirsten))
      try await body(cast)
      #expect(story.unforeseen.all == [])
    }
  }

  func post(_ address: some APIAddress, _ json: String, by visitor: Visitor? = nil) async throws -> Response {
    try await (visitor ?? mette).api(.post, address, json)
  }

  func made(_ address: some APIAddress, _ json: String, by visitor: Visitor? = nil) async throws {
    let answer = try await post(address, json, by: visitor)
    #expect(answer.status == 201, "\(answer.text)")
  }

  func step(_ way: Participation, _ json: String) async throws -> Response {
    let address = ProgrammesResource.participation(way.id)
    return try await mette.api(
      .patch, address, json, seen: try await mette.api(.get, address).json["version"]?.integer)
  }

  func leave(_ way: Participation, on day: String, _ reason: String) async throws -> Response {
    let goes = reason == "deceased" ? "" : #", "destination": "unknown""#
    return try await step(way, #"{"step": "exit", "on": "\#(day)", "reason": "\#(reason)"\#(goes)}"#)
  }

  func stay(_ way: Participation) async throws {
    let answer = try await step(way, #"{"step": "stay"}"#)
    #expect(answer.status == 200, "\(answer.text)")
  }

  /// What is owed today about somebody, whoever owes it: in both organisations' weeks.
  func owed(_ name: String) async throws -> Set<String> {
    var all: Set<String> = []
    for visitor in [mette, kirsten] {
      for team in [false, true] {
        all.formUnion(
          try await visitor.week(team: team).filter { $0.name.contains(name) && !$0.isDone }.map(\.reason))
      }
    }
    return all
  }

  func expectMuchIsOwed() async throws {
    for person in [selam.person, omar.person] {
      try await made(
        PeopleResource.contacts(person), #"{"with": "person", "means": "call", "outcome": "not-reached"}"#)
      try await made(
        PeopleResource.obstacles(person), #"{"kind": "childcare", "since": "2026-11-16", "due": "2026-11-23"}"#)
      try await made(
        PeopleResource.appointments(person),
        #"{"on": "2026-11-24", "from": "10:00", "worker": "\#(story.mette.text)", "interpreterLanguage": "ti"}"#)
      try await made(
        PeopleResource.workPermissions(person),
        #"{"permission": "per-job", "from": "2026-06-01", "until": "2026-12-01", "residence": "tolerated"}"#,
        by: kirsten)
    }
    let owed = try await owed("Selam")
    for reason in ["try again", "childcare", "Appointment at 10:00", "interpreter", "permission to work"] {
      #expect(owed.contains { $0.contains(reason) }, "\(reason): \(owed)")
    }
  }
}

@Suite("Who died, left or moved is left in peace") struct PartingTests {
  @Test(
    "nothing is owed about her from the day after, of nobody, until the exit is taken back",
    arguments: TestEngine.allCases)
  func owed(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      try await cast.expectMuchIsOwed()
      let (selam, omar) = (try await cast.owed("Selam"), try await cast.owed("Omar"))
      for reason in ["deceased", "moved", "left-early"] {
        #expect(try await cast.leave(cast.selam, on: "2026-11-21", reason).status == 200)
        #expect(try await cast.owed("Selam") == [], "\(reason)")
        #expect(try await cast.owed("Omar") == omar)
        try await cast.stay(cast.selam)
        #expect(try await cast.owed("Selam") == selam, "\(reason)")
      }
      // What is to come changes nothing until it has.
      #expect(try await cast.leave(cast.selam, on: "2026-11-23", "moved").status == 200)
      #expect(try await cast.owed("Selam").contains { $0.contains("try again") })
      cast.story.test.clock.advance(days: 1)
      #expect(try await cast.owed("Selam").contains { $0.contains("try again") }, "the last day is whole")
      cast.story.test.clock.advance(days: 1)
      #expect(try await cast.owed("Selam") == [])
      #expect(try await cast.owed("Omar").contains { $0.contains("try again") })
    }
  }

  @Test(
    "who died in one programme is asked for nothing in another, but that her last day be noted",
    arguments: TestEngine.allCases)
  func elsewhere(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      let mine = cast.story.mette
      let other = try await cast.story.test.settingUp { tx in
        try Participations.found("Another programme", model: "business-training", version: 2, tx)
      }
      try await cast.story.test.settingUp { try $0.joinTeam(mine, of: other) }
      let person = cast.selam.person
      let second = try await cast.story.act { tx in
        let id = try Participations.refer(
          person, to: other,
          Participation.Referral(on: tx.today.adding(days: -9), by: nil, reason: "not-directly-to-work", note: nil), tx)
        try Participations.find(id, tx).act {
          try Participations.accept(
            $0, on: tx.today.adding(days: -5), basis: "lab", entering: ["placement"], seen: $0.version, tx)
        }
        return try Participations.find(id, tx).act { $0 }
      }
      try await cast.expectMuchIsOwed()
      #expect(try await cast.leave(cast.selam, on: "2026-11-21", "moved").status == 200)
      #expect(try await cast.owed("Selam").contains { $0.contains("try again") }, "she goes on in the other one")
      try await cast.stay(cast.selam)
      #expect(try await cast.leave(cast.selam, on: "2026-11-21", "deceased").status == 200)
      #expect(
        try await cast.owed("Selam") == ["Note the last day in Another programme: this person has died"])
      #expect(try await cast.leave(second, on: "2026-11-21", "deceased").status == 200)
      #expect(try await cast.owed("Selam") == [])
    }
  }

  @Test(
    "messages stop at once with a death or a move; the page says that she died, and nothing is begun for her",
    arguments: TestEngine.allCases)
  func messages(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      let person = cast.selam.person
      for (id, phone) in [(person, "20304051"), (cast.omar.person, "20304052")] {
        let reach = #"{"phone": "\#(phone)", "messages": "yes", "texts": "yes", "email": "s@nyvej.example"}"#
        let version = try await cast.mette.api(.get, PeopleResource.person(id)).json["version"]?.integer
        #expect(try await cast.mette.api(.patch, PeopleResource.person(id), reach, seen: version).status == 200)
      }
      func pages(_ id: PersonID) async throws -> [Page] {
        [
          try await cast.mette.page(PeopleAddress.person(id)),
          try await cast.mette.page(PeopleAddress.newContact(id)),
        ]
      }
      let ahead = try await cast.leave(cast.selam, on: "2026-11-23", "deceased")
      #expect(try ahead.status == 422 && ahead.problemFields == ["on"], "\(ahead.text)")
      for reason in ["moved", "deceased"] {
        #expect(try await cast.leave(cast.selam, on: "2026-11-22", reason).status == 200)
        for page in try await pages(person) {
          #expect(page.words.contains("No messages") && !page.words.contains("Messages are safe"), "\(page.words)")
          #expect(!page.html.contains("sms:") && !page.html.contains("mailto:") && page.html.contains("tel:"))
          #expect(page.words.contains("Died on Sun 22 Nov") == (reason == "deceased"), "\(page.words)")
        }
        for page in try await pages(cast.omar.person) {
          #expect(!page.words.contains("No messages") && page.words.contains("Messages are safe"), "\(page.words)")
        }
        if reason == "moved" { try await cast.stay(cast.selam) }
      }
      let page = try await cast.mette.page(PeopleAddress.person(person))
      #expect(page.part("<title", "title").words.contains("died on Sun 22 Nov"), "\(page.html.prefix(600))")
      #expect(page.words.components(separatedBy: "Died on").count == 2, "once")
      #expect(try await !cast.mette.page(PeopleAddress.person(cast.omar.person)).words.contains("Died"))

      func refused(_ address: some APIAddress, _ json: String) async throws {
        let answer = try await cast.post(address, json)
        #expect(answer.status == 422 && answer.text.contains("This person died on Sun 22 Nov"), "\(answer.text)")
      }
      try await refused(
        PeopleResource.obstacles(person), #"{"kind": "childcare", "since": "2026-11-16", "due": "2026-11-23"}"#)
      try await refused(
        PeopleResource.appointments(person),
        #"{"on": "2026-11-24", "from": "10:00", "worker": "\#(cast.story.mette.text)"}"#)
      try await refused(
        PeopleResource.guardians(person), #"{"name": "Hanna Opdigtet", "kind": "parent", "from": "2026-11-01"}"#)
      try await refused(
        LedgerResource.allPlannedHours(person), #"{"category": "language", "hours": 12.5, "from": "2026-W48"}"#)
      try await refused(
        ProgrammesResource.participations(person),
        #"{"programme": "\#(cast.story.programme)", "referredOn": "2026-11-22", "eligibility": "not-directly-to-work"}"#
      )
      // To whoever does not reach her it is as if she were not there.
      let stranger = try await cast.story.visitor(
        try await cast.story.test.account("ella", [.jobConsultant], in: cast.story.municipality))
      let hidden = try await cast.post(
        PeopleResource.obstacles(person), #"{"kind": "childcare", "since": "2026-11-16", "due": "2026-11-23"}"#,
        by: stranger)
      #expect(hidden.status == 404 && !hidden.text.contains("died"), "\(hidden.text)")
      try await cast.stay(cast.selam)
      try await cast.made(
        PeopleResource.obstacles(person), #"{"kind": "childcare", "since": "2026-11-16", "due": "2026-11-23"}"#)
    }
  }

  @Test(
    "a death ends what runs, on its day and in one act, and taking it back brings it back",
    arguments: TestEngine.allCases)
  func placements(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      let story = cast.story
      let bakery = try await story.workplace("Prøvebageriet", staff: 60)
      let (runs, others) = (
        try await story.run(cast.selam, at: bakery), try await story.run(cast.omar, at: bakery)
      )
      let draft = try await story.draft(cast.selam, at: bakery, weeks: 2, from: CivilDate(iso: "2027-03-01"))
      story.test.clock.advance(days: 9)
      let mette = try await story.visitor(story.mette)
      let way = ProgrammesResource.participation(cast.selam.id)
      func step(_ json: String) async throws -> Response {
        try await mette.api(.patch, way, json, seen: try await mette.api(.get, way).json["version"]?.integer)
      }
      let page = try await mette.page(ProgrammesAddress.participation(cast.selam.id))
      #expect(page.words.contains("Where this person has died, they end with the exit"), "\(page.words)")
      let moved = try await step(
        #"{"step": "exit", "on": "2026-12-01", "reason": "moved", "destination": "unknown"}"#)
      #expect(moved.status == 422, "who moves ends the placement first, and says what comes next")
      let died = try await step(#"{"step": "exit", "on": "2026-12-01", "reason": "deceased"}"#)
      #expect(died.status == 200, "\(died.text)")
      let ending = try #require(try await story.placement(runs).ending)
      #expect(ending.reason == .deceased && ending.on.iso == "2026-12-01" && ending.nextStep.isEmpty)
      #expect(try await story.placement(draft).ending?.reason == .neverBegan)
      #expect(try await story.placement(others).ending == nil)
      let ended = try await mette.page(PlacementsAddress.placement(runs))
      #expect(ended.words.contains("Deceased") && !ended.words.contains("What comes next"), "\(ended.words)")
      #expect(try await step(#"{"step": "stay"}"#).status == 200)
      for id in [runs, draft] { #expect(try await story.placement(id).ending == nil) }
      // The placement’s own form has the reason, and asks nothing else.
      let alone = try await mette.api(
        .post, PlacementsResource.ending(runs), #"{"on": "2026-12-01", "reason": "deceased"}"#,
        seen: Int(try await story.placement(runs).version.number))
      #expect(alone.status == 200, "\(alone.text)")
      let both = try await mette.api(
        .post, PlacementsResource.ending(others),
        #"{"on": "2026-12-01", "reason": "deceased", "by": "firm", "nextStep": "Work"}"#,
        seen: Int(try await story.placement(others).version.number))
      #expect(try both.status == 422 && Set(both.problemFields) == ["by", "nextStep"], "\(both.text)")
      let less = try await mette.api(
        .post, PlacementsResource.ending(others), #"{"on": "2026-12-01", "reason": "mismatch"}"#,
        seen: Int(try await story.placement(others).version.number))
      #expect(try less.status == 422 && Set(less.problemFields) == ["by", "nextStep"], "\(less.text)")
    }
  }

  @Test(
    "nobody who has left or died holds a programme up, and hours that were planned end with taking part",
    arguments: TestEngine.allCases)
  func counted(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      for way in [cast.selam, cast.omar] {
        try await cast.made(
          PeopleResource.obstacles(way.person), #"{"kind": "childcare", "since": "2026-11-10", "due": "2026-11-23"}"#)
        try await cast.made(
          LedgerResource.allPlannedHours(way.person), #"{"category": "language", "hours": 12.5, "from": "2026-W47"}"#)
      }
      func standing() async throws -> Int? {
        try await cast.mette.api(.get, ProgrammesResource.obstacles(cast.story.programme)).json["items"]?.items.first?[
          "standing"]?.integer
      }
      func planned(_ person: PersonID) async throws -> [Bool] {
        let answer = try await cast.mette.api(.get, LedgerResource.weeks(person), query: "?year=2026")
        let weeks = try answer.json["weeks"]?.items ?? []
        return ["2026-W47", "2026-W48", "2026-W53"].map { week in
          weeks.first { $0["week"]?.string == week }?["planned"]?["language"] != nil
        }
      }
      #expect(try await standing() == 2)
      for reason in ["deceased", "moved"] {
        #expect(try await cast.leave(cast.selam, on: "2026-11-21", reason).status == 200)
        #expect(try await standing() == 1, "\(reason)")
        #expect(try await planned(cast.selam.person) == [true, false, false])
        #expect(try await planned(cast.omar.person) == [true, true, true])
        if reason == "moved" {
          let later = try await cast.post(
            LedgerResource.allPlannedHours(cast.selam.person),
            #"{"category": "language", "hours": 2, "from": "2026-W50"}"#)
          #expect(try later.status == 422 && later.problemFields == ["from"], "\(later.text)")
        }
        try await cast.stay(cast.selam)
        #expect(try await standing() == 2)
        #expect(try await planned(cast.selam.person) == [true, true, true])
      }
    }
  }

  @Test("an obstacle that is out of the way says how long that took", arguments: TestEngine.allCases)
  func taken(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      for way in [cast.selam, cast.omar] {
        try await cast.made(
          PeopleResource.obstacles(way.person), #"{"kind": "childcare", "since": "2026-11-10", "due": "2026-11-23"}"#)
      }
      let list = try await cast.mette.api(.get, PeopleResource.obstacles(cast.selam.person)).json["items"]?.items ?? []
      let id = try #require(ObstacleID(list.first?["id"]?.string ?? ""))
      #expect(list.first?["daysTaken"]?.isNull == true)
      let solved = try await cast.mette.api(
        .patch, PeopleResource.obstacle(id), #"{"solvedOn": "2026-11-22"}"#, seen: 1)
      #expect(try solved.json["daysTaken"]?.integer == 12, "\(solved.text)")
      for address in [PeopleAddress.person(cast.selam.person), .obstacle(id), .timeline(cast.selam.person)] {
        #expect(try await cast.mette.page(address).words.contains("took 12 days"), "\(address)")
      }
      #expect(try await !cast.mette.page(PeopleAddress.person(cast.omar.person)).words.contains("took"))
    }
  }
}
