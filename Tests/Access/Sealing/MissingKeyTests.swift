import Foundation
import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("Keys that are missing are not replaced in silence")
struct MissingKeyTests {
  @Test("what is no sealed text at all does not open, and stops nothing else")
  func text() async throws {
    try await withSealedHouse(.sqlite) { sealed in
      let id = try await sealed.note("once sealed", about: try await sealed.person())
      for value in [
        "'a text'", "'\u{1}a text that begins as what is sealed does, and goes on for long enough'", "7", "''",
      ] {
        try await sealed.house.raw("UPDATE specimen SET head = \(value) WHERE id = ?", [.text(id.text)])
        #expect(try await sealed.unreadable(id) == .damaged, "\(value)")
      }
    }
  }

  @Test(
    "an older copy of the keys, which lacks some, stops the start until somebody says that they are lost",
    arguments: TestEngine.allCases)
  func older(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let (one, other) = (try await sealed.person(), try await sealed.person())
      let (early, late) = (try await sealed.note("early", about: one), try await sealed.note("late", about: other))
      let key = try await sealed.store.key(of: other, in: .case)
      #expect(try await sealed.store.cabinet.forget(key.mark), "as in a copy from before")
      let refused = await #expect(throws: KeysMissing.self) { try await sealed.beside { _ in } }
      #expect(refused?.people == 1)
      #expect(refused?.description.contains("→ put the newest copy of the keys there") == true)
      #expect(try await sealed.store.acceptLossOfKeys(SealedHouse.migrations, request: "keys accept-loss") == 1)
      try await sealed.beside { _ in }
      #expect(try await sealed.unreadable(late) == .keyGone)
      #expect(try await sealed.read(early) == "early")
      #expect(try await sealed.store.acceptLossOfKeys(SealedHouse.migrations, request: "keys accept-loss") == nil)
      // Made since, and lost again: that is another loss.
      _ = try await sealed.note("since", about: other)
      #expect(try await sealed.store.cabinet.forget(try await sealed.store.key(of: other, in: .case).mark))
      await #expect(throws: KeysMissing.self) { try await sealed.beside { _ in } }
    }
  }

  @Test("where the file of the keys is missing, no empty one is made for a backup to take for the good one")
  func missingFile() async throws {
    try await withSealedHouse(.sqlite) { sealed in
      guard case .sqlite(let path) = sealed.address else { return }
      let keys = (path as NSString).deletingPathExtension + "-keys.sqlite"
      try await sealed.store.close()
      try FileManager.default.moveItem(atPath: keys, toPath: keys + ".away")
      await #expect(throws: KeysOfAnother.self) { try await sealed.beside { _ in } }
      #expect(!FileManager.default.fileExists(atPath: keys))
      try FileManager.default.moveItem(atPath: keys + ".away", toPath: keys)
      try await sealed.beside { _ in }
    }
  }
}
