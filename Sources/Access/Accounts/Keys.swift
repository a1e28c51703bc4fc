internal import Persistence
public import Values

/// A browser that is signed in.
public struct OwnSession: Sendable, Hashable {
  public let id: EntryID
  public let begun: Moment
  public let seen: Moment
  /// The one that asks.
  public let isThisOne: Bool
}

/// A program that may act for an account. Its secret was shown once, and is nowhere.
public struct AccountToken: Sendable, Hashable {
  public let id: EntryID
  public let begun: Moment
  public let until: Moment
}

// What opens one's own account: browsers signed in, and tokens.
extension Transaction {
  /// - Parameter current: the secret of the session that asks.
  public func mySessions(current: String?) throws -> Disclosed<[OwnSession]> {
    let own = current.map(Secret.digest)
    return Disclosed(
      try connection.rows(
        """
        SELECT id, digest, begun_at, seen_at FROM session
        WHERE account_id = ? AND ended_at IS NULL AND seen_at > ? AND begun_at > ? ORDER BY begun_at DESC, id
        """,
        [
          actor.account.bind.value, .integer(now.adding(seconds: -Credential.idleSeconds).microseconds),
          .integer(now.adding(seconds: -Credential.absoluteSeconds).microseconds),
        ]
      ).map { row in
        let columns = Columns(row)
        return OwnSession(
          id: try columns.id("id"), begun: try columns.moment("begun_at"), seen: try columns.moment("seen_at"),
          isThisOne: own.map { row["digest"] == .blob($0) } ?? false)
      })
  }

  /// Ends one of one's own sessions. Throws `NotFound` when it is none, or over already.
  public func endMySession(_ session: EntryID) throws {
    try completely {
      let ended = try connection.run(
        "UPDATE session SET ended_at = ? WHERE id = ? AND account_id = ? AND ended_at IS NULL",
        [.integer(now.microseconds), session.bind.value, actor.account.bind.value])
      guard ended > 0 else { throw NotFound() }
      try enter(.end, "session.ended", about: actor.account)
    }
  }

  /// Ends all of one's own sessions but the one with this secret.
  public func endMyOtherSessions(keeping current: String?) throws {
    try completely { try endSessions(of: actor.account, keeping: current) }
  }

  public func myTokens() throws -> Disclosed<[AccountToken]> { Disclosed(try openTokens(of: actor.account)) }

  public func withdrawMyToken(_ token: EntryID) throws {
    guard try withdraw(token, of: actor.account) else { throw NotFound() }
  }

  /// For the command line.
  public func tokens(of account: AccountID) throws -> [AccountToken] {
    try requireSystem()
    return try openTokens(of: account)
  }

  /// One token, or all; answers how many were good until now.
  public func withdrawTokens(of account: AccountID, only token: EntryID?) throws -> Int {
    try requireSystem()
    let tokens = try openTokens(of: account).filter { token == nil || $0.id == token }
    return try tokens.filter { try withdraw($0.id, of: account) }.count
  }

  private func openTokens(of account: AccountID) throws -> [AccountToken] {
    try connection.rows(
      """
      SELECT id, begun_at, until_at FROM token WHERE account_id = ? AND ended_at IS NULL AND until_at > ?
      ORDER BY begun_at, id
      """, [account.bind.value, .integer(now.microseconds)]
    ).map { row in
      let columns = Columns(row)
      return AccountToken(
        id: try columns.id("id"), begun: try columns.moment("begun_at"), until: try columns.moment("until_at"))
    }
  }

  private func withdraw(_ token: EntryID, of account: AccountID) throws -> Bool {
    try completely {
      let ended = try connection.run(
        "UPDATE token SET ended_at = ? WHERE id = ? AND account_id = ? AND ended_at IS NULL",
        [.integer(now.microseconds), token.bind.value, account.bind.value])
      if ended > 0 { try enter(.end, "token.withdrawn", about: account) }
      return ended > 0
    }
  }

  /// A bearer token for the API in the name of an account; shown once, stored as a digest. Throws `NotFound` for a
  /// closed account: a token must not lie in wait for its reopening.
  ///
  /// - Parameter days: how long it is good, at most a year.
  public func issueToken(for account: AccountID, days: Int = 90) throws -> String {
    precondition(actor.isSystem, "tokens are issued on the command line")
    let open = try connection.rows(
      "SELECT 1 AS there FROM account WHERE id = ? AND closed_at IS NULL", [account.bind.value])
    guard !open.isEmpty else { throw NotFound() }
    let token = "nyvej_" + Secret.make()
    try completely {
      _ = try connection.run(
        "INSERT INTO token (id, account_id, digest, begun_at, until_at, ended_at) VALUES (?, ?, ?, ?, ?, NULL)",
        [
          newID(EntryKind.self).bind.value, account.bind.value, .blob(Secret.digest(token)),
          .integer(now.microseconds), .integer(now.adding(seconds: Int64(min(days, 366)) * 86_400).microseconds),
        ])
      try journalWrite(.edit, .account, account.bind, [], "token.issued")
    }
    return token
  }
}
