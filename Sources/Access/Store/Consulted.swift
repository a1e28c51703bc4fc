internal import Persistence

/// What the system has read for its decisions in one transaction. The same question again is answered from here until
/// somebody writes to one of its tables: a case is gathered once, however many rules ask about it.
struct Consulted {
  struct Asked: Hashable {
    let statement: Question.Key
    /// How long its lists are: the literals do not say, and the values alone could be those of others.
    let lists: [Int]
    let binds: [SQLValue]

    init(_ statement: Question.Key, _ pieces: [ScopedSQL.Piece], _ binds: [SQLValue]) {
      (self.statement, self.binds) = (statement, binds)
      lists = Asked.lists(in: pieces)
    }

    /// Everything that its text depends on, where everybody is reached.
    var text: WholeText { WholeText(statement: statement, lists: lists) }

    private static func lists(in pieces: [ScopedSQL.Piece]) -> [Int] {
      pieces.flatMap { piece -> [Int] in
        switch piece {
        case .list(let list): return [list.count]
        // The values alone say what is looked for, the shape of the search with how many of them.
        case .found(let found): return [found.search.hashValue, found.limit]
        case .text, .bind, .rows, .part, .membership, .unkept, .into: return []
        }
      }
    }
  }

  private var answers: [Asked: (rows: [Row], tables: Set<String>, at: Int)] = [:]
  /// How often somebody has written, and when to each table.
  private var writes = 0
  private var written: [String: Int] = [:]
  /// How many questions went to the database.
  private(set) var asked = 0
  /// Work about many people keeps no more than this; what is asked about one of them is asked in one go.
  private static let most = 1000

  /// - Parameter forbidden: tables that may not be read now. Throws `ReadUnfollowed` where one of them is.
  mutating func rows(
    _ question: Asked, of tables: () throws -> Set<String>, without forbidden: Set<String>,
    reading read: () throws -> [Row]
  ) throws -> [Row] {
    func require(_ tables: Set<String>) throws {
      if !forbidden.isDisjoint(with: tables) { throw ReadUnfollowed(tables: tables.intersection(forbidden)) }
    }
    if let answer = answers[question], answer.tables.allSatisfy({ (written[$0] ?? 0) <= answer.at }) {
      try require(answer.tables)
      return answer.rows
    }
    let tables = try tables()
    try require(tables)
    let rows = try read()
    asked += 1
    if answers.count >= Consulted.most { answers = [:] }
    answers[question] = (rows, tables, writes)
    return rows
  }

  /// Somebody writes to the table.
  mutating func forget(_ table: String) {
    writes += 1
    written[table] = writes
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
      case .found(let found): tables.formUnion(try entry(found.kind).reads.union(["search_entry"]))
      case .membership: tables.insert("belonging")
      case .unkept: tables.insert("relation")
      case .into(let kind, _): tables.insert(try entry(kind).table)
      case .part(let table, let kind, _): tables.insert(try part(table.string, of: kind).table)
      }
    }
    return tables
  }
}
