extension JSON {
  /// How much of a document is read before it is refused. What is nested or counted costs time and memory long before it
  /// means anything, so the reading stops where a limit is passed and looks at nothing behind it.
  public struct Limits: Sendable, Hashable {
    /// Lists and objects inside each other.
    public var depth: Int
    /// Values of any kind, lists and objects among them.
    public var values: Int

    public init(depth: Int = 16, values: Int) {
      (self.depth, self.values) = (depth, values)
    }

    /// From somebody who has not shown who they are.
    public static let stranger = Limits(values: 1_000)
    /// From somebody who is signed in, where the operation names no other number of values.
    public static let usual = Limits(values: 2_000)
    /// For documents that this program has made itself, and files of whoever runs it.
    public static let own = Limits(depth: 64, values: .max)
  }

  /// Why bytes are not a document that is read here, and where.
  public struct Fault: Error, Hashable {
    public enum Kind: Hashable, Sendable {
      /// Not JSON (RFC 8259), or JSON that says two things at once.
      case malformed
      case tooDeep
      case tooMany
    }

    public let kind: Kind
    /// What is wrong, as a clause.
    public let problem: String
    /// What to do about it, as a clause: “put it between name and value”.
    public let remedy: String
    /// The names and positions on the way to the value that is wrong; empty at the top.
    public let path: [String]
    /// How many bytes stand before the place.
    public let byte: Int
    /// The line of the place, and the character in it, both counted from 1.
    public let line, column: Int
  }

  /// Strict RFC 8259 and what it leaves open decided: UTF-8 without byte order mark, no name twice in one object, numbers
  /// that a `Double` can hold, no lone halves of surrogate pairs. Reads each byte once; members keep their order.
  public init(parsing bytes: [UInt8], within limits: Limits = .own) throws(Fault) {
    var parser = JSONParser(bytes, limits)
    self = try parser.document()
  }
}

extension JSON.Fault: CustomStringConvertible {
  /// `a colon is missing behind “b” at “a.0”, byte 17: put it between name and value`.
  public var description: String {
    let at = path.isEmpty ? "" : " at “" + JSON.brief(path.joined(separator: ".")) + "”"
    return kind == .malformed ? "\(problem)\(at), byte \(byte): \(remedy)" : "\(problem)\(at): \(remedy)"
  }
}

extension JSON {
  /// What was sent is said back in part only.
  static func brief(_ text: String) -> String { text.count > 80 ? text.prefix(80) + "…" : text }
}
