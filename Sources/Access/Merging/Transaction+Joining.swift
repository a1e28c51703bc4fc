internal import Persistence
public import Values

/// Somebody who reaches one of two records of a person, and will reach what is kept in the other.
public enum SeesMore: Sendable, Hashable {
  /// Somebody of the staff, as what they work with the person.
  case worker(AccountID, name: String, Relation)
  /// A worker who is named beside a protected address.
  case named(AccountID, name: String)
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
  /// For whoever may edit both. Where the address of either is protected and no end of that is known, what is kept of both is
  /// closed to teams and offices, and only who is named beside it sees more.
  public func whoWillSeeMore(joining kept: PersonID, _ aside: PersonID) throws -> Disclosed<GainOfJoining> {
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
    let named = try namedBesideProtection(of: [kept, aside], lasts)
    let isClosed = named.isProtected.values.contains(true)
    var different = (reaching[kept] ?? []).symmetricDifference(reaching[aside] ?? [])
    if isClosed { different = different.filter { !$0.isThroughOthers } }
    for (one, other) in [(kept, aside), (aside, kept)] {
      let (mine, theirs) = (reaching[one] ?? [], reaching[other] ?? [])
      // Through the same team she is reached as well, as long as nothing closes that.
      let isThere = named.isProtected[other] != true && mine.filter(\.isThroughOthers).isSubset(of: theirs)
      if !isThere { different.formUnion((named.told[one] ?? []).subtracting(named.told[other] ?? [])) }
    }
    return Disclosed(GainOfJoining(all: different.sorted { $0.order < $1.order }, isClosed: isClosed))
  }

  /// Whose address is protected without a known end, and who is named beside it and can still sign in.
  private func namedBesideProtection(
    of people: [PersonID], _ lasts: String
  ) throws -> (isProtected: [PersonID: Bool], told: [PersonID: Set<SeesMore>]) {
    var (isProtected, told): ([PersonID: Bool], [PersonID: Set<SeesMore>]) = ([:], [:])
    for row in try connection.rows(
      """
      SELECT p.person_id, p.account_id, p.until_day, a.name FROM protection p LEFT JOIN account a ON a.id = p.account_id
      WHERE p.person_id IN (?, ?) AND \(lasts) AND a.closed_at IS NULL
        AND (p.begun_at_once = 1 OR p.from_day <= ? OR p.account_id IS NOT NULL)
      """, people.map(\.bind.value) + [today.bind.value, today.bind.value])
    {
      let columns = Columns(row)
      let person: PersonID = try columns.id("person_id")
      if let account: AccountID = try columns.idIfAny("account_id") {
        told[person, default: []].insert(.named(account, name: try columns.text("name")))
      } else if try columns.dateIfAny("until_day") == nil {
        isProtected[person] = true
      }
    }
    return (isProtected, told)
  }
}

/// Who will see more when two records are made one.
public struct GainOfJoining: Sendable, Hashable {
  public let all: [SeesMore]
  /// A protected address closes what is kept to every team and office.
  public let isClosed: Bool
}

extension SeesMore {
  /// Not by a relation of one's own.
  fileprivate var isThroughOthers: Bool {
    switch self {
    case .team, .referrer: true
    case .worker, .named, .herself, .contact: false
    }
  }

  fileprivate var order: (Int, String, String) {
    switch self {
    case .worker(let id, let name, let relation): (0, name, id.text + relation.rawValue)
    case .named(let id, let name): (0, name, id.text)
    case .team(let id): (1, id.text, "")
    case .referrer(let id): (2, id.text, "")
    case .contact(let id): (3, id.text, "")
    case .herself(let id): (4, id.text, "")
    }
  }
}
