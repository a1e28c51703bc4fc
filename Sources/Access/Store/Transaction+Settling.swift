internal import Persistence
import Values

/// A record that was written in this transaction.
struct Written: Hashable {
  let kind: Kind
  let record: Bind

  init(_ kind: Kind, _ record: Bind) {
    (self.kind, self.record) = (kind, record)
  }
}

/// What the system wrote by itself in one transaction: how many rows of which kind, about whom.
struct Settled {
  private(set) var rows: [(kind: Kind, count: Int, subjects: [String])] = []

  mutating func note(_ kind: Kind, _ count: Int, _ subjects: [String]) {
    guard count > 0 else { return }
    if let place = rows.firstIndex(where: { $0.kind == kind }) {
      rows[place].count += count
      rows[place].subjects += subjects
    } else {
      rows.append((kind, count, subjects))
    }
  }
}

extension Transaction {
  /// Writes the parts of a record that was written in this transaction: its languages, its papers. Refused for any
  /// other. Returns the number of rows.
  @discardableResult
  public func complete<K: Protected>(_ completion: Completion<K>) throws -> Int {
    guard let subject = written[Written(K.kind, completion.record)] else { throw NotFound() }
    let part = try notary.register.part(completion.part.string, of: K.kind)
    var assembly = Assembly(notary.register, K.kind, .full) { _, _ in nil }
    func approve(_ step: Question.Purpose.Step, _ fragments: [[ScopedSQL.Piece]]) throws {
      try notary.approve(
        Question(purpose: .completion(part: part.table, step), kind: K.kind, mask: .full, fragments: fragments),
        at: completion.site)
    }
    switch completion.step {
    case .add(let columns, let values):
      try approve(.add, [[.text(columns)], values.pieces])
      assembly.add("INSERT INTO \(part.table) (\(part.key), \(columns.string)) VALUES (?, ", [completion.record.value])
      try assembly.add(values.pieces)
      assembly.add(")")
    case .remove(let condition):
      try approve(.remove, [condition.pieces])
      assembly.add(
        "DELETE FROM \(part.table) AS scope_p WHERE scope_p.\(part.key) = ? AND (", [completion.record.value])
      try assembly.add(condition.pieces)
      assembly.add(")")
    case .set(let set, let condition):
      try approve(.set, [set.pieces, condition.pieces])
      assembly.add("UPDATE \(part.table) AS scope_p SET ")
      try assembly.add(set.pieces)
      assembly.add(" WHERE scope_p.\(part.key) = ? AND (", [completion.record.value])
      try assembly.add(condition.pieces)
      assembly.add(")")
    }
    consulted.forget(part.table)
    try note(assembly.keys)
    let count = try connection.run(assembly.sql, assembly.binds)
    settled.note(K.kind, count, subject.map { [$0] } ?? [])
    if count > 0 { try index(part.table, of: K.kind, completion.record) }
    return count
  }

  /// Writes what follows from other facts; the system does it, whoever caused them, and journals it at the end of the
  /// transaction. Returns the number of rows.
  @discardableResult
  public func derive<K>(_ derivation: Derivation<K>) throws -> Int {
    let pieces = derivation.sql.pieces
    try notary.approve(
      Question(purpose: .derivation, kind: K.kind, mask: .full, fragments: [pieces]), at: derivation.site)
    var assembly = Assembly(notary.register, K.kind, .full) { _, _ in nil }
    try assembly.add(pieces)
    consulted.forget(try notary.register.entry(K.kind).table)
    assembly.add(" RETURNING " + (K.kind.anchors.person?.string ?? "id") + " AS subject")
    try note(assembly.keys)
    let rows = try connection.rows(assembly.sql, assembly.binds)
    settled.note(K.kind, rows.count, try rows.compactMap { try Columns($0).textIfAny("subject") })
    return rows.count
  }

  /// One entry for each kind of which the system wrote rows: settled because of this request.
  func journalSettled() throws {
    for (kind, count, subjects) in settled.rows {
      try journal.append(
        JournalEntry(
          actor: actor, act: .edit, kind: kind, record: nil, subjects: subjects, event: kind.rawValue + ".settled",
          purpose: purpose, mask: .full, count: count))
    }
    settled = Settled()
  }
}
