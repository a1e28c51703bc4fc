internal import Persistence
public import Values

/// What was done with an account, by whom and why. The journal's entries hold no words; this stands beside them, written
/// in the same transaction.
public struct AccountChange: Sendable, Hashable {
  public enum What: String, CaseIterable, Sendable {
    case opened, roles, closed
    case linkMade = "link-made"
    case passwordSet = "password-set"
    case joinedTeam = "joined-team"
    case leftTeam = "left-team"
    case openedAgain = "opened-again"
  }

  /// What changed, apart from when and why.
  public struct Facts: Sendable, Hashable {
    public let what: What
    public let given: Set<Role>
    public let taken: Set<Role>
    public let programme: ProgrammeID?
    /// Who took over.
    let colleague: AccountID?
    /// How many people the account was responsible for.
    public let people: Int?

    init(
      _ what: What, given: Set<Role> = [], taken: Set<Role> = [], programme: ProgrammeID? = nil,
      colleague: AccountID? = nil, people: Int? = nil
    ) {
      (self.what, self.given, self.taken, self.programme) = (what, given, taken, programme)
      (self.colleague, self.people) = (colleague, people)
    }
  }

  public let facts: Facts
  public let at: Moment
  /// Who did it; nobody where it was done on the server itself.
  public let by: String?
  public let colleagueName: String?
  public let reason: String?
}

extension Transaction {
  func note(_ facts: AccountChange.Facts, of account: AccountID, because reason: String?) throws {
    try completely {
      try AccountChange.note(
        facts, of: account, by: actor.isSystem ? nil : actor.account, because: reason, at: now, connection)
    }
  }

  /// The latest of what was done with an account within reach, the newest first.
  public func changes(of account: AccountID, limit: Int) throws -> Disclosed<[AccountChange]> {
    let reach = try policy.reach(Read.self, AccountRecord.self, seeing: .full).condition(on: "a")
    return Disclosed(
      try connection.rows(
        """
        SELECT c.what, c.given, c.taken, c.programme_id, c.colleague_id, c.people, c.reason, c.at, b.name AS by_name,
          o.name AS colleague_name
        FROM account_change c JOIN account a ON a.id = c.account_id LEFT JOIN account b ON b.id = c.by_id
          LEFT JOIN account o ON o.id = c.colleague_id
        WHERE c.account_id = ? AND \(reach.sql) ORDER BY c.version DESC LIMIT \(limit)
        """, [account.bind.value] + reach.binds
      ).map { row in
        let row = Columns(row)
        return AccountChange(
          facts: AccountChange.Facts(
            try row.choice("what"), given: try AccountChange.roles(row.textIfAny("given")),
            taken: try AccountChange.roles(row.textIfAny("taken")), programme: try row.idIfAny("programme_id"),
            colleague: try row.idIfAny("colleague_id"), people: try row.integerIfAny("people")),
          at: try row.moment("at"), by: try row.textIfAny("by_name"),
          colleagueName: try row.textIfAny("colleague_name"), reason: try row.textIfAny("reason"))
      })
  }
}

extension AccountChange {
  /// Behind the change itself: it stands under the version that the account has by then.
  static func note(
    _ facts: Facts, of account: AccountID, by actor: AccountID?, because reason: String?, at now: Moment,
    _ connection: any Connection
  ) throws {
    func codes(_ roles: Set<Role>) -> Bind {
      roles.isEmpty ? .null : .text(roles.map(\.rawValue).sorted().joined(separator: ":"))
    }
    _ = try connection.run(
      """
      INSERT INTO account_change
        (account_id, version, what, given, taken, programme_id, colleague_id, people, reason, at, by_id)
      VALUES (?, (SELECT a.version FROM account a WHERE a.id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        account.bind, account.bind, .text(facts.what.rawValue), codes(facts.given), codes(facts.taken),
        facts.programme.bind, facts.colleague.bind, facts.people.bind, reason.bind, now.bind, actor.bind,
      ].map(\.value))
  }

  fileprivate static func roles(_ codes: String?) throws -> Set<Role> {
    Set(
      try (codes ?? "").split(separator: ":").map { code in
        guard let role = Role(rawValue: String(code)) else { throw DamagedRecord(column: "account_change.given") }
        return role
      })
  }
}

extension AccessTables {
  static let accountChanges = Migration(
    90, "what was done with an account, and why",
    [
      .sql(
        """
        CREATE TABLE account_change (
          account_id TEXT NOT NULL REFERENCES account (id),
          version BIGINT NOT NULL,
          what TEXT NOT NULL,
          given TEXT,
          taken TEXT,
          programme_id TEXT,
          colleague_id TEXT,
          people BIGINT,
          reason TEXT,
          at BIGINT NOT NULL,
          by_id TEXT,
          PRIMARY KEY (account_id, version)
        )
        """)
    ])

  static let accountChangeDeclaration = TableDeclaration(
    "account_change", .installation, of: .account(by: "account_id"), kept: .account,
    labels: [
      "account_id": "column.account", "version": "column.version", "what": "column.kind", "given": "column.role",
      "taken": "column.role", "programme_id": "column.programme", "colleague_id": "column.owner",
      "people": "column.count", "reason": "column.reason", "at": "column.at", "by_id": "column.account",
    ])
}
