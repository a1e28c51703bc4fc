/// A telephone number as somebody wrote it, and what of it can be called.
public struct PhoneText: Sendable, Hashable {
  /// As it was written, in plain digits and signs, without the `tel:` of an address.
  public let text: String

  /// `nil` where there is no number in it: fewer than three digits.
  public init?(_ text: String) {
    var text = text.asPhone
    if text.lowercased().hasPrefix("tel:") { text = String(text.dropFirst(4)).cleanedLine }
    guard text.unicodeScalars.count(where: PhoneText.isDigit) >= 3 else { return nil }
    self.text = text
  }

  /// The digits to call, with a + where there is one. `nil` unless all of it reads as one number: what says when to call,
  /// whom to ask for or another number would call somebody else.
  public var dialled: String? {
    var number = text
    // (+45) 20 30 …: the country's code in brackets.
    if number.hasPrefix("(+") || number.hasPrefix("(00"), let end = number.firstIndex(of: ")") {
      number.remove(at: end)
      number.removeFirst()
    }
    let isInternational = number.hasPrefix("+") || number.hasPrefix("00")
    // +49 (0)151 …: dialled within the country, in place of what stands before it.
    if isInternational { number = number.replacing("(0)", with: "") }
    let sign = number.hasPrefix("+") ? "+" : ""
    number = String(number.dropFirst(sign.count))
    let digits = number.unicodeScalars.filter(PhoneText.isDigit)
    guard number.unicodeScalars.allSatisfy({ PhoneText.isDigit($0) || " -./()".unicodeScalars.contains($0) }),
      (3...15).contains(digits.count), PhoneText.isOne(number)
    else { return nil }
    return sign + String(String.UnicodeScalarView(digits))
  }

  /// Whether a stroke stands behind the code of an area, as in Germany, and not between two numbers.
  private static func isOne(_ number: String) -> Bool {
    let parts = number.split(separator: "/", omittingEmptySubsequences: false)
      .map { $0.unicodeScalars.count(where: isDigit) }
    return parts.count == 1 || (parts.count == 2 && parts[0] <= 7 && parts[1] >= 3)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
