/// A statement in the sources and the table that its grant is spent on.
///
/// A grant says what kind of record it opens, but the SQL names a table; the compiler cannot see that they belong
/// together, so this does. By agreement the tables of a kind begin with its name: `ladder`, `ladder_step`.
struct SpentGrant: Equatable {
  let kind: String
  let table: String

  /// Tables whose name says less than the kind; every one is here on purpose.
  static let otherNames: Set<String> = [
    "JournalRecord journal_subject",
    // A taken place is a placement of which only measure, act and dates are read.
    "QuotaSlotRecord placement",
  ]

  var fits: Bool {
    let record = kind.hasSuffix("Record") ? String(kind.dropLast("Record".count)) : kind
    var stem = ""
    for letter in record {
      if letter.isUppercase, !stem.isEmpty { stem.append("_") }
      stem.append(contentsOf: letter.lowercased())
    }
    return table == stem || table.hasPrefix(stem + "_") || Self.otherNames.contains(kind + " " + table)
  }

  /// Everything that a source reads with a scope, changes, or inserts under a kind. A scope whose table is not in the
  /// statement comes out as `?`.
  static func all(in source: String) -> [SpentGrant] {
    let marks = source.matches(of: /(Statement|Insertion|Change)<([A-Za-z]+Record)\b/)
    return marks.enumerated().flatMap { position, mark -> [SpentGrant] in
      let end = position + 1 < marks.count ? marks[position + 1].range.lowerBound : source.endIndex
      let text = source[mark.range.upperBound..<end]
      let kind = String(mark.2)
      switch mark.1 {
      case "Change":
        return text.firstMatch(of: /^>\(\s*of: "([a-z_]+)"/).map { [SpentGrant(kind: kind, table: String($0.1))] } ?? []
      case "Insertion":
        return text.firstMatch(of: /INSERT INTO ([a-z_]+)/).map { [SpentGrant(kind: kind, table: String($0.1))] } ?? []
      default:
        return text.matches(of: /\(scope: "([a-z_]+)"\)/).map { scope in
          let table = text.matches(of: /(FROM|JOIN)\s+([a-z_]+)\s+(AS\s+)?([a-z_]+)\b/).first { $0.4 == scope.1 }
          return SpentGrant(kind: kind, table: table.map { String($0.2) } ?? "?")
        }
      }
    }
  }
}
