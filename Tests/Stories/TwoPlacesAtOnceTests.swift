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

@testable import Nyvej

/// Nobody is at two places at once. Sunday 22 November 2026.
@Suite("The same hours at two places") struct TwoPlacesAtOnceTests {
  private func paid(
    _ who: Participation, _ place: WorkplaceID, _ times: String, by api: Visitor
  ) async throws -> PlacementID {
    let made = try await api.made(
      PlacementsResource.personPlacements(who.person),
      """
      {"participation": "\(who.id)", "workplace": "\(place)", "measure": "lonnede-timer", "basis": "agreement",
       "tasks": "Bake", "from": "2026-11-30", "until": "2027-01-15", "hours": 4, \(times)}
      """)
    return try #require(PlacementID(made["id"]?.string ?? ""))
  }

  private func days(_ times: String, of id: PlacementID, _ story: StoryHouse, _ api: Visitor) async throws -> Response {
    try await api.api(
      .patch, PlacementsResource.placement(id), "{\(times)}", seen: Int(try await story.placement(id).version.number))
  }

  @Test(
    "a start at the hours of another is refused, and names day, times and the other", arguments: TestEngine.allCases)
  func start(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let (bakery, shop) = (
        try await story.workplace("Bageriet", staff: 30), try await story.workplace("Butikken", staff: 30)
      )
      let first = try await story.run(selam, at: bakery)
      #expect(
        try await days(
          #""days": ["monday", "thursday"], "workFrom": "08:00", "workUntil": "12:00""#, of: first, story, api
        ).status == 200)
      let second = try await paid(
        selam, shop, #""days": ["thursday", "friday"], "workFrom": "11:00", "workUntil": "15:00""#, by: api)
      let check = try await api.check("same-times", of: second)
      #expect(check?["verdict"]?.string == "breached")
      let said = check?["sentence"]?.string ?? ""
      #expect(said.contains("On Thursday from 11:00 to 12:00"), "\(said)")
      #expect(said.contains("Mon 23 Nov") && said.contains("for the first time on Thu 3 Dec"), "\(said)")
      let refused = try await api.askToStart(second)
      #expect(refused.status == 422 && refused.text.contains("two places at once"), "\(refused.text)")
      // Other times, and it starts.
      #expect(try await days(#""workFrom": "12:00", "workUntil": "16:00""#, of: second, story, api).status == 200)
      #expect(try await api.check("same-times", of: second) == nil)
      #expect(try await api.askToStart(second).status == 200)
      // Nor can the times of what runs be moved onto it; to come nearer is always possible.
      let moved = try await days(
        #""days": ["friday"], "workFrom": "10:00", "workUntil": "16:00""#, of: first, story, api)
      #expect(try (moved.status, moved.problemFields) == (422, ["workFrom"]), "\(moved.text)")
      #expect(moved.text.contains("On Friday from 12:00 to 16:00"), "\(moved.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a longer last day into the days of another is refused", arguments: TestEngine.allCases)
  func longer(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let (bakery, shop) = (
        try await story.workplace("Bageriet", staff: 30), try await story.workplace("Butikken", staff: 30)
      )
      let first = try await story.run(selam, at: bakery, weeks: 1)  // until Friday 27 November
      #expect(
        try await days(
          #""days": ["wednesday"], "workFrom": "22:00", "workUntil": "06:00""#, of: first, story, api
        ).status == 200)
      let second = try await paid(
        selam, shop, #""days": ["thursday"], "workFrom": "05:00", "workUntil": "09:00""#, by: api)
      #expect(try await api.askToStart(second).status == 200)
      let longer = try await days(#""until": "2026-12-11""#, of: first, story, api)
      #expect(longer.status == 422 && longer.text.contains("On Thursday from 05:00 to 06:00"), "\(longer.text)")
      #expect(longer.text.contains("on Thu 3 Dec"), "\(longer.text)")
      #expect(try await days(#""until": "2026-12-01""#, of: first, story, api).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }
}
