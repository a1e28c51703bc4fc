import Access
import Language
import People
import Rules
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej
@testable import Placements
@testable import Programmes

// What `EveryStatementTests` has done when the rules have changed, and when all is over.

extension StoryHouse {
  func tellOfEndings(_ selam: Participation, _ id: PlacementID) async throws {
    try await tellOfPlans(of: selam)
    // As when the rules have changed.
    try await house.askForReckoning()
    while try await house.workshop.turn() {}
    try await act { tx in
      let later = tx.today.adding(days: 20)
      func end(on day: CivilDate) throws {
        try placements.find(id, tx).act {
          try placements.end(
            $0, Placement.Ending(on: day, reason: .mismatch, by: .firm, nextStep: "Look on"), seen: $0.version, tx)
        }
      }
      try end(on: later)
      try placements.find(id, tx).act { try placements.withdrawEnding(of: $0, seen: $0.version, tx) }
      try end(on: later)
      for state in Placement.State.Kind.allCases { _ = try placements.all(state, after: nil, limit: 9, tx) }
      try tellOfPhases(selam, tx)
      try Participations.find(selam.id, tx).act {
        try Participations.exit($0, on: later, reason: "hired", destination: "job", seen: $0.version, tx)
      }
      try Participations.find(selam.id, tx).act { try Participations.stay($0, seen: $0.version, tx) }
      try Participations.find(selam.id, tx).act {
        try Participations.exit(
          $0, on: later, reason: "hired", destination: "job", seen: $0.version, tx)
      }
    }
    // Over for long: what sweeps puts it away.
    test.clock.advance(days: 400)
    try await store.transact(as: .system, for: .administration) { tx in
      let closed = try placements.close(limit: 9, tx)
      #expect(closed == 1)
    }
  }

  private func tellOfPauses(_ way: Participation, _ tx: Transaction) throws {
    func taking(_ fields: Fields) throws {
      try Participations.find(way.id, tx).act { now in
        _ = try ParticipationStepReader(shelf: try Packs().shelf, language: .english)
          .take(fields, on: now, past: placements.atGates, seen: now.version, tx)
      }
    }
    func pausing(_ step: String, on day: CivilDate? = nil) throws {
      let expected = tx.today.adding(days: 9).iso
      try taking(
        day.map { Fields(["step": step, "on": $0.iso, "expected": expected, "reason": "travel"]) }
          ?? Fields(["step": step, "expected": expected, "reason": "travel"]))
    }
    try pausing("pause", on: tx.today.adding(days: 2))
    try pausing("change-pause")
    try taking(Fields(["step": "take-back-pause"]))
    try pausing("pause", on: tx.today.adding(days: -2))
    try tellOfBoard(way.programme, tx)
    try taking(Fields(["step": "come-back", "on": tx.today.iso]))
    try taking(Fields(["step": "keep-pause"]))
    try taking(Fields(["step": "take-back-pause"]))
  }

  private func tellOfBoard(_ programme: Programme, _ tx: Transaction) throws {
    let own = try Assignments.responsible(tx.actor.account, tx).act { $0 }
    try tellOfWeeks(of: own, tx)
    for isFew in [true, false] { _ = try ProgrammeObstacles.find(programme.id, isFew: isFew, tx) }
    let obstacles = ProgrammeObstacles.Asked(programme: programme.id, today: tx.today, isFew: true)
    _ = try tx.list(obstacles.gone(of: own), try tx.grant(List.self, ParticipationRecord.self))
    for who in [BoardPeople.everybody, .these(own), .unkept(areFew: true), .unkept(areFew: false)] {
      for column in [BoardColumn.referred, .phase("placement"), .paused, .taking] {
        let asked = BoardAsked(programme: programme.id, column: column, day: tx.today, who: who, isFew: false)
        _ = try tx.count(asked.number(upTo: 9), try tx.grant(Count.self, ParticipationRecord.self))
        let board = try Board.find(column, Board.Asked(programme.id, who, isFew: false), behind: nil, tx).act { $0 }
        if let card = board.lanes[0].cards.first {
          _ = try Board.find(column, Board.Asked(programme.id, who, isFew: false), behind: card.place, tx)
        }
      }
    }
  }

  /// What the board asks of people's weeks, by each statement.
  private func tellOfWeeks(of people: [PersonID], _ tx: Transaction) throws {
    let week = ISOWeek(containing: tx.today)
    let (first, last) = (week.adding(weeks: -9), week.adding(weeks: 9))
    _ = try Appointments.between(first.monday, last.sunday, with: people, tx)
    _ = try placements.boardWeeks(people, first...last, tx, Voice(.english))
    let spells = SpellInWeeks.among([ParticipationID(high: 0, low: 1)], from: first.monday, to: last.sunday)
    _ = try tx.list(spells, try tx.grant(List.self, ParticipationRecord.self))
    _ = try tx.list(
      AgreedStep.among([PlacementID(high: 0, low: 1)]), try tx.grant(List.self, LadderRecord.self))
  }

  private func tellOfPhases(_ selam: Participation, _ tx: Transaction) throws {
    func now() throws -> Participation { try Participations.find(selam.id, tx).act { $0 } }
    var way = try now()
    let id = try Participations.beginPhase(
      "mentoring", of: way, on: tx.today.adding(days: 5), seen: way.version, tx)
    way = try now()
    try Participations.movePhase(id, of: way, to: tx.today.adding(days: 6), seen: way.version, tx)
    way = try now()
    try Participations.endPhase(id, of: way, on: tx.today.adding(days: 9), seen: way.version, tx)
    way = try now()
    try Participations.keepPhase(id, of: way, seen: way.version, tx)
    way = try now()
    try Participations.takeBackPhase(id, of: way, seen: way.version, tx)
    way = try now()
    try tellOfPauses(way, tx)
    way = try now()
    let request = try Participations.ask(
      for: .placementEnded, before: "after-care", by: tx.today.adding(days: 9), of: way, seen: way.version, tx)
    way = try now()
    try Participations.withdrawRequest(request, of: way, seen: way.version, tx)
    way = try now()
    try Participations.mendReferral(of: way, note: "Wants to work", seen: way.version, tx)
    way = try now()
    try Participations.changeBasis(of: way, to: way.basis, seen: way.version, tx)
    way = try now()
    try Participations.inform(
      of: way, Participation.Information(on: tx.today, language: .danish, way: .paper, by: tx.actor.name),
      seen: way.version, tx)
  }
}
