import Access
import TestMatrix
import Values

/// One planted value: an invented word, number, day or id that stands in one field of one record and nowhere else.
/// Where it turns up, that field was shown.
struct Canary: Sendable {
  /// As it was planted.
  let value: String
  /// Where it was planted: `phone of A1`.
  let field: String
  /// Through which it may be seen: each is a cell of the matrix, for one record. Any of them is enough.
  let doors: [Door]
  /// Whose own it is, so that it may stand at the top of her pages: her name.
  var holder: AccountID?
}

/// A cell of the matrix for one record.
struct Door: Sendable {
  let kind: Kind
  /// How much of the record has to be seen for this; with none, whatever is seen.
  let mask: Mask?
  let subject: About

  init(_ kind: Kind, _ mask: Mask?, _ subject: About) {
    (self.kind, self.mask, self.subject) = (kind, mask, subject)
  }
}

/// What a record hangs on, and so what relations lead to it.
struct About: Sendable {
  var participant: Participant?
  var placement: PlacementID?
  var owner: AccountID?
  var organisation: OrganisationID?

  /// A record that says nothing about a participant.
  static let installation = About()
}

/// Somebody who takes part, with what decides whose she is.
struct Participant: Sendable {
  /// `A1`: the first on side A.
  let label: String
  let id: PersonID
  let name: String
  let programme: ProgrammeID
  let referrer: OrganisationID
  /// Her address is protected: she is reached by whoever works with her and by whoever is named, and nobody else.
  let isProtected: Bool
}

/// Everything that was planted.
struct Cage: Sendable {
  private(set) var canaries: [Canary] = []
  private var spent = 0

  /// A word that no language has and no other canary: `Zqbagopitu`. Its consonants alone tell it from every other, so
  /// that a search by sound finds nobody else. They never repeat, because two alike count as one in such a search.
  mutating func word() -> String {
    while true {
      spent += 1
      let number = spent * 7919 % 10_000
      let digits = [number / 1000, number / 100 % 10, number / 10 % 10, number % 10]
      guard zip(digits, digits.dropFirst()).allSatisfy(!=) else { continue }
      return "Zq" + zip(digits, "aoiu").map { String(Cage.consonants[$0].latin) + String($1) }.joined()
    }
  }

  /// The same in another script, which has no vowels.
  mutating func originalWord() -> String {
    String(
      word().lowercased().compactMap { letter in
        letter == "z" ? "ز" : letter == "q" ? "ق" : Cage.consonants.first { $0.latin == letter }?.arabic
      })
  }

  /// Digits of a telephone or a case, that no other number holds.
  mutating func number() -> String {
    spent += 1
    return "9797" + String(10_000 + spent)
  }

  /// A day of birth that nobody else has, in a year in which nothing else here happens.
  mutating func birthday() -> CivilDate {
    spent += 1
    return (CivilDate(iso: "1931-01-01") ?? CivilDate(dayNumber: 0)).adding(days: spent)
  }

  mutating func plant(_ value: String, _ field: String, _ doors: [Door], holder: AccountID? = nil) {
    canaries.append(Canary(value: value, field: field, doors: doors, holder: holder))
  }

  private static let consonants: [(latin: Character, arabic: Character)] = [
    ("b", "ب"), ("d", "د"), ("f", "ف"), ("g", "غ"), ("l", "ل"), ("m", "م"), ("n", "ن"), ("r", "ر"), ("t", "ت"),
    ("p", "پ"),
  ]
}
