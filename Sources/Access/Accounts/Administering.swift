internal import Persistence
public import Values

// Who administers an account, and what its rights are. See `docs/decisions/027-administration.md`.

/// What an account may do, today.
public struct AccountRights: Sendable, Hashable {
  public var roles: Set<Role> = []
  /// The programmes in whose teams it is.
  public var teams: Set<ProgrammeID> = []

  public init() {}
}

/// An account as a list finds it.
public struct AccountName: Sendable, Hashable {
  public let id: AccountID
  public let name: String
  public let email: String
}

extension Transaction {
  /// The names of all accounts within reach, from which a page of a list is chosen; what of them is shown is read, and
  /// journalled, as the records that they are.
  public func accountNames(atMost most: Int) throws -> Disclosed<[AccountName]> {
    let reach = try policy.reach(List.self, AccountRecord.self, seeing: .full).condition(on: "a")
    return Disclosed(
      try connection.rows(
        "SELECT a.id, a.name, a.email FROM account a WHERE \(reach.sql) ORDER BY a.id LIMIT \(most)", reach.binds
      ).map { row in
        let row = Columns(row)
        return AccountName(id: try row.id("id"), name: try row.text("name"), email: try row.text("email"))
      })
  }

  /// The roles and teams of today of accounts within reach.
  public func rights(of accounts: [AccountID]) throws -> Disclosed<[AccountID: AccountRights]> {
    let reach = try policy.reach(List.self, AccountRecord.self, seeing: .full).condition(on: "a")
    if accounts.isEmpty { return Disclosed([:]) }
    let (places, day) = (accounts.map { _ in "?" }.joined(separator: ", "), today.bind.value)
    let within = accounts.map(\.bind.value) + reach.binds + [day, day]
    var rights: [AccountID: AccountRights] = [:]
    for row in try connection.rows(
      """
      SELECT h.account_id, h.role FROM role_assignment h JOIN account a ON a.id = h.account_id
      WHERE a.id IN (\(places)) AND \(reach.sql) AND \(InForce.sql("h"))
      """, within)
    {
      let row = Columns(row)
      rights[try row.id("account_id"), default: AccountRights()].roles.insert(try row.choice("role"))
    }
    for row in try connection.rows(
      """
      SELECT r.account_id, r.programme_id FROM relation r JOIN account a ON a.id = r.account_id
      WHERE a.id IN (\(places)) AND \(reach.sql) AND r.kind = 'team' AND \(InForce.sql("r"))
      """, within)
    {
      let row = Columns(row)
      rights[try row.id("account_id"), default: AccountRights()].teams.insert(try row.id("programme_id"))
    }
    return Disclosed(rights)
  }

  /// For how many people an account within reach is responsible today; a number, no names.
  public func numberOfPeople(of account: AccountID) throws -> Disclosed<Int> {
    let reach = try policy.reach(Read.self, AccountRecord.self, seeing: .full).condition(on: "a")
    let row = try connection.rows(
      """
      SELECT COUNT(DISTINCT r.person_id) AS count FROM relation r JOIN account a ON a.id = r.account_id
      WHERE a.id = ? AND \(reach.sql) AND r.kind = 'responsible' AND r.covers_id IS NULL AND \(InForce.sql("r"))
      """, [account.bind.value] + reach.binds + [today.bind.value, today.bind.value]
    ).first
    return Disclosed(try row.map { try Columns($0).integer("count") } ?? 0)
  }

  /// The programmes in whose teams somebody of the actor's organisation works: into these an administrator may put others
  /// of it. Whoever is in a team reaches its participants, so an organisation's first one is put there by whoever runs the
  /// installation.
  public func teamsOfOwnOrganisation() throws -> Set<ProgrammeID> {
    guard let organisation = actor.organisation else { return [] }
    return Set(
      try connection.rows(
        """
        SELECT DISTINCT r.programme_id FROM account a JOIN relation r ON r.account_id = a.id
        WHERE a.organisation_id = ? AND r.kind = 'team' AND \(InForce.sql("r"))
        """, [organisation.bind.value, today.bind.value, today.bind.value]
      ).map { try Columns($0).id("programme_id") })
  }

  /// Puts an account into the team of a programme from today; again is no change.
  public func joinTeam(
    _ account: AccountID, of programme: ProgrammeID, because reason: String? = nil, seen version: Version? = nil
  ) throws {
    try requireAdministration(of: account, seen: version)
    if !actor.isSystem, try !teamsOfOwnOrganisation().contains(programme) { throw NotFound() }
    let there = try connection.rows(
      "SELECT 1 AS there FROM relation WHERE account_id = ? AND kind = 'team' AND programme_id = ? AND until_day IS NULL",
      [account.bind.value, programme.bind.value])
    guard there.isEmpty else { return }
    try addRelation(account, .team, programme: programme, from: today)
    try noteRights(of: account, AccountChange.Facts(.joinedTeam, programme: programme), because: reason)
  }

  /// Takes an account out of a team from today: it reaches nobody by it any more. Throws `NotFound` where it is in none.
  public func leaveTeam(
    _ account: AccountID, of programme: ProgrammeID, because reason: String? = nil, seen version: Version? = nil
  ) throws {
    try requireAdministration(of: account, seen: version)
    try completely {
      let left = try connection.run(
        """
        UPDATE relation SET until_day = ?, ended_at_once = 1, version = version + 1
        WHERE account_id = ? AND kind = 'team' AND programme_id = ? AND (until_day IS NULL OR until_day > ?)
        """, [today.bind, account.bind, programme.bind, today.bind].map(\.value))
      guard left > 0 else { throw NotFound() }
      try journalWrite(.end, .account, account.bind, [], "relation.team.ended")
      consulted.forget("relation")
    }
    try noteRights(of: account, AccountChange.Facts(.leftTeam, programme: programme), because: reason)
  }

  private func noteRights(of account: AccountID, _ facts: AccountChange.Facts, because reason: String?) throws {
    try completely {
      _ = try connection.run("UPDATE account SET version = version + 1 WHERE id = ?", [account.bind.value])
      try note(facts, of: account, because: reason)
      try touchPeople(of: account)
    }
  }

  /// Whoever may write the account, and has seen its latest state; or the system. Nobody changes her own rights, nor
  /// closes her own account: another administrator does. So there is always one left, and no right is taken in silence.
  func requireAdministration(of account: AccountID, seen version: Version?) throws {
    if actor.isSystem { return }
    let reach = try policy.reach(Edit.self, AccountRecord.self, seeing: .full).condition(on: "a")
    let row = try connection.rows(
      "SELECT a.version FROM account a WHERE a.id = ? AND " + reach.sql, [account.bind.value] + reach.binds
    ).first
    guard let row, account != actor.account else { throw NotFound() }
    let current = try Columns(row).version()
    guard version == current else { throw Stale(current: current) }
  }

  /// Whoever takes over is one of those who may be named, and can look after people.
  func requireTakingOver(_ colleague: AccountID, from account: AccountID) throws {
    guard colleague != account,
      try candidates(on: today, among: colleague).act({ $0.first?.fits(.responsible) ?? false })
    else { throw NotFound() }
  }
}
