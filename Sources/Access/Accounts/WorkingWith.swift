internal import Persistence
public import Values

/// That an account works with a person, for the system: on which days, as far as they are known today.
public struct WorkingWith: Sendable, Hashable {
  public let account: AccountID
  /// The first day, where it is still to come.
  public let from: CivilDate?
  /// The first day on which it does so no more; none where no end is named.
  public let until: CivilDate?
  /// As what, where one role was asked about.
  public let role: Role?
  /// Where the account works; its calendar says on which days.
  public let organisation: OrganisationID?
  /// Whom it stands in for while they are away.
  public let covering: AccountID?

  public init(
    account: AccountID, from: CivilDate? = nil, until: CivilDate?, role: Role? = nil,
    organisation: OrganisationID? = nil, covering: AccountID? = nil
  ) {
    (self.account, self.from, self.until) = (account, from, until)
    (self.role, self.organisation, self.covering) = (role, organisation, covering)
  }

  public func holds(on day: CivilDate) -> Bool { from.map { $0 <= day } ?? true && until.map { day < $0 } ?? true }
}

extension [WorkingWith] {
  /// Every day on which somebody begins or ends.
  public var turns: [CivilDate] { flatMap { [$0.from, $0.until].compactMap { $0 } } }

  /// Whose turn it is on a day: the first who works with the person then.
  public func first(on day: CivilDate) -> AccountID? { first { $0.holds(on: day) }?.account }
}

/// Somebody who works with a person, and as what.
public struct Worker: Sendable, Hashable {
  public let account: AccountID
  public let name: String
  public let relation: Relation
}

// Whoever works with a person has an open account, stands in a relation to the person, and holds a role to which the
// relation opens the person. Without one of the three nobody is offered, named or asked to do anything.
extension Transaction {
  /// The responsible worker, for the system to address what is owed: today's, and those of the days to come. Of several
  /// at once the one named last comes first, and whoever stands in for somebody before them.
  public func consultResponsible(_ person: PersonID) throws -> Withheld<[WorkingWith]> {
    Withheld(try responsible(for: person))
  }

  /// The workers responsible for a subject: for a person whoever is named, for anything else nobody.
  public func consultResponsible(for subject: Subject) throws -> Withheld<[WorkingWith]> {
    guard let person = subject.person else { return Withheld([]) }
    return try consultResponsible(person)
  }

  private func responsible(for person: PersonID) throws -> [WorkingWith] {
    // Of a relation and a role the days that both have. What has begun when it was entered, or ended, is no matter of
    // the calendar any more.
    func from(_ row: String) -> String {
      "CASE WHEN \(row).begun_at_once = 1 OR \(row).from_day <= ? THEN NULL ELSE \(row).from_day END"
    }
    func isLeft(_ row: String) -> String {
      "(\(row).until_day IS NULL OR \(row).until_day > ? AND \(row).ended_at_once = 0)"
    }
    let day = today.bind.value
    return try connection.rows(
      """
      SELECT r.account_id, a.organisation_id, r.covered_id, h.role, \(from("r")) AS relation_from, r.until_day AS relation_until,
        \(from("h")) AS role_from, h.until_day AS role_until
      FROM relation r JOIN account a ON a.id = r.account_id JOIN role_assignment h ON h.account_id = r.account_id
        LEFT JOIN relation c ON c.id = r.covers_id
      WHERE r.person_id = ? AND a.closed_at IS NULL AND \(isLeft("r")) AND \(isLeft("h"))
        AND \(RuleBook.standard.opening([.responsible], "r", "h"))
      ORDER BY COALESCE(c.from_day, r.from_day) DESC, COALESCE(c.id, r.id) DESC,
        CASE WHEN r.covers_id IS NULL THEN 1 ELSE 0 END, h.from_day, h.id
      """, [day, day, person.bind.value, day, day]
    ).compactMap { row in
      let columns = Columns(row)
      let begins = [try columns.dateIfAny("relation_from"), try columns.dateIfAny("role_from")].compactMap { $0 }.max()
      let ends = [try columns.dateIfAny("relation_until"), try columns.dateIfAny("role_until")].compactMap { $0 }.min()
      if let begins, let ends, begins >= ends { return nil }
      return WorkingWith(
        account: try columns.id("account_id"), from: begins, until: ends, role: try columns.choice("role"),
        organisation: try columns.idIfAny("organisation_id"), covering: try columns.idIfAny("covered_id"))
    }
  }

  /// Who works with the person today: whoever may read the person may know by whom she is looked after.
  public func workers(of person: PersonID) throws -> Disclosed<[Worker]> {
    let reach = try policy.reach(Read.self, PersonRecord.self, seeing: .shared).condition(on: .person(person))
    let day = today.bind.value
    let rows = try connection.rows(
      """
      SELECT a.id, a.name, r.kind FROM relation r JOIN account a ON a.id = r.account_id
      WHERE r.person_id = ? AND a.closed_at IS NULL AND \(InForce.sql("r")) AND EXISTS (
        SELECT 1 FROM role_assignment h WHERE h.account_id = r.account_id AND \(InForce.sql("h"))
          AND \(RuleBook.standard.opening([.responsible, .mentor, .counsellor, .trainer], "r", "h"))) AND
      """ + " " + reach.sql + " ORDER BY r.kind, r.from_day, a.id",
      [person.bind.value, day, day, day, day] + reach.binds)
    return Disclosed(
      try rows.map { row in
        let columns = Columns(row)
        return Worker(
          account: try columns.id("id"), name: try columns.text("name"), relation: try columns.choice("kind"))
      })
  }

  /// What rests on who works with whom is reckoned anew for everybody to whom the account stands in a relation.
  func touchPeople(of account: AccountID) throws {
    let people: [PersonID] = try connection.rows(
      """
      SELECT DISTINCT person_id FROM relation WHERE account_id = ? AND person_id IS NOT NULL
        AND (until_day IS NULL OR until_day > ?) ORDER BY person_id
      """, [account.bind.value, today.bind.value]
    ).map { try Columns($0).id("person_id") }
    for person in people { touch(.person(person)) }
  }
}

extension RuleBook {
  /// A condition on a relation and a role of the same account: it is one of these, and together they open the person.
  func opening(_ relations: [Relation], _ relation: String, _ role: String) -> String {
    let ways = relations.compactMap { way -> String? in
      let roles = Role.allCases.filter { role in
        rules(for: .person, .read, role).contains { $0.relations.contains(way) }
      }
      guard !roles.isEmpty else { return nil }
      let codes = roles.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      return "\(relation).kind = '\(way.rawValue)' AND \(role).role IN (\(codes))"
    }
    return ways.isEmpty ? "1 = 0" : "(" + ways.joined(separator: " OR ") + ")"
  }
}

extension Transaction {
  /// Who of these accounts can do something, whatever it is about: in open accounts, on the days of their roles. For the
  /// system, of what is given to somebody by name and is about no person.
  public func consultWhoever(can doing: Doing, among accounts: Set<AccountID>) throws -> Withheld<[WorkingWith]> {
    guard !accounts.isEmpty else { return Withheld([]) }
    let day = today.bind.value
    let named = accounts.sorted()
    let rows = try connection.rows(
      """
      SELECT a.id, h.role, h.until_day,
        CASE WHEN h.begun_at_once = 1 OR h.from_day <= ? THEN NULL ELSE h.from_day END AS begins
      FROM account a JOIN role_assignment h ON h.account_id = a.id
      WHERE a.id IN (\(named.map { _ in "?" }.joined(separator: ", "))) AND a.closed_at IS NULL
        AND (h.until_day IS NULL OR h.until_day > ? AND h.ended_at_once = 0)
      ORDER BY a.id, h.from_day, h.id
      """, [day] + named.map(\.bind.value) + [day])
    return Withheld(
      try rows.compactMap { row in
        let row = Columns(row)
        let role: Role = try row.choice("role")
        guard !RuleBook.standard.rules(for: doing.kind, doing.act, role).isEmpty else { return nil }
        return WorkingWith(
          account: try row.id("id"), from: try row.dateIfAny("begins"), until: try row.dateIfAny("until_day"))
      })
  }
}
