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

/// What was due before an ending, and what would have been due after it. Sunday 22 November 2026.
@Suite("Follow-ups and an ending that is written down later") struct FollowUpsAfterEndTests {
  @Test(
    "what was due before the last day is asked for two weeks more and then stands as not held; the rest goes",
    arguments: TestEngine.allCases)
  func late(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let id = try await story.run(yusuf, at: try await story.workplace("Bageriet", staff: 12))
      let all = try await story.followUps(id)
      story.test.clock.advance(days: 25)  // Thursday 17 December.
      let last = CivilDate(iso: "2026-12-11")!
      let before = all.filter { $0.due <= last }
      #expect(before.count > 1 && before.count < all.count)

      // The form says what is open, with its days.
      let form = try await api.page(PlacementsAddress.ending(id))
      #expect(form.words.contains("Note those that were held."), "\(form.words)")
      #expect(try await story.end(id, "2026-12-11", by: api).status == 200)
      #expect(try await story.followUps(id).map(\.due) == before.map(\.due))
      let week = try await api.week().filter { $0.pile == "follow-ups" }
      #expect(week.count == before.count, "\(week.map(\.due))")
      // One was held, and can still be noted; none can be held after the end.
      let talk = before[0]
      func note(_ day: String) async throws -> Response {
        try await api.api(
          .patch, PlacementsResource.followUp(talk.id), #"{"step": "held", "doneOn": "\#(day)", "light": "ok"}"#,
          seen: Int(talk.version.number))
      }
      #expect(try await note("2026-12-14").status == 422)
      #expect(try await note("2026-12-10").status == 200)
      #expect(try await api.week().filter { $0.pile == "follow-ups" }.count == before.count - 1)

      story.test.clock.advance(days: 9)  // Saturday 26 December, fifteen days after.
      #expect(try await api.week().filter { $0.pile == "follow-ups" }.isEmpty)
      // The list of the API tells what the page tells, as it did when it was open.
      func states() async throws -> [String: String] {
        let items = try await api.api(.get, PlacementsResource.followUps(id)).json["items"]?.items ?? []
        return Dictionary(
          items.map { ($0["id"]?.string ?? "", $0["state"]?.string ?? "") }, uniquingKeysWith: { first, _ in first })
      }
      #expect(
        try await states()
          == Dictionary(uniqueKeysWithValues: before.map { ($0.id.text, $0.id == talk.id ? "held" : "not-held") }))
      let after = try #require(all.first { $0.due > last })
      let one = try await api.api(.get, PlacementsResource.followUp(after.id))
      #expect(try one.status == 404 || one.json["state"]?.string == "given-up", "\(one.text)")
      let page = try await api.page(PlacementsAddress.placement(id))
      #expect(page.words.contains("not noted as held before the placement ended") && page.words.contains("Not held"))
      let closed = try await api.api(
        .patch, PlacementsResource.followUp(before[1].id), #"{"step": "held", "doneOn": "2026-12-10", "light": "ok"}"#,
        seen: Int(before[1].version.number))
      #expect(closed.status == 422, "\(closed.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a duty of the law that lies behind a short placement is no follow-up of it", arguments: TestEngine.allCases)
  func duties(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), weeks: 26)
      let duty = DutyCode("four-in-six-months")
      story.test.clock.advance(days: 40)  // Friday 1 January.
      #expect(try await story.end(id, "2026-12-18", by: api).status == 200)
      let last = CivilDate(iso: "2026-12-18")!
      #expect(try await story.followUps(id).allSatisfy { $0.due <= last })
      story.test.clock.advance(days: 2)
      // The talks that are counted from the acceptance are owed without a placement as well, and nothing else is.
      let owed = try await api.week().filter { $0.pile == "follow-ups" }
      #expect(owed.map(\.due) == ["2026-12-27"] && owed.allSatisfy { $0.reason.hasPrefix("Talk 1 of at least 4") })
      #expect(try await story.followUps(id).filter { $0.key.code == duty && $0.result == nil }.isEmpty)
      #expect(story.unforeseen.all == [])
    }
  }
}
