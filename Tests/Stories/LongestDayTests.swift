import Access
import Employers
import Foundation
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// No pack that is shipped knows how long a day may be: this one says eight hours, and that more stops a start. Sunday
/// 22 November 2026.
@Suite("A day that would be too long") struct LongestDayTests {
  private func packs() throws -> Packs {
    let folder = DataFolder(path: FileManager.default.temporaryDirectory.path + "/longest-day-" + UUID().uuidString)
    try FileManager.default.createDirectory(atPath: folder.rules, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(atPath: folder.path) } catch { Issue.record("\(error)") }
    }
    let text = try #require(embeddedPacks.first { $0.0 == "dk-2026-07.yaml" }).1
    let (unknown, known) = (
      "longest_day:\n  hours: unknown\n  source: background\n  overridable: yes\n  blocking: no",
      "longest_day:\n  hours: 8\n  source: background\n  overridable: no\n  blocking: yes"
    )
    try #require(text.contains(unknown))
    try text.replacing(unknown, with: known).write(
      toFile: folder.rules + "/dk-2026-07.yaml", atomically: true, encoding: .utf8)
    return try Packs(folder: folder)
  }

  @Test("is no step, in the API and on the page, and nothing of it is kept", arguments: TestEngine.allCases)
  func step(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, packs: try packs()) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.browser("mette"))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 12)
      let version = Int(try await story.placement(id).version.number)
      #expect(
        try await api.api(.patch, PlacementsResource.placement(id), #"{"days": ["monday", "friday"]}"#, seen: version)
          .status == 200)
      // Seventeen hours on two days are at least eight and a half on one of them.
      let long = try await api.api(
        .post, PlacementsResource.ladder(id),
        #"{"move": "up", "week": "2026-W50", "hours": 17, "reason": "It goes well"}"#)
      #expect(try (long.status, long.problemFields) == (422, ["hours"]), "\(long.text)")
      let says = "17 h in week 50 on 2 days make 8.5 h a day, above the 8 h that the rules allow"
      #expect(long.text.contains(says), "\(long.text)")
      let address = PlacementsAddress.ladder(id)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["move": "up", "week": "2026-12-07", "hours": "17", "reason": "It goes well"])
      let answer = try await mette.send(form)
      #expect(answer.status == 422 && Page(answer.text).problems.contains(says), "\(Page(answer.text).problems)")
      #expect(try await story.steps(id).count == 1)
      // As long as a day may be.
      let possible = try await api.made(
        PlacementsResource.ladder(id), #"{"move": "up", "week": "2026-W50", "hours": 16, "reason": "It goes well"}"#)
      #expect(possible["outcome"]?.string == "agreed")
      // Nor may fewer days make one too long; and a draft says it before it can start.
      let fewer = try await api.api(
        .patch, PlacementsResource.placement(id), #"{"days": ["monday"]}"#,
        seen: Int(try await story.placement(id).version.number))
      #expect(try (fewer.status, fewer.problemFields) == (422, ["days"]), "\(fewer.text)")
      #expect(story.unforeseen.all == [])
    }
  }
}
