public import Access
import Synchronization
public import TestDatabases
public import Values

/// A clock that stands still until the test moves it.
public final class TestClock: Sendable {
  private let moment: Mutex<Moment>

  /// Sunday 22 November 2026, 09:00 UTC.
  public init() { moment = Mutex(Moment(microseconds: 1_795_338_000_000_000)) }

  public var now: Moment { moment.withLock { $0 } }
  public var today: CivilDate { CivilDate(dayNumber: Int32(now.microseconds / 86_400_000_000)) }

  public func advance(days: Int64) { moment.withLock { $0 = $0.adding(seconds: days * 86_400) } }
  public func advance(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// An installation with the tables of the rooms under test, opened as the product opens its own.
public struct TestHouse: Sendable {
  public let store: Store
  public let clock: TestClock
  let password: PasswordHash

  /// As the system itself, while it is set up.
  public func settingUp<Value: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await store.transact(as: .system, for: .setUp, body)
  }

  public func acting<Value: Sendable>(
    as account: AccountID, for purpose: Purpose = .casework, _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await store.transact(as: .account(account), for: purpose, request: "test", body)
  }

  /// Opens an account; `name` makes its invented address too.
  public func account(
    _ name: String, _ roles: Set<Role>, in organisation: OrganisationID? = nil
  ) async throws -> AccountID {
    guard let email = EmailAddress(name + "@nyvej.example") else { throw NoTestHouse("“\(name)” makes no address") }
    let password = password
    return try await settingUp { tx in
      try tx.openAccount(
        NewAccount(email: email, name: name, roles: roles, organisation: organisation), passwordHash: password)
    }
  }

  /// A bearer token, with which pages and API can be asked without a browser's session.
  public func token(for account: AccountID) async throws -> String {
    try await settingUp { try $0.issueToken(for: account) }
  }
}

/// Why a test could not get its house.
public struct NoTestHouse: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Opens a fresh house on the engine for the body and removes it afterwards.
///
/// - Parameters:
///   - migrations: of the rooms under test; those of `Access` are always there.
///   - declarations: of the same tables.
///   - consequences: what follows from what is written.
public func withHouse<Value: Sendable>(
  _ engine: TestEngine, tables migrations: [Migration], declared declarations: [TableDeclaration],
  consequences: Consequences = .nothing, _ body: (TestHouse) async throws -> Value
) async throws -> Value {
  try await withDatabaseAddress(engine) { address in
    let (clock, chance) = (TestClock(), Chance())
    let store = try await Store.open(
      address.text, tables: AccessTables.declarations + declarations, consequences: consequences,
      surroundings: Surroundings(now: { clock.now }, today: { clock.today }, random: { chance.next() }),
      patience: TestEngine.patience, looks: LookLimit(statement: TestEngine.patience, whole: TestEngine.patience))
    let result: Result<Value, any Error>
    do {
      try await store.migrate(AccessTables.migrations + migrations)
      let hash = try await store.hash(try Password("ample twigs under moss"))
      result = .success(try await body(TestHouse(store: store, clock: clock, password: hash)))
    } catch { result = .failure(error) }
    try await store.close()
    return try result.get()
  }
}

/// SplitMix64: the same ids in every run.
private final class Chance: Sendable {
  private let state = Mutex<UInt64>(1)

  func next() -> UInt64 {
    let seed = state.withLock { state -> UInt64 in
      state &+= 0x9E37_79B9_7F4A_7C15
      return state
    }
    var mixed = seed
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
