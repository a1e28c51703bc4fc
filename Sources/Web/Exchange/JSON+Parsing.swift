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
    /// For documents that this program has made itself.
    public static let own = Limits(depth: 64, values: .max)
  }

  /// Why bytes are not a document that is read here.
  public struct Fault: Error, Hashable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
      /// Not JSON (RFC 8259), or JSON that says two things at once.
      case malformed
      case tooDeep
      case tooMany
    }

    public let kind: Kind
    /// What is wrong, where, and what to do about it.
    public let description: String
  }

  /// Strict RFC 8259 and what it leaves open decided: UTF-8 without byte order mark, no name twice in one object, numbers
  /// that a `Double` can hold, no lone halves of surrogate pairs. Reads each byte once.
  ///
  /// Members come out sorted by name.
  public init(parsing bytes: [UInt8], within limits: Limits = .own) throws(Fault) {
    var parser = JSONParser(bytes, limits)
    self = try parser.document()
  }
}
