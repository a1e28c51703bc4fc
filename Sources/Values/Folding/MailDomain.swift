internal import Foundation

extension Folding {
  /// A mail address in the form in which it is looked for and compared: small letters, and the names behind the @ in
  /// their own script, where a program writes them as `xn--…` (RFC 5891): `info@xn--smrrebrd-64af.example` is
  /// `Info@Smørrebrød.example`. What stands before the @ is compared in small letters too, as every mailbox that we know
  /// takes it.
  public static func mail(_ address: String) -> String {
    let small = address.lowercased().precomposedStringWithCompatibilityMapping.replacing("。", with: ".")
    guard small.contains("xn--") else { return small }
    let at = small.lastIndex(of: "@").map(small.index(after:)) ?? small.startIndex
    let names = small[at...].split(separator: ".", omittingEmptySubsequences: false).map { name in
      name.hasPrefix("xn--") ? Punycode.decoded(name.dropFirst(4)) ?? String(name) : String(name)
    }
    return small[..<at] + names.joined(separator: ".").lowercased().precomposedStringWithCanonicalMapping
  }
}

/// Letters of every script in the letters, digits and hyphens of the Internet's names (RFC 3492).
private enum Punycode {
  private static let (base, least, most, skew, damp) = (36, 1, 26, 38, 700)

  /// `nil` for what is none.
  static func decoded(_ name: Substring) -> String? {
    guard name.utf8.count <= 59 else { return nil }
    let hyphen = name.lastIndex(of: "-")
    var letters = Array((hyphen.map { name[..<$0] } ?? "").unicodeScalars)
    var rest = (hyphen.map { name[name.index(after: $0)...] } ?? name).utf8.makeIterator()
    var (point, place, bias) = (128, 0, 72)
    var next = rest.next()
    guard letters.allSatisfy(\.isASCII), next != nil else { return nil }
    while next != nil {
      let before = place
      var (weight, step) = (1, base)
      while true {
        guard let digit = next.flatMap(value) else { return nil }
        next = rest.next()
        let (product, tooMuch) = digit.multipliedReportingOverflow(by: weight)
        let (sum, tooFar) = place.addingReportingOverflow(product)
        guard !tooMuch, !tooFar else { return nil }
        place = sum
        let threshold = min(max(step - bias, least), most)
        if digit < threshold { break }
        let (heavier, tooHeavy) = weight.multipliedReportingOverflow(by: base - threshold)
        guard !tooHeavy else { return nil }
        (weight, step) = (heavier, step + base)
      }
      let count = letters.count + 1
      bias = adapted(place - before, count, isFirst: before == 0)
      let (last, tooFar) = point.addingReportingOverflow(place / count)
      guard !tooFar, last <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(last)) else { return nil }
      (point, place) = (last, place % count)
      letters.insert(scalar, at: place)
      place += 1
    }
    return String(String.UnicodeScalarView(letters))
  }

  private static func value(_ letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(letter - UInt8(ascii: "a"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(letter - UInt8(ascii: "0")) + 26
    default: nil
    }
  }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var step = 0
    while delta > ((base - least) * most) / 2 {
      delta /= base - least
      step += base
    }
    return step + (base - least + 1) * delta / (delta + skew)
  }
}
