// Turning text into bytes that cannot be taken for markup. Most text needs nothing: then it is one copy.

extension [UInt8] {
  public mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends text for element content and quoted attribute values.
  ///
  /// Left out entirely: control characters that HTML forbids, and the characters that re-order what stands around them
  /// (U+202A to U+202E, U+2066 to U+2069), with which "gpj.exe" can be made to read "exe.jpg". The marks that writing in
  /// Arabic and Persian needs (U+200C to U+200F) stay.
  public mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { source in
      var start = 0
      var index = 0
      while index < source.count {
        guard needsCare[Int(source[index])] else {
          index += 1
          continue
        }
        let (length, replacement) = replacement(in: source, at: index)
        if let replacement {
          append(contentsOf: source[start..<index])
          append(replacement)
          start = index + length
        }
        index += length
      }
      append(contentsOf: source[start...])
    }
  }

  /// Whether the next characters will be the value of an attribute that holds an address.
  public var endInAddressAttribute: Bool {
    guard last == 0x22 else { return false }
    return endsWith(" href=\"") || endsWith(" src=\"") || endsWith(" action=\"") || endsWith(" formaction=\"")
  }

  private func endsWith(_ literal: StaticString) -> Bool {
    literal.withUTF8Buffer { count >= $0.count && suffix($0.count).elementsEqual($0) }
  }
}

/// What stands for the bytes at `index`; `nil` when they may stay as they are.
private func replacement(
  in source: UnsafeBufferPointer<UInt8>, at index: Int
) -> (length: Int, replacement: StaticString?) {
  switch source[index] {
  case 0x26: return (1, "&amp;")
  case 0x3C: return (1, "&lt;")
  case 0x3E: return (1, "&gt;")
  case 0x22: return (1, "&quot;")
  case 0x27: return (1, "&#39;")
  case 0xE2:
    guard index + 2 < source.count else { return (1, nil) }
    switch (source[index + 1], source[index + 2]) {
    case (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): return (3, "")
    default: return (3, nil)
    }
  default: return (1, "")
  }
}

private let needsCare: [Bool] = (0..<256).map { byte in
  switch byte {
  case 0x09, 0x0A, 0x0D: false
  case ..<0x20, 0x7F, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0xE2: true
  default: false
  }
}
