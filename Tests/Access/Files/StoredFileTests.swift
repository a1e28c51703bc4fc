import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("Files come in pieces, take up room, and leave nothing behind")
struct StoredFileTests {
  private let files = FileTests()

  @Test("a record that fails leaves no piece behind once it is swept", arguments: TestEngine.allCases)
  func together(engine: TestEngine) async throws {
    struct Stop: Error {}
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      for isReleased in [true, false] {
        let content = try FileContent(name: "x.pdf", bytes: FileTests.bytes(9 * Store.piece)[...])
        let file = try await sealed.store.prepare(content, saying: nil, about: person, on: FileTests.shelf)
        await #expect(throws: Stop.self) { try await files.keep(file, about: person, sealed) { throw Stop() } }
        #expect(try await sealed.house.number("SELECT COUNT(*) FROM file_piece") == 9)
        if isReleased { try await sealed.store.release(file) }
        // Whoever is still sending is left in peace for a day.
        try await sealed.store.sweep()
        #expect(try await sealed.house.number("SELECT COUNT(*) FROM file_piece") == (isReleased ? 0 : 9))
        sealed.house.clock.advance(seconds: 86_401)
        try await sealed.store.sweep()
        #expect(try await sealed.house.number("SELECT COUNT(*) FROM file_piece") == 0)
        #expect(try await sealed.house.number("SELECT bytes FROM file_room") == 0)
        // It comes too late, and is not kept without its content.
        await #expect(throws: StorageTrouble.self) { try await files.keep(file, about: person, sealed) }
      }
    }
  }

  @Test(
    "files that were there before are counted, and known by their keys, after the update",
    arguments: TestEngine.allCases)
  func updated(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let (one, other) = (try await sealed.person(), try await sealed.person())
      for size in [100, Store.piece + 1] { _ = try await files.attach(FileTests.bytes(size), about: one, sealed) }
      _ = try await files.attach(FileTests.bytes(7), about: other, sealed)
      let tables = ["sealed_under": "mark", "stored_file": "file_id", "file_room": "one"]
      func stored() async throws -> [String: [String]] {
        var all: [String: [String]] = [:]
        for (table, key) in tables {
          all[table] = try await sealed.house.raw("SELECT * FROM \(table) ORDER BY \(key)").map { row in
            ["mark", "person_id", "circle", "file_id", "bytes", "state"].map { "\(row[$0] ?? .null)" }.joined(
              separator: " ")
          }
        }
        return all
      }
      let before = try await stored()
      #expect(before["sealed_under"]?.count == 2 && before["stored_file"]?.count == 3)
      // As the tables were before these migrations, whose filling is done once more.
      for table in tables.keys { try await sealed.house.raw("DELETE FROM \(table)") }
      for case .sql(let text) in AccessTables.sealing.steps + AccessTables.storedFiles.steps
      where text.hasPrefix("INSERT") { try await sealed.house.raw(text) }
      #expect(try await stored() == before)
    }
  }

  @Test("what is sent at the same time does not take more room together than there is", arguments: TestEngine.allCases)
  func room(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let taken = FileRoom.usual.bytes - Int64(3 * (1000 + SealingKey.overhead))
      try await sealed.house.raw("UPDATE file_room SET bytes = ?", [.integer(taken)])
      let store = sealed.store
      let prepared = await withTaskGroup { group in
        for _ in 0..<5 {
          group.addTask { () async -> Bool in
            do {
              let content = try FileContent(name: "x.pdf", bytes: FileTests.bytes(1000)[...])
              _ = try await store.prepare(content, saying: nil, about: person, on: FileTests.shelf)
              return true
            } catch { return !(error is NoRoomForFile) }
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(prepared == 3)
      #expect(try await sealed.house.number("SELECT bytes FROM file_room") == FileRoom.usual.bytes)
    }
  }

  @Test(
    "a file whose key was forgotten while it came is not kept, and nothing of it stays", arguments: TestEngine.allCases)
  func forgottenMeanwhile(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let content = try FileContent(name: "x.pdf", bytes: FileTests.bytes(100)[...])
      let file = try await sealed.store.prepare(content, saying: nil, about: person, on: FileTests.shelf)
      try await sealed.store.forgetKey(of: person, in: .case)
      await #expect(throws: StorageTrouble.self) { try await files.keep(file, about: person, sealed) }
      #expect(try await sealed.house.number("SELECT COUNT(*) FROM specimen WHERE kind = 'placement-scan'") == 0)
      let again = try await files.attach(FileTests.bytes(100), about: person, sealed)
      #expect(try await files.unreadable(again, sealed) == nil)
    }
  }
}
