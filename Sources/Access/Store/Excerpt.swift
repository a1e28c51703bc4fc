internal import Persistence

/// The first rows of a list, and whether there are more.
public struct Excerpt<Out: Sendable>: Sendable {
  public let rows: [Out]
  public let hasMore: Bool

  /// The same rows from the other end.
  public var reversed: Excerpt { Excerpt(rows: rows.reversed(), hasMore: hasMore) }

  public func map<Other: Sendable>(_ transform: (Out) throws -> Other) rethrows -> Excerpt<Other> {
    Excerpt<Other>(rows: try rows.map(transform), hasMore: hasMore)
  }
}

extension Transaction {
  /// The first `limit` rows within reach. The statement asks for `limit + 1`: by the one row too many it is known whether
  /// there are more. Nobody is shown that row, so nobody is journalled for it.
  public func list<K, Out>(
    _ statement: (_ rows: Int) -> Statement<K, Out>, upTo limit: Int, _ grant: consuming Grant<K, List>
  ) throws -> Disclosed<Excerpt<Out>> {
    let (reach, mask) = (grant.reach, grant.mask)
    var asked = limit
    while true {
      let statement = statement(asked + 1)
      let found = try run(statement, within: reach, List.self, showing: mask)
      let (taken, values, told) = readable(found, statement, atMost: limit)
      // In place of those that cannot be read others are shown, so that the list goes on behind the last of them.
      if values.count < limit, found.count > asked, asked < limit + Self.mostDamaged {
        asked += max(limit, 25)
        continue
      }
      try log(.list, K.kind, told, mask: statement.mask)
      return Disclosed(Excerpt(rows: values, hasMore: found.count > taken))
    }
  }

  /// Behind so many that cannot be read a list is not sought on: then the database is another one.
  private static var mostDamaged: Int { 1000 }

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
    var (told, numbers, groups): ([Row], [String: Int], [String: [Out]]) = ([], [:], [:])
    for row in found {
      let name = try Columns(row).text(group)
      numbers[name, default: 0] += 1
      guard numbers[name, default: 0] <= limit, let value = value(of: row, statement) else { continue }
      groups[name, default: []].append(value)
      told.append(row)
    }
    try log(.list, K.kind, told, mask: statement.mask)
    return Disclosed(
      numbers.reduce(into: [:]) { all, number in
        all[number.key] = Excerpt(rows: groups[number.key] ?? [], hasMore: number.value > limit)
      })
  }
}
