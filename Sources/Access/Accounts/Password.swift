internal import Foundation

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

  public init(_ typed: String, name: String = "", email: String = "") throws(Refusal) {
    guard typed.utf8.count <= TypedPassword.longest else { throw .tooLong }
    let text = TypedPassword(typed).normal
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

/// What somebody typed where a password is asked for.
///
/// Keyboards write the same letter in more than one way: é as one character or as two. So the normal form (NFC, UAX #15)
/// is what is hashed, as NIST SP 800-63B-4 §3.1.1.2 recommends. Hashes from before that were made of the text as it was
/// typed; where the two differ, both are tried.
struct TypedPassword: Sendable {
  let normal: String
  /// Where it differs from the normal form.
  let asTyped: String?

  /// Bytes; nothing longer can become a password by being put into its normal form (at most three times as long).
  static let longest = Password.longest * 4

  init(_ text: String) {
    guard text.utf8.count <= TypedPassword.longest else {
      (normal, asTyped) = (text, nil)
      return
    }
    normal = text.precomposedStringWithCanonicalMapping
    // Compared by bytes: to Swift's `==` the two are the same text.
    asTyped = text.utf8.elementsEqual(normal.utf8) ? nil : text
  }

  /// How a hash was met.
  enum Fit: Sendable, Equatable {
    case normal
    /// An old hash, of text that was not in its normal form.
    case asTyped
  }

  /// How many hashes are computed depends on the letters typed alone, never on the account: so the time tells nothing
  /// about it. A text longer than any password is not hashed whole, and fits nobody.
  func fit(_ hash: String, isSomebodys: Bool, _ verify: (String, String) -> Bool) -> Fit? {
    let isTooLong = normal.utf8.count > Password.longest
    let fitsNormal = verify(isTooLong ? "" : normal, hash) && !isTooLong
    let fitsTyped = asTyped.map { verify($0.utf8.count > Password.longest ? "" : $0, hash) } ?? false
    guard isSomebodys else { return nil }
    return fitsNormal ? .normal : fitsTyped && (asTyped?.utf8.count ?? 0) <= Password.longest ? .asTyped : nil
  }
}

extension Store {
  /// Hashes outside any transaction: it takes tens of milliseconds.
  public func hash(_ password: Password, for source: Source = Source("")) async throws -> PasswordHash {
    PasswordHash(text: try await passwords.hash(password.text, for: source))
  }
}
