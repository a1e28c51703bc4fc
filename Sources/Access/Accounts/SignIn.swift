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
  ///
  /// Guesses that run beside each other are held to the same count: one that was begun before the wait and ends within
  /// it is told to come later, whatever it found.
  public func signIn(email: String, password: String) async throws -> SignIn {
    try await StorageTrouble.translating { try await check(email.lowercased(), password) }
  }

  private func check(_ email: String, _ password: String) async throws -> SignIn {
    let key = Secret.digest(email)
    let address = EmailAddress(email)
    let now = surroundings.now()
    let before = try await database.read { connection in
      (
        account: try address.map { address in
          try connection.rows(
            "SELECT id, password FROM account WHERE email_key = ? AND closed_at IS NULL", [.text(address.key)])
        }?.first.map { row in
          let columns = Columns(row)
          return (id: try columns.id("id", AccountKind.self), hash: try columns.text("password"))
        },
        notBefore: try SignInFailures.notBefore(key, connection)
      )
    }
    if let notBefore = before.notBefore, now < notBefore { return .later(notBefore) }
    // A text longer than any password is not hashed whole, and fits nobody.
    let isTooLong = password.utf8.count > Password.longest
    let fits = try await passwords.verify(isTooLong ? "" : password, against: isTooLong ? nil : before.account?.hash)
    let surroundings = surroundings
    let (newSession, newID) = (Secret.make(), surroundings.newID(EntryKind.self))
    return try await database.write { connection in
      let now = surroundings.now()
      if let notBefore = try SignInFailures.notBefore(key, connection), now < notBefore { return .later(notBefore) }
      guard fits, let account = before.account else {
        return try SignInFailures.note(key, now: now, connection)
      }
      // Closed, or given another password, while the hash was computed.
      let unchanged = try connection.rows(
        "SELECT 1 AS there FROM account WHERE id = ? AND password = ? AND closed_at IS NULL",
        [account.id.bind.value, .text(account.hash)])
      guard !unchanged.isEmpty else { return .refused }
      _ = try connection.run("DELETE FROM sign_in_failure WHERE email = ?", [.blob(key)])
      _ = try connection.run(
        "INSERT INTO session (id, account_id, digest, begun_at, seen_at, ended_at) VALUES (?, ?, ?, ?, ?, NULL)",
        [
          newID.bind.value, account.id.bind.value, .blob(Secret.digest(newSession)), .integer(now.microseconds),
          .integer(now.microseconds),
        ])
      return .granted(session: newSession, account: account.id)
    }
  }

  /// Ends the session at once; whoever still holds the cookie is nobody.
  public func signOut(session: String) async throws {
    let now = surroundings.now()
    try await StorageTrouble.translating {
      try await database.write { connection in
        _ = try connection.run(
          "UPDATE session SET ended_at = ? WHERE digest = ? AND ended_at IS NULL",
          [.integer(now.microseconds), .blob(Secret.digest(session))])
      }
    }
  }
}

private enum SignInFailures {
  static func notBefore(_ key: [UInt8], _ connection: any Connection) throws -> Moment? {
    try connection.rows("SELECT not_before FROM sign_in_failure WHERE email = ?", [.blob(key)]).first
      .map { try Columns($0).moment("not_before") }
  }

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
