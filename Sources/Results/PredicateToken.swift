/// A word, number or sign of the predicate language.
enum PredicateToken: Equatable, CustomStringConvertible {
  case word(String)
  case number(Int)
  case sign(String)
  case end

  var description: String {
    switch self {
    case .word(let text), .sign(let text): text
    case .number(let number): String(number)
    case .end: "the end"
    }
  }

  static func split(_ text: String) throws(PredicateFault) -> [PredicateToken] {
    let bytes = Array(text.utf8)
    var tokens: [PredicateToken] = []
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      let from = at
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        at += 1
      } else if isLetter(byte) {
        while at < bytes.count, isLetter(bytes[at]) || isDigit(bytes[at]) { at += 1 }
        tokens.append(.word(String(decoding: bytes[from..<at], as: UTF8.self)))
      } else if isDigit(byte) {
        while at < bytes.count, isDigit(bytes[at]) { at += 1 }
        guard let number = Int(String(decoding: bytes[from..<at], as: UTF8.self)), number < 1_000_000 else {
          throw PredicateFault(
            column: tokens.count + 1, problem: "the number is too large", remedy: "Write a smaller one.")
        }
        tokens.append(.number(number))
      } else if let sign = signs.first(where: { bytes[at...].starts(with: $0.utf8) }) {
        at += sign.utf8.count
        tokens.append(.sign(sign))
      } else {
        let shown = String(text.unicodeScalars.first { !$0.isASCII } ?? Unicode.Scalar(byte))
        throw PredicateFault(
          column: tokens.count + 1, problem: "“\(shown)” means nothing in a predicate",
          remedy: "Use words, digits and ( ) { } , = < <= > >= ..")
      }
    }
    return tokens + [.end]
  }

  /// Longer signs first.
  private static let signs = ["<=", ">=", "..", "<", ">", "=", "(", ")", "{", "}", ","]

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// The distinct number ranges that a pack's predicates use; each has one bit.
struct NumberRanges: Sendable {
  private(set) var used: [(name: String, range: ClosedRange<Int>)] = []

  /// The range's bit, given out when it is new; `nil` when all 64 are taken.
  mutating func bit(of name: String, _ range: ClosedRange<Int>) -> Int? {
    if let bit = used.firstIndex(where: { $0.name == name && $0.range == range }) { return bit }
    guard used.count < 64 else { return nil }
    used.append((name, range))
    return used.count - 1
  }

  /// For each number up to `limit` the bits of the ranges that hold it.
  func words(for name: String, upTo limit: Int) -> [UInt64] {
    (0...limit).map { number in
      var word: UInt64 = 0
      for (bit, one) in used.enumerated() where one.name == name && one.range.contains(number) {
        word |= 1 << UInt64(bit)
      }
      return word
    }
  }
}
