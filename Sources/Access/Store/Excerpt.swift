internal import Persistence

/// The first rows of a list, and whether there are more.
public struct Excerpt<Out: Sendable>: Sendable {
  public let rows: [Out]
  public let hasMore: Bool
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
}
