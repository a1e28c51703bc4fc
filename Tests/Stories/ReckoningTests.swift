import Administration
import Foundation
import Logging
import Persistence
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Access
@testable import Nyvej

@Suite("When the rules change") struct ReckoningTests {
  /// Numbers of staff get too old within three days, and a workplace of thirty has one place.
  private static func stricter(_ shipped: String) -> String {
    shipped.replacing("id: dk-2026-07", with: "id: dk-2026-12")
      .replacing("effective_from: 2026-07-01", with: "effective_from: 2026-12-01")
      .replacing("at_most: 90 days", with: "at_most: 3 days").replacing("one_per: 5}", with: "one_per: 50}")
  }

  @Test(
    "what follows is reckoned anew for everybody in steps, and whoever has begun keeps the rules of that day",
    arguments: TestEngine.allCases)
  func newPack(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøvesen", "lab")
      _ = try await story.participant("Layla Prøvesen", "lab")
      let running = try await story.run(selam, at: bakery)
      story.test.clock.advance(days: 14)
      let planned = try await story.draft(omar, at: bakery)
      try await story.finish(story.house.workshop, asking: story.house)
      #expect(try await story.placement(planned).state(on: story.today).kind == .checked)
      let before = (
        selam: try await story.owed(selam.person), omar: try await story.owed(omar.person),
        bakery: try await story.owedAbout(bakery)
      )
      let followUps = try await story.followUps(running)

      let next = try story.house(adding: Self.stricter)
      try await next.askForReckoning()
      #expect(try await story.store.jobCounts() == JobCounts(waiting: 1, dead: 0))
      #expect(try await story.placement(planned).state(on: story.today).kind == .checked, "it is asked for, not done")
      // The house of before does not do by its rules what those of the next are wanted for.
      #expect(try await !story.house.workshop.turn())

      // Killed again and again: each time one step is done, and the next goes on behind it.
      var workshop = next.workshop
      workshop.rest = { _ in throw CancellationError() }
      var turns = 0
      var progress: [Int] = []
      while try await workshop.turn() {
        turns += 1
        progress.append(try await story.jobs()[0].done)
      }
      #expect(progress == [1, 2, 3, 3, 4, 4], "three people, then one workplace, one after the other")
      let job = try await story.jobs()[0]
      #expect((job.ended?.how, job.total) == (.done, 4))

      #expect(try await story.owed(selam.person) == before.selam)
      #expect(try await story.followUps(running) == followUps)
      #expect(try await story.placement(planned).state(on: story.today).kind == .draft, "the place is taken now")
      #expect(try await story.owed(omar.person) != before.omar)
      #expect(before.bakery == [])
      #expect(try await story.owedAbout(bakery).count == 1, "the number of staff is too old")
      try await next.store.transact(as: .system, for: .administration) { try Freshness(next.consequences).check($0) }

      try await next.askForReckoning()
      #expect(try await story.store.jobCounts() == JobCounts(waiting: 0, dead: 0), "by these rules it is done")
      try await story.house.askForReckoning()
      #expect(try await story.store.jobCounts().waiting == 1, "by those of before it is not any more")
      try await next.askForReckoning()
      #expect(try await !story.house.workshop.turn(), "they came back")
      #expect(try await next.workshop.turn(), "and nobody knows how far the others had come")
    }
  }

  @Test(
    "on the day on which running placements adopt a pack, its follow-ups come though nobody writes anything",
    arguments: TestEngine.allCases)
  func adopted(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let running = try await story.run(selam, at: try await story.workplace("Prøvebageriet", staff: 30))
      let before = try await story.followUps(running)
      let next = try story.house(adding: {
        Self.stricter($0).replacing("running_placements: keep", with: "running_placements: adopt")
          .replacing("at_least: 4\n", with: "at_least: 40\n")
      })
      try await story.finish(next.workshop, asking: next)
      #expect(try await story.followUps(running) == before, "it does not hold yet")
      story.test.clock.advance(days: 8)
      try await next.askForReckoning()
      #expect(try await story.store.jobCounts().waiting == 0, "on the day before nothing is to be done")
      story.test.clock.advance(days: 1)
      try await story.finish(next.workshop, asking: next)
      #expect(try await story.followUps(running).count > before.count)
      try await next.store.transact(as: .system, for: .administration) { try Freshness(next.consequences).check($0) }
      try await next.askForReckoning()
      #expect(try await story.store.jobCounts() == JobCounts(waiting: 0, dead: 0), "once is enough")
    }
  }

  @Test("in an installation where nobody is yet nothing is to be reckoned anew", arguments: TestEngine.allCases)
  func nobody(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      try await story.house.askForReckoning()
      #expect(try await story.jobs() == [])
      _ = try await story.participant("Selam Eksempelsen", "lab")
      try await story.house.askForReckoning()
      #expect(try await story.jobs() == [], "she came under these rules")
    }
  }

  @Test("a place that nobody left is not guessed at: the job fails, and says where", arguments: TestEngine.allCases)
  func damaged(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      _ = try await story.participant("Selam Eksempelsen", "lab")
      try await story.house.askForReckoning()
      try await story.test.settingUp { try $0.ask(for: .sweeping) }
      for cursor in ["people x", "somewhere", "workplaces a b"] {
        try await story.store.database.write { connection in
          _ = try connection.run("UPDATE job SET cursor = ?, not_before = 0", [.text(cursor)])
        }
        for _ in 1...2 { #expect(try await story.house.workshop.turn()) }
        #expect(try await story.jobs().map(\.failure) == ["DamagedRecord.job.cursor", "DamagedRecord.job.cursor"])
      }
    }
  }

  @Test("what was asked for is asked for once, also after it has begun", arguments: TestEngine.allCases)
  func again(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      _ = try await story.participant("Selam Eksempelsen", "lab")
      try await story.house.askForReckoning()
      var workshop = story.house.workshop
      workshop.rest = { _ in throw CancellationError() }
      #expect(try await workshop.turn())
      for _ in 1...2 { try await story.house.askForReckoning() }
      #expect(try await story.jobs().map(\.done) == [1])
    }
  }
}

extension House {
  var consequences: [Consequences.Stage: [Consequence]] { Rooms.consequences(packs.shelf) }
}
