public import Values

/// What a piece of JSON may be, for the API's description: the part of JSON Schema 2020-12 that the product needs.
public indirect enum Schema: Sendable {
  case text(shortest: Int = 0, longest: Int? = nil)
  /// A text in a form that JSON Schema has a name for, such as `date` or `uuid`.
  case format(String)
  /// A text that a regular expression (ECMA-262) fits.
  case pattern(String)
  case code([String])
  case integer(ClosedRange<Int>?)
  /// A number of hours in whole quarters.
  case hours(most: Hours)
  case truth
  case list(Schema, longest: Int? = nil)
  case object([Member], isOpen: Bool)
  /// An object whose names are not known beforehand.
  case map(of: Schema)
  /// One of several.
  case either([Schema])
  case orNull(Schema)
  /// Written once in the document and referred to from everywhere.
  case named(String, Schema)

  /// One member of an object.
  public struct Member: Sendable {
    public let name: String
    public let schema: Schema
    public let isRequired: Bool

    public init(_ name: String, _ schema: Schema, isRequired: Bool) {
      (self.name, self.schema, self.isRequired) = (name, schema, isRequired)
    }
  }
}

extension Schema {
  public static let id = Schema.format("uuid")
  public static let date = Schema.format("date")
  public static let week = Schema.pattern("^[0-9]{4}-W[0-9]{2}$")
  public static let time = Schema.pattern("^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")
  public static let weekday = Schema.code(CivilDate.Weekday.allCases.map(\.code))
  public static let version = Schema.integer(1...Int.max)
  public static let count = Schema.integer(0...Int.max)
  public static let words = Schema.text()
  public static let language = Schema.text(shortest: 2, longest: 35)

  public var orNull: Schema { .orNull(self) }

  /// The codes of an enumeration; a new case is described from the day it exists.
  public static func code<Value: RawRepresentable & CaseIterable>(of type: Value.Type) -> Schema
  where Value.RawValue == String {
    .code(type.allCases.map(\.rawValue))
  }

  /// A record of the product: whoever reads it must bear members that come later.
  ///
  /// - Parameter sometimes: members that are there only in some states.
  public static func record(
    _ name: String, _ members: KeyValuePairs<String, Schema>, sometimes: KeyValuePairs<String, Schema> = [:]
  ) -> Schema {
    .named(name, answer(members, sometimes: sometimes))
  }

  /// The same without a name of its own.
  public static func answer(
    _ members: KeyValuePairs<String, Schema>, sometimes: KeyValuePairs<String, Schema> = [:]
  ) -> Schema {
    .object(
      members.map { Member($0.key, $0.value, isRequired: true) }
        + sometimes.map { Member($0.key, $0.value, isRequired: false) }, isOpen: true)
  }

  /// What a list answers: its items, and where it is given out in pages, where the next one begins.
  static func items(of item: Schema, isPaged: Bool) -> Schema {
    isPaged
      ? answer(["items": .list(item), "next": words.orNull], sometimes: ["damaged": damaged])
      : answer(["items": .list(item)], sometimes: ["damaged": damaged])
  }
}

extension Schema {
  /// As JSON Schema; named schemas as references into the document's components.
  public var json: JSON {
    switch self {
    case .text(let shortest, let longest):
      var members: [JSON.Member] = [("type", "string")]
      if shortest > 0 { members.append(("minLength", .integer(shortest))) }
      if let longest { members.append(("maxLength", .integer(longest))) }
      return .object(members)
    case .format(let format): return ["type": "string", "format": .string(format)]
    case .pattern(let pattern): return ["type": "string", "pattern": .string(pattern)]
    case .code(let codes): return ["type": "string", "enum": .array(codes.map(JSON.string))]
    case .integer(let range):
      var members: [JSON.Member] = [("type", "integer")]
      if let range {
        members.append(("minimum", .integer(range.lowerBound)))
        if range.upperBound < Int.max { members.append(("maximum", .integer(range.upperBound))) }
      }
      return .object(members)
    case .hours(let most):
      return ["type": "number", "minimum": 0, "maximum": .decimal(most.decimal), "multipleOf": .decimal(0.25)]
    case .truth: return ["type": "boolean"]
    case .list(let item, let longest):
      return .object(
        [("type", "array"), ("items", item.json)] + (longest.map { [("maxItems", JSON.integer($0))] } ?? []))
    case .object(let members, let isOpen):
      let required = members.filter(\.isRequired).map { JSON.string($0.name) }
      return .object(
        [("type", "object"), ("properties", .object(members.map { ($0.name, $0.schema.json) }))]
          + (required.isEmpty ? [] : [("required", .array(required))])
          + (isOpen ? [] : [("additionalProperties", false)]))
    case .map(let value): return ["type": "object", "additionalProperties": value.json]
    case .either(let schemas): return ["anyOf": .array(schemas.map(\.json))]
    case .orNull(let schema): return schema.nullable
    case .named(let name, _): return ["$ref": .string("#/components/schemas/" + name)]
    }
  }

  private var nullable: JSON {
    guard case .object(var members) = json, case .string(let type)? = members.first(where: { $0.0 == "type" })?.1 else {
      return ["anyOf": [json, ["type": "null"]]]
    }
    for (position, member) in members.enumerated() {
      switch (member.0, member.1) {
      case ("type", _): members[position].1 = [.string(type), "null"]
      case ("enum", .array(let codes)): members[position].1 = .array(codes + [.null])
      default: break
      }
    }
    return .object(members)
  }

  /// Every named schema in it, the ones inside others too.
  var named: [(name: String, schema: Schema)] {
    switch self {
    case .text, .format, .pattern, .code, .integer, .hours, .truth: []
    case .list(let inner, _), .map(let inner), .orNull(let inner): inner.named
    case .object(let members, _): members.flatMap(\.schema.named)
    case .either(let schemas): schemas.flatMap(\.named)
    case .named(let name, let inner): [(name, inner)] + inner.named
    }
  }
}
