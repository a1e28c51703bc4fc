/// What an identifier points at. The phantom type keeps a person's id from being used as a placement's.
public protocol Identified {
  /// The word in logs and API answers: `person`, `placement`.
  static var name: String { get }
}

/// A UUIDv7 (RFC 9562) typed by what it identifies. Its text sorts by time of creation.
public struct ID<Of: Identified>: Sendable, Hashable, Comparable {
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// A new identifier from milliseconds since 1970 and 74 random bits.
  public init(milliseconds: UInt64, randomHigh: UInt64, randomLow: UInt64) {
    high = (milliseconds & 0xFFFF_FFFF_FFFF) << 16 | 0x7000 | (randomHigh & 0x0FFF)
    low = 0x8000_0000_0000_0000 | (randomLow & 0x3FFF_FFFF_FFFF_FFFF)
  }

  /// Reads the 36-character form in lower or upper case; any UUID version is accepted, any other text is `nil`.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  public init?(_ text: String) {
    var text = text
    guard let halves = text.withUTF8(Halves.init) else { return nil }
    (high, low) = (halves.high, halves.low)
  }

  public static func < (a: ID, b: ID) -> Bool { (a.high, a.low) < (b.high, b.low) }
}

/// The two halves of a UUID in its text. Apart from `ID`, so that it is compiled once and not for each of its types: lists
/// read thousands.
private struct Halves {
  var (high, low): (UInt64, UInt64) = (0, 0)

  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 36 else { return nil }
    var nibbles = 0
    for (index, byte) in text.enumerated() {
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard byte == 0x2D else { return nil }
        continue
      }
      let nibble: UInt64
      switch byte {
      case 0x30...0x39: nibble = UInt64(byte - 0x30)
      case 0x61...0x66: nibble = UInt64(byte - 0x61 + 10)
      case 0x41...0x46: nibble = UInt64(byte - 0x41 + 10)
      default: return nil
      }
      if nibbles < 16 { high = high << 4 | nibble } else { low = low << 4 | nibble }
      nibbles += 1
    }
  }
}

extension ID: CustomStringConvertible {
  /// `0190a1b2-…`, lower case: the form in the database, in addresses and in the API.
  public var description: String { text }

  public var text: String {
    let digits: StaticString = "0123456789abcdef"
    return String(unsafeUninitializedCapacity: 36) { buffer in
      var index = 0
      for position in 0..<32 {
        if position == 8 || position == 12 || position == 16 || position == 20 {
          buffer[index] = 0x2D
          index += 1
        }
        let word = position < 16 ? high : low
        let nibble = Int(word >> UInt64(60 - position % 16 * 4) & 0xF)
        buffer[index] = digits.utf8Start[nibble]
        index += 1
      }
      return index
    }
  }
}

extension ID: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = ID(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not an identifier")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
