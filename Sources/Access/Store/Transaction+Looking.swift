internal import Persistence
import Values

extension Transaction {
  /// Exactly one row. Throws `NotFound` when there is none within reach.
  public func one<K, Out>(_ statement: Statement<K, Out>, _ grant: consuming Grant<K, Read>) throws -> Disclosed<Out> {
    let rows = try run(statement, within: grant.reach, Read.self, showing: grant.mask)
    guard let row = rows.first else { throw NotFound() }
    try log(.read, K.kind, [row], mask: statement.mask)
    return Disclosed(try statement.decode(Columns(row)))
  }

  /// The row if there is one within reach. Looking and finding nothing tells about nobody, and is not journalled.
  public func first<K, Out>(
    _ statement: Statement<K, Out>, _ grant: consuming Grant<K, Read>
  ) throws -> Disclosed<Out?> {
    guard let row = try run(statement, within: grant.reach, Read.self, showing: grant.mask).first else {
      return Disclosed(nil)
    }
    try log(.read, K.kind, [row], mask: statement.mask)
    return Disclosed(try statement.decode(Columns(row)))
  }

  /// The rows within reach. The statement bounds their number.
  public func list<K, Out>(
    _ statement: Statement<K, Out>, _ grant: consuming Grant<K, List>
  ) throws -> Disclosed<[Out]> {
    let rows = try run(statement, within: grant.reach, List.self, showing: grant.mask)
    try log(.list, K.kind, rows, mask: statement.mask)
    return Disclosed(try rows.map { try statement.decode(Columns($0)) })
  }

  /// The same, asked along with what is asked next: on a server one way there and back for both.
  public func listing<K, Out>(
    _ statement: Statement<K, Out>, _ grant: consuming Grant<K, List>
  ) throws -> Coming<[Out]> {
    let reach = grant.reach
    guard grant.mask.shows(statement.mask) else { throw NotFound() }
    let (sql, binds) = try assembled(statement) { self.reach(of: $0, $1, own: K.kind, reach, List.self) }
    let asked = try connection.ask(sql, binds)
    return Coming { [self] in
      let rows = try asked.rows()
      try log(.list, K.kind, rows, mask: statement.mask)
      return Disclosed(try rows.map { try statement.decode(Columns($0)) })
    }
  }

  /// The same as `list`, row by row; see `consultEach`.
  public func listEach<K, Out>(
    _ statement: Statement<K, Out>, _ grant: consuming Grant<K, List>
  ) throws -> Disclosed<[Readable<Out>]> {
    let rows = try run(statement, within: grant.reach, List.self, showing: grant.mask)
    try log(.list, K.kind, rows, mask: statement.mask)
    return Disclosed(rows.map { statement.readable($0) })
  }

  /// A number of rows within reach.
  public func count<K>(_ counting: Counting<K>, _ grant: consuming Grant<K, Count>) throws -> Disclosed<Int> {
    let reach = grant.reach
    guard grant.mask.shows(counting.mask) else { throw NotFound() }
    return Disclosed(try number(counting) { self.reach(of: $0, $1, own: K.kind, reach, Count.self) })
  }

  /// Facts for a decision, beyond what the actor may see; see `Withheld`.
  public func consult<K, Out>(_ statement: Statement<K, Out>) throws -> Withheld<[Out]> {
    let rows = try consultedRows(statement)
    // Whoever throws what was read has spoiled the transaction, as in `decide`.
    return try completely { Withheld(try rows.map { try statement.decode(Columns($0)) }) }
  }

  /// The same, row by row: one that cannot be read stops what depends on it, and not what stands beside it.
  public func consultEach<K, Out>(_ statement: Statement<K, Out>) throws -> Withheld<[Readable<Out>]> {
    let rows = try consultedRows(statement)
    return try completely { Withheld(rows.map { statement.readable($0) }) }
  }

  private func consultedRows<K, Out>(_ statement: Statement<K, Out>) throws -> [Row] {
    let pieces = statement.sql.pieces
    if isReckoning { try notary.approve(consequence: statement.question, at: statement.site) }
    // What is looked for in the index has a text of its own each time; what is planned once has its limits in it.
    guard !statement.isPlannedOnce, let binds = ScopedSQL.values(in: pieces) else {
      let (sql, binds) = try assembled(statement) { kind, _ in self.policy.wholeReach(kind) }
      return try consultedRows(Consulted.Asked(statement.question.key, pieces, binds), pieces) {
        try connection.rows(sql, binds)
      }
    }
    let asked = Consulted.Asked(statement.question.key, pieces, binds)
    return try consultedRows(asked, pieces) {
      let sql = try notary.text(asked.text) {
        try assembled(statement) { kind, _ in self.policy.wholeReach(kind) }.sql
      }
      return try connection.rows(sql, binds)
    }
  }

  private func consultedRows(
    _ asked: Consulted.Asked, _ pieces: [ScopedSQL.Piece], reading read: () throws -> [Row]
  ) throws -> [Row] {
    try consulted.rows(
      asked, of: { try notary.register.tables(of: pieces) },
      without: isReckoning ? notary.register.unfollowed : [], reading: read)
  }

  /// Whether a record is there at all. What stands in it is not read: this may be asked of what nothing follows from, too.
  public func consult<K: Protected>(whether record: some Bindable, isThere kind: K.Type) throws -> Withheld<Bool> {
    let entry = try notary.register.entry(K.kind)
    let found = try connection.rows(
      "SELECT 1 AS there FROM \(entry.table) scope_x WHERE scope_x.id = ?"
        + (entry.condition.map { " AND " + $0 } ?? ""), [record.bind.value])
    return Withheld(!found.isEmpty)
  }

  /// A number for a decision, beyond what the actor may see.
  public func consult<K>(_ counting: Counting<K>) throws -> Withheld<Int> {
    if isReckoning {
      let tables = try notary.register.tables(of: counting.sql.pieces).intersection(notary.register.unfollowed)
      if !tables.isEmpty { throw ReadUnfollowed(tables: tables) }
      try notary.approve(consequence: counting.question, at: counting.site)
    }
    return Withheld(try number(counting) { kind, _ in self.policy.wholeReach(kind) })
  }

  func run<K, Out, V: Verb>(
    _ statement: Statement<K, Out>, within reach: Reach, _ verb: V.Type, showing mask: Mask
  ) throws -> [Row] {
    guard mask.shows(statement.mask) else { throw NotFound() }
    return try rows(of: statement) { self.reach(of: $0, $1, own: K.kind, reach, verb) }
  }

  /// The reach of the grant for the statement's own kind; for rows of another kind what the matrix gives for the same
  /// act, which may be nothing.
  private func reach<V: Verb>(
    of kind: Kind, _ mask: Mask, own: Kind, _ granted: Reach, _ verb: V.Type
  ) -> Reach? {
    kind == own ? granted : policy.reachIfAny(V.act, kind, seeing: mask)
  }

  private func rows<K, Out>(
    of statement: Statement<K, Out>, reach: @escaping (Kind, Mask) -> Reach?
  ) throws -> [Row] {
    let (sql, binds) = try assembled(statement, reach: reach)
    return try connection.rows(sql, binds, plannedOnce: statement.isPlannedOnce)
  }

  /// The text that goes to the database; for the query plans, too.
  func assembled<K, Out>(
    _ statement: Statement<K, Out>, reach: @escaping (Kind, Mask) -> Reach?
  ) throws -> (sql: String, binds: [SQLValue]) {
    let pieces = statement.sql.pieces
    try notary.approve(statement.question, at: statement.site)
    var assembly = Assembly(
      notary.register, K.kind, statement.mask, isSmall: isSmall,
      plan: FoundPlan(count: commonness, common: leastCommon), writesLimits: statement.isPlannedOnce, reach: reach)
    try assembly.add(pieces)
    return (assembly.sql, assembly.binds)
  }

  /// Whether the actor reaches so few people that gathering them first costs less than asking of each row, in the order
  /// in which a page is read, whether it is reached. Where many are reached the page is soon full.
  private func isSmall(_ reach: Reach) throws -> Bool {
    if let known = sizes[reach.relations] { return known }
    var small = false
    if let (sql, binds) = reach.size(upTo: fewest), let row = try connection.rows(sql, binds).first {
      small = try Columns(row).integer("count") < fewest
    }
    sizes[reach.relations] = small
    return small
  }

  /// How many records have a term, within whosever reach; counted no further than `most`. Nobody is told: it says from
  /// which side a search goes.
  private func commonness(_ term: String, most: Int) throws -> Int {
    let row = try connection.rows(
      "SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM search_entry WHERE term = ? LIMIT \(most)) AS counted",
      [.text(term)]
    ).first
    return try row.map { try Columns($0).integer("count") } ?? 0
  }

  private func number<K>(_ counting: Counting<K>, reach: @escaping (Kind, Mask) -> Reach?) throws -> Int {
    let (sql, binds) = try assembled(counting, reach: reach)
    if counting.isOfAll, let reach = reach(K.kind, counting.mask),
      let number = try number(within: reach, upTo: counting.most)
    {
      return number
    }
    guard let row = try connection.rows(sql, binds).first else { return 0 }
    return try Columns(row).integer("count")
  }

  /// How many people are reached, from the relations and without asking of each person; `nil` where that does not tell.
  private func number(within reach: Reach, upTo most: Int) throws -> Int? {
    guard try notary.register.entry(reach.kind).condition == nil else { return nil }
    // Somebody may take part twice: a few more than are wanted are nearly always enough.
    let limit = most + most / 4
    guard let (sql, binds) = reach.people(limit: limit), let row = try connection.rows(sql, binds).first else {
      return nil
    }
    let columns = Columns(row)
    let count = try columns.integer("count")
    return try count >= most ? most : columns.integer("read") < limit ? count : nil
  }

  func assembled<K>(
    _ counting: Counting<K>, reach: @escaping (Kind, Mask) -> Reach?
  ) throws -> (sql: String, binds: [SQLValue]) {
    let pieces = counting.sql.pieces
    try notary.approve(counting.question, at: counting.site)
    var assembly = Assembly(
      notary.register, K.kind, counting.mask, isSmall: isSmall, plan: FoundPlan(count: commonness, common: leastCommon),
      reach: reach)
    assembly.add("SELECT COUNT(*) AS count FROM (SELECT 1 AS one ")
    try assembly.add(pieces)
    // In the text: PostgreSQL plans a count once for all its values only where it sees where it ends.
    assembly.add(" LIMIT \(counting.most)) AS counted")
    return (assembly.sql, assembly.binds)
  }

  func log(_ act: Act, _ kind: Kind, _ rows: [Row], mask: Mask) throws {
    guard !rows.isEmpty, kind.isJournalled else { return }
    var subjects: [String] = []
    if kind.concernsPerson {
      for row in rows {
        switch row["subject"] {
        case .text(let subject)? where PersonID(subject) != nil: subjects.append(subject)
        case .null? where kind.mayConcernNobody: continue
        default: throw DamagedRecord(column: "subject")
        }
      }
    }
    try noteProtected(subjects)
    var record: String?
    if rows.count == 1, case .text(let id)? = rows[0]["id"] { record = id }
    try journal.append(
      JournalEntry(
        actor: actor, act: act, kind: kind, record: record, subjects: subjects, event: nil, purpose: purpose,
        mask: mask, count: rows.count))
  }
}
