import Foundation
import Values
import Web

/// Holds a JSON value against a schema of the document, as far as the document goes. Stricter than JSON Schema in one
/// thing: a member that is not described is a fault, so that nothing is answered that nobody knows of.
struct SchemaCheck {
  let document: JSON

  /// What is wrong, each with where; empty when the value fits. A keyword that is not known here is a fault too.
  func faults(_ value: JSON, _ schema: JSON, at place: String = "$") -> [String] {
    guard case .object(let keywords) = schema else { return ["\(place): the schema is no object"] }
    if let reference = schema["$ref"]?.string {
      guard let target = document[pointer: reference] else { return ["\(place): \(reference) leads nowhere"] }
      return faults(value, target, at: place)
    }
    return keywords.flatMap { keyword, argument in
      faults(value, keyword, argument, schema).map { place + $0 }
    }
  }

  private func faults(_ value: JSON, _ keyword: String, _ argument: JSON, _ schema: JSON) -> [String] {
    switch keyword {
    case "type":
      let types = argument.string.map { [$0] } ?? argument.items.compactMap(\.string)
      return value.types.isDisjoint(with: types) ? [": \(value.text) is no \(types.joined(separator: " or "))"] : []
    case "enum": return argument.items.contains { $0.bytes == value.bytes } ? [] : [": \(value.text) is not listed"]
    case "anyOf":
      let tries = argument.items.map { faults(value, $0, at: "") }
      return tries.contains([]) ? [] : tries.min { $0.count < $1.count } ?? [": nothing is allowed"]
    case "properties":
      return value.members.flatMap { name, inner in
        (argument[name].map { faults(inner, $0, at: "." + name) } ?? [".\(name) is not described"])
      }
    case "required":
      let missing = argument.items.compactMap(\.string).filter { value[$0] == nil }
      return value.types == ["object"] ? missing.map { ".\($0) is missing" } : []
    case "additionalProperties":
      guard schema["properties"] == nil else { return [] }
      return value.members.flatMap { name, inner in faults(inner, argument, at: "." + name) }
    case "items":
      return value.items.enumerated().flatMap { position, item in faults(item, argument, at: "[\(position)]") }
    case "maxItems": return value.items.count > argument.number.map { Int($0) } ?? 0 ? [": too many"] : []
    case "minimum": return bounded(value, argument, <)
    case "maximum": return bounded(value, argument, >)
    case "multipleOf":
      guard let number = value.number, let step = argument.number else { return [] }
      return (number / step).rounded() == number / step ? [] : [": \(number) is no multiple of \(step)"]
    case "minLength", "maxLength":
      guard let text = value.string, let length = argument.number.map({ Int($0) }) else { return [] }
      let fits = keyword == "minLength" ? text.unicodeScalars.count >= length : text.unicodeScalars.count <= length
      return fits ? [] : [": \(text.unicodeScalars.count) characters"]
    case "pattern":
      guard let text = value.string, let pattern = argument.string else { return [] }
      guard let regex = try? Regex(pattern) else { return [": \(pattern) is no pattern"] }
      return text.contains(regex) ? [] : [": \(text) does not fit \(pattern)"]
    case "format":
      guard let text = value.string, let format = argument.string else { return [] }
      return SchemaCheck.fits(text, format) ? [] : [": \(text) is no \(format)"]
    case "description": return []
    default: return [": the keyword \(keyword) is not known"]
    }
  }

  private func bounded(_ value: JSON, _ bound: JSON, _ isBeyond: (Double, Double) -> Bool) -> [String] {
    guard let number = value.number, let bound = bound.number else { return [] }
    return isBeyond(number, bound) ? [": \(number) is beyond \(bound)"] : []
  }

  private static func fits(_ text: String, _ format: String) -> Bool {
    switch format {
    case "date": CivilDate(iso: text) != nil
    case "uuid": UUID(uuidString: text) != nil
    case "uri": URL(string: text)?.scheme != nil
    case "uri-reference": URL(string: text) != nil
    case "email": text.contains("@")
    default: false
    }
  }
}

extension JSON {
  /// What a reference within the document points at (RFC 6901, as a fragment).
  subscript(pointer reference: String) -> JSON? {
    guard reference.hasPrefix("#/") else { return nil }
    return reference.dropFirst(2).split(separator: "/").reduce(Optional(self)) { $0?[String($1)] }
  }

  var members: [JSON.Member] { if case .object(let members) = self { members } else { [] } }
  var items: [JSON] { if case .array(let items) = self { items } else { [] } }
  var string: String? { if case .string(let text) = self { text } else { nil } }

  var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    default: nil
    }
  }

  /// The names that JSON Schema has for what this is.
  var types: Set<String> {
    switch self {
    case .object: ["object"]
    case .array: ["array"]
    case .string: ["string"]
    case .integer: ["integer", "number"]
    case .decimal: ["number"]
    case .bool: ["boolean"]
    case .null: ["null"]
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
