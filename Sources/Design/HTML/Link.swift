internal import Values

/// An address that a page may point to: a path of this installation, a place on the same page, a phone or a mailbox.
///
/// One is made only here, and only from parts that are percent-encoded here, so neither `javascript:` nor another site's
/// address can come out of anything that somebody typed.
public struct Link: Sendable, Hashable {
  /// As it stands in `href`, before HTML escaping.
  public let address: String

  /// A path of this installation: `Link(["people", id.text], query: [("week", "2026-W48")])`. Always begins with one `/`.
  public init(_ segments: [String], query: [(name: String, value: String)] = [], fragment: String? = nil) {
    // An empty segment would make `//host`, which browsers read as another site; dots would climb.
    var address = segments.lazy.filter { !$0.isEmpty && $0 != "." && $0 != ".." }
      .reduce(into: "") { $0 += "/" + percentEncoded($1) }
    if address.isEmpty { address = "/" }
    for (position, part) in query.enumerated() {
      address += (position == 0 ? "?" : "&") + percentEncoded(part.name) + "=" + percentEncoded(part.value)
    }
    if let fragment { address += "#" + percentEncoded(fragment) }
    self.address = address
  }

  private init(address: String) { self.address = address }

  /// A path that was made by `Link` and stored; `nil` for anything that could not have been: it leads to this installation
  /// and nowhere else.
  public init?(stored path: String) {
    var before = UInt8(ascii: " ")
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "/"): guard before != byte else { return nil }
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x7E, UInt8(ascii: "%"): break
      // Dots climb where a part begins with them, which none of ours does.
      case UInt8(ascii: "."): guard before != UInt8(ascii: "/"), before != byte else { return nil }
      default: return nil
      }
      if before == UInt8(ascii: " "), byte != UInt8(ascii: "/") { return nil }
      before = byte
    }
    guard before != UInt8(ascii: " ") else { return nil }
    address = path
  }

  /// The same address with one more value in its query.
  public func adding(query name: String, _ value: String) -> Link {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0] + (parts[0].contains("?") ? "&" : "?") + percentEncoded(name) + "=" + percentEncoded(value)
    return Link(address: path + (parts.count > 1 ? "#" + parts[1] : ""))
  }

  public static let home = Link([])

  /// The element with that `id` on the same page.
  public static func here(_ id: String) -> Link { Link(address: "#" + percentEncoded(id)) }

  /// A file that the installation serves itself, such as the style sheet; its name carries a hash of its content.
  public static func asset(_ asset: Asset) -> Link { Link(["assets", asset.servedName]) }

  /// Opens the phone; `nil` for what cannot be read as one number.
  public static func phone(_ number: String) -> Link? {
    PhoneText(number)?.dialled.map { Link(address: "tel:" + $0) }
  }

  /// Opens a new text message; `nil` for what cannot be read as one number.
  public static func text(_ number: String) -> Link? {
    PhoneText(number)?.dialled.map { Link(address: "sms:" + $0) }
  }

  /// Opens a new letter; `nil` unless the address has text on both sides of an `@`.
  public static func mail(_ mailbox: String) -> Link? {
    let parts = mailbox.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    return Link(address: "mailto:" + percentEncoded(String(parts[0])) + "@" + percentEncoded(String(parts[1])))
  }
}

/// RFC 3986: everything but unreserved characters becomes `%XX` of its UTF-8 bytes.
public func percentEncoded(_ text: String) -> String {
  let hexadecimal = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
    default: bytes += [0x25, hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
