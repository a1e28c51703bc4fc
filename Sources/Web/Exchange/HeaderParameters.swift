/// The value of a header field that goes on with parameters: `form-data; name="paper"; filename="a.pdf"`.
///
/// Read strictly: what two programs might read differently is refused (RFC 9110 §5.6.6, RFC 7578 §4.2).
struct HeaderParameters {
  /// Lower case.
  let value: String
  private let parameters: [String: String]

  /// `nil` when it is not written as it should be, or says the same thing twice. Read byte by byte: an accent behind a
  /// quotation mark makes another letter of it, and no other mark.
  init?(_ text: some StringProtocol) {
    var rest = Array(text.utf8)[...]
    value = HeaderParameters.text(rest.prefix { $0 != 0x3B }).lowercased()
    rest = rest.drop { $0 != 0x3B }
    var parameters: [String: String] = [:]
    while let separator = rest.popFirst() {
      guard separator == 0x3B else { return nil }
      rest = rest.drop(while: HeaderParameters.isSpace)
      let name = String(decoding: rest.prefix { $0 != 0x3D }, as: UTF8.self).lowercased()
      rest = rest.drop { $0 != 0x3D }
      guard rest.popFirst() != nil, !name.isEmpty, name.utf8.allSatisfy(HeaderParameters.isOfToken),
        parameters[name] == nil, let value = HeaderParameters.value(&rest)
      else { return nil }
      parameters[name] = value
      rest = rest.drop(while: HeaderParameters.isSpace)
    }
    self.parameters = parameters
  }

  subscript(_ name: String) -> String? { parameters[name] }

  /// Takes a word, or a text in quotation marks, off the front.
  private static func value(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard rest.first == 0x22 else {
      let word = text(rest.prefix { $0 != 0x3B })
      rest = rest.drop { $0 != 0x3B }
      return word.isEmpty || word.utf8.contains(0x22) ? nil : word
    }
    rest = rest.dropFirst()
    var value: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case 0x22: return String(decoding: value, as: UTF8.self)
      // Browsers escape nothing with it: it is a sign of a folder unless a mark or another one follows.
      case 0x5C where rest.first == 0x22 || rest.first == 0x5C: value.append(rest.removeFirst())
      default: value.append(byte)
      }
    }
    return nil
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes.drop(while: isSpace)
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isOfToken(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2A || byte == 0x5F
  }
}
