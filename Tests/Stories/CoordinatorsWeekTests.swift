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

/// A week of Omar, who coordinates the programme that Mette works in: whom it takes in, what holds people up, who stands in
/// for whom, in which phase people are. Week 48 begins on Monday 23 November 2026.
@Suite("A coordinator's week") struct CoordinatorsWeekTests {
  @Test("takes in, sees what holds up, lets stand in, moves a phase, sees off", arguments: TestEngine.allCases)
  func week(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let account = try await story.test.account("omar", [.coordinator], in: story.municipality)
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      try await story.test.settingUp { tx in
        try tx.joinTeam(account, of: story.programme)
        try tx.joinTeam(jonas, of: story.programme)
      }
      let (omar, mette) = (try await story.visitor(account), try await story.visitor(story.mette))
      let colleague = try await story.visitor(jonas)
      story.test.clock.advance(days: 1)

      // Monday: one who was referred is taken in, from This week.
      let kirsten = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      let selam = try await kirsten.enter("Selam Eksempelsen", called: "Selam")
      try await kirsten.refer(selam, story)
      let asked = try await omar.week(team: true).filter { $0.reason.hasPrefix("Answer the referral") }
      #expect(asked.map(\.name) == ["Selam Eksempelsen"])
      #expect(try await omar.get(PeopleAddress.person(selam)).status == 404, "the case opens when it is accepted")
      let participation = try await kirsten.participation(of: selam)
      try await omar.accept(try await omar.page(ProgrammesAddress.participation(participation)), "integration-act")
      #expect(try await omar.get(PeopleAddress.person(selam)).status == 200)

      // Tuesday: what holds somebody up is noted with whoever sees to it, and comes up when it is late.
      story.test.clock.advance(days: 1)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let stone = PeopleAddress.newObstacle(yusuf.person)
      var obstacle = try await omar.page(stone).form(to: stone)
      try obstacle.fill(["kind": "childcare", "words": "No place before January", "due": "2026-11-26"])
      _ = try await omar.submit(obstacle)
      #expect(try await omar.week(team: true).contains { $0.name == "Yusuf Opdigtet" && $0.due == "2026-11-26" })

      // Wednesday: Mette fell ill; Jonas stands in for her until Friday next week.
      story.test.clock.advance(days: 1)
      let away = WorkAddress.newAbsence(story.mette)
      var absence = try await omar.page(away).form(to: away)
      try absence.fill(["from": "2026-11-25", "until": "2026-12-04", "cover": jonas.text])
      _ = try await omar.submit(absence)
      let covered = try await colleague.page(PeopleAddress.person(yusuf.person))
      #expect(covered.words.contains("jonas"), "\(covered.words)")

      // Thursday: the phase of the placement ends. No placement was ever noted, so the phase behind it asks why it begins.
      story.test.clock.advance(days: 1)
      let address = ProgrammesAddress.participation(yusuf.id)
      let before = try await omar.page(address)
      #expect(before.words.contains("Placement at an employer"))
      var end = try before.form(to: address, hidden: ["step": "end-phase"])
      try end.fill(["spell": try #require(end.choices(of: "spell").first { !$0.isEmpty })])
      _ = try await omar.submit(end)
      var begin = try await omar.page(address).form(to: address, hidden: ["step": "begin-phase"])
      try begin.fill(["phase": "after-care"])
      let gate = try await omar.submit(begin)
      #expect(gate.words.contains("No placement is noted as ended by Thu 26 Nov, with its next step."), "\(gate.words)")
      var anyway = try gate.form(to: address, hidden: ["step": "begin-phase", "phase": "after-care"])
      try anyway.fill(["without": "She found work by herself"])
      let entered = try await omar.submit(anyway)
      #expect(entered.words.contains("After-care"))
      #expect(entered.words.contains("without a placement that has ended"), "\(entered.words)")
      #expect(entered.words.contains("“She found work by herself” omar"), "\(entered.words)")

      // Friday: somebody leaves, with where she goes on to; the team sees it, and the job centre too.
      story.test.clock.advance(days: 1)
      var exit = try await omar.page(address).form(to: address, hidden: ["step": "exit"])
      try exit.fill(["reason": "education", "destination": "education"])
      let left = try await omar.submit(exit)
      #expect(left.words.contains("Education"), "\(left.words)")
      for visitor in [mette, kirsten] {
        #expect(try await visitor.page(address).words.contains("Education"))
      }
      #expect(story.unforeseen.all == [])
    }
  }
}
