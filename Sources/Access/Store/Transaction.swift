internal import Persistence
public import Values

/// One piece of work, all or nothing: what it reads is journalled and what it writes is stored together, or neither.
///
/// Lives only inside the closure given to `Store.transact`, which may run more than once when the database asks for a
/// repetition; it must have no effect outside the transaction.
public final class Transaction {
  public let actor: Actor
  public let purpose: Purpose
  public let surroundings: Surroundings
  public let today: CivilDate
  let connection: any Connection
  var journal: JournalWriter
  /// People entered in this transaction: whoever enters somebody says who is responsible from now on.
  var registered: Set<PersonID> = []
  /// Kinds of which a record was written in this transaction, so that its parts may be written too.
  var written: Set<Kind> = []
  /// An effect stopped half-way: nothing of this transaction may stay.
  var spoiled: (any Error)?

  init(
    connection: any Connection, actor: Actor, purpose: Purpose, request: String, today: CivilDate,
    surroundings: Surroundings
  ) {
    (self.connection, self.actor, self.purpose, self.surroundings) = (connection, actor, purpose, surroundings)
    self.today = today
    journal = JournalWriter(connection: connection, request: request, at: surroundings.now())
  }

  public func newID<Of>(_ kind: Of.Type = Of.self) -> ID<Of> { surroundings.newID(kind) }

  public var now: Moment { surroundings.now() }

  var policy: Policy { Policy(actor: actor, today: today) }
}

/// Why somebody looks: stands beside every entry of the read log, and the person may ask for it.
public enum Purpose: String, CaseIterable, Sendable, Codable {
  case casework
  case placement
  case followUp = "follow-up"
  case thisWeek = "this-week"
  case search
  case administration
  case setUp = "set-up"
  case exchange = "api"
}

extension Transaction {
  /// A grant to look at or change existing rows. Throws `NotFound` without a rule.
  ///
  /// - Parameter mask: how much has to be seen; rules that show less do not count.
  public func grant<K: Protected, V: ExistingVerb>(
    _ verb: V.Type, _ kind: K.Type, seeing mask: Mask = .full
  ) throws(NotFound) -> Grant<K, V> {
    Grant(reach: try policy.reach(verb, kind, seeing: mask), mask: mask)
  }

  /// A grant to add a row that hangs on `anchor`: the actor must stand in one of the matrix's relations to it.
  ///
  /// - Parameter mask: how much the new row says; rules that show less do not count.
  public func grantToCreate<K: Protected>(
    _ kind: K.Type, on anchor: Anchor? = nil, seeing mask: Mask = .full
  ) throws -> Grant<K, Create> {
    let reach = try policy.reach(Create.self, kind, seeing: mask)
    guard try reaches(reach.condition(on: anchor)) else { throw NotFound() }
    return Grant(reach: reach, mask: mask, anchor: anchor)
  }

  func reaches(_ condition: (sql: String, binds: [SQLValue])) throws -> Bool {
    try !connection.rows("SELECT 1 AS reached WHERE " + condition.sql, condition.binds).isEmpty
  }
}

// MARK: - Looking

extension Transaction {
  /// Exactly one row. Throws `NotFound` when there is none within reach.
  public func one<K, Out>(_ statement: Statement<K, Out>, _ grant: consuming Grant<K, Read>) throws -> Disclosed<Out> {
    let rows = try run(statement, grant.reach, showing: grant.mask)
    guard let row = rows.first else { throw NotFound() }
    try log(.read, K.kind, [row], mask: statement.mask)
    return Disclosed(try statement.decode(Columns(row)))
  }

  /// The row if there is one within reach. Looking and finding nothing tells about nobody, and is not journalled.
  public func first<K, Out>(
    _ statement: Statement<K, Out>, _ grant: consuming Grant<K, Read>
  ) throws -> Disclosed<Out?> {
    guard let row = try run(statement, grant.reach, showing: grant.mask).first else { return Disclosed(nil) }
    try log(.read, K.kind, [row], mask: statement.mask)
    return Disclosed(try statement.decode(Columns(row)))
  }

  /// The rows within reach. The statement bounds their number.
  public func list<K, Out>(
    _ statement: Statement<K, Out>, _ grant: consuming Grant<K, List>
  ) throws -> Disclosed<[Out]> {
    let rows = try run(statement, grant.reach, showing: grant.mask)
    try log(.list, K.kind, rows, mask: statement.mask)
    return Disclosed(try rows.map { try statement.decode(Columns($0)) })
  }

  /// A number of rows within reach: a statement with one column `count`.
  public func count<K>(_ statement: Statement<K, Int>, _ grant: consuming Grant<K, Count>) throws -> Disclosed<Int> {
    guard let row = try run(statement, grant.reach, showing: grant.mask).first else { return Disclosed(0) }
    // Counts are not journalled, so nothing else may pass as one.
    guard row.columns == ["count"] else { throw DamagedRecord(column: "count") }
    return Disclosed(try statement.decode(Columns(row)))
  }

  /// Facts for a decision, beyond what the actor may see; see `Withheld`.
  public func consult<K, Out>(_ statement: Statement<K, Out>) throws -> Withheld<[Out]> {
    let rows = try run(statement, policy.wholeReach(K.kind), showing: .full)
    return Withheld(try rows.map { try statement.decode(Columns($0)) })
  }

  private func run<K, Out>(_ statement: Statement<K, Out>, _ reach: Reach, showing mask: Mask) throws -> [Row] {
    guard mask.shows(statement.mask) else { throw NotFound() }
    let (sql, binds) = statement.sql.assembled(reach)
    return try connection.rows(sql, binds)
  }

  private func log(_ act: Act, _ kind: Kind, _ rows: [Row], mask: Mask) throws {
    guard !rows.isEmpty, kind.isJournalled else { return }
    var subjects: [String] = []
    if kind.concernsPerson {
      for row in rows {
        switch row["subject"] {
        case .text(let subject)?: subjects.append(subject)
        case .null? where kind.mayConcernNobody: continue
        default: throw DamagedRecord(column: "subject")
        }
      }
    }
    var record: String?
    if rows.count == 1, case .text(let id)? = rows[0]["id"] { record = id }
    try journal.append(
      JournalEntry(
        actor: actor, act: act, kind: kind, record: record, subjects: subjects, event: nil, purpose: purpose,
        mask: mask, count: rows.count))
  }
}

extension ScopedSQL {
  func assembled(_ reach: Reach) -> (sql: String, binds: [SQLValue]) {
    var (sql, binds): (String, [SQLValue]) = ("", [])
    for piece in pieces {
      switch piece {
      case .text(let text):
        sql += text.string
      case .bind(let bind):
        sql += "?"
        binds.append(bind.value)
      case .list(let list):
        sql += list.isEmpty ? "(NULL)" : "(" + list.map { _ in "?" }.joined(separator: ", ") + ")"
        binds += list.map(\.value)
      case .scope(let alias):
        let condition = reach.condition(on: alias)
        sql += condition.sql
        binds += condition.binds
      }
    }
    return (sql, binds)
  }
}
