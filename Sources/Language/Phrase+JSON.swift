import CatalogFormat
import Values

extension Phrase: Codable {
  private enum Field: String, CodingKey {
    case key, arguments
  }

  /// The name of an argument as a JSON field.
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  public func encode(to encoder: any Encoder) throws {
    let signature = Signature(at: place)
    var container = encoder.container(keyedBy: Field.self)
    try container.encode(signature.key, forKey: .key)
    guard !arguments.isEmpty else { return }
    var values = container.nestedContainer(keyedBy: Name.self, forKey: .arguments)
    for ((name, _), argument) in zip(signature.arguments, arguments) {
      let field = Name(stringValue: name)
      switch argument {
      case .text(let text): try values.encode(text, forKey: field)
      case .number(let number): try values.encode(number, forKey: field)
      case .hours(let hours): try values.encode(hours, forKey: field)
      case .date(let date): try values.encode(date, forKey: field)
      case .week(let week): try values.encode(week, forKey: field)
      case .clock(let time): try values.encode(time, forKey: field)
      case .moment(let moment): try values.encode(moment, forKey: field)
      }
    }
  }

  /// - Throws: `UnreadablePhrase` when the catalogs have no such key or the sentence other arguments.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Field.self)
    let key = try container.decode(String.self, forKey: .key)
    guard let signature = Signature(key: key) else { throw UnreadablePhrase.unknownKey(key) }
    guard container.contains(.arguments) else {
      try self.init(key: key)
      return
    }
    let values = try container.nestedContainer(keyedBy: Name.self, forKey: .arguments)
    let names = signature.arguments.map(\.name)
    if let unknown = values.allKeys.map(\.stringValue).sorted().first(where: { !names.contains($0) }) {
      throw UnreadablePhrase.unknownArgument(unknown, key: key)
    }
    self.init(
      place: signature.place,
      arguments: try signature.arguments.map { name, kind in
        let field = Name(stringValue: name)
        guard values.contains(field) else { throw UnreadablePhrase.missingArgument(name, key: key) }
        do {
          return try Phrase.argument(of: kind, in: values, at: field)
        } catch is DecodingError {
          throw UnreadablePhrase.wrongArgument(name, key: key, expected: kind.type)
        }
      })
  }

  private static func argument(
    of kind: PlaceholderKind, in values: KeyedDecodingContainer<Name>, at field: Name
  ) throws -> Argument {
    switch kind {
    case .text: .text(try values.decode(String.self, forKey: field))
    case .count, .number: .number(try values.decode(Int.self, forKey: field))
    case .hours: .hours(try values.decode(Hours.self, forKey: field))
    case .date, .day, .bareDay: .date(try values.decode(CivilDate.self, forKey: field))
    case .week: .week(try values.decode(ISOWeek.self, forKey: field))
    case .clock: .clock(try values.decode(ClockTime.self, forKey: field))
    case .moment: .moment(try values.decode(Moment.self, forKey: field))
    }
  }
}
