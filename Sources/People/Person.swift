public import Values

/// Somebody who takes part, or may. A name is all that is needed to begin; no national number, no status, no address.
public struct Person: Sendable, Hashable {
  public let id: PersonID
  public var version: Version
  public var details: Details
  /// Where somebody else within the reader's reach has the same name: what tells them apart.
  var mark: String?

  /// What is written down about a person as such. Limits, status and history are records of their own.
  public struct Details: Sendable, Hashable {
    /// As in the document, in Latin letters, in one piece: people have one name, or six.
    public var name: String
    /// What people call them.
    public var preferredName: String?
    /// How it is said, for whoever calls the first time: "sha-HEEN".
    public var soundsLike: String?
    /// In the original script.
    public var originalName: String?
    public var originalLanguage: LanguageTag?
    public var birth: BirthDate?
    /// The one that is called first.
    public var phone: String?
    public var email: String?
    public var messages: MessageSafety
    public var texts = MessageSafety.unknown
    /// Whose the telephone is, where it is somebody else's, and the language to use there; the same of the mail.
    public var phoneOf: String?
    public var phoneLanguage: LanguageTag?
    public var emailSafe = MessageSafety.unknown
    public var emailOf: String?
    public var emailLanguage: LanguageTag?
    public var prefers: PreferredWay?
    /// Where she lives, if that is told to the reader.
    public var address = ToldAddress.untold
    /// Other ways to reach her, behind the telephone and the address of mail that come first.
    public var others: [Channel] = []
    /// The language, in its variant, for which an interpreter is needed; none means no interpreter.
    public var interpreter: LanguageTag?
    public var languages: [LanguageSkill]

    public init(name: String) {
      self.name = name
      messages = .unknown
      languages = []
    }
  }

  /// The name to use in a sentence.
  public var calledName: String { details.preferredName ?? details.name }
}

/// A birth date and how exactly it is known. Many people were given 1 January.
public struct BirthDate: Sendable, Hashable {
  public var date: CivilDate
  public var precision: Precision

  public enum Precision: String, Sendable, CaseIterable {
    case day, month, year
    /// Given by an authority because the true one is not known.
    case given
  }

  public init(_ date: CivilDate, _ precision: Precision) {
    (self.date, self.precision) = (date, precision)
  }
}

/// Whether it is safe to leave a message: a telephone may be somebody else's too.
public enum MessageSafety: String, Sendable, CaseIterable {
  case yes, no, unknown
}

/// What somebody can do in a language: each skill for itself, because they differ.
public struct LanguageSkill: Sendable, Hashable {
  public var language: LanguageTag
  public var isMotherTongue: Bool
  public var levels: [Skill: Level]

  public enum Skill: String, Sendable, CaseIterable {
    case listening, reading, speaking, writing
  }

  /// Common European Framework of Reference; `none` is known to be none, absence is not asked.
  public enum Level: String, Sendable, CaseIterable {
    case none, a1, a2, b1, b2, c1, c2
  }

  public init(language: LanguageTag, isMotherTongue: Bool = false, levels: [Skill: Level] = [:]) {
    (self.language, self.isMotherTongue, self.levels) = (language, isMotherTongue, levels)
  }
}

/// A person in a list: enough to find and to open, nothing more.
public struct ListedPerson: Sendable, Hashable {
  public let id: PersonID
  public let name: String
  public let preferredName: String?
  public let originalName: String?
  public let originalLanguage: LanguageTag?
  public let version: Version
  /// The year of birth, where the reader sees it and it is known.
  public var born: Int?
  let sortKey: String
  /// Where somebody else in the list has the same name: what tells them apart.
  var mark: String?

  /// What of the birth is said beside the name: the year, and more where that tells nobody apart.
  public var toldBirth: String? { mark ?? born.map(String.init) }
}
