internal import Persistence
public import Values

/// A link at which somebody who was invited sets her own password: for one use, for some days, and of an account the
/// last one made. Whoever makes it sees it once; of its secret a digest is stored.
public struct InvitationLink: Sendable {
  public let secret: String
  public let until: Moment

  static let days: Int64 = 7
}

/// Whom a link is for, to be shown to whoever holds it.
public struct Invited: Sendable {
  public let name: String
  public let email: String
}

/// How setting the first password ended.
public enum InvitationAcceptance: Sendable, Hashable {
  case done
  /// The link was used, has run out or was replaced, or the account is closed.
  case gone
  case poor(Password.Refusal)
}

extension Transaction {
  /// A link for an account that has no password yet; the one before does not hold any more. An account that is in use gets
  /// none: whoever made it could sign in as somebody else.
  public func makeLink(for account: AccountID, seen version: Version) throws -> InvitationLink {
    try requireAdministration(of: account, seen: version)
    let link = InvitationLink(secret: Secret.make(), until: now.adding(seconds: InvitationLink.days * 86_400))
    try completely {
      let made = try connection.run(
        """
        UPDATE account SET link_digest = ?, link_until = ?, version = version + 1
        WHERE id = ? AND invited = 1 AND closed_at IS NULL
        """, [.blob(Secret.digest(link.secret)), .integer(link.until.microseconds), account.bind.value])
      guard made > 0 else { throw NotFound() }
      try enter(.edit, "account.link-made", about: account)
      try note(AccountChange.Facts(.linkMade), of: account, because: nil)
    }
    return link
  }
}

extension Store {
  /// Whom a link is for; nobody where it does not hold any more.
  public func invited(by secret: String) async throws -> Disclosed<Invited>? {
    let now = now()
    return try await StorageTrouble.translating {
      try await database.read { try Invitation.find(secret, now, $0) }.map { Disclosed($0.whom) }
    }
  }

  /// Sets the first password of whoever was invited. Nobody is signed in by it: that is done with the password.
  public func acceptInvitation(
    _ secret: String, password typed: String, from source: Source, request: String
  ) async throws -> InvitationAcceptance {
    let before = now()
    let found = try await StorageTrouble.translating {
      try await database.read { try Invitation.find(secret, before, $0) }
    }
    guard let found else { return .gone }
    let password: Password
    do throws(Password.Refusal) {
      password = try Password(typed, name: found.whom.name, email: found.whom.email)
    } catch { return .poor(error) }
    let hash = try await hash(password, for: source)
    let (key, surroundings) = (try await installationKey(), surroundings)
    return try await StorageTrouble.translating {
      try await database.write { connection in
        let now = surroundings.now()
        let set = try connection.run(
          """
          UPDATE account SET password = ?, invited = 0, link_digest = NULL, link_until = NULL, version = version + 1
          WHERE id = ? AND \(Invitation.holds)
          """, [.text(hash.text), found.account.bind.value] + Invitation.binds(secret, now))
        guard set > 0 else { return .gone }
        let actor = try Credential.account(found.account).actor(connection, now: now, today: surroundings.today())
        try AccountChange.note(
          AccountChange.Facts(.passwordSet), of: found.account, by: found.account, because: nil, at: now,
          connection)
        var journal = JournalWriter(connection: connection, request: key.origin(request, source), at: now)
        try journal.append(.ofAccount(found.account, by: actor, .edit, "account.password-set"))
        return .done
      }
    }
  }
}

/// An account that waits for its first password, found by a link that still holds.
private struct Invitation: Sendable {
  let account: AccountID
  let whom: Invited

  static let holds = "link_digest = ? AND link_until > ? AND invited = 1 AND closed_at IS NULL"

  static func binds(_ secret: String, _ now: Moment) -> [SQLValue] {
    [.blob(Secret.digest(secret)), .integer(now.microseconds)]
  }

  static func find(_ secret: String, _ now: Moment, _ connection: any Connection) throws -> Invitation? {
    try connection.rows("SELECT id, name, email FROM account WHERE \(holds)", binds(secret, now)).first.map { row in
      let row = Columns(row)
      return Invitation(
        account: try row.id("id"), whom: Invited(name: try row.text("name"), email: try row.text("email")))
    }
  }
}

extension AccessTables {
  static let invitations = Migration(
    89, "who is invited sets her own password at a link",
    [
      .sql("ALTER TABLE account ADD COLUMN invited BIGINT NOT NULL DEFAULT 0"),
      .sql("ALTER TABLE account ADD COLUMN link_digest BLOB"),
      .sql("ALTER TABLE account ADD COLUMN link_until BIGINT"),
      .sql("CREATE UNIQUE INDEX account_by_link ON account (link_digest) WHERE link_digest IS NOT NULL"),
    ])
}
