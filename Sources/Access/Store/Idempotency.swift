internal import Persistence
import Values

/// What a request with an idempotency key led to, the first time. The answer's content is not kept: a repetition reads
/// it anew, under the rights of that moment.
public struct EarlierAnswer: Sendable, Hashable {
  public let status: Int
  /// The address of what was made or changed.
  public let location: String

  /// How long a repetition is recognised: longer than any tab of a browser or queue of a program repeats.
  public static let days = 30

  public init(status: Int, location: String) {
    (self.status, self.location) = (status, location)
  }
}

/// Under which keys a form's requests are remembered: the form's own, and what tells its requests apart.
public enum FormRequest {
  fileprivate static let marks = ["form", "made"]

  /// Other answers under the form's key are another request.
  public static func key(_ form: String, digest: [UInt8]) -> String {
    "form " + form + " " + Array(digest.prefix(16)).hex
  }

  /// Other answers under the form's key mend what the first made.
  ///
  /// - Parameter making: tells apart what the form can make.
  public static func key(_ form: String, making: String) -> String {
    "made " + form + " " + RequestDigest.code(of: making)
  }
}

/// The key was used before, for another request. Answered with 422.
public struct KeyReused: Error, Hashable {
  /// What came of that other request.
  public let earlier: EarlierAnswer

  public init(earlier: EarlierAnswer) { self.earlier = earlier }
}

extension Transaction {
  /// Runs `work` unless this very request was done before; then answers what came of it.
  ///
  /// The key is stored in the same transaction as the effect: after a crash either both are there or neither.
  ///
  /// - Parameter digest: of method, address and body; another digest under the same key is `KeyReused`.
  public func once(key: String?, digest: [UInt8], _ work: () throws -> EarlierAnswer) throws -> EarlierAnswer {
    guard let key else { return try work() }
    let rows = try connection.rows(
      "SELECT digest, status, location FROM idempotency WHERE account_id = ? AND request_key = ?",
      [actor.account.bind.value, .text(key)])
    if let row = rows.first {
      let same = if case .blob(let earlier)? = row["digest"] { earlier == digest } else { false }
      let columns = Columns(row)
      let answer = EarlierAnswer(status: try columns.integer("status"), location: try columns.text("location"))
      guard same else { throw KeyReused(earlier: answer) }
      return answer
    }
    let answer = try work()
    try connection.later(
      "INSERT INTO idempotency (account_id, request_key, digest, status, location, at) VALUES (?, ?, ?, ?, ?, ?)",
      [
        actor.account.bind.value, .text(key), .blob(digest), .integer(Int64(answer.status)), .text(answer.location),
        .integer(now.microseconds),
      ])
    return answer
  }
}

extension Transaction {
  /// What came of the form with this key, if it was saved.
  func answer(toForm key: String) throws -> EarlierAnswer? {
    let beginnings = FormRequest.marks.map { $0 + " " + key + " " }
    // All marks are of one length.
    let rows = try connection.rows(
      """
      SELECT status, location FROM idempotency
      WHERE account_id = ? AND substr(request_key, 1, ?) IN (?, ?) ORDER BY at DESC LIMIT 1
      """,
      [actor.account.bind.value, .integer(Int64(beginnings[0].utf8.count)), .text(beginnings[0]), .text(beginnings[1])])
    return try rows.first.map { row in
      let columns = Columns(row)
      return EarlierAnswer(status: try columns.integer("status"), location: try columns.text("location"))
    }
  }
}

/// A digest for comparing requests and files, not for secrets.
public enum RequestDigest {
  public static func of(_ bytes: [UInt8]) -> [UInt8] { SHA256.hash(bytes) }

  /// Of much, without a copy.
  public static func of(_ bytes: ArraySlice<UInt8>) -> [UInt8] { SHA256.hash(of: bytes) }

  /// In hexadecimal digits, as a code.
  public static func code(of text: String) -> String { SHA256.hash(Array(text.utf8)).hex }

  /// The token that a form carries to show that this product made it for this session.
  public static func formToken(session: String) -> String {
    Array(SHA256.hash(Array(("form " + session).utf8)).prefix(16)).hex
  }

  /// Shows that this product said a text to this session: a few words that lie with the browser for a moment.
  public static func said(_ text: String, to session: String) -> String {
    Array(SHA256.hash(Array(("said " + session + " " + code(of: text)).utf8)).prefix(16)).hex
  }

  /// How a session's token is stored, so that a form tells whose it is when the session has ended.
  static func stored(_ token: String) -> [UInt8] { SHA256.hash(Array(("token " + token).utf8)) }
}
