import Values
import Web

@testable import Language

/// Finds canaries in an answer: in its headers and its body, however a page or an answer may spell them.
struct CanaryHunt: Sendable {
  private let cage: Cage
  private let lengths: [UInt16: [Int]]
  private let canaries: [String: Int]
  /// Beginnings of two bytes after which it is worth looking.
  private let begins: [Bool]

  init(_ cage: Cage) {
    self.cage = cage
    var (lengths, canaries): ([UInt16: Set<Int>], [String: Int]) = ([:], [:])
    var begins = [Bool](repeating: false, count: 1 << 16)
    for (index, canary) in cage.canaries.enumerated() {
      for form in CanaryHunt.forms(of: canary.value) {
        let bytes = Array(form.utf8)
        let begin = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
        begins[Int(begin)] = true
        lengths[begin, default: []].insert(bytes.count)
        precondition(canaries[form] == nil, "“\(form)” was planted twice")
        canaries[form] = index
      }
    }
    (self.lengths, self.canaries, self.begins) = (lengths.mapValues { Array($0) }, canaries, begins)
  }

  /// In lower case: as it is, as a day is written for readers, in hexadecimal as cursors hold names, and with escapes.
  static func forms(of value: String) -> Set<String> {
    var forms: Set<String> = [value.lowercased()]
    if let day = CivilDate(iso: value) { forms.insert(Voice(.english).bareDay(day).lowercased()) }
    if value.utf8.count < 30, CivilDate(iso: value) == nil, value.allSatisfy({ $0.isLetter }) {
      forms.insert(hex(value.lowercased()))
    }
    if value.utf8.contains(where: { $0 >= 0x80 }) { forms.insert(escaped(value)) }
    return forms
  }

  /// As it stands in an address, every byte of it escaped.
  static func escaped(_ value: String) -> String { hex(value, after: "%") }

  static func hex(_ text: String, after mark: String = "") -> String {
    text.utf8.map { mark + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The places in the cage of what an answer shows.
  func found(in answer: Response) -> Set<Int> {
    var bytes = answer.body
    for (name, value) in answer.headers { bytes += Array(("\n" + name + ": " + value).utf8) }
    return found(in: &bytes)
  }

  /// What somebody says in an address.
  func values(in query: String) -> [String] {
    var bytes = Array(query.utf8)
    return found(in: &bytes).map { cage.canaries[$0].value }
  }

  private func found(in bytes: inout [UInt8]) -> Set<Int> {
    var found: Set<Int> = []
    let count = bytes.count
    bytes.withUnsafeMutableBufferPointer { buffer in
      begins.withUnsafeBufferPointer { begins in
        var place = 0
        while place < count {
          if buffer[place] &- 0x41 < 26 { buffer[place] |= 0x20 }
          place += 1
        }
        place = 0
        while place < count - 1 {
          let begin = UInt16(buffer[place]) << 8 | UInt16(buffer[place + 1])
          if begins[Int(begin)] {
            for length in lengths[begin] ?? [] where place + length <= count {
              let text = String(decoding: buffer[place..<place + length], as: UTF8.self)
              if let canary = canaries[text] { found.insert(canary) }
            }
          }
          place += 1
        }
      }
    }
    return found
  }
}
