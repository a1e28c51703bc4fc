public import Access
public import Values

/// Organisations that refer people, from the room that keeps them. There may be many: a page offers those that a search
/// finds, and an answer may name any.
public struct Referrers: Sendable {
  public typealias One = (id: OrganisationID, name: String)
  public typealias Some = (found: [One], hasMore: Bool)

  /// The first that a search finds, in the reader's order of names, and whether there are more.
  let find: @Sendable (SearchText, Alphabet, _ limit: Int, Transaction) throws -> Disclosed<Some>
  /// The one with this id, if it refers people.
  let one: @Sendable (OrganisationID, Transaction) throws -> Disclosed<One?>

  public init(
    find: @escaping @Sendable (SearchText, Alphabet, _ limit: Int, Transaction) throws -> Disclosed<Some>,
    one: @escaping @Sendable (OrganisationID, Transaction) throws -> Disclosed<One?>
  ) {
    (self.find, self.one) = (find, one)
  }

  /// More than these in one list are easier searched for.
  static let most = 50

  /// Those to offer: what a search finds, and the one that was chosen before.
  func offered(
    _ search: SearchText, in alphabet: Alphabet, chosen: OrganisationID?, _ tx: Transaction
  ) throws -> Disclosed<Some> {
    let found = try find(search, alphabet, Referrers.most, tx)
    guard let chosen else { return found }
    return .together(found, try one(chosen, tx)) { some, one in
      guard let one, !some.found.contains(where: { $0.id == one.id }) else { return some }
      return ([one] + some.found, some.hasMore)
    }
  }
}
