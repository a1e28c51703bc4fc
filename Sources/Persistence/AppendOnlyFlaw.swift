/// Something that keeps an append-only table from being one, or that lets its rows disappear on their way in.
public struct AppendOnlyFlaw: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// The table, or the trigger that guards it, is not there.
    case missing
    /// The trigger is there and does not work.
    case disabled
    /// The trigger, or what it calls, is not what the migration made.
    case altered
    /// A trigger, rule or row policy that the migration did not make.
    case stranger
  }

  public let table: String
  /// The trigger, rule or policy; the table's own name when that is missing.
  public let name: String
  public let kind: Kind

  init(_ table: String, _ name: String, _ kind: Kind) {
    (self.table, self.name, self.kind) = (table, name, kind)
  }
}

extension Database {
  /// Whether the tables still refuse what they must refuse, and nothing else: compared with what the migration made.
  public func flaws(ofAppendOnly tables: [String]) async throws -> [AppendOnlyFlaw] {
    let dialect = dialect
    return try await read { connection in
      try tables.flatMap { table in try dialect.flaws(ofAppendOnly: table) { try connection.rows($0, $1) } }
    }
  }
}

/// A guard as it was made and as it is found, in the words of one engine.
struct AppendOnlyGuard: Equatable {
  let name: String
  /// Compared without quotes and line breaks: renaming a table and back adds the ones, a dump the others.
  let text: String
  var isEnabled = true

  init(_ name: String, _ text: String, isEnabled: Bool = true) {
    self.name = name
    self.text = text.filter { $0 != "\"" && $0 != ";" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.isEnabled = isEnabled
  }

  static func flaws(in table: String, made: [AppendOnlyGuard], found: [AppendOnlyGuard]) -> [AppendOnlyFlaw] {
    let missing = made.compactMap { guarding -> AppendOnlyFlaw? in
      guard let same = found.first(where: { $0.name == guarding.name }) else {
        return AppendOnlyFlaw(table, guarding.name, .missing)
      }
      if !same.isEnabled { return AppendOnlyFlaw(table, guarding.name, .disabled) }
      return same.text == guarding.text ? nil : AppendOnlyFlaw(table, guarding.name, .altered)
    }
    let strangers = found.filter { one in !made.contains { $0.name == one.name } }
    return missing + strangers.map { AppendOnlyFlaw(table, $0.name, .stranger) }
  }
}

extension Row {
  /// A column of the engine's own tables, where text stands; empty when there is none.
  func word(_ column: String) -> String {
    if case .text(let text)? = self[column] { text } else { "" }
  }
}
