internal import Persistence

extension ScopedSQL {
  /// Rows of a kind that a search finds, in the order of the list.
  struct Found: Sendable {
    let kind: Kind
    let alias: StaticString
    let search: SearchText
    /// Behind which place.
    let after: (key: String, id: String)?
    let limit: Int
  }
}

/// What is known beforehand about what is looked for, so that the rarer side leads.
struct FoundPlan {
  /// How many records have a term, counted no further than `most`.
  let count: (_ term: String, _ most: Int) throws -> Int
  /// From as many on, a term is common.
  var common = 200
}

extension Assembly {
  /// The rows that fit, behind the place, the first ones in order.
  ///
  /// Each way in which the search may be meant is read from the index in the order of the list and ends when it has as many
  /// as are asked for; what several ways find is one. Whom the actor does not reach is passed over while it is read, and
  /// what the mask does not show is no way at all.
  mutating func add(_ found: ScopedSQL.Found) throws {
    let entry = try register.entry(found.kind)
    guard let findable = entry.findable, let letter = found.kind.letter else {
      throw StatementRefused(.notFindable(found.kind))
    }
    let shown = try entry.view(mask).names
    let readings = found.search.readings.compactMap {
      Meaning($0, findable, isOpen: { findable.isOpen($0, seeing: shown) })
    }
    guard !readings.isEmpty, let reach = reach(found.kind, mask) else {
      add("(SELECT \(try entry.view(mask).selected), '' AS found_key FROM \(entry.table) scope_x WHERE 1 = 0)")
      return
    }
    let scope = FoundScope(found, entry, letter, try entry.view(mask).selected, findable.order?.column)
    if try isLedByReach(readings, reach, letter) {
      try addWalk(readings, scope, reach)
      return
    }
    let arms = try readings.flatMap { try $0.arms(letter, plan.count) }
    add("(")
    for (place, arm) in arms.enumerated() {
      if place > 0 { add(" UNION ") }
      addArm(arm, scope, reach)
    }
    add(")")
  }

  /// Whether the actor reaches few, and what is looked for is common: then those few are gone through.
  private func isLedByReach(_ readings: [Meaning], _ reach: Reach, _ letter: String) throws -> Bool {
    guard !reach.everything, reach.size(upTo: 1) != nil else { return false }
    let isCommon = try readings.contains { meaning in
      try meaning.needles.allSatisfy { ways in
        try ways.contains { try plan.count(letter + $0.term, plan.common) >= plan.common }
      }
    }
    return try isCommon && isSmall(reach)
  }

  private mutating func addArm(_ arm: FoundArm, _ scope: FoundScope, _ reach: Reach) {
    add(
      """
      SELECT * FROM (SELECT \(scope.selected), scope_s.sort_key AS found_key FROM search_entry scope_s \
      JOIN \(scope.table) scope_x ON scope_x.id = scope_s.record WHERE scope_s.term = ?
      """, [.text(scope.letter + arm.term)])
    if let after = scope.found.after {
      add(" AND (scope_s.sort_key, scope_s.record) > (?, ?)", [.text(after.key), .text(after.id)])
    }
    if !arm.beside.isEmpty {
      add(" AND ")
      addBeside(arm.beside, "scope_s")
    }
    for (number, ways) in arm.others.enumerated() {
      add(" AND ")
      addAny(of: ways, scope.letter, "scope_t\(number)", key: "scope_s.sort_key", record: "scope_s.record")
    }
    addScope(scope, reach, gathered: false)
    add(" ORDER BY scope_s.sort_key, scope_s.record LIMIT \(scope.found.limit)) AS arm_\(armNumber())")
  }

  /// Everybody within reach, of whom there are few, one by one.
  private mutating func addWalk(_ readings: [Meaning], _ scope: FoundScope, _ reach: Reach) throws {
    let key = scope.order.map { "scope_x." + $0 } ?? "''"
    add("(SELECT \(scope.selected), \(key) AS found_key FROM \(scope.table) scope_x WHERE ")
    if let after = scope.found.after {
      add("(\(key), scope_x.id) > (?, ?) AND ", [.text(after.key), .text(after.id)])
    }
    add("(")
    for (place, meaning) in readings.enumerated() {
      add(place == 0 ? "(" : " OR (")
      for (number, ways) in meaning.needles.enumerated() {
        if number > 0 { add(" AND ") }
        addAny(of: ways, scope.letter, "scope_t\(number)", key: key, record: "scope_x.id")
      }
      add(")")
    }
    add(")")
    addScope(scope, reach, gathered: true)
    add(")")
  }

  /// Of each of these, one of the words beside the term begins so. Said so that PostgreSQL takes it to hold for half of
  /// the rows, and goes on in the order of the index: it would take a comparison with LIKE to leave next to none, and sort them.
  private mutating func addBeside(_ forms: [[String]], _ alias: String) {
    add("COALESCE(")
    for (place, anyOf) in forms.enumerated() {
      let conditions = anyOf.map { _ in "\(alias).rest LIKE ?" }.joined(separator: " OR ")
      add((place == 0 ? "" : " AND ") + "(\(conditions))", anyOf.map { .text("%" + $0 + "%") })
    }
    add(", FALSE)")
  }

  /// The record has one of these.
  private mutating func addAny(
    of ways: [SearchText.Way], _ letter: String, _ alias: String, key: String, record: String
  ) {
    add("(")
    for (place, way) in ways.enumerated() {
      add(
        "\(place == 0 ? "" : " OR ")EXISTS (SELECT 1 FROM search_entry \(alias) WHERE \(alias).term = ? AND "
          + "\(alias).sort_key = \(key) AND \(alias).record = \(record)", [.text(letter + way.term)])
      if let rest = way.rest {
        add(" AND ")
        addBeside([[" " + rest]], alias)
      }
      add(Reach.oneByOne + ")")
    }
    add(")")
  }

  private mutating func addScope(_ scope: FoundScope, _ reach: Reach, gathered: Bool) {
    if let condition = scope.condition { add(" AND " + condition) }
    let reached = reach.condition(on: "scope_x", gathered: gathered)
    if reached.sql != Reach.all { add(" AND " + reached.sql, reached.binds) }
  }
}

/// What an arm of the search reads in any case.
private struct FoundScope {
  let found: ScopedSQL.Found
  let letter: String
  let table: String
  let selected: String
  let condition: String?
  let order: String?

  init(_ found: ScopedSQL.Found, _ entry: Register.Entry, _ letter: String, _ selected: String, _ order: String?) {
    (self.found, self.letter, self.selected, self.order) = (found, letter, selected, order)
    (table, condition) = (entry.table, entry.condition)
  }
}

/// One stretch of the index, and what else must hold.
private struct FoundArm {
  let term: String
  /// Each: one of these forms stands beside the term.
  var beside: [[String]] = []
  /// Each: the record has one of these, too.
  var others: [[SearchText.Way]] = []
}

/// A reading of what was typed, as far as it can be looked for in a kind and a mask.
private struct Meaning {
  let needles: [[SearchText.Way]]
  let reading: SearchText.Reading
  /// Those of its needles that say something here.
  let sought: [SearchText.Needle]
  let isPaired: Bool

  init?(_ reading: SearchText.Reading, _ findable: Findable, isOpen: (Findable.Class) -> Bool) {
    let sought = reading.needles.filter { $0.idle != findable.manner }
    needles = sought.map { $0.ways(findable.manner).filter { isOpen($0.kind) } }
    guard !needles.isEmpty, needles.allSatisfy({ !$0.isEmpty }), !reading.isJoined || findable.manner == .names else {
      return nil
    }
    (self.reading, self.sought) = (reading, sought)
    isPaired = findable.manner == .names && !reading.pairs.isEmpty && isOpen(.words)
  }

  func arms(_ letter: String, _ count: (String, Int) throws -> Int) throws -> [FoundArm] {
    if isPaired { return reading.pairs.map { FoundArm(term: $0, beside: sought.map(\.forms)) } }
    var lead = 0
    if needles.count > 1 {
      let counts = try needles.map { ways in try ways.reduce(0) { try $0 + count(letter + $1.term, 500) } }
      lead = counts.indices.min { counts[$0] < counts[$1] } ?? 0
    }
    var others = needles
    let leading = others.remove(at: lead)
    return leading.map { FoundArm(term: $0.term, beside: $0.rest.map { [[" " + $0]] } ?? [], others: others) }
  }
}
