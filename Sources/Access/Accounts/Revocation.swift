internal import Persistence
public import Values

// Who has a key, and how it is taken away. What ends, ends in the transaction of its reason.
extension Transaction {
  /// Closes an account: nobody signs in with it, and whoever has is nobody from the next request on.
  ///
  /// Everybody for whom it was responsible has from today the colleague instead, or nobody. Answers them, so that what
  /// is owed about them can be addressed anew.
  ///
  /// - Parameters:
  ///   - reason: why; none on the command line.
  ///   - version: what an administrator has seen of it.
  public func closeAccount(
    _ account: AccountID, handingOverTo colleague: AccountID?, because reason: String? = nil,
    seen version: Version? = nil
  ) throws -> [PersonID] {
    try requireAdministration(of: account, seen: version)
    if let colleague, !actor.isSystem { try requireTakingOver(colleague, from: account) }
    return try completely {
      let closed = try connection.run(
        """
        UPDATE account SET closed_at = ?, link_digest = NULL, link_until = NULL, version = version + 1
        WHERE id = ? AND closed_at IS NULL
        """,
        [.integer(now.microseconds), account.bind.value])
      guard closed > 0 else { throw NotFound() }
      try enter(.end, "account.closed", about: account)
      try endKeys(of: account, keeping: nil)
      try KnownBrowser.withdraw(of: account, connection)
      try touchPeople(of: account)
      try closeAbsences(of: account, handingOverTo: colleague)
      let people = try handOver(from: account, to: colleague)
      try note(
        AccountChange.Facts(.closed, colleague: colleague, people: people.count), of: account, because: reason)
      return people
    }
  }

  /// Opens a closed account again, with the roles that it had. What was handed over stays where it is.
  public func openAccountAgain(
    _ account: AccountID, because reason: String? = nil, seen version: Version? = nil
  ) throws {
    try requireAdministration(of: account, seen: version)
    try completely {
      let opened = try connection.run(
        "UPDATE account SET closed_at = NULL, version = version + 1 WHERE id = ? AND closed_at IS NOT NULL",
        [account.bind.value])
      guard opened > 0 else { throw NotFound() }
      try enter(.edit, "account.opened-again", about: account)
      try note(AccountChange.Facts(.openedAgain), of: account, because: reason)
      try touchPeople(of: account)
    }
  }

  /// From today the account has these roles and no others: what it may see to no more falls to others. Answers whether
  /// that is a change.
  public func giveRoles(
    _ roles: Set<Role>, to account: AccountID, because reason: String? = nil, seen version: Version? = nil
  ) throws -> Bool {
    try requireAdministration(of: account, seen: version)
    let today = today
    let given = Set<Role>(
      try connection.rows(
        "SELECT role FROM role_assignment WHERE account_id = ? AND \(InForce.sql())",
        [account.bind.value, today.bind.value, today.bind.value]
      ).map { try Columns($0).choice("role") })
    guard given != roles else { return false }
    try completely {
      for role in given.subtracting(roles).sorted(by: { $0.rawValue < $1.rawValue }) {
        _ = try connection.run(
          """
          UPDATE role_assignment SET until_day = ?, ended_at_once = 1 WHERE account_id = ? AND role = ?
            AND (until_day IS NULL OR until_day > ?)
          """, [today.bind.value, account.bind.value, .text(role.rawValue), today.bind.value])
      }
      for role in roles.subtracting(given).sorted(by: { $0.rawValue < $1.rawValue }) {
        _ = try connection.run(
          """
          INSERT INTO role_assignment (id, account_id, role, from_day, begun_at_once, until_day)
          VALUES (?, ?, ?, ?, 1, NULL)
          """,
          [newID(EntryKind.self).bind, account.bind, Bind.text(role.rawValue), today.bind].map(\.value))
      }
      _ = try connection.run("UPDATE account SET version = version + 1 WHERE id = ?", [account.bind.value])
      try enter(.edit, "account.roles-changed", about: account)
      try note(
        AccountChange.Facts(.roles, given: roles.subtracting(given), taken: given.subtracting(roles)), of: account,
        because: reason)
      try endKeys(of: account, keeping: nil)
      try touchPeople(of: account)
    }
    return true
  }

  /// Another password, set on the command line: everything that was opened with the old one ends.
  public func setPassword(_ hash: PasswordHash, of account: AccountID) throws {
    try requireSystem()
    try replacePassword(hash, of: account, keeping: nil)
  }

  /// - Parameter session: the secret of the session that stays.
  func replacePassword(_ hash: PasswordHash, of account: AccountID, keeping session: String?) throws {
    try completely {
      _ = try connection.run(
        """
        UPDATE account SET password = ?, invited = 0, link_digest = NULL, link_until = NULL, version = version + 1
        WHERE id = ?
        """,
        [.text(hash.text), account.bind.value])
      try enter(.edit, "account.password-changed", about: account)
      try endKeys(of: account, keeping: session)
      try KnownBrowser.withdraw(of: account, connection)
    }
  }

  /// Ends sessions and tokens; one entry for each kind says how many.
  private func endKeys(of account: AccountID, keeping session: String?) throws {
    try endSessions(of: account, keeping: session)
    let tokens = try connection.run(
      "UPDATE token SET ended_at = ? WHERE account_id = ? AND ended_at IS NULL",
      [.integer(now.microseconds), account.bind.value])
    if tokens > 0 { try enter(.end, "token.withdrawn", about: account, count: tokens) }
  }

  func endSessions(of account: AccountID, keeping session: String?) throws {
    let ended = try connection.run(
      "UPDATE session SET ended_at = ? WHERE account_id = ? AND ended_at IS NULL AND digest <> ?",
      [.integer(now.microseconds), account.bind.value, .blob(session.map(Secret.digest) ?? [])])
    if ended > 0 { try enter(.end, "session.ended", about: account, count: ended) }
  }

  private func handOver(from account: AccountID, to colleague: AccountID?) throws -> [PersonID] {
    let today = today.bind.value
    let people: [PersonID] = try connection.rows(
      """
      SELECT DISTINCT person_id FROM relation WHERE account_id = ? AND kind = 'responsible' AND covers_id IS NULL
        AND (until_day IS NULL OR until_day > ?) ORDER BY person_id
      """, [account.bind.value, today]
    ).map { try Columns($0).id("person_id") }
    for person in people {
      let ended = try connection.rows(
        """
        UPDATE relation SET until_day = ?, ended_at_once = 1, version = version + 1
        WHERE account_id = ? AND kind = 'responsible' AND person_id = ? AND (until_day IS NULL OR until_day > ?)
        RETURNING id
        """, [today, account.bind.value, person.bind.value, today])
      for row in ended { try endCovers(of: try Columns(row).id("id"), on: self.today) }
      try journalWrite(.end, .account, account.bind, [person.text], "relation.responsible.ended")
      touch(.person(person))
      guard let colleague else { continue }
      let already = try connection.rows(
        """
        SELECT 1 AS there FROM relation WHERE account_id = ? AND kind = 'responsible' AND person_id = ?
          AND covers_id IS NULL
          AND \(InForce.sql()) AND until_day IS NULL
        """, [colleague.bind.value, person.bind.value, today, today])
      if already.isEmpty { try addRelation(colleague, .responsible, person: person, from: self.today) }
    }
    return people
  }

  /// Who may be given people to look after: an open account with a role that may.
  public func mayLookAfterPeople(_ account: AccountID) throws -> Bool {
    try requireSystem()
    let open = try connection.rows(
      "SELECT 1 AS there FROM account WHERE id = ? AND closed_at IS NULL", [account.bind.value])
    guard !open.isEmpty else { return false }
    let colleague = try Credential.account(account).actor(connection, now: now, today: today)
    return colleague.roles.contains { role in
      RuleBook.standard.rules(for: .person, .edit, role).contains { $0.relations.contains(.responsible) }
    }
  }

  func requireSystem() throws {
    guard actor.isSystem else { throw NotFound() }
  }
}
