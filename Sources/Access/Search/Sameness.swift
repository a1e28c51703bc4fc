import Values

/// By what two records of a kind may be about the same firm, workplace or person. The system keeps the pairs in a part of the
/// record, so that whoever asks for what was entered twice reads them instead of comparing everybody with everybody.
///
/// A pair stands with each of the two, and each row is reached as its record is: a statement that joins both says nothing
/// about anybody beyond reach.
public struct Sameness: Sendable {
  enum Measure: Sendable {
    /// The same number within the same country.
    case number(String, within: String)
    /// Born on the same day with such a name, or with the same telephone.
    case person(names: [String], born: String, phone: String)
  }

  let measure: Measure
  /// The table of parts, and its column for the record; that for the other one is `other_id`.
  let pairs: (table: String, own: String)

  /// - Parameters:
  ///   - column: holds the `Folding.identity` of a number.
  ///   - country: a column, derived ones among them.
  public static func number(
    _ column: String, within country: String, keptIn table: String, by own: String
  ) -> Sameness {
    Sameness(measure: .number(column, within: country), pairs: (table, own))
  }

  public static func person(
    names: [String], born: String, phone: String, keptIn table: String, by own: String
  ) -> Sameness {
    Sameness(measure: .person(names: names, born: born, phone: phone), pairs: (table, own))
  }

  /// Whether many have to be looked at to know: then that is not done again without need.
  var isDear: Bool { if case .person = measure { true } else { false } }

  /// The columns that are compared.
  var columns: [String] {
    switch measure {
    case .number(let number, let country): [number, country]
    case .person(let names, let born, let phone): [born, phone] + names
    }
  }

  /// So many others at most are named with one record: those that were entered first.
  static let most = 50
  /// So many born on one day are looked at. Whoever does not know the day writes the first of January.
  static let mostBorn = 500
}

/// What of a record is compared.
struct Likeness: Sendable, Hashable {
  let record: String
  /// In the order of `Sameness.columns`.
  let values: [String?]

  /// Whether nothing but the telephone is another, both as `Sameness.person` reads them.
  func differsByPhoneAlone(from other: Likeness) -> Bool {
    values.indices.allSatisfy { $0 == 1 || values[$0] == other.values[$0] }
  }

  /// Whether they may be one person; both as `Sameness.person` reads them, as all below.
  func isLike(_ other: Likeness) -> Bool { isBornAndCalledLike(other) || hasPhone(of: other) }

  func isBornAndCalledLike(_ other: Likeness) -> Bool {
    guard let born = values[0], born == other.values[0] else { return false }
    let theirs = other.values.dropFirst(2).compactMap(\.self)
    return values.dropFirst(2).compactMap(\.self).contains { mine in
      theirs.contains { Folding.isSameName(mine, $0) }
    }
  }

  func hasPhone(of other: Likeness) -> Bool {
    guard let mine = values[1], let theirs = other.values[1] else { return false }
    return Folding.isSamePhone(mine, theirs)
  }
}
