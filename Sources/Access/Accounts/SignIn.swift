internal import Persistence
public import Values

/// How an attempt to sign in ended. Whether the address is known cannot be told from it, nor from the time it takes.
public enum SignIn: Sendable {
  /// - Parameter browser: what the browser keeps, to be known the next time; see `KnownBrowser`.
  case granted(session: String, account: AccountID, browser: String)
  case refused
  /// Too many failures: not before this moment.
  case later(Moment)
}

/// Somebody at the door.
public struct SignInAttempt: Sendable {
  public var email: String
  public var password: String
  public var source: Source
  /// What the browser kept from earlier sign-ins.
  public var browser: String?
  /// The request's id, for the journal.
  public var request: String

  public init(email: String, password: String, source: Source, browser: String? = nil, request: String = "") {
    (self.email, self.password, self.source) = (email, password, source)
    (self.browser, self.request) = (browser, request)
  }

  /// How long a browser may keep it.
  public static let browserSeconds = Int(KnownBrowser.seconds)
}

extension Store {
  /// Checks address and password and begins a session.
  ///
  /// How much guessing is borne says `Throttle`; it is the same for addresses without account. Throws `Busy` when too
  /// many are waiting at the gate.
  ///
  /// Guesses that run beside each other are held to the same count: one that was begun before the wait and ends within
  /// it is told to come later, whatever it found.
  public func signIn(_ attempt: SignInAttempt) async throws -> SignIn {
    try await StorageTrouble.translating { try await check(attempt) }
  }

  private struct Known: Sendable {
    var account: (id: AccountID, hash: String)?
    var browser: (id: String, secret: String)?
    let throttle: Throttle
    let notBefore: Moment?
  }

  private func check(_ attempt: SignInAttempt) async throws -> SignIn {
    let (key, email) = (try await installationKey(), attempt.email.lowercased())
    let before = try await look(for: email, attempt, key)
    if let notBefore = before.notBefore { return .later(notBefore) }
    let typed = TypedPassword(attempt.password)
    let fit = try await passwords.verify(typed, against: before.account?.hash, for: attempt.source)
    let renewed = fit == .asTyped ? try await passwords.hash(typed.normal, for: attempt.source) : nil
    let refusal =
      fit == nil
      ? bursts.note(.signInRefused(before.account?.id, email: email, attempt.source, key), attempt.request, now())
      : nil
    let surroundings = surroundings
    let (session, secret) = (Secret.make(), Secret.make())
    let (newID, browserID) = (surroundings.newID(EntryKind.self), surroundings.newID(EntryKind.self))
    return try await database.write { connection in
      let now = surroundings.now()
      var journal = JournalWriter(connection: connection, request: attempt.origin(key), at: now)
      if let refusal { try refusal.enter(connection, at: now) }
      if let notBefore = try before.throttle.notBefore(now, connection) { return .later(notBefore) }
      guard fit != nil, let account = before.account else {
        try before.throttle.noteFailure(now, connection)
        return .refused
      }
      // Closed, or given another password, while the hash was computed.
      let unchanged = try connection.rows(
        "SELECT 1 AS there FROM account WHERE id = ? AND password = ? AND closed_at IS NULL",
        [account.id.bind.value, .text(account.hash)])
      guard !unchanged.isEmpty else { return .refused }
      if let renewed {
        _ = try connection.run(
          "UPDATE account SET password = ? WHERE id = ?", [.text(renewed), account.id.bind.value])
      }
      try before.throttle.forget(connection)
      _ = try connection.run(
        "INSERT INTO session (id, account_id, digest, form, begun_at, seen_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, NULL)",
        [
          newID.bind.value, account.id.bind.value, .blob(Secret.digest(session)),
          .blob(RequestDigest.stored(RequestDigest.formToken(session: session))), .integer(now.microseconds),
          .integer(now.microseconds),
        ])
      let browser = try KnownBrowser.remember(
        KnownBrowser.secrets(in: attempt.browser), known: before.browser, new: (browserID, secret), of: account.id,
        now, connection)
      let actor = try Credential.account(account.id).actor(connection, now: now, today: surroundings.today())
      try journal.append(.ofAccount(account.id, by: actor, .create, "sign-in.granted"))
      return .granted(session: session, account: account.id, browser: browser)
    }
  }

  /// What is known before the password is looked at. The same questions are asked whether there is an account or not.
  private func look(for email: String, _ attempt: SignInAttempt, _ key: InstallationKey) async throws -> Known {
    let (address, now) = (EmailAddress(email)?.key ?? "", now())
    return try await database.read { connection in
      let account = try connection.rows(
        "SELECT id, password FROM account WHERE email_key = ? AND closed_at IS NULL AND invited = 0", [.text(address)]
      ).first.map { row in
        let columns = Columns(row)
        return (id: try columns.id("id", AccountKind.self), hash: try columns.text("password"))
      }
      let browser = try KnownBrowser.find(
        KnownBrowser.secrets(in: attempt.browser), of: address, now, connection)
      let throttle = Throttle(
        browser.map { .knownBrowser($0.id) } ?? .attempt(email: email, attempt.source), key)
      return Known(
        account: account, browser: browser, throttle: throttle,
        notBefore: try throttle.notBefore(now, connection))
    }
  }

  func now() -> Moment { surroundings.now() }

  /// Ends the session at once; whoever still holds the cookie is nobody.
  public func signOut(session: String, from source: Source, request: String) async throws {
    let (key, surroundings) = (try await installationKey(), surroundings)
    try await StorageTrouble.translating {
      try await database.write { connection in
        let now = surroundings.now()
        let ended = try connection.rows(
          "UPDATE session SET ended_at = ? WHERE digest = ? AND ended_at IS NULL RETURNING account_id",
          [.integer(now.microseconds), .blob(Secret.digest(session))])
        guard let row = ended.first else { return }
        let account: AccountID = try Columns(row).id("account_id")
        var journal = JournalWriter(connection: connection, request: key.origin(request, source), at: now)
        let actor = try Credential.account(account).actor(connection, now: now, today: surroundings.today())
        try journal.append(.ofAccount(account, by: actor, .end, "sign-out"))
      }
    }
  }
}

extension SignInAttempt {
  fileprivate func origin(_ key: InstallationKey) -> String { key.origin(request, source) }
}

extension InstallationKey {
  /// What stands in the journal as the request: its id, and the digest of where it came from.
  func origin(_ request: String, _ source: Source) -> String {
    request + (request.isEmpty ? "" : " ") + "from " + mark(of: "source " + source.text)
  }
}
