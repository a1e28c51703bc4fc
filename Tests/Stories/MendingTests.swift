import Access
import Employers
import Foundation
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

/// What goes on against what was agreed comes first, with the step that mends it. Sunday 22 November 2026.
@Suite("What must be mended") struct MendingTests {
  @Test(
    "hours above a new limit are the first heap, a banner, and a step that brings them within it",
    arguments: TestEngine.allCases)
  func hours(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 9)
      let quiet = try await mette.page(WorkAddress.week)
      #expect(!quiet.words.contains("Must be mended"), "nothing is said of nothing")
      #expect(!(try await mette.page(PlacementsAddress.placement(id)).html.contains("class=\"banner")))

      story.test.clock.advance(days: 9)  // Tuesday of week 49: it runs.
      try await agreeCap(8, "2026-12-01", "2027-01-31", api, selam.person)
      let week = try await api.week()
      #expect(week.filter { $0.pile == "mend" }.map(\.name) == ["Selam Eksempelsen"])
      #expect(
        week.first { $0.pile == "mend" }?.reason == "9 h in week 49 at Bageriet, but at most 8 h a week are agreed")
      let html = try await mette.page(WorkAddress.week).html
      let mend = try #require(html.range(of: "id=\"mend\""))
      let first = try #require(html.range(of: "id=\"no-next-step\""))
      #expect(mend.lowerBound < first.lowerBound, "it is the first heap")

      let page = try await mette.page(PlacementsAddress.placement(id))
      let banner = page.part("class=\"banner stop\"", "section")
      #expect(banner.words.contains("This must be mended") && banner.words.contains("9 h in week 49"))
      #expect(banner.words.contains("Reduce to 8 h from week 49"))
      #expect(
        banner.html.contains("class=\"button main\"") && !page.part("id=\"ladder\"", "section").html.contains("main"))
      // The button leads to a form that can be sent as it is, but for its reason.
      let way = "?move=back&week=2026-W49&hours=8"
      #expect(banner.html.contains(way.replacing("&", with: "&amp;")))
      var form = try await mette.page(PlacementsAddress.ladder(id), query: way).form(to: PlacementsAddress.ladder(id))
      try form.fill(["reason": "As agreed with her"])
      let mended = try await mette.submit(form)
      #expect(mended.flash.words.contains("Selam Eksempelsen, Bageriet: runs: 8 h from week 49."))
      // One step ends it; what would break it again is not offered.
      #expect(!mended.html.contains("class=\"banner stop\"") && !mended.flash.html.contains("Remove this step"))
      #expect(try await api.week().allSatisfy { $0.pile != "mend" })
      #expect(try await story.steps(id).filter { $0.outcome == .agreed }.map(\.hours) == [Hours(9), Hours(8)])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a draft that cannot start like this says so first, with where it is mended", arguments: TestEngine.allCases)
  func draft(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 9, ready: true)
      try await agreeCap(6, "2026-12-07", nil, api, selam.person)
      let page = try await mette.page(PlacementsAddress.placement(id))
      let banner = page.part("class=\"banner stop\"", "section")
      #expect(banner.words.contains("It cannot start like this"))
      #expect(banner.words.contains("Reduce to 6 h from week 50"))
      #expect(try await api.week().allSatisfy { $0.pile != "mend" }, "nothing goes on yet")
      #expect(story.unforeseen.all == [])
    }
  }
}

/// Places at a workplace as its page says them. Sunday 22 November 2026.
@Suite("Places at a workplace tell the truth") struct FullnessTests {
  @Test("a lawful third is not too many, and the next has a day and a working day", arguments: TestEngine.allCases)
  func lawful(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 10)
      // Two who are tested until Friday 18 December and Friday 19 February, one who is not until 1 January.
      _ = try await story.run(try await story.participant("Yusuf Opdigtet", "lab"), at: bakery, weeks: 4)
      _ = try await story.run(try await story.participant("Layla Tænkt", "lab"), at: bakery, weeks: 13)
      _ = try await story.run(try await story.participant("Selam Eksempelsen", "integration-act"), at: bakery, weeks: 6)
      let mette = try await story.visitor(story.mette)
      story.test.clock.advance(days: 2)
      let page = try await mette.page(EmployersAddress.workplace(bakery))
      #expect(page.words.contains("Full: 2 places, 3 present. 1 of them need not be tested."), "\(page.words)")
      #expect(!page.html.contains("class=\"over\"") && !page.words.contains("too many"))
      let quota = try await mette.api(.get, EmployersResource.quota(bakery)).json
      #expect(quota["over"]?.integer == 0 && quota["taken"]?.integer == 3)
      // Of the three one is left from 2 January 2027, a Saturday: with her, two.
      #expect(quota["nextFree"]?.string == "2027-01-02")
      #expect(
        page.words.contains("The next who is tested can start from Sat 2 Jan 2027, first working day Mon 4 Jan."))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a place that is taken later is said beside the free one", arguments: TestEngine.allCases)
  func coming(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 5)
      _ = try await story.run(try await story.participant("Yusuf Opdigtet", "lab"), at: bakery, weeks: 13)
      let mette = try await story.visitor(story.mette)
      let page = try await mette.page(EmployersAddress.workplace(bakery))
      #expect(page.words.contains("1 place taken later") && page.words.contains("1 more place is taken, from Nov 2026"))
      #expect(page.words.contains("The next who is tested can start from"))
      #expect(story.unforeseen.all == [])
    }
  }
}
