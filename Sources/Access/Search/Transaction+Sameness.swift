internal import Persistence
import Values

extension Transaction {
  /// Brings into line with which others a record makes a pair. Whoever wrote it need not remember to.
  func pair(_ indexing: Indexing, _ record: String) throws {
    guard let sameness = indexing.findable.sameness else { return }
    let (table, own) = sameness.pairs
    let right = Set(try others(like: record, indexing, sameness))
    let stored = Set(
      try connection.rows("SELECT other_id FROM \(table) WHERE \(own) = ?", [.text(record)]).map {
        try Columns($0).text("other_id")
      })
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

  private func others(like record: String, _ indexing: Indexing, _ sameness: Sameness) throws -> [String] {
    func read(_ condition: String, _ binds: [SQLValue], _ limit: Int) throws -> [Likeness] {
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
    guard let mine = try read("scope_x.id = ?", [.text(record)], 1).first else { return [] }
    let isAnother = " AND scope_x.id <> ?"
    switch sameness.measure {
    case .number(let number, let country):
      guard let key = mine.values[0], let land = mine.values[1] else { return [] }
      return try read(
        "\(indexing.expression(number)) = ? AND \(indexing.expression(country)) = ?" + isAnother,
        [.text(key), .text(land), .text(record)], Sameness.most
      ).map(\.record)
    case .person(_, let born, _):
      var found: [Likeness] = []
      if let day = mine.values[0] {
        found += try read(
          "\(indexing.expression(born)) = ?" + isAnother, [.text(day), .text(record)], Sameness.mostBorn)
      }
      if let phone = mine.values[1], let end = PhoneDigits(phone).telling {
        let term = (indexing.entry.kind.letter ?? "") + "#" + end.prefix(4)
        found += try read(
          "scope_x.id IN (SELECT scope_i.record FROM search_entry scope_i WHERE scope_i.term = ? AND scope_i.rest LIKE ?)"
            + isAnother, [.text(term), .text("% \(end) %"), .text(record)], Sameness.mostBorn)
      }
      return Array(Set(found.filter { mine.isLike($0) }.map(\.record)).sorted().prefix(Sameness.most))
    }
  }

  /// Pairs that should be kept and are not, or are and should not; for tests, and for nobody else.
  func flawsOfSameness() throws -> [String] {
    try notary.register.indexings.flatMap { indexing -> [String] in
      guard let sameness = indexing.findable.sameness else { return [] }
      let records = try connection.rows("SELECT id FROM \(indexing.entry.table)", []).map { try Columns($0).text("id") }
      var right: Set<[String]> = []
      for record in records {
        for other in try others(like: record, indexing, sameness) {
          right.formUnion([[record, other], [other, record]])
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
