internal import Persistence
internal import Synchronization
public import Values

/// The one door to what is stored. Everything goes through `transact`, or `look` when nothing is to be changed: both know
/// who acts before anything is read.
public final class Store: Sendable {
  let database: Database
  /// None where a store was opened for work that seals nothing.
  let keys: KeyCabinet?
  public let surroundings: Surroundings
  let passwords: PasswordGate
  let notary: Notary
  /// None where the store was opened without the rooms that know: then nothing is written about anybody.
  let consequences: Consequences?
  /// Read once; it never changes.
  let keyring = Mutex<InstallationKey?>(nil)
  let bursts = Bursts()
  let looks: LookLimit
  /// For all files together.
  let room: FileRoom

  init(
    database: Database, keys: KeyCabinet? = nil, tables: [TableDeclaration], consequences: Consequences?,
    surroundings: Surroundings, looks: LookLimit = LookLimit(), room: FileRoom = .usual
  ) throws {
    (self.database, self.consequences, self.surroundings) = (database, consequences, surroundings)
    self.keys = keys
    (self.looks, self.room) = (looks, room)
    passwords = PasswordGate()
    notary = try Notary(Register(tables))
  }

  /// Opens `sqlite:PATH` or `postgres://…`.
  ///
  /// - Parameters:
  ///   - tables: the declarations of all rooms: which kind lies where, and what each mask shows. Without them no
  ///     statement about records runs.
  ///   - consequences: what the rooms do when something was written about a subject.
  ///   - patience: how long a read or a write may wait for its turn; then it is too busy.
  ///   - looks: how long a look may take; then it is broken off.
  ///   - room: how much all files together may take.
  ///   - keys: what is done where the file of the keys is missing.
  /// - Throws: `KeysOfAnother` where it is missing and belongs to what is there.
  public static func open(
    _ address: String, keys: KeysInUse = .belonging, tables: [TableDeclaration] = [], consequences: Consequences? = nil,
    surroundings: Surroundings,
    patience: Duration = .seconds(10), looks: LookLimit = LookLimit(), room: FileRoom = .usual
  ) async throws -> Store {
    try Sodium.start()
    let address = try DatabaseAddress(address)
    let database = try await Database.open(address, patience: patience)
    do {
      if keys == .belonging, KeyCabinet.isMissing(beside: address), try await isPaired(database) {
        throw KeysOfAnother()
      }
      return try Store(
        database: database,
        keys: keys == .none ? nil : try await KeyCabinet.open(beside: address, patience: patience), tables: tables,
        consequences: consequences, surroundings: surroundings, looks: looks, room: room)
    } catch {
      // What could not be opened is what is told; nothing was written yet that could be left behind.
      do { try await database.close() } catch {}
      throw error
    }
  }

  /// Whether the database knows keys of its own already.
  private static func isPaired(_ database: Database) async throws -> Bool {
    guard try await database.schema()["house_note"] != nil else { return false }
    return try await database.read { try pairing($0) } != nil
  }

  /// Finishes what was begun and closes file or connections. Closing again is nothing.
  ///
  /// - Returns: whether another process still works on the file, so that its log stays beside it until that one ends.
  /// - Throws: `StorageTrouble` with what is left and what to do; it is closed all the same.
  @discardableResult
  public func close() async throws -> Bool {
    try await StorageTrouble.translating {
      // The database first: what it still commits may need its keys.
      let closing: Result<Closing, any Error>
      do { closing = .success(try await database.close()) } catch { closing = .failure(error) }
      let keys = try await keys?.close() ?? .tidy
      return try closing.get() == .inUse || keys == .inUse
    }
  }

  /// Brings the tables up to date, those of the keys too; answers the numbers of the migrations that ran.
  ///
  /// - Throws: `KeysOfAnother` when the keys are not those of this database.
  @discardableResult
  public func migrate(_ migrations: [Migration]) async throws -> [Int] {
    try await keys?.migrate()
    let applied = try await database.migrate(migrations.map(\.persisted))
    try await pair()
    try await finishForgetting()
    if applied.contains(AccessTables.search.number) { try await noteEmptyIndex() }
    return applied
  }

  /// Writes something that nobody needs and takes it away again, safely on disk like any other write. Throws when that
  /// does not work.
  public func tryWriting() async throws {
    try await StorageTrouble.translating { try await database.tryWriting() }
  }

  /// Table → columns as they really are, for the test that every one of them is declared.
  public func schema() async throws -> [String: [String]] { try await database.schema() }

  /// Does one piece of work as whoever `credential` stands for. Answers only after the database has it safely.
  ///
  /// - Throws: `SignInNeeded` when the credential is not, or no longer, good; whatever `body` throws, after which
  ///   nothing of it has happened.
  public func transact<Value: Sendable>(
    as credential: Credential, for purpose: Purpose, request: String = "",
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await transact(as: credential, for: purpose, request: request, body) { $1 }
  }

  /// The same with an answer that is read after everything that follows from the body: a state that the rules gave, the
  /// version that the record has now.
  public func transact<Made: Sendable, Value: Sendable>(
    as credential: Credential, for purpose: Purpose, request: String = "",
    _ body: @escaping @Sendable (Transaction) throws -> Made,
    answering answer: @escaping @Sendable (Transaction, Made) throws -> Value
  ) async throws -> Value {
    let (surroundings, notary, consequences) = (surroundings, notary, consequences)
    return try await refusingForgottenKeys {
      try await database.write { connection in
        // One day for roles and relations, also when midnight passes meanwhile.
        let today = surroundings.today()
        let head = try JournalWriter.askForHead(connection)
        let actor = try credential.actor(connection, now: surroundings.now(), today: today)
        let transaction = Transaction(
          connection: connection, notary: notary, actor: actor, purpose: purpose, request: request, today: today,
          surroundings: surroundings, goingOnFrom: head)
        let made = try body(transaction)
        if let spoiled = transaction.spoiled { throw spoiled }
        try transaction.reckon(consequences)
        let value = try answer(transaction, made)
        if let spoiled = transaction.spoiled { throw spoiled }
        if !transaction.touched.isEmpty { throw WrittenWhileAnswering() }
        try transaction.journalSettled()
        try transaction.journal.write()
        return value
      }
    }
  }
}

/// Which keys a store is opened with.
public enum KeysInUse: Sendable {
  /// Those of the database. Where they are missing, no empty ones are made in their place: a copy of those would take the
  /// place of the last good one.
  case belonging
  /// Those that are there, or new ones: for whoever says that the old ones are lost.
  case any
  /// None, for work that opens and seals nothing.
  case none
}

/// The database could not do its part. Nothing was acknowledged; the kinds differ in what the visitor can do.
public struct StorageTrouble: Error, CustomStringConvertible {
  public enum Kind: Sendable {
    /// No room left on the disk.
    case full
    /// Gone for the moment; trying again helps.
    case unavailable
    /// It took longer than it may, and was broken off; less may be done in time.
    case tooLong
    /// A limit that the database holds itself was hit by a write that did not expect it.
    case limit
    case broken
  }

  public let kind: Kind
  public let description: String

  static func tryAgain(_ description: String) -> StorageTrouble {
    StorageTrouble(kind: .unavailable, description: description)
  }

  private init(kind: Kind, description: String) {
    (self.kind, self.description) = (kind, description)
  }

  static func translating<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let error as DatabaseError {
      throw StorageTrouble(error)
    }
  }

  init(_ error: DatabaseError) {
    switch error.reason {
    case .full: kind = .full
    case .busy, .serialization, .unavailable, .io: kind = .unavailable
    case .tooLong: kind = .tooLong
    case .unique: kind = .limit
    default: kind = .broken
    }
    description = String(describing: error)
  }
}

/// A step of the tables' history: numbered, forward only.
public struct Migration: Sendable {
  public let number: Int
  public let name: String
  public let steps: [Step]

  public enum Step: Sendable {
    case sql(String)
    /// A table that is read by its primary key alone: its rows lie in that order, where the engine can.
    case keyed(String)
    /// Rows of this table can be added, never changed or removed; both engines refuse.
    case appendOnly(table: String)
  }

  public init(_ number: Int, _ name: String, _ steps: [Step]) {
    (self.number, self.name, self.steps) = (number, name, steps)
  }

  var persisted: Persistence.Migration {
    Persistence.Migration(
      number: number, name: name,
      steps: steps.map { step in
        switch step {
        case .sql(let text): .sql(text)
        case .keyed(let text): .keyed(text)
        case .appendOnly(let table): .appendOnly(table: table)
        }
      })
  }
}
