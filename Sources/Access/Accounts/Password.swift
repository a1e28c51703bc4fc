/// A password that may be used: long rather than complicated (NIST SP 800-63B-4 §3.1.1.2: at least 15 characters where
/// it is the only factor, no rules of composition, up to at least 64).
public struct Password: Sendable {
  let text: String

  public static let shortest = 15
  public static let longest = 200

  public enum Refusal: Error, Hashable, Sendable {
    case tooShort
    case tooLong
    /// One character or a short piece over and over, or a run such as 123456….
    case tooSimple
    /// Made of the person's own name or address.
    case containsName
  }

  public init(_ text: String, name: String = "", email: String = "") throws(Refusal) {
    guard text.count >= Password.shortest else { throw .tooShort }
    guard text.utf8.count <= Password.longest else { throw .tooLong }
    guard Set(text).count >= 5, !Password.isRun(text) else { throw .tooSimple }
    let lower = text.lowercased()
    var rest = lower
    for part in (name.lowercased() + " " + email.lowercased()).split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    where part.count >= 4 {
      rest = rest.replacing(part, with: "")
    }
    guard rest.count >= 8 else { throw .containsName }
    self.text = text
  }

  private static func isRun(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.map(\.value)
    return zip(scalars, scalars.dropFirst()).allSatisfy { Int64($1) - Int64($0) == 1 }
  }
}

/// The form in which a password is kept: Argon2id with salt and parameters.
public struct PasswordHash: Sendable {
  let text: String
}

extension Store {
  /// Hashes outside any transaction: it takes tens of milliseconds.
  public func hash(_ password: Password) async throws -> PasswordHash {
    PasswordHash(text: try await passwords.hash(password.text))
  }
}
