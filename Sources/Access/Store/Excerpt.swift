internal import Persistence

/// The first rows of a list, and whether there are more.
public struct Excerpt<Out: Sendable>: Sendable {
  public let rows: [Out]
  public let hasMore: Bool

  /// The same rows from the other end.
  public var reversed: Excerpt { Excerpt(rows: rows.reversed(), hasMore: hasMore) }
}

extension Transaction {
  /// The first `limit` rows within reach. The statement asks for `limit + 1`: by the one row too many it is known whether
  /// there are more. Nobody is shown that row, so nobody is journalled for it.
  public func list<K, Out>(
    _ statement: (_ rows: Int) -> Statement<K, Out>, upTo limit: Int, _ grant: consuming Grant<K, List>
  ) throws -> Disclosed<Excerpt<Out>> {
    let statement = statement(limit + 1)
    let found = try run(statement, within: grant.reach, List.self, showing: grant.mask)
    let shown = Array(found.prefix(limit))
    try log(.list, K.kind, shown, mask: statement.mask)
    return Disclosed(
      Excerpt(rows: try shown.map { try statement.decode(Columns($0)) }, hasMore: found.count > limit))
  }

  /// The first `limit` rows of each group within reach, in the order of the statement, which asks for `limit + 1` of each:
  /// by the row too many it is known which groups have more. Nobody is shown those rows, so nobody is journalled for them.
  ///
  /// - Parameter group: the column that names the group.
  public func list<K, Out>(
    _ statement: (_ rows: Int) -> Statement<K, Out>, upTo limit: Int, ofEach group: String,
    _ grant: consuming Grant<K, List>
  ) throws -> Disclosed<[String: Excerpt<Out>]> {
    let statement = statement(limit + 1)
    let found = try run(statement, within: grant.reach, List.self, showing: grant.mask)
    var (shown, numbers): ([Row], [String: Int]) = ([], [:])
    for row in found {
      let number = numbers[try Columns(row).text(group), default: 0]
      numbers[try Columns(row).text(group)] = number + 1
      if number < limit { shown.append(row) }
    }
    try log(.list, K.kind, shown, mask: statement.mask)
    let groups = try Dictionary(grouping: shown) { try Columns($0).text(group) }
    return Disclosed(
      try groups.mapValues { rows in try rows.map { try statement.decode(Columns($0)) } }
        .reduce(into: [:]) { all, rows in
          all[rows.key] = Excerpt(rows: rows.value, hasMore: numbers[rows.key, default: 0] > limit)
        })
  }
}
