import CPostgreSQL
import Foundation
public import Persistence
import Synchronization

/// The engines that every test with a database runs on: `@Test("…", arguments: TestEngine.allCases)`.
public enum TestEngine: String, Sendable, CaseIterable {
  case sqlite, postgres

  /// How long a test's read or write may wait for its turn, and how long a look may take. Long, for on a busy machine turns come late; whether
  /// somebody waits too long is the subject of other tests, which name their own patience.
  public static let patience = Duration.seconds(300)
}

/// Why a test could not get its database.
public struct NoTestDatabase: Error, CustomStringConvertible {
  public let description: String
}

/// Opens a fresh, empty database for the body and removes it afterwards.
///
/// SQLite: a file in a new temporary folder. PostgreSQL: a new database on the server that the environment variable
/// `NYVEJ_TEST_POSTGRES` names; without it the test fails, it is never skipped.
public func withDatabase<T: Sendable>(
  _ engine: TestEngine, readers: Int = 2, _ body: (Database) async throws -> T
) async throws -> T {
  try await withDatabaseAddress(engine) { address in
    let database = try await Database.open(address, readers: readers, patience: TestEngine.patience)
    let result: Result<T, any Error>
    do { result = .success(try await body(database)) } catch { result = .failure(error) }
    try await database.close()
    return try result.get()
  }
}

/// As `withDatabase`, for tests that open the database themselves, perhaps several times.
public func withDatabaseAddress<T: Sendable>(
  _ engine: TestEngine, _ body: (DatabaseAddress) async throws -> T
) async throws -> T {
  switch engine {
  case .sqlite:
    let folder = FileManager.default.temporaryDirectory.appending(path: "nyvej-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let result: Result<T, any Error>
    do {
      result = .success(try await body(.sqlite(path: folder.appending(path: "records.sqlite").path)))
    } catch { result = .failure(error) }
    try FileManager.default.removeItem(at: folder)
    return try result.get()
  case .postgres:
    let server = try PostgresServer.named()
    await PostgresTables.free.take()
    defer { PostgresTables.free.give() }
    let name = "nyvej_test_" + UUID().uuidString.lowercased().replacing("-", with: "")
    // The order of Danish, in which “aa” stands behind “z”: a test passes only when our columns are byte-ordered.
    try await server.command(
      "CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'da'")
    let result: Result<T, any Error>
    do {
      result = .success(try await body(.postgres(url: try server.address(ofDatabase: name))))
    } catch { result = .failure(error) }
    try await server.command("DROP DATABASE \(name) WITH (FORCE)")
    return try result.get()
  }
}

/// Executes one statement on the test server, outside of the test's database and of any transaction.
public func onPostgresServer(_ sql: String) async throws {
  try await PostgresServer.named().command(sql)
}

/// All tests begin at once; a server has only so many connections, and each database takes a few.
final class PostgresTables: Sendable {
  static let free = PostgresTables(32)

  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(_ count: Int) { state = Mutex(State(free: count)) }

  func take() async {
    await withCheckedContinuation { caller in
      let isFree = state.withLock { state in
        guard state.free > 0 else {
          state.waiting.append(caller)
          return false
        }
        state.free -= 1
        return true
      }
      if isFree { caller.resume() }
    }
  }

  func give() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}

/// The server on which the test databases are made.
struct PostgresServer: Sendable {
  let url: String

  static func named() throws -> PostgresServer {
    guard let url = ProcessInfo.processInfo.environment["NYVEJ_TEST_POSTGRES"], !url.isEmpty else {
      throw NoTestDatabase(
        description: "NYVEJ_TEST_POSTGRES names no PostgreSQL server: run the tests with bin/test, which starts one, "
          + "or set it to the postgres:// address of a superuser on a server for tests")
    }
    return PostgresServer(url: url)
  }

  func address(ofDatabase name: String) throws -> String {
    guard var parts = URLComponents(string: url) else {
      throw NoTestDatabase(description: "NYVEJ_TEST_POSTGRES is not a postgres:// address")
    }
    parts.path = "/" + name
    return parts.string ?? url
  }

  /// Databases are made and dropped outside of transactions, which `Database` rightly does not offer.
  func command(_ sql: String) async throws {
    try await withCheckedThrowingContinuation { (caller: CheckedContinuation<Void, any Error>) in
      Thread.detachNewThread {
        let connection = PQconnectdb(url)
        let result = PQexec(connection, sql)
        let isDone = [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result))
        let message = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
        PQclear(result)
        PQfinish(connection)
        caller.resume(
          with: isDone ? .success(()) : .failure(NoTestDatabase(description: "the PostgreSQL server says: " + message)))
      }
    }
  }
}
