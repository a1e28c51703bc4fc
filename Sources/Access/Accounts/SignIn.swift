internal import Persistence
public import Values

/// How an attempt to sign in ended. Whether the address is known cannot be told from it, nor from the time it takes.
public enum SignIn: Sendable {
  case granted(session: String, account: AccountID)
  case refused
  /// Too many failures: not before this moment.
  case later(Moment)
}

extension Store {
  /// Checks address and password and begins a session.
  ///
  /// After five failures for an address each further one doubles the wait, from one second to a quarter of an hour; the
  /// wait is the same for addresses without account. Throws `Busy` when too many are waiting at the gate.
  public func signIn(email: String, password: String) async throws -> SignIn {
    let key = Secret.digest(email.lowercased())
    let now = surroundings.now()
    let before = try await database.read { connection in
      (
        account: try connection.rows(
          "SELECT id, password FROM account WHERE email_key = ? AND closed_at IS NULL", [.text(email.lowercased())]
        ).first.map { row in
          let columns = Columns(row)
          return (id: try columns.id("id", AccountKind.self), hash: try columns.text("password"))
        },
        notBefore: try connection.rows("SELECT not_before FROM sign_in_failure WHERE email = ?", [.blob(key)]).first
          .map { try Columns($0).moment("not_before") }
      )
    }
    if let notBefore = before.notBefore, now < notBefore { return .later(notBefore) }
    let fits = try await passwords.verify(password, against: before.account?.hash)
    let surroundings = surroundings
    return try await database.write { connection in
      let now = surroundings.now()
      guard fits, let account = before.account else {
        return try SignInFailures.note(key, now: now, connection)
      }
      _ = try connection.run("DELETE FROM sign_in_failure WHERE email = ?", [.blob(key)])
      let session = Secret.make()
      _ = try connection.run(
        "INSERT INTO session (id, account_id, digest, begun_at, seen_at, ended_at) VALUES (?, ?, ?, ?, ?, NULL)",
        [
          surroundings.newID(EntryKind.self).bind.value, account.id.bind.value, .blob(Secret.digest(session)),
          .integer(now.microseconds), .integer(now.microseconds),
        ])
      return .granted(session: session, account: account.id)
    }
  }

  /// Ends the session at once; whoever still holds the cookie is nobody.
  public func signOut(session: String) async throws {
    let now = surroundings.now()
    try await database.write { connection in
      _ = try connection.run(
        "UPDATE session SET ended_at = ? WHERE digest = ? AND ended_at IS NULL",
        [.integer(now.microseconds), .blob(Secret.digest(session))])
    }
  }
}

private enum SignInFailures {
  static func note(_ key: [UInt8], now: Moment, _ connection: any Connection) throws -> SignIn {
    let failures =
      try connection.rows(
        """
        INSERT INTO sign_in_failure (email, failures, not_before) VALUES (?, 1, ?)
        ON CONFLICT (email) DO UPDATE SET failures = sign_in_failure.failures + 1
        RETURNING failures
        """, [.blob(key), .integer(now.microseconds)]
      ).first.map { try Columns($0).integer("failures") } ?? 1
    guard failures >= 5 else { return .refused }
    let wait = Int64(min(900, 1 << min(failures - 5, 10)))
    _ = try connection.run(
      "UPDATE sign_in_failure SET not_before = ? WHERE email = ?",
      [.integer(now.adding(seconds: wait).microseconds), .blob(key)])
    return .refused
  }
}

extension Transaction {
  /// A bearer token for the API in the name of an account; shown once, stored as a digest.
  ///
  /// - Parameter days: how long it is good, at most a year.
  public func issueToken(for account: AccountID, days: Int = 90) throws -> String {
    precondition(actor.isHouse, "tokens are issued on the command line")
    let token = "nyvej_" + Secret.make()
    _ = try connection.run(
      "INSERT INTO token (id, account_id, digest, begun_at, until_at, ended_at) VALUES (?, ?, ?, ?, ?, NULL)",
      [
        newID(EntryKind.self).bind.value, account.bind.value, .blob(Secret.digest(token)),
        .integer(now.microseconds), .integer(now.adding(seconds: Int64(min(days, 366)) * 86_400).microseconds),
      ])
    return token
  }
}
