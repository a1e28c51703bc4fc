internal import Persistence
import Values

extension Transaction {
  /// Notes how a record is compared before it is changed: where it is compared as before nothing is looked for, and most
  /// changes are about something else.
  func noteLikeness(of kind: Kind, _ record: Bind) throws {
    let entry = try notary.register.entry(kind)
    guard let sameness = entry.findable?.sameness, sameness.isDear, case .text(let id) = record.value,
      likenesses[id] == nil
    else { return }
    likenesses[id] = try ask(Indexing(entry), sameness, "scope_x.id = ?", [record.value])
  }

  /// How a record is compared now, asked along with something else.
  func askForLikeness(_ indexing: Indexing, _ record: SQLValue) throws -> AwaitedLikenesses? {
    try indexing.findable.sameness.map { try ask(indexing, $0, "scope_x.id = ?", [record]) }
  }

  /// Brings into line with which others a record makes a pair. Whoever wrote it need not remember to.
  ///
  /// - Parameter likeness: how it is compared now.
  func pair(_ indexing: Indexing, _ record: String, comparedBy likeness: AwaitedLikenesses?) throws {
    guard let sameness = indexing.findable.sameness, let likeness else { return }
    let before = try likenesses.removeValue(forKey: record)?.all().first
    let now = try likeness.all().first
    if sameness.isDear, let before, before == now { return }
    let stored = try askForPairs(of: record, sameness)
    let callers = sameness.isDear ? try askForCrowd(at: now?.line, besides: record, indexing, sameness) : nil
    let others = try now.flatMap { try askForOthers(like: $0, before, indexing, sameness) }
    let isOtherLine = sameness.isDear && before?.line != now?.line
    let former =
      isOtherLine ? try before.flatMap { try askForCrowd(at: $0.line, besides: record, indexing, sameness) } : nil
    let crowd = try callers?.all() ?? []
    let right = Set(try now.map { try alike(others?.all() ?? [], crowd, to: $0, sameness) } ?? [])
    let known = Set(try stored.rows().map { try Columns($0).text("other_id") })
    var (come, gone) = (
      Set(right.subtracting(known).map { Couple(record, $0) }),
      Set(known.subtracting(right).map { Couple(record, $0) })
    )
    if isOtherLine {
      // One too many has the number now: it tells nobody from anybody any more.
      if let those = crowd.asMany(as: Sameness.mostOfOnePhone) {
        gone.formUnion(those.couples { $0.hasPhone(of: $1) && !$0.isBornAndCalledLike($1) })
      }
      // One too many had it until now.
      if let those = try former?.all().asMany(as: Sameness.mostOfOnePhone) {
        come.formUnion(those.couples { $0.hasPhone(of: $1) })
      }
    }
    try store(come: come, gone: gone, sameness)
  }

  /// The same for all that hang on a record.
  func pair(_ indexing: Indexing, hangingBy key: String, on record: SQLValue) throws {
    guard let sameness = indexing.findable.sameness else { return }
    let (table, own) = sameness.pairs
    let (records, hanging) = (indexing.entry.table, "scope_x.\(key) = ?")
    guard case .number(let number, let country) = sameness.measure else {
      // Of people none does: each would be compared for itself.
      for row in try connection.rows("SELECT scope_x.id AS record FROM \(records) scope_x WHERE \(hanging)", [record]) {
        let record = try Columns(row).text("record")
        try pair(indexing, record, comparedBy: askForLikeness(indexing, .text(record)))
      }
      return
    }
    func couples(_ sql: String) throws -> Set<Couple> {
      Set(
        try connection.rows(sql, [record]).map {
          let row = Columns($0)
          return Couple(try row.text("one"), try row.text("other"))
        })
    }
    func same(_ column: String) -> String {
      let mine = indexing.expression(column)
      return mine.replacing("scope_x.", with: "scope_y.") + " = " + mine
    }
    let stored = try couples(
      """
      SELECT scope_d.\(own) AS one, scope_d.other_id AS other FROM \(records) scope_x
        JOIN \(table) scope_d ON scope_d.\(own) = scope_x.id WHERE \(hanging)
      """)
    let right = try couples(
      """
      SELECT scope_x.id AS one, scope_y.id AS other FROM \(records) scope_x
        JOIN \(records) scope_y ON \(same(number)) AND scope_y.id <> scope_x.id
      WHERE \(hanging) AND \(same(country))
      """)
    try store(come: right.subtracting(stored), gone: stored.subtracting(right), sameness)
  }

  private func askForPairs(of record: String, _ sameness: Sameness) throws -> Asked {
    let (table, own) = sameness.pairs
    return try connection.ask("SELECT other_id FROM \(table) WHERE \(own) = ?", [.text(record)])
  }

  private func store(come: Set<Couple>, gone: Set<Couple>, _ sameness: Sameness) throws {
    guard !come.isEmpty || !gone.isEmpty else { return }
    let (table, own) = sameness.pairs
    // Not all of them in one statement: SQLite finds no two columns at once by an index.
    for (hub, others) in gone.byHub {
      for others in Chunks.of(others) {
        let (hub, places) = (SQLValue.text(hub), Chunks.places(others.count))
        let binds = others.map { SQLValue.text($0) }
        try connection.later("DELETE FROM \(table) WHERE \(own) = ? AND other_id IN (\(places))", [hub] + binds)
        try connection.later("DELETE FROM \(table) WHERE \(own) IN (\(places)) AND other_id = ?", binds + [hub])
      }
    }
    for rows in Chunks.of(come.sorted().flatMap { [[$0.one, $0.other], [$0.other, $0.one]] }) {
      try connection.later(
        "INSERT INTO \(table) (\(own), other_id) VALUES \(Chunks.places(rows.count, "(?, ?)")) ON CONFLICT DO NOTHING",
        rows.flatMap { $0.map { .text($0) } })
    }
    consulted.forget(table)
  }

  private func ask(
    _ indexing: Indexing, _ sameness: Sameness, _ condition: String, _ binds: [SQLValue],
    _ limit: Int = Sameness.most
  ) throws -> AwaitedLikenesses {
    let columns = sameness.columns.enumerated().map { ", \(indexing.expression($1)) AS like_\($0)" }.joined()
    return AwaitedLikenesses(
      asked: try connection.ask(
        "SELECT scope_x.id AS record\(columns) FROM \(indexing.entry.table) scope_x WHERE \(condition)"
          + " LIMIT \(limit)", binds), columns: sameness.columns.indices)
  }

  /// Those among whom everybody is who is like it, but for those with the same telephone.
  ///
  /// - Parameter before: how it was compared until now; `nil` where that is not known.
  private func askForOthers(
    like mine: Likeness, _ before: Likeness?, _ indexing: Indexing, _ sameness: Sameness
  ) throws -> AwaitedLikenesses? {
    switch sameness.measure {
    case .number(let number, let country):
      guard let key = mine.values[0], let land = mine.values[1] else { return nil }
      return try ask(
        indexing, sameness,
        "\(indexing.expression(number)) = ? AND \(indexing.expression(country)) = ? AND scope_x.id <> ?",
        [.text(key), .text(land), .text(mine.record)])
    case .person(_, let born, _):
      if let before, before.differsByPhoneAlone(from: mine) {
        // Whoever was born on the same day and has such a name is among those with whom it makes a pair until now.
        let (table, own) = sameness.pairs
        return try ask(
          indexing, sameness,
          "scope_x.id IN (SELECT scope_d.other_id FROM \(table) scope_d WHERE scope_d.\(own) = ?)", [.text(mine.record)]
        )
      }
      // All who were born on the same day, also on a first of January: each is compared. To ask the index of names for
      // each of them costs more than to read and compare a thousand.
      return try mine.values[0].map { day in
        try ask(
          indexing, sameness, "\(indexing.expression(born)) = ? AND scope_x.id <> ?", [.text(day), .text(mine.record)])
      }
    }
  }

  /// - Parameter crowd: those who have its telephone.
  private func alike(
    _ others: [Likeness], _ crowd: [Likeness], to mine: Likeness, _ sameness: Sameness
  ) throws -> [String] {
    guard case .person = sameness.measure else { return others.map(\.record) }
    let calling = crowd.count >= Sameness.mostOfOnePhone ? [] : crowd.filter(mine.hasPhone)
    return (others.filter(mine.isBornAndCalledLike) + calling).map(\.record)
  }

  /// Those who have the telephone, besides one; no more than it takes to see that they are too many.
  private func askForCrowd(
    at line: String?, besides record: String, _ indexing: Indexing, _ sameness: Sameness
  ) throws -> AwaitedLikenesses? {
    guard let line else { return nil }
    // Of a short one those are found as well whose long number ends in it.
    let limit = line.count < PhoneDigits.long ? Sameness.most : Sameness.mostOfOnePhone + 1
    var asked = try ask(
      indexing, sameness,
      // Not LIKE with nothing but a place: SQLite would look at each pattern and prepare the statement anew for it.
      """
      scope_x.id <> ? AND scope_x.id IN (SELECT scope_i.record FROM search_entry scope_i WHERE scope_i.term = ?
        AND scope_i.rest LIKE '% ' || ? || ' %')
      """, [.text(record), .text((indexing.entry.kind.letter ?? "") + "#" + line.prefix(4)), .text(line)], limit)
    asked.line = line
    return asked
  }

  /// Pairs that should be kept and are not, or are and should not; for tests, and for nobody else.
  func flawsOfSameness() throws -> [String] {
    try notary.register.indexings.flatMap { indexing -> [String] in
      guard let sameness = indexing.findable.sameness else { return [] }
      let records = try ask(indexing, sameness, "1 = 1", [], 1_000_000).all()
      var right: Set<[String]> = []
      for record in records {
        let callers =
          sameness.isDear ? try askForCrowd(at: record.line, besides: record.record, indexing, sameness) : nil
        let others = try askForOthers(like: record, nil, indexing, sameness)
        for other in try alike(others?.all() ?? [], callers?.all() ?? [], to: record, sameness) {
          right.formUnion([[record.record, other], [other, record.record]])
        }
      }
      let stored = Set(
        try connection.rows("SELECT \(sameness.pairs.own) AS own_id, other_id FROM \(sameness.pairs.table)", []).map {
          [try Columns($0).text("own_id"), try Columns($0).text("other_id")]
        })
      return right.symmetricDifference(stored).map { "\($0) is not kept in \(sameness.pairs.table) as it is" }
    }
  }
}

/// Records as they are compared, once they have come.
struct AwaitedLikenesses {
  let asked: Asked
  let columns: Range<Int>
  /// Only those whose telephone is this one.
  var line: String?

  func all() throws -> [Likeness] {
    let all = try asked.rows().map { row in
      let row = Columns(row)
      return Likeness(record: try row.text("record"), values: try columns.map { try row.textIfAny("like_\($0)") })
    }
    return line.map { line in all.filter { $0.line == line } } ?? all
  }
}

extension Indexing {
  fileprivate func expression(_ column: String) -> String { entry.expressions[column] ?? "scope_x.\(column)" }
}
