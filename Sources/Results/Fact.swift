/// The vocabulary of the predicates: each simple fact about a participation is one bit of a 64-bit word.
///
/// Facts with numbers (`age`, `isced`) have a word of their own, in which a pack's distinct ranges get the bits.
enum Fact {
  /// Labour market status at entry, 28 days after leaving, six months after leaving: four bits each.
  static let lm = 0
  static let lmAfter = 4
  static let lmLater = 8
  /// Women, men, non-binary.
  static let gender = 12
  /// Single facts; `single` gives the names.
  static let longTermUnemployed = 15
  static let knownLater = 16
  static let eduAfter = 17
  static let eduLater = 18
  static let qualified = 19
  static let improved = 20
  static let completed = 21
  static let offered = 22
  static let left = 23
  /// Yes, no and refused of each `Flag`: three bits per flag.
  static let flags = 24

  static let genderCodes = ["F", "M", "N"]

  static let single: [String: Int] = [
    "ltu": longTermUnemployed, "known_later": knownLater, "edu_after": eduAfter, "edu_later": eduLater,
    "qualified": qualified, "improved": improved, "completed": completed, "offered": offered, "left": left,
  ]

  /// Facts with one code out of a list: the first code's bit and the codes in the order of their bits.
  static let coded: [String: (first: Int, codes: [String])] = {
    var coded: [String: (first: Int, codes: [String])] = [
      "lm": (lm, LabourStatus.codes), "lm_after": (lmAfter, LabourStatus.codes),
      "lm_later": (lmLater, LabourStatus.codes), "gender": (gender, genderCodes),
    ]
    for flag in Flag.allCases { coded[Flag.names[flag.rawValue]] = (flags + flag.rawValue * 3, ["Y", "N", "U"]) }
    return coded
  }()

  /// Facts with a number, and the largest that counts as known.
  static let numbered: [String: ClosedRange<Int>] = ["age": 0...200, "isced": 0...8]

  /// The bit of a yes (`.yes`), a no or a refusal of `flag`.
  static func bit(_ flag: Flag, _ answer: Answer) -> UInt64 {
    answer == .notAsked ? 0 : 1 << UInt64(flags + flag.rawValue * 3 + Int(answer.rawValue) - 1)
  }
}

/// Everything a predicate can ask about one participation.
struct FactWords: Equatable {
  /// Bits of `Fact`.
  var simple: UInt64 = 0
  /// Bits of the pack's number ranges.
  var ranges: UInt64 = 0
  /// Bits of the pack's definitions evaluated so far, in their order.
  var defined: UInt64 = 0
}
