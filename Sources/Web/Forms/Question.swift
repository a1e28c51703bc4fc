public import Access
public import Design
public import Language
public import Values

/// One thing that is asked of whoever writes a record. The form on the screen, the reader of the answer and the API's
/// description all come from it, so that they cannot differ.
public struct Question: Sendable {
  public enum Kind: Sendable {
    /// One line.
    case text(longest: Int)
    /// Several lines.
    case passage(longest: Int)
    case date
    /// An ISO week: typed as `2026-W49`, or as any date in it.
    case week
    case hours(most: Hours)
    /// A time of day on the 24-hour clock.
    case time
    case number(ClosedRange<Int>)
    /// One of a few.
    case choice([Choice])
    /// Any number of them.
    case choices([Choice])
    /// Any number of days of the week, in the order of the week.
    case weekdays
    /// Yes or no.
    case flag
    /// The identifier of something else.
    case reference(String)
    case language
    /// A country, ISO 3166-1 alpha-2; on the screen by its name.
    case country
    case email
    /// A telephone number as people write it.
    case phone
    case password(isNew: Bool)
    /// A file of one of these types; it does not come among the answers but as an `Upload`.
    case file([FileType])
  }

  public struct Choice: Sendable {
    public let value: String
    public let label: Label

    public init(_ value: String, _ label: Phrase) {
      (self.value, self.label) = (value, .phrase(label))
    }

    /// For words that come from a programme, a rule pack or a record rather than from the catalogs.
    public init(_ value: String, words: String) {
      (self.value, label) = (value, .words(words))
    }

    /// For words that the voice itself knows, such as names of languages.
    public init(_ value: String, said: @escaping @Sendable (Voice) -> String) {
      (self.value, label) = (value, .said(said))
    }
  }

  public enum Label: Sendable {
    case phrase(Phrase)
    case words(String)
    case said(@Sendable (Voice) -> String)

    var isSaid: Bool {
      if case .said = self { return true }
      return false
    }

    public func said(by voice: Voice) -> String {
      switch self {
      case .phrase(let phrase): voice(phrase)
      case .words(let words): words
      case .said(let say): say(voice)
      }
    }
  }

  public let name: String
  public let label: Phrase
  public let hint: Phrase?
  public var kind: Kind
  public let isRequired: Bool
  /// What stands behind the label of what may be left out now and is needed later: when, or for what.
  public private(set) var neededFor: Phrase?
  /// What it stands together with on the screen; the API does not know of it.
  public private(set) var group: Group?
  /// A choice in one line, however few there are to choose from.
  public private(set) var isCompact = false

  /// A choice whose answers are as large as a thumb in a glove.
  public private(set) var isTapped = false

  /// The answer to another question of the form for which alone it makes sense. A browser that can tell shows it only
  /// then, or when something is wrong with it; others show it always.
  public private(set) var condition: String?

  /// What of its label somebody wrote, in which language.
  public private(set) var quotes: [Quote] = []

  /// The answer that says the same as none: a choice that has one needs no other way to be left out.
  public private(set) var unsaid: String?

  /// Whether the reader's own is asked for (name, address of mail), which a browser may fill in. Whoever writes about others
  /// is offered nothing: it would be the writer's own.
  public private(set) var isOwn = false

  public init(
    _ name: String, _ label: Phrase, _ kind: Kind, hint: Phrase? = nil, required: Bool = false
  ) {
    (self.name, self.label, self.kind, self.hint, isRequired) = (name, label, kind, hint, required)
  }

  /// Questions that are read as one: beside each other where there is room, under one title where it has one.
  public struct Group: Sendable {
    public let id: String
    public let title: Phrase?
    /// Closed until something in it is answered or wrong.
    public let isFolded: Bool

    public init(_ id: String, _ title: Phrase? = nil, folded: Bool = false) {
      (self.id, self.title, isFolded) = (id, title, folded)
    }
  }

  /// The same question as one of a group; questions of one group follow each other.
  public func inside(_ group: Group) -> Question {
    var question = self
    question.group = group
    return question
  }

  /// The same question, which may be left out now and is needed later.
  public func needed(_ when: Phrase?) -> Question {
    var question = self
    question.neededFor = when
    return question
  }

  /// The same question, asked only for this answer to another; the style sheet knows which answers there are.
  public func onlyFor(_ answer: String) -> Question {
    var question = self
    question.condition = answer
    return question
  }

  /// The same question about words that somebody wrote.
  public func quoting(_ text: String, _ language: LanguageTag) -> Question {
    var question = self
    question.quotes.append(Quote(text, language))
    return question
  }

  /// The same choice, with the answer that stands for none.
  public func unsaid(_ value: String) -> Question {
    var question = self
    question.unsaid = value
    return question
  }

  /// The same question about the reader.
  public var own: Question {
    var question = self
    question.isOwn = true
    return question
  }

  /// The same question in one line.
  public var compact: Question {
    var question = self
    question.isCompact = true
    return question
  }

  /// The same choice, answered by a tap on something large.
  public var tapped: Question {
    var question = self
    question.isTapped = true
    return question
  }

  /// The same question read as a reference: what is offered on the screen is only a part of what there is.
  public var asReference: Question {
    var question = self
    question.kind = .reference(name)
    return question
  }
}

/// An answer that cannot be used: which question, and what to do about it.
public struct Problem: Sendable, Hashable {
  /// `nil` when no single question can mend it.
  public let field: String?
  public let words: Phrase
  /// Another record that it is about, which the reader may open.
  public let record: RecordNamed?

  public init(_ field: String?, _ words: Phrase, record: RecordNamed? = nil) {
    (self.field, self.words, self.record) = (field, words, record)
  }
}

/// A record by its name, with the way to it on a page and in the API.
public struct RecordNamed: Sendable, Hashable {
  private let words: String?
  private let phrase: Phrase?
  let page: Link
  let resource: Link

  public init(_ name: String, at page: Link, inAPI resource: Link) {
    (words, phrase, self.page, self.resource) = (name, nil, page, resource)
  }

  /// For what has no words of its own: called by what it is.
  public init(_ phrase: Phrase, at page: Link, inAPI resource: Link) {
    (words, self.phrase, self.page, self.resource) = (nil, phrase, page, resource)
  }

  func name(_ voice: Voice) -> String { words ?? phrase.map { voice($0) } ?? "" }
}

/// What somebody sent cannot be done as it stands. Nothing was changed; everything typed is kept.
public struct Refused: Error, Sendable {
  public let problems: [Problem]

  public init(_ problems: [Problem]) {
    self.problems = problems
  }

  public init(_ field: String? = nil, _ words: Phrase) {
    problems = [Problem(field, words)]
  }
}
