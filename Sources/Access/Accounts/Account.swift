internal import Persistence
public import Values

/// What is needed to open an account.
public struct NewAccount: Sendable {
  public var email: EmailAddress
  public var name: String
  public var roles: Set<Role>
  public var organisation: OrganisationID?
  public var language: LanguageTag?

  public init(
    email: EmailAddress, name: String, roles: Set<Role>, organisation: OrganisationID?, language: LanguageTag? = nil
  ) {
    (self.email, self.name, self.roles, self.organisation) = (email, name, roles, organisation)
    self.language = language
  }
}

/// An address that can be signed in with: kept as written and compared without regard to case.
public struct EmailAddress: Sendable, Hashable {
  public let text: String

  public init?(_ text: String) {
    guard let address = MailAddress(text) else { return nil }
    self.text = address.text
  }

  var key: String { text.lowercased() }
}

/// An account with this address is already there.
public struct EmailTaken: Error, Hashable {}

extension Transaction {
  /// Opens an account with a password, for the system: while it is being set up, and on the command line.
  public func openAccount(_ new: NewAccount, passwordHash: PasswordHash) throws -> AccountID {
    try requireSystem()
    return try open(new, passwordHash, "\(new.organisation)", systemGrant(), because: nil)
  }

  /// Opens an account in the administrator's own organisation, for somebody who sets her own password at a link: see
  /// `makeLink`.
  public func inviteAccount(_ new: NewAccount, because reason: String) throws -> AccountID {
    guard let organisation = actor.organisation else { throw NotFound() }
    let grant = try grantToCreate(AccountRecord.self, on: .organisation(organisation))
    return try open(new, nil, "\(within: organisation)", grant, because: reason)
  }

  private func open(
    _ new: NewAccount, _ hash: PasswordHash?, _ organisation: ScopedSQL,
    _ grant: consuming Grant<AccountRecord, Create>,
    because reason: String?
  ) throws -> AccountID {
    let id: AccountID = newID()
    let taken = try connection.rows("SELECT 1 AS taken FROM account WHERE email_key = ?", [.text(new.email.key)])
    guard taken.isEmpty else { throw EmailTaken() }
    try FirstRunCode.forget(connection)
    try insert(
      Insertion<AccountRecord>(
        of: id, as: "account.opened",
        """
        INSERT INTO \(into: AccountRecord.self)
          (id, email, email_key, name, password, organisation_id, language, theme, opened_at, closed_at, invited, version)
        VALUES (\(id), \(new.email.text), \(new.email.key), \(new.name), \(hash?.text ?? ""), \(part: organisation),
          \(new.language), 'device', \(now), NULL, \(hash == nil), 1)
        """), grant)
    for role in new.roles.sorted(by: { $0.rawValue < $1.rawValue }) {
      _ = try connection.run(
        """
        INSERT INTO role_assignment (id, account_id, role, from_day, begun_at_once, until_day)
        VALUES (?, ?, ?, ?, 1, NULL)
        """,
        [newID(EntryKind.self).bind, id.bind, Bind.text(role.rawValue), today.bind].map(\.value))
    }
    try note(AccountChange.Facts(.opened, given: new.roles), of: id, because: reason)
    return id
  }

  private func systemGrant() -> Grant<AccountRecord, Create> {
    Grant(reach: policy.wholeReach(.account), mask: .full)
  }

  /// Whether anybody can sign in at all; before that, the first-run page is all there is.
  public func anyAccount() throws -> Bool {
    try !connection.rows("SELECT 1 AS there FROM account LIMIT 1", []).isEmpty
  }

  /// The account with this address, for the command line.
  public func account(withEmail email: EmailAddress) throws -> AccountID? {
    precondition(actor.isSystem, "addresses are looked up by the system only")
    let rows = try connection.rows("SELECT id FROM account WHERE email_key = ?", [.text(email.key)])
    return try rows.first.map { try Columns($0).id("id") }
  }

  /// The actor's own account, as she sees it.
  public var me: Disclosed<Actor> { Disclosed(actor) }

  /// The actor's own choice of language, theme and keys for the screens.
  public func choose(language: LanguageTag?, theme: Theme, singleKeys: SingleKeys) throws {
    try completely {
      _ = try connection.run(
        "UPDATE account SET language = ?, theme = ?, single_keys = ?, version = version + 1 WHERE id = ?",
        [language.bind.value, .text(theme.rawValue), .text(singleKeys.rawValue), actor.account.bind.value])
      try enter(.edit, "settings.changed", about: actor.account)
    }
  }
}
