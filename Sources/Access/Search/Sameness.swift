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

  /// A telephone that more people have than this is that of a house or an office: it tells nobody from anybody, and makes
  /// nobody a pair.
  public static let mostOfOnePhone = 10
  /// More than there are with one number, or than were born on one day. What is kept is the same whoever
  /// was saved last: nobody who may be the same is left out.
  static let most = 10_000
}

/// What of a record is compared.
struct Likeness: Sendable, Hashable {
  let record: String
  /// In the order of `Sameness.columns`.
  let values: [String?]

  /// Of people: the names.
  var names: [String] { values.dropFirst(2).compactMap(\.self) }

  /// Of people: the end of the telephone by which others with the same are found, however it is written; none of what
  /// reaches nobody.
  var line: String? {
    guard let phone = values[1], Folding.isSamePhone(phone, phone) else { return nil }
    return PhoneDigits(phone).telling
  }

  /// Whether nothing but the telephone is another, both as `Sameness.person` reads them.
  func differsByPhoneAlone(from other: Likeness) -> Bool {
    values.indices.allSatisfy { $0 == 1 || values[$0] == other.values[$0] }
  }

  /// Both as `Sameness.person` reads them, as all below.
  func isBornAndCalledLike(_ other: Likeness) -> Bool {
    guard let born = values[0], born == other.values[0] else { return false }
    return names.contains { mine in other.names.contains { Folding.isSameName(mine, $0) } }
  }

  func hasPhone(of other: Likeness) -> Bool {
    guard let mine = values[1], let theirs = other.values[1] else { return false }
    return Folding.isSamePhone(mine, theirs)
  }
}

/// Two records that may be one, in whichever order.
struct Couple: Hashable, Comparable {
  let one: String
  let other: String

  init(_ a: String, _ b: String) { (one, other) = a < b ? (a, b) : (b, a) }

  static func < (a: Couple, b: Couple) -> Bool { (a.one, a.other) < (b.one, b.other) }
}

extension Set<Couple> {
  /// Each once, under the one of the two that most of them have.
  var byHub: [(hub: String, others: [String])] {
    var number: [String: Int] = [:]
    for couple in self { for id in [couple.one, couple.other] { number[id, default: 0] += 1 } }
    var others: [String: [String]] = [:]
    for couple in sorted() {
      let isOne = (number[couple.one] ?? 0) >= (number[couple.other] ?? 0)
      others[isOne ? couple.one : couple.other, default: []].append(isOne ? couple.other : couple.one)
    }
    return others.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension [Likeness] {
  /// These, if they are so many.
  func asMany(as number: Int) -> [Likeness]? { count == number ? self : nil }

  func couples(_ areSuch: (Likeness, Likeness) -> Bool) -> Set<Couple> {
    var couples: Set<Couple> = []
    for (place, one) in enumerated() {
      for other in dropFirst(place + 1) where areSuch(one, other) { couples.insert(Couple(one.record, other.record)) }
    }
    return couples
  }
}
