/// How a name with letters of any script is written where only plain ones can be (RFC 3492): *xn--smrrebrd-64a* for
/// *smørrebrød*.
enum Punycode {
  /// A part of a domain as people read it; the same where it is not written so, or cannot be read.
  static func read(_ label: Substring) -> String {
    guard label.lowercased().hasPrefix("xn--"), let letters = decoded(label.lowercased().dropFirst(4)) else {
      return String(label)
    }
    return letters
  }

  private static func decoded(_ text: Substring) -> String? {
    guard text.utf8.count <= 63, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    var out: [Unicode.Scalar] = []
    var rest = Array(text.utf8)[...]
    if let hyphen = rest.lastIndex(of: UInt8(ascii: "-")) {
      out = rest[..<hyphen].map { Unicode.Scalar($0) }
      rest = rest[(hyphen + 1)...]
    }
    var (code, place, bias) = (128, 0, 72)
    while !rest.isEmpty {
      let before = place
      var (weight, step) = (1, 36)
      while true {
        guard let digit = rest.popFirst().flatMap(value) else { return nil }
        place += digit * weight
        let threshold = step <= bias ? 1 : min(step - bias, 26)
        if digit < threshold { break }
        weight *= 36 - threshold
        step += 36
        // No name is so long that it would come to this.
        guard weight < 1 << 40, place < 1 << 40 else { return nil }
      }
      let count = out.count + 1
      bias = adapted(place - before, count, isFirst: before == 0)
      code += place / count
      place %= count
      guard let number = UInt32(exactly: code), let scalar = Unicode.Scalar(number) else { return nil }
      out.insert(scalar, at: place)
      place += 1
    }
    return String(String.UnicodeScalarView(out))
  }

  private static func value(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 26
    default: nil
    }
  }

  private static func adapted(_ difference: Int, _ count: Int, isFirst: Bool) -> Int {
    var (delta, bias) = (isFirst ? difference / 700 : difference / 2, 0)
    delta += delta / count
    while delta > 455 {
      delta /= 35
      bias += 36
    }
    return bias + 36 * delta / (delta + 38)
  }
}

extension MailAddress {
  /// An address or what was typed of one, with its domain as people read it: one for both ways of writing it.
  public static func read(_ text: String) -> String {
    guard let at = text.firstIndex(of: "@") else { return text }
    let domain = text[text.index(after: at)...].split(separator: ".", omittingEmptySubsequences: false)
    return text[...at] + domain.map(Punycode.read).joined(separator: ".")
  }
}
