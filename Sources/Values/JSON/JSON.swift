/// A JSON value (RFC 8259). Members keep their order, so that what is written is the same bytes every time.
public enum JSON: Sendable {
  case object([Member])
  case array([JSON])
  case string(String)
  case integer(Int)
  case decimal(Double)
  case bool(Bool)
  case null

  public typealias Member = (name: String, value: JSON)

  /// The member called `name`; `nil` when there is none or this is no object.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

extension JSON: Equatable {
  /// Objects are the same when their members are, in the same order.
  public static func == (a: JSON, b: JSON) -> Bool {
    switch (a, b) {
    case (.object(let a), .object(let b)): a.elementsEqual(b) { $0.name == $1.name && $0.value == $1.value }
    case (.array(let a), .array(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.decimal(let a), .decimal(let b)): a == b
    case (.bool(let a), .bool(let b)): a == b
    case (.null, .null): true
    default: false
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { ($0, $1) }) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON {
  /// `["tuesday", "friday"]`, in the order of the week.
  public static func weekdays(_ days: Set<CivilDate.Weekday>) -> JSON { .array(days.inOrder.map { .string($0.code) }) }

  public static func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
  public static func text<Value: CustomStringConvertible>(_ value: Value?) -> JSON {
    text(value.map { $0.description })
  }
}
