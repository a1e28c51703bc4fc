internal import CatalogFormat
internal import Foundation
import Values

extension Phrase {
  /// How it is kept in a column: the key, then a line for each argument, `name` tab value.
  public var stored: String {
    let signature = Signature(at: place)
    var text = signature.key
    for ((name, _), argument) in zip(signature.arguments, arguments) {
      text += "\n" + name + "\t" + argument.stored
    }
    return text
  }

  /// Reads `stored`, and the JSON that earlier versions kept.
  ///
  /// - Throws: `UnreadablePhrase` when the catalogs have no such key or the sentence other arguments.
  public init(stored text: String) throws {
    if text.hasPrefix("{") {
      self = try JSONDecoder().decode(Phrase.self, from: Data(text.utf8))
      return
    }
    // By bytes: neither a line's end nor a tab can be part of another letter.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let key = String(Substring(lines[0]))
    guard let signature = Signature(key: key) else { throw UnreadablePhrase.unknownKey(key) }
    let values = lines.dropFirst().map { line in
      let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1, omittingEmptySubsequences: false)
      return (name: Substring(parts[0]), value: parts.count == 2 ? String(Substring(parts[1])) : nil)
    }
    if let unknown = values.first(where: { value in !signature.arguments.contains { $0.name == value.name } }) {
      throw UnreadablePhrase.unknownArgument(String(unknown.name), key: key)
    }
    self.init(
      place: signature.place,
      arguments: try signature.arguments.map { name, kind in
        guard let value = values.first(where: { $0.name == name })?.value else {
          throw UnreadablePhrase.missingArgument(name, key: key)
        }
        guard let argument = Argument(stored: value, as: kind) else {
          throw UnreadablePhrase.wrongArgument(name, key: key, expected: kind.type)
        }
        return argument
      })
  }
}

extension Argument {
  /// In one line: texts may hold others.
  fileprivate var stored: String {
    switch self {
    case .text(let text):
      text.replacing("\\", with: "\\\\").replacing("\r\n", with: "\\n").replacing("\n", with: "\\n")
    case .number(let number): String(number)
    case .hours(let hours): String(hours.quarters)
    case .date(let date): date.iso
    case .week(let week): week.iso
    case .clock(let time): time.iso
    case .moment(let moment): String(moment.microseconds)
    }
  }

  fileprivate init?(stored text: String, as kind: PlaceholderKind) {
    let argument: Argument? =
      switch kind {
      case .text: .text(Argument.unescaped(text))
      case .count, .number: Int(text).map(Argument.number)
      case .hours: Int(text).map { .hours(Hours(quarters: $0)) }
      case .date, .day, .bareDay: CivilDate(iso: text).map(Argument.date)
      case .week: ISOWeek(iso: text).map(Argument.week)
      case .clock: ClockTime(text: text).map(Argument.clock)
      case .moment: Int64(text).map { .moment(Moment(microseconds: $0)) }
      }
    guard let argument else { return nil }
    self = argument
  }

  private static func unescaped(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    var (plain, isEscaped) = ("", false)
    for letter in text {
      if isEscaped {
        plain.append(letter == "n" ? "\n" : letter)
        isEscaped = false
      } else if letter == "\\" {
        isEscaped = true
      } else {
        plain.append(letter)
      }
    }
    return plain
  }
}
