import CPostgreSQL

/// Where the records live.
public enum DatabaseAddress: Sendable, Hashable {
  case sqlite(path: String)
  case postgres(url: String)

  /// Reads `sqlite:PATH`, `postgres://…` or `postgresql://…`. TLS and other connection options are parameters of the
  /// URL as libpq knows them, e.g. `?sslmode=verify-full`.
  ///
  /// - Throws: `DatabaseError` with what is wrong and what to write instead; never with the password.
  public init(_ text: String) throws {
    if text.hasPrefix("sqlite:") {
      let path = String(text.dropFirst("sqlite:".count))
      guard !path.isEmpty else {
        throw Self.problem("“sqlite:” names no file. Write for example sqlite:/var/lib/nyvej/nyvej.sqlite")
      }
      guard path != ":memory:" else {
        throw Self.problem("records in memory would be lost at the end. Name a file, for example sqlite:nyvej.sqlite")
      }
      guard !path.utf8.contains(0) else { throw Self.problem("the path of the database file holds a NUL character") }
      self = .sqlite(path: path)
    } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
      if let wrong = Self.complaint(ofURL: text) {
        throw Self.problem(
          "the PostgreSQL address can not be read: \(wrong). Write postgres://USER:PASSWORD@HOST:PORT/DATABASE, "
            + "with every special character percent-encoded")
      }
      self = .postgres(url: text)
    } else {
      let scheme = text.prefix { $0 != ":" }
      throw Self.problem(
        "a database address begins with sqlite:, postgres:// or postgresql://, not with “\(scheme.prefix(20))”. "
          + "For a file write sqlite:PATH")
    }
  }

  /// What libpq has to say against the URL, without the URL itself, which may hold a password.
  private static func complaint(ofURL url: String) -> String? {
    guard !url.utf8.contains(0) else { return "it holds a NUL character" }
    var text: UnsafeMutablePointer<CChar>?
    if let options = PQconninfoParse(url, &text) {
      PQconninfoFree(options)
      return nil
    }
    guard let text else { return "not enough memory" }
    defer { PQfreemem(text) }
    let said = String(cString: text).trimmingNewline
    guard let quote = said.firstIndex(of: "\"") else { return said }
    return said[..<quote].trimmingSuffix(while: { $0 == " " || $0 == ":" })
  }

  private static func problem(_ message: String) -> DatabaseError { DatabaseError(.other, message) }
}

extension DatabaseAddress: CustomStringConvertible {
  /// For logs: the file, or the server without user, password and options.
  public var description: String {
    switch self {
    case .sqlite(let path): return "sqlite:" + path
    case .postgres(let url):
      let rest = url.drop { $0 != "/" }.drop { $0 == "/" }
      let place = rest.prefix { $0 != "?" }
      guard let at = place.lastIndex(of: "@") else { return "postgres://" + place }
      return "postgres://" + place[place.index(after: at)...]
    }
  }
}

extension String {
  /// The text without the newline that libpq puts behind its messages.
  var trimmingNewline: String { self[...].trimmingSuffix(while: \.isNewline) }
}

extension Substring {
  func trimmingSuffix(while drop: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, drop(last) { text.removeLast() }
    return String(text)
  }
}
