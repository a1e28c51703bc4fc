internal import Persistence
public import Values

/// How an attempt to change one's own password ended.
public enum PasswordChange: Sendable, Hashable {
  case done
  /// The current one is another.
  case wrong
  /// The new one may not be used.
  case poor(Password.Refusal)
  /// Too many wrong ones: not before this moment.
  case later(Moment)
}

/// Two words of somebody who is signed in: the password until now, and the one from now on.
public struct NewPassword: Sendable {
  public var current: String
  public var new: String
  public var source: Source
  /// Makes the form count once.
  public var key: String?
  public var request: String

  public init(current: String, new: String, source: Source, key: String?, request: String) {
    (self.current, self.new, self.source, self.key, self.request) = (current, new, source, key, request)
  }
}

extension Store {
  /// Gives the signed-in account another password, once the current one was shown to be known. All its other sessions
  /// and all its tokens end with it.
  ///
  /// Wrong ones are counted as at the door, by session: whoever finds an open browser has five guesses, and no other
  /// session is held up by them.
  public func changePassword(as credential: Credential, _ asked: NewPassword) async throws -> PasswordChange {
    guard let secret = credential.secret else { throw SignInNeeded() }
    let key = try await installationKey()
    let throttle = Throttle(.signedIn(secret), key)
    // The key alone, not the form: a digest of the form would be one of the passwords.
    let once = asked.key.map { (key: "password " + $0, digest: RequestDigest.of(Array($0.utf8))) }
    let before = try await transact(as: credential, for: .administration, request: asked.request) { tx in
      try tx.beforeNewPassword(once?.key, throttle)
    }
    if let notBefore = before.notBefore { return .later(notBefore) }
    if before.isDone {
      // The same form again asks for the password that there is by now. Another one under its key is looked at like any:
      // nobody is told that something was done which was not.
      if try await passwords.verify(TypedPassword(asked.new), against: before.hash, for: asked.source) != nil {
        return .done
      }
    }
    let new: Password
    do throws(Password.Refusal) {
      new = try Password(asked.new, name: before.name, email: before.email)
    } catch {
      return .poor(error)
    }
    guard try await passwords.verify(TypedPassword(asked.current), against: before.hash, for: asked.source) != nil
    else {
      return try await refuse(before.account, asked, throttle, key)
    }
    let hash = try await hash(new, for: asked.source)
    let kept = before.isDone ? nil : once
    return try await transact(as: credential, for: .administration, request: asked.request) { tx in
      if let notBefore = try throttle.notBefore(tx.now, tx.connection) { return .later(notBefore) }
      guard try tx.beforeNewPassword(nil, throttle).hash == before.hash else { return .wrong }
      _ = try tx.once(key: kept?.key, digest: kept?.digest ?? []) {
        try tx.replacePassword(hash, of: before.account, keeping: credential.sessionSecret)
        try throttle.forget(tx.connection)
        return EarlierAnswer(status: 303, location: "")
      }
      return .done
    }
  }

  private func refuse(
    _ account: AccountID, _ asked: NewPassword, _ throttle: Throttle, _ key: InstallationKey
  ) async throws -> PasswordChange {
    let refusal = bursts.note(
      .refused("account.password-refused", account, asked.source, key), asked.request, now())
    let surroundings = surroundings
    return try await StorageTrouble.translating {
      try await database.write { connection in
        let now = surroundings.now()
        if let refusal { try refusal.enter(connection, at: now) }
        if let notBefore = try throttle.notBefore(now, connection) { return .later(notBefore) }
        try throttle.noteFailure(now, connection)
        return .wrong
      }
    }
  }
}

extension Transaction {
  fileprivate struct BeforeNewPassword: Sendable {
    let account: AccountID
    let name: String
    let email: String
    let hash: String
    let isDone: Bool
    let notBefore: Moment?
  }

  fileprivate func beforeNewPassword(_ key: String?, _ throttle: Throttle) throws -> BeforeNewPassword {
    let rows = try connection.rows(
      "SELECT email, password FROM account WHERE id = ?", [actor.account.bind.value])
    guard let row = rows.first else { throw SignInNeeded() }
    let columns = Columns(row)
    let isDone = try key.map { key in
      try !connection.rows(
        "SELECT 1 AS there FROM idempotency WHERE account_id = ? AND request_key = ?",
        [actor.account.bind.value, .text(key)]
      ).isEmpty
    }
    return BeforeNewPassword(
      account: actor.account, name: actor.name, email: try columns.text("email"),
      hash: try columns.text("password"), isDone: isDone ?? false,
      notBefore: try throttle.notBefore(now, connection))
  }
}

extension Credential {
  fileprivate var sessionSecret: String? { if case .session(let secret) = self { secret } else { nil } }

  fileprivate var secret: String? {
    switch self {
    case .session(let secret), .token(let secret): secret
    case .account, .system: nil
    }
  }
}
