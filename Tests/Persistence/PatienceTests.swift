import Dispatch
import Persistence
import TestDatabases
import Testing

@Suite("Nobody waits without end for their turn")
struct PatienceTests {
  @Test("a write that is not begun in time fails as busy and never happens", arguments: TestEngine.allCases)
  func writes(_ engine: TestEngine) async throws {
    try await withDatabaseAddress(engine) { address in
      let database = try await Database.open(address, patience: .seconds(2))
      _ = try await database.migrate([
        Migration(number: 1, name: "note", steps: [.sql("CREATE TABLE note (id BIGINT PRIMARY KEY)")])
      ])
      let (begun, release) = (AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0))
      let first = Task {
        try await database.write { connection in
          begun.continuation.yield()
          release.wait()
          try connection.run("INSERT INTO note (id) VALUES (1)", [])
        }
      }
      for await _ in begun.stream { break }
      let error = await #expect(throws: DatabaseError.self) {
        try await database.write { try $0.run("INSERT INTO note (id) VALUES (2)", []) }
      }
      #expect(error?.reason == .busy)
      release.signal()
      try await first.value
      let rows = try await database.read { try $0.rows("SELECT id FROM note", []) }
      #expect(rows.map { $0[0] } == [1], "what was begun is done, however long it took")
      try await database.close()
    }
  }

  @Test("behind another process that holds the file a write waits as its patience says, and no longer")
  func anotherProcess() async throws {
    try await withDatabaseAddress(.sqlite) { address in
      let holding = try await Database.open(address)
      _ = try await holding.migrate([
        Migration(number: 1, name: "note", steps: [.sql("CREATE TABLE note (id BIGINT PRIMARY KEY)")])
      ])
      let hasty = try await Database.open(address, patience: .milliseconds(100))
      let patient = try await Database.open(address, patience: TestEngine.patience)
      let (begun, release) = (AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0))
      let first = Task {
        try await holding.write { connection in
          try connection.run("INSERT INTO note (id) VALUES (1)", [])
          begun.continuation.yield()
          release.wait()
        }
      }
      for await _ in begun.stream { break }
      let second = Task { try await patient.write { try $0.run("INSERT INTO note (id) VALUES (2)", []) } }
      let error = await #expect(throws: DatabaseError.self) {
        try await hasty.write { try $0.run("INSERT INTO note (id) VALUES (3)", []) }
      }
      #expect(error?.reason == .busy)
      release.signal()
      _ = try await (first.value, second.value)
      let rows = try await holding.read { try $0.rows("SELECT id FROM note ORDER BY id", []) }
      #expect(rows.map { $0[0] } == [1, 2])
      for database in [holding, hasty, patient] { try await database.close() }
    }
  }
}
