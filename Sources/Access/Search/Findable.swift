public import Values

/// What of a record is findable: the room that owns the table says it here, once, and the system keeps the index.
///
/// A class of columns is searched by whoever sees all of them: who does not see a telephone does not find by it.
public struct Findable: Sendable {
  /// How its words are looked for.
  public enum Manner: Sendable {
    /// Names of people: each word from its beginning, or as it sounds.
    case names
    /// Names of firms: three letters or more from anywhere in a word, since words are put together there.
    case parts
  }

  /// A class of what can be typed.
  enum Class: String, CaseIterable, Sendable {
    case words, phone, mail, number
  }

  let manner: Manner
  /// The column by which lists are in order, which the room fills with `Folding.order` of the other; none for records
  /// that are found in the order in which they were entered.
  let order: (column: String, of: String)?
  let columns: [Class: [String]]
  /// Columns that hold the place in the order of other alphabets, of the same column.
  let alphabets: [(column: String, alphabet: Alphabet)]
  /// Columns that hold the `Folding.identity` of another one, by which records are held to be the same.
  let identities: [(column: String, of: String)]
  /// By what two of them may be about the same; `nil` where nobody asks.
  let sameness: Sameness?

  /// - Parameters:
  ///   - order: the column by which lists are in order, and the one of which it is the folded form.
  ///   - alphabets: columns that the room fills with `Folding.order(_:in:)` of the same one.
  ///   - words, phones, mails, numbers: columns, derived ones among them.
  ///   - identities: columns that the room fills with `Folding.identity` of the others.
  ///   - sameness: by what two may be about the same, and where the pairs are kept.
  public init(
    _ manner: Manner = .names, inOrderOf order: (column: String, of: String)? = nil,
    alphabets: [(column: String, alphabet: Alphabet)] = [], words: [String] = [],
    phones: [String] = [], mails: [String] = [], numbers: [String] = [],
    identities: [(column: String, of: String)] = [], sameness: Sameness? = nil
  ) {
    (self.manner, self.order, self.alphabets, self.identities) = (manner, order, alphabets, identities)
    self.sameness = sameness
    columns = [.words: words, .phone: phones, .mail: mails, .number: numbers].filter { !$0.value.isEmpty }
  }

  /// All columns that it reads.
  var allColumns: [String] {
    Class.allCases.flatMap { columns[$0] ?? [] } + (order.map { [$0.of] } ?? [])
  }

  /// Whether somebody who sees these columns may look for this.
  func isOpen(_ kind: Class, seeing shown: [String]) -> Bool {
    columns[kind].map { $0.allSatisfy(shown.contains) } ?? false
  }
}

extension Kind {
  /// The letter with which its terms begin, so that one kind's are not another's.
  var letter: String? {
    switch self {
    case .person: "p"
    case .organisation: "o"
    case .workplace: "w"
    case .placement: "l"
    default: nil
    }
  }
}
