/// The number of times a record has been written; 1 when new. A write names the version that it saw.
public struct Version: Sendable, Hashable, Comparable, Codable {
  public let number: Int64

  public init(_ number: Int64) {
    self.number = number
  }

  public static let first = Version(1)
  public var next: Version { Version(number + 1) }

  public static func < (a: Version, b: Version) -> Bool { a.number < b.number }

  public init(from decoder: any Decoder) throws {
    number = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(number)
  }
}
