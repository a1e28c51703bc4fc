/// What tells letters from bytes that are none, in the fields that are not ASCII alone. Those are few.
enum Letters {
  /// Whether bytes are UTF-8, without overlong forms, halves of pairs and what lies beyond the last plane (RFC 3629 §4).
  static func areUTF8(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var at = 0
    while at < count {
      let lead = start[at]
      at += 1
      if lead < 0x80 { continue }
      let more: Int
      var allowed: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: more = 1
      case 0xE0: (more, allowed) = (2, 0xA0...0xBF)
      case 0xED: (more, allowed) = (2, 0x80...0x9F)
      case 0xE1...0xEF: more = 2
      case 0xF0: (more, allowed) = (3, 0x90...0xBF)
      case 0xF4: (more, allowed) = (3, 0x80...0x8F)
      case 0xF1...0xF3: more = 3
      default: return false
      }
      guard at + more <= count else { return false }
      for _ in 0..<more {
        guard allowed.contains(start[at]) else { return false }
        allowed = 0x80...0xBF
        at += 1
      }
    }
    return true
  }
}

/// Blanks as table programs and web pages put them around values: no-break and typographic spaces beside the usual ones.
enum Blank {
  /// How many bytes the blank has that begins here; 0 where none does.
  static func length(at start: UnsafePointer<UInt8>, upTo count: Int) -> Int {
    guard count > 0 else { return 0 }
    if start[0] == 0x20 || start[0] == 0x09 { return 1 }
    if count >= 2, start[0] == 0xC2, start[1] == 0xA0 || start[1] == 0x85 { return 2 }
    return count >= 3 && isBlank(start[0], start[1], start[2]) ? 3 : 0
  }

  /// How many bytes the blank has that ends here.
  static func length(before end: UnsafePointer<UInt8>, downTo count: Int) -> Int {
    guard count > 0 else { return 0 }
    if end[-1] == 0x20 || end[-1] == 0x09 { return 1 }
    if count >= 2, end[-2] == 0xC2, end[-1] == 0xA0 || end[-1] == 0x85 { return 2 }
    return count >= 3 && isBlank(end[-3], end[-2], end[-1]) ? 3 : 0
  }

  /// U+1680, U+2000 to U+200A, U+202F, U+205F, U+3000, and the mark U+FEFF.
  private static func isBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE1, 0x9A): third == 0x80
    case (0xE2, 0x80): (0x80...0x8A).contains(third) || third == 0xAF
    case (0xE2, 0x81): third == 0x9F
    case (0xE3, 0x80): third == 0x80
    case (0xEF, 0xBB): third == 0xBF
    default: false
    }
  }
}
