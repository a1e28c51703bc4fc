internal import Persistence
internal import Synchronization
public import Values

/// Several who may owe something together: whoever of an organisation that referred somebody, or of a programme's team,
/// can do it.
public enum Office: Sendable, Hashable, Comparable {
  case organisation(OrganisationID)
  case team(ProgrammeID)

  public var id: String {
    switch self {
    case .organisation(let id): id.text
    case .team(let id): id.text
    }
  }

  /// The relation by which those of the office reach a person.
  var relation: Relation {
    switch self {
    case .organisation: .referrer
    case .team: .team
    }
  }

  public static func < (a: Office, b: Office) -> Bool { a.id < b.id }
}

/// What somebody does about a person, for asking the matrix who can: an act on a kind of record.
public struct Doing: Sendable, Hashable {
  let act: Act
  let kind: Kind

  public init<K: Protected, V: Verb>(_ verb: V.Type, _ kind: K.Type) {
    (act, self.kind) = (V.act, K.kind)
  }

  /// The roles that can do it about a person to whom they stand in the relation, and that see there that it is owed.
  func roles(through relation: Relation) -> Set<Role> {
    let way = Way(doing: self, relation: relation)
    if let known = Doing.known.withLock({ $0[way] }) { return known }
    let roles = rolesInMatrix(through: relation)
    Doing.known.withLock { $0[way] = roles }
    return roles
  }

  private struct Way: Hashable {
    let doing: Doing
    let relation: Relation
  }

  /// The matrix is the same for as long as the program runs.
  private static let known = Mutex<[Way: Set<Role>]>([:])

  private func rolesInMatrix(through relation: Relation) -> Set<Role> {
    Set(
      Role.allCases.filter { role in
        func opens(_ kind: Kind, _ act: Act) -> Bool {
          RuleBook.standard.rules(for: kind, act, role).contains { $0.relations.contains(relation) }
        }
        return opens(kind, act) && opens(.obligation, .list)
      })
  }
}

extension WorkingWith {
  /// Whether the matrix lets whoever is responsible in this role do it.
  public func can(_ doing: Doing) -> Bool { role.map(doing.roles(through: .responsible).contains) ?? true }
}

/// That a person belongs to a programme and, where one referred her, to an organisation: from the system's view, on which
/// days, as far as they are known today.
public struct Belonging: Sendable, Hashable {
  public let participation: ParticipationID
  public let programme: ProgrammeID
  public let referrer: OrganisationID?
  public let isAccepted: Bool
  /// The first day, where it is still to come.
  public let from: CivilDate?
  /// The first day on which those of the offices write nothing of it any more.
  public let until: CivilDate?

  public init(
    participation: ParticipationID, programme: ProgrammeID, referrer: OrganisationID?, isAccepted: Bool,
    from: CivilDate? = nil, until: CivilDate? = nil
  ) {
    (self.participation, self.programme, self.referrer) = (participation, programme, referrer)
    (self.isAccepted, self.from, self.until) = (isAccepted, from, until)
  }

  public var turns: [CivilDate] { [from, until].compactMap(\.self) }

  public func holds(on day: CivilDate) -> Bool { from.map { $0 <= day } ?? true && until.map { day < $0 } ?? true }

  /// Where such a thing is done, should nobody be named for it: in the organisation that referred her if the matrix knows
  /// somebody there who can do it, otherwise in the programme's team.
  public func office(doing: Doing) -> Office? {
    if let referrer, !doing.roles(through: .referrer).isEmpty { return .organisation(referrer) }
    return isAccepted && !doing.roles(through: .team).isEmpty ? .team(programme) : nil
  }
}

/// In which offices there is somebody today, in which roles, and which of them the actor works in.
public struct Offices: Sendable {
  private let staffed: [Office: Set<Role>]
  private let own: [Office: Set<Role>]

  init(staffed: [Office: Set<Role>], own: [Office: Set<Role>]) { (self.staffed, self.own) = (staffed, own) }

  /// Nobody works anywhere.
  public static let none = Offices(staffed: [:], own: [:])

  /// Whether somebody there can do it.
  public func canDo(_ doing: Doing, in office: Office) -> Bool {
    !doing.roles(through: office.relation).isDisjoint(with: staffed[office] ?? [])
  }

  /// Those in which somebody can do it.
  public func all(doing: Doing) -> [Office] { staffed.keys.filter { canDo(doing, in: $0) }.sorted() }

  /// Those in which the actor can.
  public func own(doing: Doing) -> [Office] {
    own.filter { !doing.roles(through: $0.key.relation).isDisjoint(with: $0.value) }.keys.sorted()
  }
}

extension Transaction {
  /// Who works where today, in open accounts. One look at those who work here, however many people there are.
  public func offices() throws -> Offices {
    let day = today.bind.value
    // From the accounts on: among relations those of a team are few, and have no order of their own.
    let rows = try connection.rows(
      """
      SELECT DISTINCT a.organisation_id, NULL AS programme_id, h.role,
        CASE WHEN a.id = ? THEN 1 ELSE 0 END AS own
      FROM account a JOIN role_assignment h ON h.account_id = a.id
      WHERE a.closed_at IS NULL AND a.organisation_id IS NOT NULL AND \(InForce.sql("h"))
      UNION ALL
      SELECT DISTINCT NULL, r.programme_id, h.role, CASE WHEN a.id = ? THEN 1 ELSE 0 END
      FROM account a CROSS JOIN role_assignment h CROSS JOIN relation r
      WHERE a.closed_at IS NULL AND h.account_id = a.id AND r.account_id = a.id AND r.kind = 'team'
        AND \(InForce.sql("h")) AND \(InForce.sql("r"))
      """, [actor.account.bind.value, day, day, actor.account.bind.value, day, day, day, day])
    var (staffed, own): ([Office: Set<Role>], [Office: Set<Role>]) = ([:], [:])
    for row in rows {
      let row = Columns(row)
      let role: Role = try row.choice("role")
      let organisation: OrganisationID? = try row.idIfAny("organisation_id")
      let programme: ProgrammeID? = try row.idIfAny("programme_id")
      guard let office = organisation.map(Office.organisation) ?? programme.map(Office.team) else { continue }
      staffed[office, default: []].insert(role)
      if try row.integer("own") == 1 { own[office, default: []].insert(role) }
    }
    return Offices(staffed: staffed, own: own)
  }

  /// Where the person belongs today and in the days to come, for the system to address what is owed. Of several at once
  /// the latest comes first.
  public func consultBelongings(_ person: PersonID) throws -> Withheld<[Belonging]> {
    let day = today.bind.value
    return Withheld(
      try connection.rows(
        """
        SELECT b.participation_id, b.programme_id, b.referrer_id, b.accepted, b.last_day,
          CASE WHEN b.begun_at_once = 1 OR b.from_day <= ? THEN NULL ELSE b.from_day END AS begins,
          b.until_day
        FROM belonging b
        WHERE b.person_id = ? AND b.participation_id IS NOT NULL
          AND (b.until_day IS NULL OR b.until_day > ? AND b.ended_at_once = 0)
        ORDER BY b.from_day DESC, b.id DESC
        """, [day, person.bind.value, day]
      ).map { row in
        let row = Columns(row)
        let ends = [try row.dateIfAny("last_day").map { $0.adding(days: 1) }, try row.dateIfAny("until_day")]
        return Belonging(
          participation: try row.id("participation_id"), programme: try row.id("programme_id"),
          referrer: try row.idIfAny("referrer_id"), isAccepted: try row.integer("accepted") == 1,
          from: try row.dateIfAny("begins"), until: ends.compactMap(\.self).min())
      })
  }

  /// The open and closed accounts of an organisation, for the system.
  public func consultAccounts(of organisation: OrganisationID) throws -> Withheld<[AccountID]> {
    Withheld(
      try connection.rows(
        "SELECT a.id FROM account a WHERE a.organisation_id = ? ORDER BY a.id", [organisation.bind.value]
      ).map { try Columns($0).id("id") })
  }
}
