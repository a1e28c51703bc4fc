import Language
import Rules
import Testing
import Values
import Web

@testable import Programmes

@Suite("The days on which a step can be taken") struct StepDaysTests {
  private let today = CivilDate(iso: "2026-11-25")!

  private func participation(_ phases: [(String, String, String?)], exit: String? = nil) -> Participation {
    func day(_ text: String) -> CivilDate { CivilDate(iso: text) ?? today }
    return Participation(
      id: ParticipationID(high: 0, low: 1), person: PersonID(high: 0, low: 2),
      programme: Programme(id: ProgrammeID(high: 0, low: 3), name: "Invented", model: "invented", modelVersion: 1),
      version: .first, referral: Participation.Referral(on: day("2026-11-02"), by: nil, reason: "any", note: nil),
      decision: .accepted(on: day("2026-11-12")),
      exit: exit.map { Participation.Exit(on: day($0), reason: "any", destination: "any") }, basis: nil,
      phases: phases.enumerated().map { number, phase in
        Participation.PhaseSpell(
          id: EntryID(high: 0, low: UInt64(number + 10)), phase: PhaseCode(phase.0), begun: day(phase.1),
          ended: phase.2.map(day))
      })
  }

  /// Every day within a year around today: what is named is taken.
  private func expectTrue(_ days: StepDays, sourceLocation: SourceLocation = #_sourceLocation) {
    for offset in -365...365 {
      let day = today.adding(days: offset)
      let problem = days.problem(with: day)
      #expect((problem == nil) == (days.earliest <= day && day <= days.latest), sourceLocation: sourceLocation)
      if days.earliest > days.latest {
        let from = StepDays.firstDay(reaching: days.earliest)
        let named: [Phrase] = [
          .participationNoDayLeft, .participationNoDayYet(first: days.earliest, from: from),
          .participationNoDayBetween(earliest: days.earliest, latest: days.latest),
        ]
        #expect(problem.map(named.contains) == true, sourceLocation: sourceLocation)
      } else if day < days.earliest {
        #expect(problem == .participationDayTooEarly(date: days.earliest), sourceLocation: sourceLocation)
      } else if day > days.latest {
        let named: [Phrase] = [
          .participationDayTooFar(latest: days.latest), .participationDayTooLate(date: days.latest),
          .placementBeyondExit(last: days.latest),
        ]
        let isToday = problem == .participationDeclineLater && days.latest == today
        #expect(problem.map(named.contains) == true || isToday, sourceLocation: sourceLocation)
      }
    }
  }

  @Test(
    "a day that a refusal names is one of them, whatever the phases are", arguments: [nil, "2026-11-25", "2026-12-04"])
  func named(exit: String?) throws {
    var model = try Shipped.businessTraining()
    model.phases.append(Phase(id: "later", title: Wording(verbatim: "Later"), begins: .after, after: ["placement"]))
    for phases in [
      [], [("placement", "2026-11-12", nil)], [("placement", "2026-11-12", "2026-11-20")],
      [("placement", "2026-11-12", "2026-12-04"), ("later", "2026-12-10", nil)],
      [("placement", "2026-11-12", "2026-11-20"), ("placement", "2026-12-01", nil)],
      [("mentoring", "2026-12-20", "2026-12-30")], [("mentoring", "2026-11-25", nil)],
    ] as [[(String, String, String?)]] {
      let participation = participation(phases, exit: exit)
      for step in [Participation.State.Kind.Step.accept, .decline, .exit] {
        expectTrue(StepDays(step, of: participation, model, today: today))
      }
      for phase in ["placement", "mentoring", "later"] as [PhaseCode] {
        expectTrue(StepDays(.beginPhase, of: participation, model, today: today, phase: phase))
      }
      for spell in participation.movable(on: today) {
        expectTrue(StepDays(.movePhase, of: participation, model, today: today, spell: spell))
      }
      for spell in participation.endable(on: today) {
        expectTrue(StepDays(.endPhase, of: participation, model, today: today, spell: spell))
      }
    }
  }

  @Test("where no day is left it is said why: the exit, how far one plans, or what lies before and behind")
  func noDay() throws {
    let model = try Shipped.businessTraining()
    func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }
    // The last day that can be given today: the phase begins again one day behind it.
    let edge = today.adding(months: 2)
    func again(until last: CivilDate, exit: String? = nil, on day: CivilDate) -> Phrase? {
      let participation = participation([("placement", "2026-11-12", last.iso)], exit: exit)
      return StepDays(.beginPhase, of: participation, model, today: day, phase: "placement")
        .problem(with: last.adding(days: 1))
    }
    let tomorrow = today.adding(days: 1)
    #expect(
      again(until: edge, on: today) == .participationNoDayYet(first: edge.adding(days: 1), from: tomorrow))
    #expect(again(until: edge, on: tomorrow) == nil, "the day that is named is one on which it can be planned")
    #expect(again(until: edge.adding(days: -1), on: today) == nil)
    for exit in ["2026-12-04", edge.iso] {
      let last = try day(exit)
      #expect(again(until: last, exit: exit, on: today) == .participationNoDayLeft)
    }
    // What it waits for ends behind its own last day, and nobody leaves.
    var waiting = model
    waiting.phases.append(Phase(id: "later", title: Wording(verbatim: "Later"), begins: .after, after: ["placement"]))
    let awaiting = participation([
      ("placement", "2026-11-12", "2026-12-20"), ("later", "2026-12-01", "2026-12-10"),
    ])
    #expect(
      StepDays(.movePhase, of: awaiting, waiting, today: today, spell: awaiting.phases[1])
        .problem(with: try day("2026-12-05"))
        == .participationNoDayBetween(earliest: try day("2026-12-20"), latest: try day("2026-12-10")))
    // Months differ in length: never later than needed, and never too early.
    for offset in 0..<800 {
      let (day, from) = (today.adding(days: offset), StepDays.firstDay(reaching: today.adding(days: offset)))
      #expect(from.adding(months: 2) >= day && from.adding(days: -1).adding(months: 2) < day)
    }
  }
}
