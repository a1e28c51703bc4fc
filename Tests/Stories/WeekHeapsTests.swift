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
        #expect(heap.words.contains("Next step to plan 13"))
        #expect(heap.words.contains("The first 10 of 13 are shown."))
        #expect(page.pile("ladder").words.contains("Steps to decide 0"))
        let whole = try await mette.page(WorkAddress.week, query: query + "&pile=no-next-step")
        #expect(Set(shown(in: whole)) == Set(Self.people))
        #expect(!whole.words.contains("Next page"))
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
    "a heap says one number, on the page of the week, on its own and in the API, own or the team's",
    arguments: TestEngine.allCases)
  func counted(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      for number in 1...104 { _ = try await story.participant("Person\(number) Eksempelsen", "integration-act") }
      let mette = try await story.visitor(story.mette)
      let own = try await mette.page(WorkAddress.week).pile("no-next-step").words
      #expect(own.contains("The first 10 of 104 are shown."))
      let team = try await mette.page(WorkAddress.week, query: "?whose=team").pile("no-next-step").words
      #expect(team.contains("The first 10 of 104 are shown."))
      for whose in ["own", "team"] {
        let heap = try await mette.page(WorkAddress.week, query: "?whose=\(whose)&pile=no-next-step")
        #expect(heap.pile("no-next-step").words.contains("104"), "\(whose)")
      }
    }
  }

  @Test(
    "programs get the first of each heap with how many it holds, and one heap page by page",
    arguments: TestEngine.allCases)
  func programs(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      // Without a next step 104, who are due before the one who is to begin.
      for number in 1...104 { _ = try await story.participant("Person\(number) Eksempelsen", "integration-act") }
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      _ = try await story.draft(selam, at: try await story.workplace("Prøvebageriet", staff: 300))
      let mette = try await story.visitor(story.mette)
      func pile(_ name: String, in week: JSON) -> JSON? {
        week["piles"]?.items.first { $0["pile"]?.string == name }
      }
      for whose in ["own", "team"] {
        let week = try await mette.api(.get, WorkResource.week, query: "?whose=" + whose).json
        let items = week["items"]?.items ?? []
        #expect(items.filter { $0["pile"]?.string == "no-next-step" }.count == 25)
        #expect(items.contains { $0["pile"]?.string == "starts" && $0["name"]?.string?.contains("Selam") == true })
        #expect(week["more"]?.truth == true && week["next"]?.isNull == true)
        #expect(pile("starts", in: week)?["number"]?.integer == 2, "papers, and the approval")
        let many = pile("no-next-step", in: week)
        #expect(many?["number"]?.integer == 104 && many?["moreThanThat"]?.truth == false)
        #expect(pile("endings", in: week)?["number"]?.integer == 0)

        var (names, next, pages) = ([String](), String?.none, 0)
        repeat {
          let query = "?whose=\(whose)&pile=no-next-step&limit=40" + (next.map { "&cursor=" + $0 } ?? "")
          let page = try await mette.api(.get, WorkResource.week, query: query).json
          #expect(page["piles"]?.items.count == 1 && pile("no-next-step", in: page)?["number"]?.integer == 104)
          names += page["items"]?.items.compactMap { $0["name"]?.string } ?? []
          next = page["next"]?.string
          #expect(page["more"]?.truth == (next != nil))
          pages += 1
        } while next != nil && pages < 9
        #expect(pages == 3 && names.count == 104 && Set(names).count == 104)
      }
      #expect(story.unforeseen.all == [])
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

  @Test("one heap is read page by page, forth and back, with how many there are", arguments: TestEngine.allCases)
  func forthAndBack(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      for number in 1...104 { _ = try await story.participant("Person\(number) Eksempelsen", "integration-act") }
      let mette = try await story.visitor(story.mette)
      func names(_ page: Page) -> [String] {
        var seen: Set<String> = []
        return page.html.matches(of: /Person\d+ Eksempelsen/).map { String($0.0) }.filter { seen.insert($0).inserted }
      }
      func way(_ word: String, from page: Page) -> String? {
        page.html.matches(of: /<a rel="(?:prev|next)" href="([^"]*)">(.*?)<\/a>/).first { $0.2.contains(word) }
          .map { String($0.1).replacing("&amp;", with: "&") }
      }
      func go(_ word: String, from page: Page) async throws -> Page {
        Page(try await mette.ask(.get, try #require(way(word, from: page))).text)
      }
      for whose in ["own", "team"] {
        let first = try await mette.page(WorkAddress.week, query: "?whose=\(whose)&pile=no-next-step")
        #expect(first.words.contains("104") && names(first).count == 50 && way("Previous page", from: first) == nil)
        let second = try await go("Next page", from: first)
        let third = try await go("Next page", from: second)
        #expect(names(third).count == 4 && way("Next page", from: third) == nil)
        #expect(Set(names(first) + names(second) + names(third)).count == 104)
        let again = try await go("Previous page", from: third)
        #expect(names(again) == names(second))
        let beginning = try await go("Previous page", from: again)
        #expect(names(beginning) == names(first) && way("Previous page", from: beginning) == nil)
        #expect(try await names(go("Next page", from: beginning)) == names(second))
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "another week is called by its number, and nothing stands in a past one that was not owed then",
    arguments: TestEngine.allCases)
  func otherWeeks(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      for name in Self.people { _ = try await story.participant(name, "integration-act") }
      let mette = try await story.visitor(story.mette)
      let this = ISOWeek(containing: story.store.surroundings.today())
      func page(_ week: ISOWeek, _ more: String = "") async throws -> Page {
        try await mette.page(WorkAddress.week, query: "?week=\(week.iso)&whose=own" + more)
      }
      func heading(_ page: Page) -> [String] {
        page.html.matches(of: /<(?:h1|title)[^>]*>([^<]*)/).map { String($0.1) }
      }
      let now = try await page(this)
      #expect(heading(now).allSatisfy { $0.contains("This week") } && !shown(in: now).isEmpty)
      let before = this.adding(weeks: -3)
      let past = try await page(before)
      #expect(heading(past).count >= 2 && heading(past).allSatisfy { $0.contains("Week \(before.number)") })
      #expect(shown(in: past).isEmpty && past.words.contains("Nothing is waiting for you in that week"))
      #expect(try await shown(in: page(before, "&pile=no-next-step")).isEmpty)
      let next = this.adding(weeks: 2)
      let coming = try await page(next)
      #expect(heading(coming).allSatisfy { $0.contains("Week \(next.number)") })
      #expect(coming.words.contains("The week as it looks today: what falls due in it") && !shown(in: coming).isEmpty)

      story.test.clock.advance(seconds: 14 * 86_400)
      let later = try await story.visitor(story.mette)
      let over = try await later.page(WorkAddress.week, query: "?week=\(this.iso)&whose=own")
      #expect(heading(over).allSatisfy { $0.contains("Week \(this.number)") })
      #expect(over.words.contains("What lay here in that week and is still open today.") && !shown(in: over).isEmpty)
      #expect(story.unforeseen.all == [])
    }
  }

  private func shown(in page: Page) -> [String] {
    Self.people.filter { page.words.contains($0 + " ") }
  }
}
