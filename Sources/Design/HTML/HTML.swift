/// A piece of a page. Markup is written as markup; whatever is put in between is escaped:
///
///     let row: HTML = "<li class=\"person\">\(name: person.name) <span>\(reason)</span></li>"
///
/// The literal parts are `StaticString`, so text that exists only at run time cannot enter as markup, by any initialiser.
/// Escaping fits text and *quoted* attribute values. There is no place for it in scripts or styles, because pages have
/// none inside. Addresses come as ``Link``: a plain `String` behind `href="`, `src="` or `action="` is not written.
public struct HTML: Sendable, ExpressibleByStringInterpolation {
  /// UTF-8, ready to be sent.
  public private(set) var bytes: [UInt8]

  public init(stringLiteral literal: StaticString) {
    bytes = []
    bytes.append(literal)
  }

  public init(stringInterpolation interpolation: StringInterpolation) {
    bytes = interpolation.bytes
  }

  /// Text that is nothing but text: escaped.
  public init(_ text: String) {
    bytes = []
    bytes.appendEscaped(text)
  }

  public static let nothing = HTML("")

  public var isEmpty: Bool { bytes.isEmpty }

  public static func + (a: HTML, b: HTML) -> HTML {
    var sum = a
    sum.bytes += b.bytes
    return sum
  }

  public static func += (a: inout HTML, b: HTML) { a.bytes += b.bytes }
}

extension HTML: CustomStringConvertible {
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

/// Something that a page can hold: every component is a value with its HTML.
public protocol Markup: Sendable {
  var html: HTML { get }
}

extension HTML: Markup {
  public var html: HTML { self }
}

extension Sequence where Element: Markup {
  /// The pieces one after the other.
  public func joined() -> HTML { reduce(into: .nothing) { $0 += $1.html } }
}
