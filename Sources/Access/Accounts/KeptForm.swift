internal import Persistence
public import Values

/// A form that was sent when its session had ended, as it came: whose it is, the token in it still tells.
///
/// It is kept for half an hour, sealed under a key that is stored nowhere: the browser has the secret from which it is
/// made, and the secret alone opens nothing either, because only the account whose text it is gets it back.
public struct KeptForm: Sendable, Hashable {
  /// Where it was sent to, with the query.
  public var target: String
  /// The page on which it stood, where the browser said so.
  public var page: String
  /// As browsers send forms.
  public var body: [UInt8]
  /// The key that makes it count once; it goes with the form, however often that is given back.
  public var key: String?

  /// What is there for whoever comes back.
  public enum Returned: Sendable, Hashable {
    case form(KeptForm)
    /// It was sent again and saved; where the browser was sent to then.
    case saved(at: String)
  }

  public init(target: String, page: String, body: [UInt8], key: String?) {
    (self.target, self.page, self.body, self.key) = (target, page, body, key)
  }

  static let seconds: Int64 = 30 * 60
  /// Of one account at a time; the oldest go.
  static let most = 20
  /// How long after its end a session still names whose form it was.
  static let namedFor: Int64 = 12 * 3600

  fileprivate func sealed(under secret: String, of account: AccountID) -> [UInt8] {
    var parts = LengthPrefixed()
    for part in [Array(target.utf8), Array(page.utf8), body] { parts.add(part) }
    return SealedBox.seal(parts.bytes[...], with: KeptForm.data(account), under: KeptForm.key(secret))
  }

  fileprivate init?(_ sealed: [UInt8], key: String?, under secret: String, of account: AccountID) {
    guard
      let bytes = SealedBox.open(sealed[...], with: KeptForm.data(account), under: KeptForm.key(secret)),
      let parts = LengthPrefixed.parts(of: bytes), parts.count == 3
    else { return nil }
    self.init(
      target: String(decoding: parts[0], as: UTF8.self), page: String(decoding: parts[1], as: UTF8.self),
      body: Array(parts[2]), key: key)
  }

  private static func data(_ account: AccountID) -> [UInt8] { Array("kept form \(account.text)".utf8) }
  private static func key(_ secret: String) -> [UInt8] { SHA256.hash(Array("key of kept form \(secret)".utf8)) }
}

extension Store {
  /// Whose form it is that carries this token: of a session that is open, or that ended less than twelve hours ago.
  public func account(ofForm token: String) async throws -> AccountID? {
    let now = now()
    return try await StorageTrouble.translating {
      try await database.read { try KeptForm.account(ofForm: token, $0, now) }
    }
  }

  /// Keeps a form for whoever began it.
  ///
  /// - Returns: the secret with which its account gets it back; `nil` when nothing tells whose it is.
  public func keep(
    _ form: KeptForm, token: String, from source: Source, request: String
  ) async throws -> String? {
    let (key, surroundings, secret) = (try await installationKey(), surroundings, Secret.make())
    return try await StorageTrouble.translating {
      try await database.write { connection in
        let now = surroundings.now()
        guard let account = try KeptForm.account(ofForm: token, connection, now) else { return nil }
        _ = try connection.run("DELETE FROM kept_form WHERE until_at < ?", [.integer(now.microseconds)])
        _ = try connection.run(
          """
          DELETE FROM kept_form WHERE account_id = ? AND digest NOT IN
            (SELECT digest FROM kept_form WHERE account_id = ? ORDER BY until_at DESC LIMIT ?)
          """, [account.bind.value, account.bind.value, .integer(Int64(KeptForm.most - 1))])
        _ = try connection.run(
          "INSERT INTO kept_form (digest, account_id, until_at, sealed, form_key) VALUES (?, ?, ?, ?, ?)",
          [
            .blob(Secret.digest(secret)), account.bind.value,
            .integer(now.adding(seconds: KeptForm.seconds).microseconds),
            .blob(form.sealed(under: secret, of: account)), form.key.map { .text($0) } ?? .null,
          ])
        // Nobody is signed in who could have done it.
        var journal = JournalWriter(connection: connection, request: key.origin(request, source), at: now)
        try journal.append(
          JournalEntry(
            sequence: 0, at: now, account: nil, roles: "", act: .create, kind: .account, record: account.text,
            subjects: [], event: "form.kept", purpose: .administration, mask: .full, count: 1, request: ""))
        return secret
      }
    }
  }

  /// The form that is kept under this secret, for the account whose it is, or where it was saved; `nil` for everybody
  /// else, and when its time is over.
  public func keptForm(
    _ secret: String, for credential: Credential, request: String
  ) async throws -> KeptForm.Returned? {
    try await transact(as: credential, for: .casework, request: request) { tx -> KeptForm.Returned? in
      let rows = try tx.connection.rows(
        "SELECT sealed, form_key FROM kept_form WHERE digest = ? AND account_id = ? AND until_at >= ?",
        [.blob(Secret.digest(secret)), tx.actor.account.bind.value, .integer(tx.now.microseconds)])
      guard let row = rows.first, case .blob(let sealed)? = row["sealed"] else { return nil }
      let key = try Columns(row).textIfAny("form_key")
      if let key, let answer = try tx.answer(toForm: key) { return .saved(at: answer.location) }
      guard let form = KeptForm(sealed, key: key, under: secret, of: tx.actor.account) else { return nil }
      try tx.enter(.read, "form.returned", about: tx.actor.account)
      return .form(form)
    }
  }

  /// Whether something is still kept under this secret, for whoever it is.
  public func keepsForm(_ secret: String) async throws -> Bool {
    let now = now()
    return try await StorageTrouble.translating {
      try await database.read {
        try !$0.rows(
          "SELECT 1 AS there FROM kept_form WHERE digest = ? AND until_at >= ?",
          [.blob(Secret.digest(secret)), .integer(now.microseconds)]
        ).isEmpty
      }
    }
  }

  /// Deletes what is kept under this secret: it held nothing that somebody wrote.
  public func dropKeptForm(_ secret: String, of credential: Credential, request: String) async throws {
    try await transact(as: credential, for: .casework, request: request) { tx in
      _ = try tx.connection.run(
        "DELETE FROM kept_form WHERE digest = ? AND account_id = ?",
        [.blob(Secret.digest(secret)), tx.actor.account.bind.value])
    }
  }

  /// Deletes what nobody came back for.
  public func dropKeptForms() async throws {
    let now = now()
    try await StorageTrouble.translating {
      let isAny = try await database.read {
        try !$0.rows("SELECT 1 AS there FROM kept_form WHERE until_at < ? LIMIT 1", [.integer(now.microseconds)])
          .isEmpty
      }
      guard isAny else { return }
      try await database.write {
        _ = try $0.run("DELETE FROM kept_form WHERE until_at < ?", [.integer(now.microseconds)])
      }
    }
  }
}

extension Transaction {
  /// Deletes what was written in a form that is saved now; that it was kept stays known until its time is over, so that
  /// whoever goes back to it is shown the record.
  public func emptyKeptForm(_ key: String) throws {
    _ = try connection.run(
      "UPDATE kept_form SET sealed = ? WHERE account_id = ? AND form_key = ?",
      [.blob([]), actor.account.bind.value, .text(key)])
  }
}

extension KeptForm {
  fileprivate static func account(
    ofForm token: String, _ connection: any Connection, _ now: Moment
  ) throws -> AccountID? {
    let rows = try connection.rows(
      """
      SELECT s.account_id, s.begun_at, s.seen_at, s.ended_at FROM session s
      JOIN account a ON a.id = s.account_id
      WHERE s.form = ? AND a.closed_at IS NULL
      """, [.blob(RequestDigest.stored(token))])
    guard let row = rows.first else { return nil }
    let columns = Columns(row)
    let ends = [
      try columns.moment("begun_at").adding(seconds: Credential.absoluteSeconds),
      try columns.moment("seen_at").adding(seconds: Credential.idleSeconds),
      try columns.momentIfAny("ended_at"),
    ]
    guard let end = ends.compactMap({ $0 }).min(), end > now.adding(seconds: -KeptForm.namedFor) else { return nil }
    return try columns.id("account_id")
  }
}

extension AccessTables {
  static let keptForms = Migration(
    51, "forms of sessions that have ended",
    [
      .sql("ALTER TABLE session ADD COLUMN form BLOB"),
      .sql("CREATE INDEX session_by_form ON session (form)"),
      .sql(
        """
        CREATE TABLE kept_form (
          digest BLOB NOT NULL PRIMARY KEY,
          account_id TEXT NOT NULL REFERENCES account (id),
          until_at BIGINT NOT NULL,
          sealed BLOB NOT NULL
        )
        """),
      .sql("CREATE INDEX kept_form_by_account ON kept_form (account_id, until_at)"),
      .sql("CREATE INDEX kept_form_by_until ON kept_form (until_at)"),
    ])

  static let keptFormKeys = Migration(
    76, "which form is kept", [.sql("ALTER TABLE kept_form ADD COLUMN form_key TEXT")])

  static let keptFormDeclaration = TableDeclaration(
    "kept_form", .installation, of: .account(by: "account_id"), kept: .shortLived,
    labels: [
      "digest": "column.digest", "account_id": "column.account", "until_at": "column.until", "sealed": "column.form",
      "form_key": "column.request",
    ], except: ["sealed": (circle: .case, clock: .shortLived)])
}
