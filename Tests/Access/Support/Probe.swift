import Persistence
import Values

@_spi(Sending) @testable import Access

/// A connection that counts what goes through to the journal.
final class WatchedConnection: Connection {
  private let connection: any Connection
  private(set) var entries = 0

  init(_ connection: any Connection) {
    self.connection = connection
  }

  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] { try connection.rows(sql, binds) }

  func rows(_ sql: String, _ binds: [SQLValue], plannedOnce: Bool) throws -> [Row] {
    try connection.rows(sql, binds, plannedOnce: plannedOnce)
  }

  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int {
    let count = try connection.run(sql, binds)
    if sql.hasPrefix("INSERT INTO journal\n") { entries += count }
    return count
  }

  func ask(_ sql: String, _ binds: [SQLValue]) throws -> Asked { try connection.ask(sql, binds) }

  func later(_ sql: String, _ binds: [SQLValue]) throws { try connection.later(sql, binds) }
}

/// What came of trying something.
enum Outcome: Equatable, CustomStringConvertible {
  case refused
  /// The ids of the rows reached, in order; of a count, as many empty texts.
  case granted([String])

  var description: String {
    switch self {
    case .refused: "refused"
    case .granted(let ids): "granted \(ids)"
    }
  }
}

/// Tries one act on the specimens of a kind, the way a room would.
struct Probe<K: Protected> {
  let kind: K.Type
  let tx: Transaction
  let mask: Mask
  /// The specimen that the standing leads to.
  let target: String
  /// What a new row hangs on.
  let anchor: Anchor?

  func attempt(_ act: Act) throws -> Outcome {
    do {
      switch act {
      case .read: return .granted([try look(tx.one(of(target), tx.grant(Read.self, kind, seeing: mask)))])
      case .list: return .granted(try tx.list(all, tx.grant(List.self, kind, seeing: mask)).value)
      case .count:
        return .granted(
          Array(repeating: "", count: try tx.count(number, tx.grant(Count.self, kind, seeing: mask)).value))
      case .create: return .granted([try create(tx.grantToCreate(kind, on: anchor, seeing: mask))])
      case .edit: return .granted([try change(tx.grant(Edit.self, kind, seeing: mask))])
      case .agree: return .granted([try change(tx.grant(Agree.self, kind, seeing: mask))])
      case .end: return .granted([try change(tx.grant(End.self, kind, seeing: mask))])
      case .export: return .granted(try extract(tx.grant(Export.self, kind, seeing: mask)))
      }
    } catch is NotFound {
      return .refused
    }
  }

  private func look(_ disclosed: Disclosed<String>) -> String { disclosed.value }

  private var all: Statement<K, String> {
    Statement(
      """
      SELECT s.* FROM \(rows: K.self, as: "s") WHERE s.kind = \(K.kind.rawValue) ORDER BY s.id
      """, showing: mask
    ) { try $0.text("id") }
  }

  private func of(_ id: String) -> Statement<K, String> {
    Statement(
      """
      SELECT s.* FROM \(rows: K.self, as: "s") WHERE s.kind = \(K.kind.rawValue) AND s.id = \(id)
      """, showing: mask
    ) { try $0.text("id") }
  }

  private var number: Counting<K> {
    Counting("FROM \(rows: K.self, as: "s") WHERE s.kind = \(K.kind.rawValue)", showing: mask)
  }

  private func create(_ grant: consuming Grant<K, Create>) throws -> String {
    let id: EntryID = tx.newID()
    try tx.insert(
      Insertion<K>(of: id, as: "specimen.created", writing: mask, insertion(id)), grant)
    return id.text
  }

  private func insertion(_ id: EntryID) -> ScopedSQL {
    let author = tx.actor.account
    switch anchor {
    case .person(let person):
      return
        """
        INSERT INTO \(into: K.self) (id, kind, person_id, author_id, version)
        VALUES (\(id), 'new', \(within: person), \(author: author), 1)
        """
    case .organisation(let organisation):
      return
        "INSERT INTO \(into: K.self) (id, kind, organisation_id, version) VALUES (\(id), 'new', \(within: organisation), 1)"
    case .placement(let placement):
      return
        "INSERT INTO \(into: K.self) (id, kind, placement_id, version) VALUES (\(id), 'new', \(within: placement), 1)"
    case .programme(let programme):
      return
        "INSERT INTO \(into: K.self) (id, kind, programme_id, version) VALUES (\(id), 'new', \(within: programme), 1)"
    case nil:
      return "INSERT INTO \(into: K.self) (id, kind, version) VALUES (\(id), 'new', 1)"
    }
  }

  private func change<V: ChangingVerb>(_ grant: consuming Grant<K, V>) throws -> String {
    let row = try tx.connection.rows("SELECT version FROM specimen WHERE id = ?", [.text(target)]).first
    let seen = try row.map { try Columns($0).version() } ?? .first
    let new = try tx.change(
      Change<K>(of: target, seen: seen, as: "specimen.changed", writing: mask, set: "note = 'touched'"),
      grant)
    return new == seen.next ? target : "wrong version"
  }

  /// Nothing takes extracts yet; the rows that the grant reaches are what it would take.
  private func extract(_ grant: consuming Grant<K, Export>) throws -> [String] {
    let condition = grant.reach.condition(on: "s")
    return try tx.connection.rows(
      "SELECT s.id FROM specimen s WHERE s.kind = ? AND \(condition.sql) ORDER BY s.id",
      [.text(K.kind.rawValue)] + condition.binds
    ).map { try Columns($0).text("id") }
  }
}
