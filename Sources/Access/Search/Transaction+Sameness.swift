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
    likenesses[id] = try likenesses(Indexing(entry), sameness, "scope_x.id = ?", [record.value], 1).first
  }

  /// Brings into line with which others a record makes a pair. Whoever wrote it need not remember to.
  func pair(_ indexing: Indexing, _ record: String) throws {
    guard let sameness = indexing.findable.sameness else { return }
    let before = likenesses.removeValue(forKey: record)
    let now = try likenesses(indexing, sameness, "scope_x.id = ?", [.text(record)], 1).first
    if sameness.isDear, let before, before == now { return }
    let (table, own) = sameness.pairs
    let stored = Set(
      try connection.rows("SELECT other_id FROM \(table) WHERE \(own) = ?", [.text(record)]).map {
        try Columns($0).text("other_id")
      })
    let right = try now.map { Set(try others(like: $0, before, stored, indexing, sameness)) } ?? []
    for gone in stored.subtracting(right) {
      for (one, other) in [(record, gone), (gone, record)] {
        _ = try connection.run("DELETE FROM \(table) WHERE \(own) = ? AND other_id = ?", [.text(one), .text(other)])
      }
    }
    for new in right.subtracting(stored) {
      for (one, other) in [(record, new), (new, record)] {
        _ = try connection.run(
          "INSERT INTO \(table) (\(own), other_id) VALUES (?, ?) ON CONFLICT DO NOTHING", [.text(one), .text(other)])
      }
    }
    if stored != right { consulted.forget(table) }
  }

  private func likenesses(
    _ indexing: Indexing, _ sameness: Sameness, _ condition: String, _ binds: [SQLValue], _ limit: Int
  ) throws -> [Likeness] {
    let columns = sameness.columns.enumerated().map { ", \(indexing.expression($1)) AS like_\($0)" }.joined()
    return try connection.rows(
      "SELECT scope_x.id AS record\(columns) FROM \(indexing.entry.table) scope_x WHERE \(condition)"
        + " ORDER BY scope_x.id LIMIT \(limit)", binds
    ).map { row in
      let row = Columns(row)
      return Likeness(
        record: try row.text("record"), values: try sameness.columns.indices.map { try row.textIfAny("like_\($0)") })
    }
  }

  /// - Parameters:
  ///   - before: how it was compared until now; `nil` where that is not known.
  ///   - stored: with whom it makes a pair until now.
  private func others(
    like mine: Likeness, _ before: Likeness?, _ stored: Set<String>, _ indexing: Indexing, _ sameness: Sameness
  ) throws -> [String] {
    let isAnother = " AND scope_x.id <> ?"
    let record = SQLValue.text(mine.record)
    func read(_ condition: String, _ binds: [SQLValue], _ limit: Int) throws -> [Likeness] {
      try likenesses(indexing, sameness, condition + isAnother, binds + [record], limit)
    }
    switch sameness.measure {
    case .number(let number, let country):
      guard let key = mine.values[0], let land = mine.values[1] else { return [] }
      return try read(
        "\(indexing.expression(number)) = ? AND \(indexing.expression(country)) = ?", [.text(key), .text(land)],
        Sameness.most
      ).map(\.record)
    case .person(_, let born, _):
      var found: [Likeness] = []
      if let before, before.differsByPhoneAlone(from: mine), stored.count < Sameness.most {
        // Whoever was born on the same day and has such a name is among those who are known.
        for other in stored.sorted() { found += try read("scope_x.id = ?", [.text(other)], 1).filter(mine.isLike) }
      } else if let day = mine.values[0] {
        found += try read("\(indexing.expression(born)) = ?", [.text(day)], Sameness.mostBorn)
          .filter(mine.isBornAndCalledLike)
      }
      if let phone = mine.values[1], let end = PhoneDigits(phone).telling {
        let term = (indexing.entry.kind.letter ?? "") + "#" + end.prefix(4)
        found += try read(
          // Not LIKE with nothing but a place: SQLite would look at each pattern and prepare the statement anew for it.
          "scope_x.id IN (SELECT scope_i.record FROM search_entry scope_i WHERE scope_i.term = ?"
            + " AND scope_i.rest LIKE '% ' || ? || ' %')",
          [.text(term), .text(end)], Sameness.mostBorn
        ).filter(mine.hasPhone)
      }
      return Array(Set(found.map(\.record)).sorted().prefix(Sameness.most))
    }
  }

  /// Pairs that should be kept and are not, or are and should not; for tests, and for nobody else.
  func flawsOfSameness() throws -> [String] {
    try notary.register.indexings.flatMap { indexing -> [String] in
      guard let sameness = indexing.findable.sameness else { return [] }
      let records = try likenesses(indexing, sameness, "1 = 1", [], 1_000_000)
      var right: Set<[String]> = []
      for record in records {
        for other in try others(like: record, nil, [], indexing, sameness) {
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

extension Indexing {
  fileprivate func expression(_ column: String) -> String { entry.expressions[column] ?? "scope_x.\(column)" }
}

extension PhoneDigits {
  /// By which part of it another way of writing the same number is found; none of what is too short to tell anybody by.
  fileprivate var telling: String? { digits.count >= 8 ? String(digits.suffix(8)) : digits.count >= 6 ? digits : nil }
}
