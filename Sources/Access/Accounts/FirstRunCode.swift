internal import CSodium
internal import Persistence
public import Values

extension Store {
  /// The code that setting up asks for, so that the first account is opened by whoever started the server and not by
  /// whoever found it first; `nil` once there is an account.
  ///
  /// It lies in the database until then: several processes on one PostgreSQL print the same code, and it does not matter
  /// which of them answers. Whoever can read it there needs no code any more.
  public func firstRunCode() async throws -> String? {
    let new = Array(FirstRunCode.make().utf8)
    return try await StorageTrouble.translating {
      try await database.write { connection in
        guard try connection.rows("SELECT 1 AS there FROM account LIMIT 1", []).isEmpty else { return nil }
        return String(decoding: try InstallationSecrets.keep(FirstRunCode.name, new, connection), as: UTF8.self)
      }
    }
  }

  /// Whether this is the code. Wrong ones are counted by source: after five each further one doubles the wait.
  public func checkFirstRunCode(
    _ typed: String, from source: Source, request: String
  ) async throws -> FirstRunCheck {
    guard let code = try await firstRunCode() else { return .wrong }
    let (key, now) = (try await installationKey(), now())
    let throttle = Throttle(.firstRun(source), key)
    let isRight = FirstRunCode.fits(typed, code)
    let refusal = isRight ? nil : bursts.note(.refused("first-run.refused", nil, source, key), request, now)
    return try await StorageTrouble.translating {
      try await database.write { connection in
        if let refusal { try refusal.enter(connection, at: now) }
        if let notBefore = try throttle.notBefore(now, connection) { return .later(notBefore) }
        if isRight { return .right }
        try throttle.noteFailure(now, connection)
        return .wrong
      }
    }
  }
}

public enum FirstRunCheck: Sendable, Hashable {
  case right, wrong
  /// Too many wrong ones: not before this moment.
  case later(Moment)
}

enum FirstRunCode {
  static let name = "first-run"
  private static let letters = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

  /// Four groups of four letters and digits that cannot be taken for one another: 79 bits.
  static func make() -> String {
    (0..<4).map { _ in
      String((0..<4).map { _ in letters[Int(randombytes_uniform(UInt32(letters.count)))] })
    }.joined(separator: "-")
  }

  /// Compared by digests of equal length, in a time that does not tell how much of it is right. Small letters, blanks
  /// and missing hyphens are forgiven.
  static func fits(_ typed: String, _ code: String) -> Bool {
    let (one, other) = (Secret.digest(plain(typed)), Secret.digest(plain(code)))
    return sodium_memcmp(one, other, one.count) == 0
  }

  private static func plain(_ text: String) -> String {
    String(text.prefix(200).uppercased().filter { $0.isLetter || $0.isNumber })
  }

  static func forget(_ connection: any Connection) throws {
    _ = try connection.run("DELETE FROM house_secret WHERE name = ?", [.text(name)])
  }
}
