import Values

extension Voice {
  /// Puts a name or other text from outside into a sentence. Where it runs against the sentence's direction it is
  /// wrapped in invisible isolates (U+2068, U+2069); otherwise "محمد 9 hours" would show the number on the wrong side.
  func append(isolated value: String, to text: inout String) {
    let needsIsolation =
      direction == .rightToLeft
      ? !value.unicodeScalars.allSatisfy { $0 == " " || Voice.isRightToLeft($0) }
      // No byte below 0xD6 begins a letter of those scripts; most names end here.
      : value.utf8.contains { $0 >= 0xD6 } && value.unicodeScalars.contains(where: Voice.isRightToLeft)
    if needsIsolation {
      text += "\u{2068}"
      text += value
      text += "\u{2069}"
    } else {
      text += value
    }
  }

  /// Blocks of the scripts written from right to left, with their presentation forms.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x1_0800...0x1_0FFF, 0x1_E800...0x1_EFFF: true
    default: false
    }
  }
}
