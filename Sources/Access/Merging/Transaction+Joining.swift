internal import Persistence
public import Values

/// Somebody who reaches one of two records of a person, and will reach what is kept in the other.
public enum SeesMore: Sendable, Hashable {
  /// Somebody of the staff, as what they work with the person.
  case worker(AccountID, name: String, Relation)
  /// The person's own account; whoever is told who works with somebody is not told what it is called.
  case herself(AccountID)
  /// The contact at a workplace; neither is theirs.
  case contact(AccountID)
  case team(ProgrammeID)
  case referrer(OrganisationID)
}

// What has to be known before two records are made one.
extension Transaction {
  /// How much of each kind would move, as far as the actor may count it, up to `most` of each. For whoever may edit the
  /// person.
  public func numbersToMove(of person: PersonID, upTo most: Int) throws -> Disclosed<[Kind: Int]> {
    try requireCustody(of: person)
    let moving = Dictionary(notary.register.moving.map { ($0.table, $0.person) }) { first, _ in first }
    var (parts, binds): ([String], [SQLValue]) = ([], [])
    for entry in notary.register.allEntries where entry.kind.concernsPerson {
      guard ![.approval, .personMerge, .pauseDays].contains(entry.kind), let column = moving[entry.table],
        let reach = policy.reachIfAny(.count, entry.kind, seeing: .full)
      else {
        continue
      }
      let scope = reach.condition(on: "scope_x")
      parts.append(
        """
        SELECT '\(entry.kind.rawValue)' AS kind, COUNT(*) AS number FROM (SELECT 1 AS one FROM \(entry.table) scope_x
        WHERE scope_x.\(column) = ?\(entry.condition.map { " AND " + $0 } ?? "") AND \(scope.sql) LIMIT \(most)) AS n\(parts.count)
        """)
      binds += [person.bind.value] + scope.binds
    }
    guard !parts.isEmpty else { return Disclosed([:]) }
    var numbers: [Kind: Int] = [:]
    for row in try connection.rows(parts.joined(separator: " UNION ALL "), binds) {
      let columns = Columns(row)
      numbers[try columns.choice("kind")] = try columns.integer("number")
    }
    return Disclosed(numbers.filter { $0.value > 0 })
  }

  /// Who reaches, today or later, one of two records as they do not reach the other: they will see what is kept in both.
  /// For whoever may edit both.
  public func whoWillSeeMore(joining kept: PersonID, _ aside: PersonID) throws -> Disclosed<[SeesMore]> {
    try requireCustody(of: kept)
    try requireCustody(of: aside)
    var reaching: [PersonID: Set<SeesMore>] = [:]
    let both = [kept.bind.value, aside.bind.value]
    let lasts = "(until_day IS NULL OR until_day > ? AND ended_at_once = 0)"
    for row in try connection.rows(
      """
      SELECT person_id, account_id, kind, (SELECT a.name FROM account a WHERE a.id = account_id) AS name
      FROM relation WHERE person_id IN (?, ?) AND \(lasts)
      """, both + [today.bind.value])
    {
      let columns = Columns(row)
      let (account, relation): (AccountID, Relation) = (try columns.id("account_id"), try columns.choice("kind"))
      let one: SeesMore =
        switch relation {
        case .myself: .herself(account)
        case .contact: .contact(account)
        default: .worker(account, name: try columns.text("name"), relation)
        }
      reaching[try columns.id("person_id"), default: []].insert(one)
    }
    for row in try connection.rows(
      "SELECT person_id, programme_id, referrer_id FROM belonging WHERE person_id IN (?, ?) AND \(lasts)",
      both + [today.bind.value])
    {
      let columns = Columns(row)
      let person: PersonID = try columns.id("person_id")
      reaching[person, default: []].insert(.team(try columns.id("programme_id")))
      if let referrer: OrganisationID = try columns.idIfAny("referrer_id") {
        reaching[person, default: []].insert(.referrer(referrer))
      }
    }
    let different = (reaching[kept] ?? []).symmetricDifference(reaching[aside] ?? [])
    return Disclosed(different.sorted { $0.order < $1.order })
  }
}

extension SeesMore {
  fileprivate var order: (Int, String, String) {
    switch self {
    case .worker(let id, let name, let relation): (0, name, id.text + relation.rawValue)
    case .team(let id): (1, id.text, "")
    case .referrer(let id): (2, id.text, "")
    case .contact(let id): (3, id.text, "")
    case .herself(let id): (4, id.text, "")
    }
  }
}
