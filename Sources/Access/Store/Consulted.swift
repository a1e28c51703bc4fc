internal import Persistence

/// What the house has read for its decisions in one transaction. The same question again is answered from here until
/// somebody writes to one of its tables: a case is gathered once, however many rules ask about it.
struct Consulted {
  private struct Asked: Hashable {
    let sql: String
    let binds: [SQLValue]
  }

  private var answers: [Asked: (rows: [Row], tables: Set<String>)] = [:]
  /// How many questions went to the database.
  private(set) var asked = 0

  mutating func rows(
    _ sql: String, _ binds: [SQLValue], of tables: Set<String>, reading read: () throws -> [Row]
  ) rethrows -> [Row] {
    let question = Asked(sql: sql, binds: binds)
    if let answer = answers[question] { return answer.rows }
    let rows = try read()
    asked += 1
    answers[question] = (rows, tables)
    return rows
  }

  /// Somebody writes to the table.
  mutating func forget(_ table: String) {
    answers = answers.filter { !$0.value.tables.contains(table) }
  }
}

extension Register {
  /// The tables that a statement reads.
  func tables(of pieces: [ScopedSQL.Piece]) throws(StatementRefused) -> Set<String> {
    var tables: Set<String> = []
    for piece in pieces {
      switch piece {
      case .text, .bind, .list: continue
      case .rows(let kind, _, _, _): tables.formUnion(try entry(kind).reads)
      case .into(let kind, _): tables.insert(try entry(kind).table)
      case .part(let table, let kind, _): tables.insert(try part(table.string, of: kind).table)
      case .holding(let holding):
        tables.insert(try part(holding.part.string, of: holding.kind).table)
        tables.formUnion(try self.tables(of: holding.condition))
      }
    }
    return tables
  }
}
