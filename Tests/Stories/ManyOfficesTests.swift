import Employers
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Access
@testable import Nyvej
@testable import Work

@Suite("Very many offices") struct ManyOfficesTests {
  /// How many values the week's statements bind, with those that count its heaps.
  private func binds(_ story: StoryHouse) async throws -> Int {
    try await story.act { tx in
      let asked = try WeekFrame(week: ISOWeek(containing: tx.today), own: true).asked(tx)
      let counts = try asked.numbers(in: .starts, upTo: 9).map { counting in
        try tx.assembled(counting) { tx.policy.reachIfAny(.list, $0, seeing: $1) }.1.count
      }
      return try tx.assembled(asked.heaps(limit: 9)) { tx.policy.reachIfAny(.list, $0, seeing: $1) }.1.count
        + counts.reduce(0, +)
    }
  }

  @Test(
    "one's own week asks for the offices of one's own people, however many others work elsewhere",
    arguments: TestEngine.allCases)
  func week(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let bakery = try await story.workplace("Bageriet", staff: 300)
      _ = try await story.draft(try await story.participant("Selam Eksempelsen", "integration-act"), at: bakery)
      _ = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let mette = try await story.visitor(story.mette)
      func pages() async throws -> [String] {
        var pages: [String] = []
        for query in ["", "?whose=team", "?pile=starts"] {
          pages.append(try await mette.page(WorkAddress.week, query: query).words)
        }
        return pages + [try await mette.page(WorkAddress.pocket).words]
      }
      let (few, before) = (try await pages(), try await binds(story))
      #expect(!few[0].contains("The approval is missing"), "the job centre owes it")
      let offices = try await story.test.settingUp { tx in
        try (0..<300).map { number in
          try Employers.enterFirst(
            Organisation.Details(name: "Jobcenter \(number)", kind: .jobCentre, country: "DK"), tx)
        }
      }
      for (number, office) in offices.enumerated() {
        _ = try await story.test.account("kim-\(number)", [.caseManager], in: office)
      }
      #expect(try await binds(story) == before)
      #expect(try await pages() == few)
      #expect(story.unforeseen.all == [])
    }
  }
}
