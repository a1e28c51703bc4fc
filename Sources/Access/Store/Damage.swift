internal import Persistence
import Synchronization
import Values

/// Records that belong into lists which were shown, and cannot be read. A list is not taken away because of one of them: it
/// shows the others, and `Web` says on the page, or in the answer, which one is missing.
public final class Damage: Sendable {
  private let all = Mutex<[DamagedRecord]>([])

  init() {}

  public var found: [DamagedRecord] { all.withLock { $0 } }

  func note(_ record: DamagedRecord) {
    all.withLock { if !$0.contains(record) { $0.append(record) } }
  }
}

extension Transaction {
  /// The rows within reach that can be read; which ones cannot is said beside them, see `Damage`. For what is only shown:
  /// who decides by all of them takes `list`, which throws, or `listEach`.
  public func listWhatIsReadable<K, Out>(
    _ statement: Statement<K, Out>, _ grant: consuming Grant<K, List>
  ) throws -> Disclosed<[Out]> {
    let rows = try run(statement, within: grant.reach, List.self, showing: grant.mask)
    let (_, values, told) = readable(rows, statement, atMost: rows.count)
    try log(.list, K.kind, told, mask: statement.mask)
    return Disclosed(values)
  }

  /// The first rows, so many that `most` of them can be read: how many that takes, what they say, and those about whom
  /// something is told.
  func readable<K, Out>(
    _ rows: [Row], _ statement: Statement<K, Out>, atMost most: Int
  ) -> (taken: Int, values: [Out], told: [Row]) {
    var (taken, values, told): (Int, [Out], [Row]) = (0, [], [])
    for row in rows where values.count < most {
      taken += 1
      guard let value = value(of: row, statement) else { continue }
      values.append(value)
      told.append(row)
    }
    return (taken, values, told)
  }

  /// What a row says; nothing where it cannot be read, which is noted.
  func value<K, Out>(of row: Row, _ statement: Statement<K, Out>) -> Out? {
    switch statement.readable(row) {
    case .success(let value): return value
    case .failure(let damaged):
      damage.note(DamagedRecord(column: damaged.column, of: damaged.record, K.kind))
      return nil
    }
  }
}

extension Statement {
  /// - Note: what is thrown by a decoder is that a row is damaged; whatever else it threw would be a fault of the room.
  func readable(_ row: Row) -> Readable<Out> {
    let id: String? = if case .text(let id)? = row["id"] { id } else { nil }
    do {
      // Whom it is about stands in the journal: who cannot be named there is not shown either.
      if K.kind.concernsPerson, !K.kind.mayConcernNobody || row["subject"] != .null {
        guard PersonID(try Columns(row).text("subject")) != nil else { throw DamagedRecord(column: "subject") }
      }
      return .success(try decode(Columns(row)))
    } catch let damaged as DamagedRecord {
      return .failure(DamagedRecord(column: damaged.column, of: damaged.record ?? id))
    } catch {
      return .failure(DamagedRecord(column: "\(type(of: error))", of: id))
    }
  }
}
