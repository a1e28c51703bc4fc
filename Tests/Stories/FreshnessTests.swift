import Persistence
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values

@testable import Access
@testable import Nyvej

@Suite("What follows is not forgotten") struct FreshnessTests {
  @Test("somebody of whom nobody thought is noticed after the next verb", arguments: TestEngine.allCases)
  func noticed(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      _ = try await story.draft(selam, at: bakery)
      // Written past the door, so that nobody is told.
      try await story.store.database.write { connection in
        _ = try connection.run("UPDATE workplace SET ordinary_staff = 0", [])
      }
      await #expect(throws: NotFresh.self) { _ = try await story.participant("Omar Prøvesen", "lab") }
    }
  }

  @Test("a ladder step gathers its case once", arguments: TestEngine.allCases)
  func once(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: bakery)
      let placements = story.placements
      let week = ISOWeek(containing: story.today).adding(weeks: 3)
      let asked = try await story.store.transact(as: .account(story.mette), for: .placement) { tx in
        try placements.find(id, tx).act { placement in
          _ = try placements.decideStep(
            placement, LadderDecision(move: .up, week: week, hours: Hours(9), reason: nil, tasks: nil), tx)
        }
        return tx.consulted.asked
      } answering: { tx, deciding in
        (deciding, tx.consulted.asked)
      }
      // Sixteen questions make a case: when the person was born and who stands for her, what holds of permissions to work, steps, follow-ups, considerations, placements, participation, phases and pauses, workplace,
      // its closures, earlier numbers of staff and firm, places, papers. Of these only the steps are asked again, for a decision has changed them; besides,
      // who takes part where, what stands in the way, what is to come of contacts, which appointments there are, whether more hours were asked about, what
      // is agreed in plans, what was asked for at gates, what was owed,
      // on which days people work, and on which she was spoken with; and of the workplace what is to come of contacts there.
      #expect(asked.0 == 16)
      #expect(asked.1 <= asked.0 + 13, "\(asked)")
    }
  }
}
