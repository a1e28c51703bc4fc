/// Tells text that a program took for Windows-1252 although it was UTF-8, and saved as UTF-8 again: *kÃ¸kkenmedhjÃ¦lper*.
enum EncodedTwice {
  /// What Windows-1252 has in place of the control codes U+0080 to U+009F.
  private static let specials: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89, "Š": 0x8A,
    "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97,
    "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B, "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
  ]

  /// Whether every letter of the text that is not ASCII is one of Windows-1252, and all of them together are UTF-8 there. No
  /// word of any language is: a capital with a mark would have to stand before a sign, each time.
  static func isThere(in text: String) -> Bool {
    var bytes: [UInt8] = []
    var isPlain = true
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        bytes.append(UInt8(scalar.value))
        continue
      }
      isPlain = false
      if let special = specials[scalar] {
        bytes.append(special)
      } else if scalar.value < 0x100 {
        bytes.append(UInt8(scalar.value))
      } else {
        return false
      }
    }
    return !isPlain && String(validating: bytes, as: UTF8.self) != nil
  }
}
