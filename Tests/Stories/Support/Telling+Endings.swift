import Access
import People
import Placements
import Programmes
import Rules
import TestHouse
import Testing
import Values

@testable import Nyvej

// What `EveryStatementTests` has done when the rules have changed, and when all is over.

extension StoryHouse {
  func tellOfEndings(_ selam: Participation, _ id: PlacementID) async throws {
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
    try Participations.mendReferral(of: way, note: "Wants to work", seen: way.version, tx)
    way = try now()
    try Participations.changeBasis(of: way, to: way.basis, seen: way.version, tx)
  }
}
