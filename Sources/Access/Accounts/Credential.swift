internal import Persistence
public import Values

/// What a request brings along to show who it is from.
public enum Credential: Sendable, Hashable {
  /// The cookie of a signed-in browser.
  case session(String)
  /// An API token.
  case token(String)
  /// The command line on the machine itself, in the name of an account.
  case account(AccountID)
  /// The system itself: setting up, and what follows from facts by itself.
  case system
}

/// There is nobody behind the request, or no longer.
public struct SignInNeeded: Error, Hashable {
  public init() {}
}

extension Credential {
  /// How long a signed-in staff member may do nothing, and how long a sign-in lasts at most.
  static let idleSeconds: Int64 = 30 * 60
  static let absoluteSeconds: Int64 = 12 * 3600

  /// Who stands behind the credential, with the roles of today.
  struct Visitor {
    let actor: Actor
    /// Once a minute is often enough to know that somebody is still there; this is the first time in this one.
    var isToBeMarked = false
  }

  /// Who acts, marked as seen when it is time.
  func actor(_ connection: any Connection, now: Moment, today: CivilDate) throws -> Actor {
    let visitor = try visitor(connection, now: now, today: today)
    if visitor.isToBeMarked { try markSeen(connection, now: now) }
    return visitor.actor
  }

  /// Who acts; only looks.
  func visitor(_ connection: any Connection, now: Moment, today: CivilDate) throws -> Visitor {
    if self == .system {
      return Visitor(
        actor: Actor(
          account: AccountID(high: 0, low: 0), name: "", organisation: nil, roles: [], language: nil, theme: .device,
          singleKeys: .off, isSystem: true))
    }
    let standing = standing(now: now)
    let roles = try connection.ask(
      """
      SELECT role FROM role_assignment
      WHERE account_id = (SELECT a.id FROM \(standing.rows)) AND \(InForce.sql())
      """,
      standing.binds + [today.bind.value, today.bind.value])
    guard let row = try account(connection, now: now) else { throw SignInNeeded() }
    var isToBeMarked = false
    if case .session = self, case .integer(let seen)? = row["seen_at"] {
      isToBeMarked = now.microseconds - seen > 60_000_000 || now.microseconds < seen
    }
    let columns = Columns(row)
    let account: AccountID = try columns.id("id")
    return Visitor(
      actor: Actor(
        account: account, name: try columns.text("name"), organisation: try columns.idIfAny("organisation_id"),
        roles: Set(try roles.rows().map { try Columns($0).choice("role") }),
        language: try columns.languageIfAny("language"),
        theme: try columns.choice("theme"), singleKeys: try columns.choice("single_keys"), isSystem: false),
      isToBeMarked: isToBeMarked)
  }

  /// Notes that the session was used. One that has ended stays ended.
  func markSeen(_ connection: any Connection, now: Moment) throws {
    guard case .session(let secret) = self else { return }
    try connection.later(
      "UPDATE session SET seen_at = ? WHERE digest = ?", [.integer(now.microseconds), .blob(Secret.digest(secret))])
  }

  /// Which account the credential stands for at this moment: as rows of `account a`, at most one.
  private func standing(now: Moment) -> (rows: String, binds: [SQLValue]) {
    switch self {
    case .system:
      ("account a WHERE 1 = 0", [])
    case .account(let id):
      ("account a WHERE a.id = ? AND a.closed_at IS NULL", [id.bind.value])
    case .session(let secret):
      (
        """
        session s JOIN account a ON a.id = s.account_id
        WHERE s.digest = ? AND a.closed_at IS NULL AND s.ended_at IS NULL AND s.seen_at > ? AND s.begun_at > ?
        """,
        [
          .blob(Secret.digest(secret)), .integer(now.adding(seconds: -Credential.idleSeconds).microseconds),
          .integer(now.adding(seconds: -Credential.absoluteSeconds).microseconds),
        ]
      )
    case .token(let secret):
      (
        """
        token t JOIN account a ON a.id = t.account_id
        WHERE t.digest = ? AND a.closed_at IS NULL AND t.ended_at IS NULL AND t.until_at > ?
        """,
        [.blob(Secret.digest(secret)), .integer(now.microseconds)]
      )
    }
  }

  /// The account for which the credential stands at this moment; none when it stands for nobody.
  fileprivate func account(_ connection: any Connection, now: Moment) throws -> Row? {
    guard self != .system else { return nil }
    let standing = standing(now: now)
    let seen = if case .session = self { "s.seen_at" } else { "NULL" }
    return try connection.rows(
      """
      SELECT a.id, a.name, a.organisation_id, a.language, a.theme, a.single_keys, \(seen) AS seen_at
      FROM \(standing.rows)
      """, standing.binds
    ).first
  }
}

extension Store {
  /// Who stands behind the credential at this moment, if anybody. Only looks, beside the writer: what is done in their
  /// name is decided again in its own transaction.
  public func account(behind credential: Credential) async throws -> AccountID? {
    let now = surroundings.now()
    return try await StorageTrouble.translating {
      try await database.read { try credential.account($0, now: now).map { try Columns($0).id("id") } }
    }
  }
}
