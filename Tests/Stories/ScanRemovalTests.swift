import Access
import Foundation
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej
@testable import Placements

/// A paper that was attached by mistake, and what is left of it.
@Suite("Removed papers") struct ScanRemovalTests {
  private let papers = ScanTests()

  @Test(
    "removed with a reason nobody can read it, until it is restored; who, when and why stay",
    arguments: TestEngine.allCases)
  func removed(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await papers.running(story)
      let mette = try await story.visitor(story.mette)
      let scan = try await papers.attachedScan(mette, to: id)
      var form = try await mette.page(PlacementsAddress.scanRemoval(scan)).form(to: PlacementsAddress.scanRemoval(scan))
      let without = try await mette.send(form)
      #expect(without.status == 422)
      try form.fill(["removed.because": "wrong-person"])
      let after = try await mette.submit(form).words
      #expect(after.contains("The document is removed.") && after.contains("1 document was removed"))
      #expect(after.contains("Removed: Sun 22 Nov, mette · It is about somebody else"))
      #expect(after.contains("can be restored up to and including Sun 6 Dec"))
      #expect(!after.contains("a.png"))
      #expect(try await mette.get(PlacementsAddress.scan(scan)).status == 404)
      #expect(try await mette.api(.get, PlacementsResource.scanContent(scan)).status == 404)

      // On the last day it can still be had back, as it was.
      story.test.clock.advance(days: Int64(Scan.daysToRestore))
      try await sweep(story)
      let page = try await mette.page(PlacementsAddress.scanRemoval(scan))
      #expect(page.words.contains("Restore a removed document") && !page.words.contains("a.png"))
      let back = try await mette.submit(try page.form(to: PlacementsAddress.scanRemoval(scan))).words
      #expect(back.contains("The document is back.") && back.contains("a.png") && !back.contains("was removed"))
      #expect(try await mette.get(PlacementsAddress.scan(scan)).body == ScanTests.png)
      let events = ["placement-scan.attached", "placement-scan.removed", "placement-scan.restored"]
      #expect(try await story.events(of: "placement-scan") == events)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "after the last day the sweeping wipes content, name and words; nothing brings them back",
    arguments: TestEngine.allCases)
  func wiped(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await papers.running(story)
      let mette = try await story.visitor(story.mette)
      let (scan, other) = (try await papers.attachedScan(mette, to: id), try await papers.attachedScan(mette, to: id))
      let answer = try await mette.api(
        .patch, PlacementsResource.scan(scan), #"{"removed": {"because": "replaced"}}"#, seen: 1)
      #expect(try answer.json["removed"]?["restorableUntil"]?.string == "2026-12-06")
      story.test.clock.advance(days: Int64(Scan.daysToRestore) + 1)
      // The day is over, whether or not anything was swept since.
      let late = try await mette.api(.patch, PlacementsResource.scan(scan), #"{"step": "restored"}"#, seen: 2)
      #expect(late.status == 422 && late.text.contains("deleted for good"))
      let closed = try await mette.page(PlacementsAddress.scanRemoval(scan))
      #expect(closed.words.contains("The file is deleted for good. Attach the document again."))
      #expect(throws: (any Error).self) { try closed.form(to: PlacementsAddress.scanRemoval(scan)) }
      let pressed = try await mette.post(
        PlacementsAddress.scanRemoval(scan).path, [("version", "2"), ("step", "restored")])
      #expect(pressed.status == 422 && Page(pressed.text).words.contains("The file is deleted for good."))
      #expect(!(try await mette.page(PlacementsAddress.placement(id)).words.contains("can be restored")))
      #expect(try await story.number("SELECT COUNT(*) AS count FROM file_piece") == 2)
      try await sweep(story)
      #expect(try await story.number("SELECT COUNT(*) AS count FROM file_piece") == 1)
      #expect(try await story.number("SELECT COUNT(*) AS count FROM placement_scan WHERE head IS NULL") == 1)
      let room = try await story.number("SELECT bytes AS count FROM file_room")
      #expect(try await story.number("SELECT SUM(LENGTH(bytes)) AS count FROM file_piece") == room)
      #expect(
        try await story.events(of: "placement-scan").suffix(2) == ["placement-scan.removed", "placement-scan.wiped"])
      let record = try await mette.api(.get, PlacementsResource.scan(scan))
      #expect(record.text.contains("\"restorableUntil\":null") && record.text.contains("\"because\":\"replaced\""))
      #expect(try await mette.get(PlacementsAddress.scan(other)).body == ScanTests.png)
      let notRemoved = try await mette.api(.patch, PlacementsResource.scan(other), #"{"step": "restored"}"#, seen: 1)
      #expect(notRemoved.status == 422 && notRemoved.text.contains("is not removed"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("who may only see papers restores none, and is not asked", arguments: TestEngine.allCases)
  func mayNotRestore(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await papers.running(story)
      let (mette, cleo) = (
        try await story.visitor(story.mette),
        try await story.test.account("cleo", [.counsellor], in: story.municipality)
      )
      let person = try await story.placement(id).person
      try await story.act { try $0.relate(cleo, .counsellor, to: person, from: $0.today) }
      let scan = try await papers.attachedScan(mette, to: id)
      _ = try await mette.api(.patch, PlacementsResource.scan(scan), #"{"removed": {"because": "replaced"}}"#, seen: 1)
      let counsellor = try await story.visitor(cleo)
      #expect(try await counsellor.get(PlacementsAddress.scanRemoval(scan)).status == 404)
      let tried = try await counsellor.api(.patch, PlacementsResource.scan(scan), #"{"step": "restored"}"#, seen: 2)
      #expect(tried.status == 404)
    }
  }

  @Test(
    "when all room is taken that is said at the file, and a removed paper gives room back",
    arguments: TestEngine.allCases)
  func room(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await papers.running(story)
      let mette = try await story.visitor(story.mette)
      let path = PlacementsAddress.scans(id).path
      let first = try await papers.attachedScan(mette, to: id)
      let small = try await story.number("SELECT bytes AS count FROM file_room")
      let left = FileRoom.usual.bytes - small
      try await story.damage("UPDATE file_room SET bytes = bytes + \(left)")
      let full = try await papers.send(mette, path, [("paper", "other")], file: (name: "b.png", bytes: ScanTests.png))
      #expect(full.status == 422)
      #expect(Page(full.text).words.contains("all files together may take 20 GB here"))
      let over = try await papers.send(
        mette, PlacementsResource.scans(id).path, [("paper", "other")], file: (name: "b.png", bytes: ScanTests.png),
        headers: ["idempotency-key": "full"])
      #expect(over.status == 422 && over.text.contains("--file-space"))
      #expect(try await story.number("SELECT COUNT(*) AS count FROM stored_file") == 1)
      _ = try await mette.api(.patch, PlacementsResource.scan(first), #"{"removed": {"because": "replaced"}}"#, seen: 1)
      story.test.clock.advance(days: Int64(Scan.daysToRestore) + 1)
      try await sweep(story)
      #expect(try await story.number("SELECT bytes AS count FROM file_room") == left)
      let again = try await papers.send(mette, path, [("paper", "other")], file: (name: "b.png", bytes: ScanTests.png))
      #expect(again.status == 303)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what is refused or sent twice leaves no content behind", arguments: TestEngine.allCases)
  func leftovers(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await papers.running(story)
      let mette = try await story.visitor(story.mette)
      let path = PlacementsResource.scans(id).path
      for _ in 1...2 {
        let answer = try await papers.send(
          mette, path, [("paper", "other")], file: (name: "b.png", bytes: ScanTests.png),
          headers: ["idempotency-key": "twice"])
        #expect(answer.status == 201)
      }
      #expect(try await story.number("SELECT COUNT(*) AS count FROM stored_file WHERE state = 'left'") == 1)
      try await sweep(story)
      #expect(try await story.number("SELECT COUNT(*) AS count FROM stored_file") == 1)
      #expect(try await story.number("SELECT COUNT(*) AS count FROM file_piece") == 1)
    }
  }

  private func sweep(_ story: StoryHouse) async throws {
    try await story.test.settingUp { try $0.ask(for: .sweeping) }
    while try await story.house.workshop.turn() {}
  }
}
