import Access
import Persistence
import TestDatabases

@testable import Nyvej

/// A fresh store with the house's tables, and the address at which others can open it; closed afterwards.
func withStore(
  _ engine: TestEngine, _ body: @escaping @Sendable (Access.Store, String) async throws -> Void
) async throws {
  try await withDatabaseAddress(engine) { named in
    let address =
      switch named {
      case .sqlite(let path): "sqlite:" + path
      case .postgres(let url): url
      }
    let store = try await Access.Store.open(
      address, surroundings: try InstallationClock(zone: "Europe/Copenhagen").surroundings(),
      patience: TestEngine.patience)
    let result: Result<Void, any Error>
    do {
      try await store.migrate(Rooms.migrations)
      result = .success(try await body(store, address))
    } catch { result = .failure(error) }
    try await store.close()
    try result.get()
  }
}
