internal import Values
internal import Yams

/// One value under reading: its text is turned into a type only on request.
public struct PackValue {
  public let reader: PackReader
  public let path: String
  let node: Node
  let mark: Mark?

  public func note(_ what: String, remedy: String) { reader.note(mark, path, what, remedy) }

  /// The scalar's text, trimmed; `nil` and a problem when it is empty, a list or a mapping.
  public func scalar(expected: String, example: String) -> String? {
    guard case .scalar(let scalar) = node else {
      note("\(expected) is expected, not a \(isList ? "list" : "group of names")", remedy: "write \(example)")
      return nil
    }
    let text = scalar.string.trimmingBlanks()
    guard !text.isEmpty else {
      note("\(expected) is missing", remedy: "write \(example)")
      return nil
    }
    return text
  }

  var isList: Bool { if case .sequence = node { true } else { false } }
  var isMap: Bool { if case .mapping = node { true } else { false } }
  var isScalar: Bool { if case .scalar = node { true } else { false } }

  /// True when the value is exactly this word.
  public func isWord(_ word: String) -> Bool {
    if case .scalar(let scalar) = node { scalar.string == word } else { false }
  }

  /// Reads a mapping and refuses the names that the body did not ask for.
  public func map<Value>(_ body: (PackMap) -> Value) -> Value {
    guard case .mapping(let mapping) = node else {
      note("names with values are expected", remedy: "write `name: value` lines, indented below")
      return body(PackMap(missingIn: reader, path: path, mark: mark))
    }
    let map = PackMap(reader: reader, path: path, mapping: mapping)
    let value = body(map)
    map.refuseUnasked()
    return value
  }

  /// Reads a mapping whose names are free: codes that the file itself defines.
  public func entries<Value>(_ body: (String, PackValue) -> Value?) -> [Value] {
    guard case .mapping = node else {
      note("names with values are expected", remedy: "write `name: value` lines, indented below")
      return []
    }
    return map { map in map.names.compactMap { name in map.optional(name).flatMap { body(name, $0) } } }
  }

  public func list<Value>(_ body: (PackValue) -> Value?) -> [Value] {
    guard case .sequence(let sequence) = node else {
      note("a list is expected", remedy: "write one `- item` per line, or [one, two]")
      return []
    }
    return sequence.enumerated().compactMap { index, item in
      body(PackValue(reader: reader, path: "\(path)[\(index + 1)]", node: item, mark: item.mark ?? mark))
    }
  }
}

extension StringProtocol {
  func trimmingBlanks() -> String {
    let blank: (Character) -> Bool = { $0.isWhitespace }
    guard let first = firstIndex(where: { !blank($0) }), let last = lastIndex(where: { !blank($0) }) else { return "" }
    return String(self[first...last])
  }
}
