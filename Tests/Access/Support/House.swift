import Persistence
import Synchronization
import TestDatabases
import Testing
import Values

@testable import Access

/// A clock that stands still until the test moves it.
final class Clock: Sendable {
  private let moment: Mutex<Moment>

  /// Sunday 22 November 2026, 09:00 UTC.
  init() { moment = Mutex(Moment(microseconds: 1_795_338_000_000_000)) }

  var now: Moment { moment.withLock { $0 } }
  var today: CivilDate { CivilDate(dayNumber: Int32(now.microseconds / 86_400_000_000)) }

  func advance(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
  func advance(minutes: Int64) { advance(seconds: minutes * 60) }
  func advance(days: Int64) { advance(seconds: days * 86_400) }
}

/// SplitMix64: the same numbers for the same seed on every machine.
struct Seeded: RandomNumberGenerator, Sendable {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A store with this room's tables, a given clock and given chance.
struct House: Sendable {
  let store: Access.Store
  let clock: Clock

  func asSystem<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
    try await store.transact(as: .system, for: .setUp, body)
  }

  func acting<Value: Sendable>(
    as account: AccountID, _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await store.transact(as: .account(account), for: .casework, request: "test", body)
  }

  func looking<Value: Sendable>(
    as account: AccountID, _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await store.look(as: .account(account), for: .casework, request: "test", body)
  }

  /// Opens an account that cannot sign in.
  func account(
    _ name: String, _ roles: Set<Role>, in organisation: OrganisationID? = nil
  ) async throws -> AccountID {
    let email = try #require(EmailAddress(name + "@nyvej.example"))
    return try await asSystem { tx in
      try tx.openAccount(
        NewAccount(email: email, name: name, roles: roles, organisation: organisation),
        passwordHash: PasswordHash(text: "none"))
    }
  }

  /// Reaches around every rule, to look at or to damage what is stored.
  @discardableResult
  func raw(_ sql: String, _ binds: [SQLValue] = []) async throws -> [Row] {
    try await store.database.write { try $0.rows(sql, binds) }
  }

  func number(_ sql: String, _ binds: [SQLValue] = []) async throws -> Int64 {
    guard case .integer(let number)? = try await raw(sql, binds).first?[0] else { return -1 }
    return number
  }

  /// The people of the newest entry, in its order.
  func peopleOfNewestEntry() async throws -> [String] {
    let row = try #require(try await raw("SELECT subjects FROM journal ORDER BY sequence DESC LIMIT 1").first)
    return try row.packedPeople().map(\.text)
  }

  func journalEntries() async throws -> Int64 { try await number("SELECT COUNT(*) FROM journal") }

  /// A table with every anchor, for records of any kind.
  static let specimens = Access.Migration(
    900, "specimens",
    [
      .sql(
        """
        CREATE TABLE specimen (
          id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, person_id TEXT, placement_id TEXT, programme_id TEXT,
          organisation_id TEXT, author_id TEXT, owner_id TEXT, account_id TEXT, host_id TEXT, participation_id TEXT,
          about_kind TEXT, about_id TEXT, subject TEXT, note TEXT, head BLOB, version BIGINT NOT NULL,
          holds_from TEXT NOT NULL DEFAULT '2000-01-01')
        """),
      .sql("CREATE TABLE trait (person_id TEXT NOT NULL, word TEXT NOT NULL)"),
    ])

  /// What hangs on a person.
  static let traits = TableDeclaration(
    "trait", .open, of: .nobody, kept: .register, labels: ["person_id": "", "word": ""],
    part: PartSet(of: PersonRecord.self, by: "person_id"))

  /// The specimens as records of these kinds, every mask as wide as the full view.
  static func declared(_ kinds: [Kind], followed: Bool = true, following: [String]? = nil) -> TableDeclaration {
    let columns = [
      "id", "kind", "person_id", "placement_id", "programme_id", "organisation_id", "author_id", "owner_id",
      "account_id", "host_id", "participation_id", "about_kind", "about_id", "note", "head", "version",
    ]
    func rows<K: Protected>(_ kind: K.Type) -> RowSet {
      let shown = columns + (kind.kind == .placementScan ? ["sealed_for"] : [])
      return RowSet(
        kind, full: shown, showing: Dictionary(uniqueKeysWithValues: Mask.allCases.dropFirst().map { ($0, columns) }),
        derived: kind.kind == .placementScan ? ["sealed_for": .sealedFor] : [:], hidden: ["subject"],
        followed: followed,
        following: following)
    }
    return TableDeclaration(
      "specimen", .open, of: .nobody, kept: .register,
      labels: [
        "id": "", "kind": "", "person_id": "", "placement_id": "", "programme_id": "", "organisation_id": "",
        "author_id": "", "owner_id": "", "account_id": "", "host_id": "", "participation_id": "", "about_kind": "",
        "about_id": "", "subject": "", "note": "", "head": "", "version": "", "holds_from": "",
      ], rows: Kind.types.filter { kinds.contains($0.kind) }.map { rows($0) })
  }

  /// Refers somebody as the room of participations does: the participation first, then the belonging by it.
  static func refer(
    _ person: PersonID, to programme: ProgrammeID, _ tx: Transaction
  ) throws -> ParticipationID {
    let id: ParticipationID = tx.newID()
    try tx.insert(
      Insertion<ParticipationRecord>(
        of: id, as: "participation.referred",
        """
        INSERT INTO \(into: ParticipationRecord.self) (id, kind, person_id, version)
        VALUES (\(id), 'participation', \(within: person), 1)
        """), tx.grantToCreate(ParticipationRecord.self, on: .person(person)))
    try tx.belong(person, to: programme, by: id, referredBy: nil, from: tx.today)
    return id
  }

  /// Sets up people as the system would: entered in an organisation's name, so that somebody has custody.
  func person(
    enteredBy account: AccountID, in organisation: OrganisationID
  ) async throws -> PersonID {
    try await acting(as: account) { tx in
      let id: PersonID = tx.newID()
      try tx.insert(
        Insertion<PersonRecord>(
          of: id, as: "person.entered",
          """
          INSERT INTO \(into: PersonRecord.self) (id, kind, organisation_id, subject, version)
          VALUES (\(id), 'person', \(within: organisation), \(id), 1)
          """), tx.grantToCreate(PersonRecord.self, on: .organisation(organisation)))
      try tx.relate(account, .responsible, to: id, from: tx.today)
      return id
    }
  }
}

func withHouse<Value: Sendable>(
  _ engine: TestEngine, seed: UInt64 = 1, consequences: Consequences? = .nothing, followed: Bool = true,
  following: [String]? = nil, _ body: (House) async throws -> Value
) async throws -> Value {
  try await withDatabase(engine) {
    try await body(
      try await House.over(
        $0, seed: seed, consequences: consequences, followed: followed, following: following))
  }
}

extension House {
  /// Those that this room keeps in tables of its own.
  static let ownKinds: Set<Kind> = [.account, .assignment, .protection, .personMerge, .absence, .installation]

  /// A house over a database that has nothing in it yet.
  static func over(
    _ database: Database, seed: UInt64 = 1, consequences: Consequences? = .nothing, followed: Bool = true,
    following: [String]? = nil, looks: LookLimit = LookLimit(statement: TestEngine.patience, whole: TestEngine.patience)
  ) async throws -> House {
    try Sodium.start()
    let (clock, chance) = (Clock(), Chance(seed: seed))
    let surroundings = Surroundings(now: { clock.now }, today: { clock.today }, random: { chance.next() })
    let store = try Access.Store(
      database: database,
      tables: AccessTables.declarations
        + [
          House.declared(
            Kind.allCases.filter { !House.ownKinds.contains($0) },
            followed: followed, following: following),
          House.traits,
        ],
      consequences: consequences, surroundings: surroundings, looks: looks)
    try await store.migrate(AccessTables.migrations + [House.specimens])
    return House(store: store, clock: clock)
  }
}

/// Given chance for the ids.
final class Chance: Sendable {
  private let generator: Mutex<Seeded>

  init(seed: UInt64) { generator = Mutex(Seeded(state: seed)) }

  func next() -> UInt64 { generator.withLock { $0.next() } }
}
