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

@Suite("Follow-ups, endings and what comes next") struct FollowUpStoryTests {
  @Test("follow-ups come with the start, fall due, are held, moved and opened again", arguments: TestEngine.allCases)
  func followUps(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let placement = try await story.run(selam, at: bakery, weeks: 13)
      let planned = try await story.followUps(placement)
      #expect(
        planned.prefix(4).map { "\($0.key.code.text) \($0.due.iso) \($0.with.rawValue)" } == [
          "day-1 2026-11-23 both", "week-1 2026-11-30 both", "fortnight 2026-12-07 both", "fortnight 2026-12-21 both",
        ])
      #expect(try await mette.week().filter { $0.pile == "follow-ups" }.isEmpty, "Sunday: nothing is due yet")

      // Monday: the first is due. It is held, and says so in the week.
      story.test.clock.advance(days: 1)
      #expect(try await mette.week().filter { $0.pile == "follow-ups" }.map(\.due) == ["2026-11-23"])
      var held = try await mette.page(PlacementsAddress.followUp(planned[0].id)).form(
        to: PlacementsAddress.followUp(planned[0].id), hidden: ["step": "held"])
      try held.fill(["light": "ok", "personSays": "It is good to be needed", "firmSays": "Asks when in doubt"])
      _ = try await mette.submit(held)
      let monday = try await mette.week()
      #expect(monday.filter { $0.pile == "follow-ups" }.map(\.isDone) == [true])
      let done = try await mette.page(PlacementsAddress.followUp(planned[0].id))
      #expect(done.words.contains("It is good to be needed") && done.words.contains("Asks when in doubt"))

      // Opened again: it was noted by mistake. It is owed again.
      _ = try await mette.submit(
        try done.form(to: PlacementsAddress.followUp(planned[0].id), hidden: ["step": "reopened"]))
      #expect(try await mette.week().filter { $0.pile == "follow-ups" }.map(\.isDone) == [false])

      // The second is moved, with the reason; a new plan leaves it where it was put.
      var moved = try await mette.page(PlacementsAddress.followUp(planned[1].id))
        .form(to: PlacementsAddress.followUp(planned[1].id), hidden: ["step": "moved"])
      try moved.fill(["due": "2026-12-02", "movedReason": "The bakery bakes for Advent"])
      _ = try await mette.submit(moved)
      var extended = try await mette.page(PlacementsAddress.editPlacement(placement)).form(
        to: PlacementsAddress.editPlacement(placement))
      try extended.fill(["until": "2027-03-19"])
      #expect(try await mette.submit(extended).words.contains("19 Mar 2027"))
      let now = try await story.followUps(placement)
      #expect(now.count > planned.count, "a longer placement has more talks")
      let second = try #require(now.first { $0.id == planned[1].id })
      #expect(second.due == CivilDate(iso: "2026-12-02") && second.moved?.reason == "The bakery bakes for Advent")
      #expect(try await mette.page(PlacementsAddress.followUp(second.id)).words.contains("The bakery bakes for Advent"))

      // Left alone they are late, and stay in the week.
      story.test.clock.advance(days: 14)
      let late = try await mette.api(.get, WorkResource.week).json["items"]?.items.filter {
        $0["pile"]?.string == "follow-ups"
      }
      #expect(late?.compactMap { $0["due"]?.string } == ["2026-11-23", "2026-12-02", "2026-12-07"])
      try await story.expectNextStep([selam.person])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an ending says why, by whom and what comes next; then that is owed", arguments: TestEngine.allCases)
  func ending(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let placement = try await story.run(yusuf, at: bakery)
      story.test.clock.advance(days: 5)
      var form = try await mette.page(PlacementsAddress.ending(placement)).form(to: PlacementsAddress.ending(placement))
      try form.fill(["reason": "paid-hours", "by": "together"])
      let without = try await mette.send(form)
      #expect(without.status == 422 && without.text.contains("id=\"field-nextStep-problem\""))
      try form.fill(["nextStep": "Contract for twelve paid hours"])
      let announced = try await mette.submit(form)
      #expect(announced.words.contains("Contract for twelve paid hours") && announced.words.contains("running"))
      // The last day is a whole one.
      story.test.clock.advance(days: 1)
      let ended = try await mette.page(PlacementsAddress.placement(placement))
      #expect(ended.words.contains("Contract for twelve paid hours") && ended.words.contains("ended"))
      let open = try await story.followUps(placement).filter { $0.result == nil }
      #expect(open.map(\.due.iso) == ["2026-11-23"], "what was due by then, and nothing later")
      #expect(try await mette.week().map(\.pile) == ["follow-ups", "endings"])
      let week = try await mette.week().filter { $0.pile == "endings" }
      #expect(week.map(\.reason) == ["The placement has ended. Next: Contract for twelve paid hours"])
      #expect(week.map(\.due) == ["2026-12-04"])
      try await story.expectNextStep([yusuf.person])
      #expect(try await mette.page(EmployersAddress.workplace(bakery)).words.contains("0 of 2 places taken"))

      // What is over stays as it is: every way to go on is answered, none with an error of ours.
      let version = try await mette.api(.get, PlacementsResource.placement(placement)).json["version"]?.integer
      for (resource, body) in [
        (PlacementsResource.placement(placement), #"{"until": "2027-06-01"}"#),
        (.signatures(placement), #"{"caseNumber": "EKS-2"}"#),
      ] {
        let answer = try await mette.api(.patch, resource, body, seen: version)
        #expect(answer.status == 422, "\(resource): \(answer.text)")
        #expect(try answer.problemFields == ["state"])
      }
      let again = #"{"on": "2026-11-27", "reason": "hired", "by": "firm", "nextStep": "None"}"#
      for (resource, body) in [(PlacementsResource.ending(placement), again), (.start(placement), "{}")] {
        let answer = try await mette.api(.post, resource, body, seen: version)
        #expect(answer.status == 422, "\(resource): \(answer.text)")
      }
      let step = #"{"move": "up", "week": "2026-W50", "hours": 9, "reason": "More"}"#
      #expect(try await mette.api(.post, PlacementsResource.ladder(placement), step).status == 422)
      for route in [
        PlacementsAddress.editPlacement(placement), .signing(placement), .ending(placement), .ladder(placement),
      ] {
        let fields = [
          ("version", String(version ?? 0)), ("on", "2026-11-27"), ("reason", "hired"), ("by", "firm"),
          ("nextStep", "None"),
        ]
        let answer = try await mette.post(route.path, fields)
        #expect((400..<500).contains(answer.status), "\(route.path) answered \(answer.status)")
      }
      let papers = try await mette.post(PlacementsAddress.signing(placement).path, [("version", String(version ?? 0))])
      #expect(papers.status == 422)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what was held before the end stays as it was held", arguments: TestEngine.allCases)
  func afterTheEnd(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let (id, placements) = (try await story.run(selam, at: bakery), story.placements)
      story.test.clock.advance(days: 1)
      let first = try #require(try await story.followUps(id).first)
      try await story.act { tx in
        try placements.log(
          first, FollowUp.Result(on: tx.today, light: .ok, personSays: nil, firmSays: nil, agreed: nil),
          seen: first.version, tx)
      }
      try await story.act { tx in
        try placements.find(id, tx).act {
          try placements.end(
            $0, Placement.Ending(on: tx.today, reason: .mismatch, by: .firm, nextStep: "Look on"), seen: $0.version, tx)
        }
      }
      story.test.clock.advance(days: 1)
      let held = try #require(try await story.followUps(id).first { $0.id == first.id })
      let page = try await mette.page(PlacementsAddress.followUp(first.id))
      #expect(throws: (any Error).self, "nothing offers to take it back") {
        try page.form(to: PlacementsAddress.followUp(first.id), hidden: ["step": "reopened"])
      }
      let answer = try await mette.api(
        .patch, PlacementsResource.followUp(first.id), #"{"step": "reopened"}"#, seen: Int(held.version.number))
      #expect(answer.status == 422)
      #expect(try answer.problemFields == ["state"])
      #expect(try await story.followUps(id).contains { $0.id == first.id && $0.result != nil })
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a placement is extended within the rules, and not beyond them", arguments: TestEngine.allCases)
  func extend(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let placement = try await story.run(yusuf, at: bakery, weeks: 4)
      func extend(_ day: String) async throws -> Response {
        let version = try await mette.api(.get, PlacementsResource.placement(placement)).json["version"]?.integer
        return try await mette.api(
          .patch, PlacementsResource.placement(placement), #"{"until": "\#(day)"}"#, seen: version)
      }
      let longer = try await extend("2027-02-19")
      #expect(longer.status == 200)
      #expect(try longer.json["until"]?.string == "2027-02-19")
      let tooLong = try await extend("2028-02-18")
      #expect(tooLong.status == 422, "\(tooLong.text)")
      #expect(try tooLong.problemFields == ["until"])
      #expect(tooLong.text.contains("LAB") || tooLong.text.contains("13 weeks"))
      #expect(try await mette.api(.get, PlacementsResource.placement(placement)).json["until"]?.string == "2027-02-19")
      var form = try await mette.page(PlacementsAddress.editPlacement(placement)).form(
        to: PlacementsAddress.editPlacement(placement))
      try form.fill(["until": "2028-02-18"])
      let page = try await mette.send(form)
      #expect(page.status == 422 && page.text.contains("id=\"field-until-problem\""))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the first step moves with the start, and can be changed but not taken away", arguments: TestEngine.allCases)
  func firstStep(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let placement = try await story.draft(yusuf, at: bakery)
      let start = try #require(try await story.steps(placement).first?.id.text)
      func decide(_ week: String, _ hours: Int) async throws -> JSON {
        try await mette.api(
          .post, PlacementsResource.ladder(placement),
          #"{"move": "up", "week": "\#(week)", "hours": \#(hours), "reason": "Asked for", "seen": "\#(start)"}"#
        ).json
      }
      let first = try await decide("2026-W48", 8)
      #expect(first["move"]?.string == "start", "what stands in the first week is the start, whatever it was called")
      let id = try #require(LadderStepID(first["id"]?.string ?? ""))
      let withdrawn = try await mette.api(
        .patch, PlacementsResource.ladderStep(id), #"{"outcome": "withdrawn"}"#, seen: 1)
      #expect(withdrawn.status == 422)
      _ = try await decide("2026-W50", 10)
      let version = try await mette.api(.get, PlacementsResource.placement(placement)).json["version"]?.integer
      let later = try await mette.api(
        .patch, PlacementsResource.placement(placement), #"{"from": "2026-12-07"}"#, seen: version)
      #expect(later.status == 200, "\(later.text)")
      let ladder = try await story.steps(placement).filter { $0.outcome == .agreed }
      #expect(ladder.map { "\($0.week.iso) \($0.hours) \($0.move.rawValue)" } == ["2026-W50 8 start"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("whoever is declined is the team's no more, and may come again", arguments: TestEngine.allCases)
  func comeAgain(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, jonas) = (
        try await story.visitor(story.mette), try await story.test.account("jonas", [.jobConsultant])
      )
      try await story.test.settingUp { try $0.joinTeam(jonas, of: story.programme) }
      let colleague = try await story.visitor(jonas)
      let person = try await mette.enter("Bao Fiktiv", called: "Bao")
      func refer() async throws -> ParticipationID {
        var form = try await mette.page(ProgrammesAddress.newReferral(person)).form(
          to: ProgrammesAddress.newReferral(person))
        try form.fill(["eligibility": "social-challenges", "referrer": story.jobCentre.text])
        return try await mette.submit(form).id(after: "/participations/")
      }
      let first = try await refer()
      // Who is asked sees the question, and not yet the case.
      #expect(try await colleague.get(ProgrammesAddress.participation(first)).status == 200)
      #expect(try await colleague.get(PeopleAddress.person(person)).status == 404)
      var no = try await mette.page(ProgrammesAddress.participation(first)).form(
        to: ProgrammesAddress.participation(first), hidden: ["step": "decline"])
      try no.fill(["reason": "no-place"])
      _ = try await mette.submit(no)
      let left = try await mette.week()
      #expect(left.map(\.pile) == ["no-next-step"] && left.map(\.due) == [nil], "nothing is active, nothing is due")
      #expect(left.map(\.reason) == ["Find another programme after the refusal"])
      story.test.clock.advance(days: 1)
      #expect(try await colleague.get(ProgrammesAddress.participation(first)).status == 404)
      let second = try await refer()
      #expect(second != first)
      #expect(try await colleague.get(ProgrammesAddress.participation(second)).status == 200)
      try await story.expectNextStep([person])
      try await mette.accept(try await mette.page(ProgrammesAddress.participation(second)), "lab")
      #expect(try await colleague.get(PeopleAddress.person(person)).status == 200)
      var exit = try await mette.page(ProgrammesAddress.participation(second)).form(
        to: ProgrammesAddress.participation(second), hidden: ["step": "exit"])
      try exit.fill(["reason": "moved", "destination": "unknown"])
      #expect(try await mette.submit(exit).words.contains("Moved away"))
      story.test.clock.advance(days: 1)
      #expect(try await mette.week() == [], "who has left goes on to where the exit says")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("nobody leaves a programme with a placement that is not over", arguments: TestEngine.allCases)
  func leaving(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.browser("mette"), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let placement = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12))
      func leave() async throws -> Response {
        var exit = try await mette.page(ProgrammesAddress.participation(selam.id)).form(
          to: ProgrammesAddress.participation(selam.id), hidden: ["step": "exit"])
        try exit.fill(["reason": "moved", "destination": "unknown"])
        return try await mette.send(exit)
      }
      let refused = try await leave()
      #expect(refused.status == 422)
      #expect(Page(refused.text).problems.contains("1 placement is not over. End it first"))
      #expect(refused.text.contains("href=\"\(PlacementsAddress.placement(placement).path)\">"), "and leads to it")
      #expect(try await api.api(.get, ProgrammesResource.participation(selam.id)).json["state"]?.string == "accepted")
      let ended = try await api.api(
        .post, PlacementsResource.ending(placement),
        #"{"on": "2026-11-22", "reason": "never-began", "by": "person", "nextStep": "She moves"}"#,
        seen: Int(try await story.placement(placement).version.number))
      #expect(ended.status == 200)
      #expect(try await leave().status == 303)
      #expect(story.unforeseen.all == [])
    }
  }
}
