import Access
import Foundation
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej
@testable import Work

@Suite("The heaps of This week") struct WeekHeapsTests {
  private static let people = (1...13).map { "Person\($0) Eksempelsen" }

  @Test(
    "a full heap hides nothing of another, and says how many it holds and where the rest is",
    arguments: TestEngine.allCases)
  func full(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 300)
      for name in Self.people { _ = try await story.participant(name, "integration-act") }
      _ = try await story.run(try await story.participant("Selam Eksempelsen", "integration-act"), at: bakery)
      let mette = try await story.visitor(story.mette)
      for query in ["?whose=own", "?whose=team"] {
        let page = try await mette.page(WorkAddress.week, query: query)
        let heap = page.pile("no-next-step")
        #expect(shown(in: heap).count == WeekPages.ofEach)
        #expect(heap.words.contains("No next step 13"))
        #expect(heap.words.contains("The first 10 of 13 are shown."))
        #expect(page.pile("ladder").words.contains("Steps to decide 0"))
        let whole = try await mette.page(WorkAddress.week, query: query + "&pile=no-next-step")
        #expect(Set(shown(in: whole)) == Set(Self.people))
        #expect(!whole.words.contains("Show the next"))
        #expect(heap.html.contains("pile=no-next-step"), "the way to the rest")
      }
    }
  }

  @Test(
    "counting ends somewhere, one heap is read page by page, and no one is journalled who was only counted",
    arguments: TestEngine.allCases)
  func pages(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      for name in Self.people { _ = try await story.participant(name, "integration-act") }
      let found = try await story.act { tx -> [[OwedObligation]] in
        let asked = WeekAsked(
          me: tx.actor.account, own: true, week: ISOWeek(containing: tx.today), standing: tx.today)
        let numbers = try asked.numbers(in: .noNextStep, upTo: 7).map {
          try tx.count($0, try tx.grant(Count.self, ObligationRecord.self)).act { $0 }
        }
        #expect(numbers == [7], "no further than it is asked to")
        var (pages, place) = ([[OwedObligation]](), PlaceInOrder<ObligationKind>?.none)
        repeat {
          let page = try tx.list(
            { asked.heap(.noNextStep, after: place, limit: $0) }, upTo: 5,
            try tx.grant(List.self, ObligationRecord.self)
          ).act { $0 }
          pages.append(page.rows)
          place = page.hasMore ? page.rows.last?.place : nil
        } while place != nil
        return pages
      }
      #expect(found.map(\.count) == [5, 5, 3])
      #expect(Set(found.joined().map(\.obligation.subject)).count == 13, "each once")

      _ = try await story.act { tx in
        let asked = WeekAsked(
          me: tx.actor.account, own: true, week: ISOWeek(containing: tx.today), standing: tx.today)
        _ = try tx.list(
          { asked.heaps(limit: $0) }, upTo: 4, ofEach: "heap", try tx.grant(List.self, ObligationRecord.self))
      }
      let people = "length(subjects) / 16"
      #expect(
        try await story.number(
          "SELECT \(people) AS count FROM journal WHERE kind = 'obligation' ORDER BY sequence DESC LIMIT 1") == 4)
    }
  }

  @Test(
    "one's own heap says the true number, a team's that there are more than it counts", arguments: TestEngine.allCases)
  func counted(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      for number in 1...104 { _ = try await story.participant("Person\(number) Eksempelsen", "integration-act") }
      let mette = try await story.visitor(story.mette)
      let own = try await mette.page(WorkAddress.week).pile("no-next-step").words
      #expect(own.contains("The first 10 of 104 are shown."))
      let team = try await mette.page(WorkAddress.week, query: "?whose=team").pile("no-next-step").words
      #expect(team.contains("more than 100") && !team.contains("104"))
    }
  }

  @Test("a heap that does not exist, or a place that was made up, is refused", arguments: TestEngine.allCases)
  func refused(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      for query in ["?pile=everything", "?pile=starts&after=nowhere", "?pile=starts&after=\(story.mette.text).00"] {
        #expect(try await mette.get(WorkAddress.week, query: query).status == 400, "\(query)")
      }
    }
  }

  private func shown(in page: Page) -> [String] {
    Self.people.filter { page.words.contains($0 + " ") }
  }
}
