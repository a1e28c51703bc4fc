internal import Persistence
import Values

/// A statement's text on its way to the database: row sets become subqueries that hold scope and columns.
struct Assembly {
  let register: Register
  /// The kind of the statement, and how much it shows.
  let kind: Kind
  let mask: Mask
  /// How far the actor reaches into the rows of a kind, for what this statement does; `nil` is nowhere.
  let reach: (Kind, Mask) -> Reach?
  /// Whether the actor reaches so few that it pays to gather them first.
  let isSmall: (Reach) throws -> Bool

  /// How many have a term of the search.
  let plan: FoundPlan
  /// Limits stand in the text: what is planned once for all values is planned well only where it is seen how few rows are
  /// wanted. There are few limits.
  private let writesLimits: Bool
  private var arms = 0

  private(set) var sql = ""
  private(set) var binds: [SQLValue] = []
  /// Under which keys what it stores is sealed.
  private(set) var keys: Set<SealedUnder> = []

  init(
    _ register: Register, _ kind: Kind, _ mask: Mask, isSmall: @escaping (Reach) throws -> Bool = { _ in false },
    plan: FoundPlan = FoundPlan { _, _ in 0 }, writesLimits: Bool = false, reach: @escaping (Kind, Mask) -> Reach?
  ) {
    (self.register, self.kind, self.mask, self.isSmall, self.reach) = (register, kind, mask, isSmall, reach)
    (self.plan, self.writesLimits) = (plan, writesLimits)
  }

  mutating func add(_ text: String, _ values: [SQLValue] = []) {
    sql += text
    binds += values
  }

  private mutating func addLimit(_ value: SQLValue) -> Bool {
    guard writesLimits, sql.hasSuffix("LIMIT "), case .integer(let limit) = value else { return false }
    add(String(limit))
    return true
  }

  mutating func armNumber() -> Int {
    arms += 1
    return arms
  }

  mutating func add(_ pieces: [ScopedSQL.Piece]) throws {
    for piece in pieces {
      switch piece {
      case .text(let text): sql += text.string
      case .bind(let bind):
        if !addLimit(bind.value) { add("?", [bind.value]) }
        if let key = bind.key { keys.insert(key) }
      case .list(let list):
        add(list.isEmpty ? "(NULL)" : "(" + list.map { _ in "?" }.joined(separator: ", ") + ")", list.map(\.value))
      case .rows(let kind, let mask, let alias, let fromReach):
        try addRows(of: kind, seeing: mask ?? (kind == self.kind ? self.mask : .full), fromReach)
        sql += " AS " + alias.string
      case .found(let found):
        try add(found)
        sql += " AS " + found.alias.string
      case .part(let table, let kind, let alias):
        try addPart(register.part(table.string, of: kind))
        sql += " AS " + alias.string
      case .membership(let membership):
        // Who is not told who takes part in what is told nothing by way of this either.
        if reach(.participation, .full) == nil { add("1 = 0") } else { add(membership.sql, membership.values) }
      case .unkept(let unkept):
        let told = reach(.assignment, .full)?.condition(on: unkept.rows) ?? (sql: "1 = 0", binds: [])
        add("(\(told.sql)) AND ", told.binds)
        add(unkept.sql, unkept.values)
      case .into(let kind, let alias):
        sql += try register.entry(kind).table + (alias.map { " AS " + $0.string } ?? "")
      }
    }
  }

  private mutating func addRows(of kind: Kind, seeing mask: Mask, _ fromReach: Bool) throws {
    let entry = try register.entry(kind)
    sql += try "(SELECT " + entry.view(mask).selected + " FROM " + entry.table + " scope_x"
    try addReach(of: kind, mask, entry.condition, fromReach)
    sql += ")"
  }

  /// What narrows the rows of `scope_x`.
  private mutating func addReach(of kind: Kind, _ mask: Mask, _ condition: String?, _ fromReach: Bool) throws {
    let reached =
      try reach(kind, mask).map { $0.condition(on: "scope_x", gathered: try fromReach && isSmall($0)) }
      ?? (sql: "1 = 0", binds: [])
    let all = [condition, reached.sql == Reach.all ? nil : reached.sql].compactMap { $0 }
    if !all.isEmpty { add(" WHERE " + all.joined(separator: " AND "), reached.binds) }
  }

  private mutating func addPart(_ part: Register.Part) throws {
    sql += "(SELECT " + part.columns.map { "scope_p." + $0 }.joined(separator: ", ") + " FROM \(part.table) scope_p"
    let entry = try register.entry(part.kind)
    let reached = reach(part.kind, mask).map { $0.condition(on: "scope_x") } ?? (sql: "1 = 0", binds: [])
    if reached.sql != Reach.all {
      add(
        " WHERE EXISTS (SELECT 1 FROM \(entry.table) scope_x WHERE scope_x.id = scope_p.\(part.key) AND \(reached.sql))",
        reached.binds)
    }
    sql += ")"
  }
}
