internal import CSodium
internal import Persistence
internal import Synchronization

/// The installation's own key for digests of what is counted and journalled: addresses typed and addresses on the net.
///
/// It lies in the database, beside what it protects: every process that shares the database must make the same digests.
/// So a copy of the journal alone tells nobody's address, not even by trying all there are; whoever has the whole
/// database could try them.
struct InstallationKey: Sendable {
  let bytes: [UInt8]

  /// HMAC-SHA-256 (RFC 2104).
  func digest(of text: String) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
    let message = Array(text.utf8)
    crypto_auth_hmacsha256(&digest, message, UInt64(message.count), bytes)
    return digest
  }

  /// As it stands in the journal: enough of it to tell one from another.
  func mark(of text: String) -> String { Array(digest(of: text).prefix(8)).hex }
}

extension Store {
  func installationKey() async throws -> InstallationKey {
    if let known = keyring.withLock({ $0 }) { return known }
    let new = Secret.bytes()
    let key = try await database.write { connection in
      InstallationKey(bytes: try InstallationSecrets.keep("digests", new, connection))
    }
    keyring.withLock { $0 = key }
    return key
  }
}

/// Secrets that all processes of one installation share.
enum InstallationSecrets {
  /// The one that is there, or this one from now on.
  static func keep(_ name: String, _ new: [UInt8], _ connection: any Connection) throws -> [UInt8] {
    _ = try connection.run(
      "INSERT INTO house_secret (name, secret) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", [.text(name), .blob(new)])
    let rows = try connection.rows("SELECT secret FROM house_secret WHERE name = ?", [.text(name)])
    guard case .blob(let secret)? = rows.first?["secret"] else { throw DamagedRecord(column: "house_secret.secret") }
    return secret
  }
}
