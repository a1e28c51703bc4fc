internal import Persistence
import Values

/// A browser that has signed in to an account before keeps a secret of its own, so that nobody else's wrong guesses
/// stand in its way. The secret alone opens nothing.
enum KnownBrowser {
  static let seconds: Int64 = 180 * 86_400
  /// Colleagues share a computer: one cookie holds the secrets of so many accounts, newest first.
  private static let accountsAtMost = 4
  /// Windows that forget everything make a new one each time.
  private static let browsersAtMost = 20

  /// The secrets that a cookie holds.
  static func secrets(in cookie: String?) -> [String] {
    guard let cookie, cookie.utf8.count <= 65 * accountsAtMost else { return [] }
    return cookie.split(separator: ".").prefix(accountsAtMost).map(String.init)
  }

  /// The browser's row, when one of the secrets belongs to the account with this address.
  static func find(
    _ secrets: [String], of email: String, _ now: Moment, _ connection: any Connection
  ) throws -> (id: String, secret: String)? {
    for secret in secrets {
      let rows = try connection.rows(
        """
        SELECT b.id FROM known_browser b JOIN account a ON a.id = b.account_id
        WHERE b.digest = ? AND b.until_at > ? AND a.email_key = ?
        """, [.blob(Secret.digest(secret)), .integer(now.microseconds), .text(email)])
      if let row = rows.first { return (try Columns(row).text("id"), secret) }
    }
    return nil
  }

  /// Knows the browser for another 180 days; answers what its cookie holds from now on.
  static func remember(
    _ secrets: [String], known: (id: String, secret: String)?, new: (id: EntryID, secret: String),
    of account: AccountID, _ now: Moment, _ connection: any Connection
  ) throws -> String {
    let until = SQLValue.integer(now.adding(seconds: seconds).microseconds)
    if let known {
      _ = try connection.run("UPDATE known_browser SET until_at = ? WHERE id = ?", [until, .text(known.id)])
    } else {
      _ = try connection.run(
        "INSERT INTO known_browser (id, account_id, digest, begun_at, until_at) VALUES (?, ?, ?, ?, ?)",
        [
          new.id.bind.value, account.bind.value, .blob(Secret.digest(new.secret)), .integer(now.microseconds), until,
        ])
      _ = try connection.run(
        """
        DELETE FROM known_browser WHERE account_id = ? AND id NOT IN (
          SELECT n.id FROM known_browser n WHERE n.account_id = ? ORDER BY n.until_at DESC, n.id DESC LIMIT \(browsersAtMost))
        """, [account.bind.value, account.bind.value])
    }
    let own = known?.secret ?? new.secret
    return ([own] + secrets.filter { $0 != own }).prefix(accountsAtMost).joined(separator: ".")
  }

  /// Another password, or none any more: whoever knew the old one is a stranger again.
  static func withdraw(of account: AccountID, _ connection: any Connection) throws {
    _ = try connection.run("DELETE FROM known_browser WHERE account_id = ?", [account.bind.value])
  }
}
