import Design
public import Values

/// Named answers, however they came: from a form, from an address, from a JSON object. One reader understands them all.
public struct Fields: Sendable, Hashable {
  private var values: [String: [String]] = [:]
  /// In the order of arrival.
  public private(set) var names: [String] = []
  /// Came as JSON: without the members that forms carry along.
  private(set) var isJSON = false
  /// What came as a JSON list or object, with what stands inside it under longer names. Only some questions take that.
  private(set) var compounds: [String: Compound] = [:]

  enum Compound { case list, object }

  public init() {}

  public init(_ pairs: KeyValuePairs<String, String>) {
    for (name, value) in pairs { self[name] = value }
  }

  /// Reads `application/x-www-form-urlencoded`, at most 1,000 pairs.
  ///
  /// - Parameter keepsNUL: leaves it to the reader of the answers to refuse a NUL, so that nothing else is lost.
  public init(form text: String, keepsNUL: Bool = false) throws(BadRequest) {
    let pairs = text.split(separator: "&", omittingEmptySubsequences: true)
    guard pairs.count <= Fields.most else { throw BadRequest("more than \(Fields.most) fields") }
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentEncoding.decoded(parts[0], plusIsSpace: true),
        let value =
          parts.count > 1 ? PercentEncoding.decoded(parts[1], plusIsSpace: true, keepsNUL: keepsNUL) : ""
      else { throw BadRequest("a field is not encoded as a form sends it") }
      append(value, to: name)
    }
  }

  /// Reads a JSON object: numbers and truth values as they are written, `null` as an empty answer, lists of plain values
  /// as several answers, what stands inside with dots (`address.street`, `languages.0.language`).
  ///
  /// Throws `BadRequest`, or `TooLong` when there are more values than the limits allow.
  public init(json bytes: [UInt8], within limits: JSON.Limits = .usual) throws {
    let value: JSON
    do throws(JSON.Fault) {
      value = try JSON(parsing: bytes, within: limits)
    } catch {
      switch error.kind {
      case .malformed: throw BadRequest("the body is not JSON: " + error.description)
      case .tooDeep: throw BadRequest("the body cannot be read: " + error.description)
      case .tooMany: throw TooLong("the body holds " + error.description)
      }
    }
    guard case .object(let members) = value else { throw BadRequest("the body must be a JSON object") }
    isJSON = true
    try add(members, under: "")
  }

  private static let (most, longestName) = (1000, 1000)

  private mutating func add(_ members: [JSON.Member], under prefix: String) throws(BadRequest) {
    for (name, value) in members {
      // What stands inside repeats the names around it.
      guard prefix.utf8.count + name.utf8.count <= Fields.longestName else {
        throw BadRequest("the name “\(name.prefix(80))…” is longer than \(Fields.longestName) bytes")
      }
      let name = prefix + name
      guard values[name] == nil, compounds[name] == nil else {
        throw BadRequest("“\(name.prefix(80))” stands twice in the object")
      }
      switch value {
      case .null: append("", to: name)
      case .object(let inner):
        compounds[name] = .object
        try add(inner, under: name + ".")
      case .array(let list):
        compounds[name] = .list
        for (position, item) in list.enumerated() {
          switch item {
          case .object(let inner): try add(inner, under: name + "." + String(position) + ".")
          default:
            guard let text = item.plainText else {
              throw BadRequest("“\(name.prefix(80))” may not hold a list of lists")
            }
            append(text, to: name)
          }
        }
      default: append(value.plainText ?? "", to: name)
      }
    }
  }

  public mutating func append(_ value: String, to name: String) {
    if values[name] == nil { names.append(name) }
    values[name, default: []].append(value)
  }

  /// The first answer; setting replaces all.
  public subscript(_ name: String) -> String? {
    get { values[name]?.first }
    set {
      if values[name] == nil, newValue != nil { names.append(name) }
      if newValue == nil, values[name] != nil { names.removeAll { $0 == name } }
      values[name] = newValue.map { [$0] }
    }
  }

  public func all(_ name: String) -> [String] { values[name] ?? [] }

  public mutating func set(_ answers: [String], for name: String) {
    self[name] = nil
    if answers.isEmpty { append("", to: name) }
    for answer in answers { append(answer, to: name) }
  }

  /// What is answered here stands before what was there; a list takes the place of the whole list, and `null` of all
  /// that stands inside.
  public func over(_ earlier: Fields) -> Fields {
    var merged = earlier
    (merged.isJSON, merged.compounds) = (isJSON, compounds)
    for whole in compounds.filter({ $0.value == .list }).keys + names.filter({ isJSON && self[$0] == "" }) {
      for name in earlier.names where name == whole || name.hasPrefix(whole + ".") { merged[name] = nil }
    }
    for name in names { merged.set(all(name), for: name) }
    return merged
  }

  public var isEmpty: Bool { names.isEmpty }

  var pairs: [(name: String, value: String)] { names.flatMap { name in all(name).map { (name, $0) } } }

  var encoded: String {
    pairs.map { percentEncoded($0.name) + "=" + percentEncoded($0.value) }.joined(separator: "&")
  }
}

extension JSON {
  /// Text, number or truth value as it would be typed into a form.
  fileprivate var plainText: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .bool(let truth): truth ? "true" : "false"
    case .null: ""
    case .object, .array: nil
    }
  }
}
