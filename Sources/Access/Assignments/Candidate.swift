internal import Persistence
public import Values

/// Somebody who can be named to work with people, as what: an open account with a fitting role on a day, at which somebody
/// can sign in.
public struct Candidate: Sendable, Hashable {
  public let account: AccountID
  public let name: String
  public let organisation: OrganisationID?
  public let roles: Set<Role>
  /// Where another who can be named has the same name: the mail address with which she signs in, by which colleagues tell
  /// the two apart.
  public internal(set) var address: String?

  /// Whether one of the roles opens the person to whoever stands in this relation.
  public func fits(_ relation: Relation) -> Bool { !roles.isDisjoint(with: Candidate.roles(for: relation)) }

  static func roles(for relation: Relation) -> Set<Role> {
    Set(
      Role.allCases.filter { role in
        RuleBook.standard.rules(for: .person, .read, role).contains { $0.relations.contains(relation) }
      })
  }
}

extension Transaction {
  /// So many are offered; an office with more people than this looks for them by name elsewhere.
  static let mostCandidates = 500

  /// Whoever can be named by this actor: accounts that she may see, with the roles that they hold on `day`, by name.
  public func candidates(on day: CivilDate, among account: AccountID? = nil) throws -> Disclosed<[Candidate]> {
    guard let reach = policy.reachIfAny(.list, .account, seeing: .shared)?.condition(on: "a") else {
      return Disclosed([])
    }
    let fitting = Relation.allCases.filter(\.isAssigned).reduce(into: Set<Role>()) {
      $0.formUnion(Candidate.roles(for: $1))
    }.map(\.rawValue).sorted()
    let places = fitting.map { _ in "?" }.joined(separator: ", ")
    let rows = try connection.rows(
      """
      SELECT a.id, a.name, a.email, a.organisation_id, h.role FROM account a JOIN role_assignment h ON h.account_id = a.id
      WHERE a.closed_at IS NULL AND a.invited = 0 AND h.role IN (\(places)) AND \(InForce.sql("h"))
        AND \(account == nil ? "1 = 1" : "a.id = ?") AND \(reach.sql)
      ORDER BY a.name, a.id, h.role LIMIT \(Transaction.mostCandidates * 4)
      """,
      fitting.map { .text($0) } + [day.bind.value, day.bind.value] + (account.map { [$0.bind.value] } ?? [])
        + reach.binds)
    var (order, found): ([AccountID], [AccountID: Candidate]) = ([], [:])
    var named: [String: Set<AccountID>] = [:]
    for row in rows {
      let columns = Columns(row)
      let id: AccountID = try columns.id("id")
      if found[id] == nil { order.append(id) }
      found[id] = Candidate(
        account: id, name: try columns.text("name"), organisation: try columns.idIfAny("organisation_id"),
        roles: (found[id]?.roles ?? []).union([try columns.choice("role")]), address: try columns.text("email"))
      named[Folding.sameName(try columns.text("name")), default: []].insert(id)
    }
    return Disclosed(
      order.prefix(Transaction.mostCandidates).compactMap { found[$0] }.map { candidate in
        var candidate = candidate
        if named[Folding.sameName(candidate.name)]?.count == 1 { candidate.address = nil }
        return candidate
      })
  }
}
