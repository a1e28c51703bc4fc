import Access
import TestHouse
import Values

@testable import Placements

// Papers as files: one that is there, and one that was removed.
extension CanaryWorld {
  mutating func scans(
    _ label: String, _ id: PlacementID, _ person: About, _ subject: About, _ side: Side
  ) async throws -> [FileID] {
    guard let participant = person.participant else { return [] }
    var scans: [FileID] = []
    for isRemoved in [false, true] {
      let (name, words, content) = (cage.word(), cage.word(), cage.word())
      let (store, placements) = (story.store, story.placements)
      let file = try await store.prepare(
        try FileContent(name: name + ".pdf", bytes: Array(("%PDF-1.7 " + content).utf8)[...]), saying: words,
        about: participant.id, on: Scan.shelf)
      try await story.test.acting(as: side.worker) { tx in
        try placements.find(id, tx).act { try placements.attach(file, as: .agreement, to: $0, tx) }
        guard isRemoved else { return }
        try placements.scan(file.id, tx).act { try placements.remove($0, because: .replaced, seen: $0.version, tx) }
      }
      // Of one that was removed these are kept for a while, and shown to nobody.
      for (what, value) in [("name", name), ("words", words), ("content", content)] {
        cage.plant(value, what + " of a scan of " + label, isRemoved ? [] : [Door(.placementScan, .full, subject)])
      }
      cage.plant(file.id.text, "id of a scan of " + label, [Door(.placementScan, nil, subject)])
      scans.append(file.id)
    }
    return scans
  }
}
