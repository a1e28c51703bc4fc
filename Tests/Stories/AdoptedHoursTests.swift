import Access
import Employers
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

/// Today is Sunday 22 November 2026; from Tuesday 1 December, in week 49, a full week is 30 hours, for whoever is at work too.
@Suite("A running placement whose pack lowers the full week") struct AdoptedHoursTests {
  @Test("is to be mended from that week on, and is mended when the hours to come are", arguments: TestEngine.allCases)
  func mended(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let running = try await story.run(
        selam, at: try await story.workplace("Prøvebageriet", staff: 30), hours: 35, weeks: 13)
      let next = try story.house(adding: {
        $0.replacing("id: dk-2026-07", with: "id: dk-2026-12")
          .replacing("effective_from: 2026-07-01", with: "effective_from: 2026-12-01")
          .replacing("running_placements: keep", with: "running_placements: adopt")
          .replacing("full_week:\n  hours: 37", with: "full_week:\n  hours: 30")
      })
      try await story.finish(next.workshop, asking: next)
      func mending() async throws -> [String] {
        try await story.owed(selam.person).filter { $0.obligation.pile == .mend }.map(\.obligation.key)
      }
      #expect(try await mending() == [], "it does not hold yet")
      func decide(_ move: LadderStep.Move, _ hours: Int, in weeks: Int) async throws {
        let placements = next.rooms.placements.placements
        _ = try await next.store.transact(as: .account(story.mette), for: .casework, request: "test") { tx in
          try placements.find(running, tx).act {
            try placements.decideStep(
              $0,
              LadderDecision(
                move: move, week: ISOWeek(containing: tx.today).adding(weeks: weeks), hours: Hours(hours),
                reason: "The full week is shorter", tasks: nil), tx)
          }
        }
      }
      await #expect(throws: (any Error).self, "what will hold then is known") { try await decide(.back, 33, in: 4) }
      story.test.clock.advance(days: 16)
      try await next.askForReckoning()
      try await story.finish(next.workshop, asking: next)
      #expect(try await mending().count == 1, "in week 50 it is above")
      try await decide(.back, 30, in: 1)
      #expect(try await mending().count == 1, "this week is still above")
      story.test.clock.advance(days: 7)
      #expect(try await mending() == [], "weeks gone by are nobody's to mend")
      #expect(story.unforeseen.all == [])
    }
  }
}
