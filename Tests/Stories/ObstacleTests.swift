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

@Suite("What stands in somebody's way") struct ObstacleTests {
  @Test(
    "is noted, lies on This week with whoever sees to it, and leaves it when it is solved",
    arguments: TestEngine.allCases)
  func way(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      var form = try await mette.page(PeopleAddress.newObstacle(selam.person))
        .form(to: PeopleAddress.newObstacle(selam.person))
      try form.fill(["kind": "letter", "words": "A letter from the housing office", "due": "2026-11-24"])
      let page = try await mette.submit(form)
      #expect(
        page.flash.words.contains("Selam Eksempelsen: noted as an obstacle")
          && page.words.contains("A letter from the housing office"))

      let row = try #require(try await mette.week().first { $0.pile == "obstacles" })
      #expect(row.name == "Selam Eksempelsen" && row.due == "2026-11-24" && row.owner != nil)
      #expect(row.reason == "Clear the way: a letter that is hard to understand")

      let items = try await mette.api(.get, PeopleResource.obstacles(selam.person)).json["items"]?.items ?? []
      let letter = try #require(ObstacleID(items.first?["id"]?.string ?? ""))
      var solving = try await mette.page(PeopleAddress.obstacle(letter)).form(to: PeopleAddress.obstacle(letter))
      try solving.fill(["solvedOn": "2026-11-22"])
      let solved = try await mette.submit(solving)
      #expect(
        solved.flash.words.contains("Selam Eksempelsen: solved on Sun 22 Nov")
          && solved.words.contains("No obstacle is noted."))
      #expect(try await mette.week().filter { $0.pile == "obstacles" && !$0.isDone } == [])

      // A mistake: it stands in the way again.
      let version = try await mette.api(.get, PeopleResource.obstacle(letter)).json["version"]?.integer
      let again = try await mette.api(.patch, PeopleResource.obstacle(letter), #"{"solvedOn": null}"#, seen: version)
      #expect(again.status == 200)
      #expect(try again.json["solvedOn"]?.isNull == true)
      #expect(try await mette.week().contains { $0.pile == "obstacles" && !$0.isDone })
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "belongs to the responsible worker as soon as its owner works with the person no more",
    arguments: TestEngine.allCases)
  func owner(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let ane = try await story.test.account("ane", [.counsellor], in: story.municipality)
      try await story.act { try $0.relate(ane, .counsellor, to: selam.person, from: $0.today) }
      let mette = try await story.visitor(story.mette)
      let counsellor = try await story.visitor(ane)
      let noted = try await mette.api(
        .post, PeopleResource.obstacles(selam.person),
        #"{"kind": "limits", "since": "2026-11-20", "due": "2026-11-24", "owner": "\#(ane.text)"}"#)
      #expect(noted.status == 201, "\(noted.text)")
      let letter = try #require(ObstacleID(try noted.json["id"]?.string ?? ""))
      #expect(try await counsellor.week().map(\.pile) == ["obstacles"])
      #expect(try await !mette.week().contains { $0.pile == "obstacles" })
      #expect(try await counsellor.get(PeopleAddress.obstacle(letter)).status == 200)

      try await story.act { try $0.unrelate(ane, .counsellor, from: selam.person, until: $0.today) }
      #expect(try await counsellor.week() == [])
      #expect(try await counsellor.get(PeopleAddress.obstacle(letter)).status == 404)
      #expect(try await mette.week().contains { $0.pile == "obstacles" })
      // Whoever saves it now is asked for nobody who has left.
      let answer = try await mette.api(.patch, PeopleResource.obstacle(letter), #"{"due": "2026-12-01"}"#, seen: 1)
      #expect(answer.status == 200, "\(answer.text)")
      #expect(try answer.json["owner"]?.isNull == true)
    }
  }

  @Test(
    "can be given to whoever works with the person and sees what is in her way, and to nobody else",
    arguments: TestEngine.allCases)
  func owners(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let (office, centre) = (story.municipality, story.jobCentre)
      let karen = try await story.test.account("karen", [.coordinator], in: office)
      let theo = try await story.test.account("theo", [.trainer], in: office)
      try await story.test.settingUp { tx in
        for account in [karen, theo] { try tx.joinTeam(account, of: story.programme) }
      }
      let kirsten = try await story.test.account("kirsten", [.caseManager], in: centre)
      let (mille, ane) = (
        try await story.test.account("mille", [.mentor], in: office),
        try await story.test.account("ane", [.counsellor], in: office)
      )
      _ = try await story.test.account("jonas", [.jobConsultant], in: office)
      try await story.act { tx in
        try tx.relate(mille, .mentor, to: selam.person, from: tx.today)
        try tx.relate(ane, .counsellor, to: selam.person, from: tx.today)
      }
      let mette = try await story.visitor(story.mette)
      let page = try await mette.page(PeopleAddress.newObstacle(selam.person))
      for account in [karen, kirsten, ane, story.mette] { #expect(page.html.contains(account.text)) }
      // Neither who is told nothing about obstacles, nor who does not work with her.
      for name in ["mille", "theo", "jonas"] { #expect(!page.words.contains(name), "\(name)") }
      for (account, owner) in [(karen, "karen"), (kirsten, "kirsten")] {
        let noted = try await mette.api(
          .post, PeopleResource.obstacles(selam.person),
          #"{"kind": "limits", "since": "2026-11-20", "due": "2026-11-24", "owner": "\#(account.text)", "another": true}"#
        )
        #expect(noted.status == 201, "\(noted.text)")
        let week = try await story.visitor(account).week()
        #expect(week.filter { $0.pile == "obstacles" }.count == 1, "\(owner)")
        #expect(try await mette.page(PeopleAddress.person(selam.person)).words.contains(owner))
      }
      // What is in the way stands before what it is in the way of.
      let html = try await mette.page(PeopleAddress.person(selam.person)).html
      let (way, placements) = (html.firstRange(of: "id=\"obstacles\""), html.firstRange(of: "id=\"placements\""))
      #expect(try #require(way).lowerBound < #require(placements).lowerBound)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("can be given to nobody who does not work with the person", arguments: TestEngine.allCases)
  func strangers(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.jobCentre)
      let mette = try await story.visitor(story.mette)
      let answer = try await mette.api(
        .post, PeopleResource.obstacles(selam.person),
        #"{"kind": "money", "since": "2026-11-20", "due": "2026-11-24", "owner": "\#(jonas.text)"}"#)
      #expect(answer.status == 422)
      #expect(try answer.problemFields == ["owner"])
    }
  }

  @Test("an obstacle that is out of the way says how long that took", arguments: TestEngine.allCases)
  func taken(_ engine: TestEngine) async throws {
    try await TwoPeople.with(engine) { cast in
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

@Suite("Who sees to what, as roles come and go") struct ChangingRolesTests {
  private func note(
    _ visitor: Visitor, _ person: PersonID, owner: AccountID? = nil
  ) async throws -> Response {
    try await visitor.api(
      .post, PeopleResource.obstacles(person),
      """
      {"kind": "limits", "since": "2026-11-20", "due": "2026-11-24"\(owner.map { ", \"owner\": \"\($0.text)\"" } ?? "")}
      """)
  }

  @Test(
    "whoever loses the role, or the account, owes nothing more, is not offered, taken or named; and does again with it",
    arguments: TestEngine.allCases, [true, false])
  func owner(_ engine: TestEngine, _ isClosed: Bool) async throws {
    try await withStoryHouse(engine) { story in
      let house = story.house
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let ane = try await story.test.account("ane", [.counsellor], in: story.municipality)
      try await story.act { try $0.relate(ane, .counsellor, to: selam.person, from: $0.today) }
      let mette = try await story.visitor(story.mette)
      let noted = try await note(mette, selam.person, owner: ane)
      #expect(noted.status == 201)
      let letter = try #require(ObstacleID(try noted.json["id"]?.string ?? ""))
      func mine() async throws -> Bool { try await mette.week().contains { $0.pile == "obstacles" } }
      #expect(try await !mine())

      if isClosed {
        _ = try await house.close(request: "test") { _ in (ane, nil) }
      } else {
        let change = try await house.giveRoles([.learner], request: "test") { _ in ane }
        #expect(change == Closing(), "nothing is without an owner")
      }
      #expect(try await mine())
      let address = PeopleAddress.obstacle(letter)
      #expect(!(try await mette.page(address).form(to: address).choices(of: "owner").contains(ane.text)))
      #expect(!(try await mette.page(PeopleAddress.person(selam.person)).words.contains("ane")))
      #expect(try await mette.api(.get, PeopleResource.obstacle(letter)).json["owner"]?.isNull == true)
      let listed = try await mette.api(.get, PeopleResource.obstacles(selam.person)).json["items"]?.items
      #expect(listed?.first?["owner"]?.isNull == true)
      let refused = try await note(mette, selam.person, owner: ane)
      #expect(refused.status == 422)
      #expect(try refused.problemFields == ["owner"])

      if isClosed {
        try await house.openAgain(request: "test") { _ in ane }
      } else {
        _ = try await house.giveRoles([.counsellor], request: "test") { _ in ane }
      }
      #expect(try await !mine())
      #expect(try await story.visitor(ane).week().map(\.pile) == ["obstacles"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what the responsible worker owes falls to the other one, or visibly to nobody, with a role that opens no case",
    arguments: TestEngine.allCases)
  func responsible(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (house, programme, mette) = (story.house, story.programme, story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let oksana = try await story.participant("Oksana Prøve", "lab")
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let kirsten = try await story.test.account("kirsten", [.coordinator], in: story.municipality)
      try await story.test.settingUp {
        try $0.joinTeam(jonas, of: programme)
        try $0.joinTeam(kirsten, of: programme)
      }
      // Named before Mette was named last; he takes over when she may no more.
      try await story.act { try $0.relate(jonas, .responsible, to: oksana.person, from: $0.today.adding(days: -3)) }
      func owners(_ person: PersonID) async throws -> Set<AccountID?> {
        try await story.test.acting(as: kirsten) { tx in
          Set(try Obligations.about(.person(person), tx).act { $0.map(\.owner) })
        }
      }
      #expect(try await owners(selam.person) == [mette])
      #expect(try await owners(oksana.person) == [mette])
      let change = try await house.giveRoles([.evaluator], request: "test") { _ in mette }
      // A plan, a placement, and the talk that the law asks for first.
      #expect(change == Closing(people: 0, peopleWithoutAnyone: 1, tasksWithoutOwner: 3))
      #expect(try await owners(selam.person) == [nil])
      #expect(try await owners(oksana.person) == [jonas])
      let coordinator = try await story.visitor(kirsten)
      #expect(try await coordinator.page(PeopleAddress.person(selam.person)).words.contains("Nobody"))
      let strip = try await coordinator.page(PeopleAddress.person(oksana.person)).part(
        "class=\"person-strip", "section")
      #expect(strip.words.contains("jonas") && !strip.words.contains("mette"))
      #expect(try await house.giveRoles([.evaluator], request: "test") { _ in mette } == nil)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a hand-over on a day to come is owed by each on their days", arguments: TestEngine.allCases)
  func dated(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let day = story.today.adding(days: 3)
      let mette = story.mette
      try await story.act { tx in
        try tx.relate(jonas, .responsible, to: selam.person, from: day)
        try tx.unrelate(mette, .responsible, from: selam.person, until: day)
      }
      #expect(try await story.visitor(mette).week(ISOWeek(containing: day)).contains { $0.name == "Selam Eksempelsen" })
      story.test.clock.advance(days: 3)
      let rows = try await story.visitor(jonas).week()
      #expect(rows.contains { $0.name == "Selam Eksempelsen" && $0.owner == "jonas" })
      #expect(!(try await story.visitor(mette).week().contains { $0.name == "Selam Eksempelsen" }))
    }
  }
}
