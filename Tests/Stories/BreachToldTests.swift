import Access
import Employers
import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// Today is Sunday 22 November 2026; placements begin on Monday 23 November.
@Suite("What is broken of an agreement is named, and the step that mends it comes first") struct BreachToldTests {
  private func told(_ visitor: Visitor) async throws -> [String] {
    try await visitor.week().filter { $0.reason.contains("Bageriet") && $0.pile == "mend" }.map(\.reason)
  }

  /// The buttons of a page that call for an act, in their order.
  private func mainButtons(_ page: Page) -> [String] {
    page.html.matches(of: /<a class="button main"[^>]*>(.*?)<\/a>/).map { Page(String($0.output.1)).words }
  }

  @Test("hours above what was agreed with her", arguments: TestEngine.allCases)
  func hours(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let id = try await story.run(yusuf, at: try await story.workplace("Bageriet", staff: 12))
      story.test.clock.advance(days: 9)  // Tuesday 1 December, in week 49.
      let page = try await mette.page(PlacementsAddress.placement(id))
      #expect(mainButtons(page).contains { $0.contains("hours") }, "\(mainButtons(page))")
      #expect(try await told(mette) == [])
      try await agreeCap(4, "2026-12-01", "2027-03-01", mette, yusuf.person)
      #expect(
        try await told(mette) == ["6 h in week 49 at Bageriet, but at most 4 h a week are agreed"])
      // The step that mends it, and nothing else: no more hours are offered as the way on.
      let broken = try await mette.page(PlacementsAddress.placement(id))
      #expect(mainButtons(broken) == ["Reduce to 4 h from week 49"], "\(mainButtons(broken))")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "days that were agreed to be free, and more people than the number of staff allows", arguments: TestEngine.allCases)
  func daysAndPlaces(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "lab", called: "Selam")
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      _ = try await story.run(selam, at: bakery)
      let his = try await story.run(yusuf, at: bakery)
      let seen = Int(try await story.placement(his).version.number)
      let times = try await mette.api(
        .patch, PlacementsResource.placement(his), #"{"days": ["monday", "tuesday"], "timesFrom": "2026-11-23"}"#,
        seen: seen)
      #expect(times.status == 200, "\(times.text)")
      story.test.clock.advance(days: 16)  // Tuesday 8 December.
      #expect(try await told(mette) == [])
      _ = try await mette.made(
        PeopleResource.considerations(yusuf.person),
        #"""
        {"effect": "time", "notOn": ["tuesday"], "wording": "School on Tuesdays", "wordingLanguage": "en",
         "from": "2026-12-08", "review": "2027-02-15", "agreedOn": "2026-12-08"}
        """#)
      #expect(try await told(mette) == ["Days or times at Bageriet are not those agreed with the person"])
      let page = try await mette.page(PlacementsAddress.placement(his))
      #expect(mainButtons(page).first == "Change days, times or last day", "\(mainButtons(page))")
      // One row for each placement: the person's own limits come first, and the rest is said to be there.
      let place = try await mette.api(.get, EmployersResource.workplace(bakery))
      let cut = try await mette.api(
        .patch, EmployersResource.workplace(bakery), #"{"ordinaryStaff": 5, "staffAsOf": "2026-12-08"}"#,
        seen: try #require(try place.json["version"]?.integer))
      #expect(cut.status == 200, "\(cut.text)")
      #expect(
        try await told(mette) == [
          "Days or times at Bageriet are not those agreed with the person; other rules are not kept either"
        ])
      #expect(story.unforeseen.all == [])
    }
  }
}
