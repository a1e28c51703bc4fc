import Access
import Language
public import Values

/// Whether somebody could work more hours: asked by those who keep her case, answered by her counsellor in functional words.
/// The answer is advice: it changes no limit and no step by itself.
public struct HoursQuestion: Sendable, Hashable {
  public let id: HoursQuestionID
  public let person: PersonID
  public let version: Version
  public let asked: Asked
  /// The counsellor of whom it was asked.
  public let counsellor: By
  /// None while it waits.
  public let answer: Answer?
  /// The day on which it was taken back by those who ask.
  public let withdrawn: CivilDate?

  /// Somebody of those who work with the person, as they were called.
  public struct By: Sendable, Hashable {
    public let account: AccountID
    public let name: String

    public init(_ account: AccountID, _ name: String) { (self.account, self.name) = (account, name) }
  }

  /// What is asked.
  public struct Asked: Sendable, Hashable {
    public let by: By
    public let on: CivilDate
    /// Up to so many hours a week.
    public let hours: Hours
    /// The day from which they would be worked.
    public let from: CivilDate

    public init(by: By, on day: CivilDate, hours: Hours, from: CivilDate) {
      (self.by, on, self.hours, self.from) = (by, day, hours, from)
    }
  }

  /// What the counsellor says of it.
  public struct Answer: Sendable, Hashable {
    public let by: By
    public let on: CivilDate
    public let verdict: Verdict
    /// What has to be minded at work; never why.
    public let words: String?

    public init(by: By, on day: CivilDate, _ verdict: Verdict, words: String?) {
      (self.by, on, self.verdict, self.words) = (by, day, verdict, words)
    }
  }

  public enum Verdict: Sendable, Hashable {
    /// Up to so many hours a week, until this day and no longer without another look.
    case yes(Hours, until: CivilDate)
    case notYet(again: CivilDate)
    case talkFirst(again: CivilDate)

    public enum Code: String, Sendable, CaseIterable {
      case yes
      case notYet = "not-yet"
      case talkFirst = "talk-first"
    }

    public var code: Code {
      switch self {
      case .yes: .yes
      case .notYet: .notYet
      case .talkFirst: .talkFirst
      }
    }

    /// The last day of a yes, or the day on which it is looked at again.
    public var day: CivilDate {
      switch self {
      case .yes(_, let day), .notYet(let day), .talkFirst(let day): day
      }
    }

    public var hours: Hours? { if case .yes(let hours, _) = self { hours } else { nil } }
  }

  /// Nobody has answered it or taken it back.
  var isOpen: Bool { answer == nil && withdrawn == nil }

  /// Something is left to do about it: an answer, or another look.
  var waits: Bool { withdrawn == nil && answer.map { $0.verdict.code != .yes } ?? true }

  /// So many wait about one person at most: beyond them the latest answer says nothing any more.
  static let most = 20
  /// So many stand on the person's page, and are told of in the API.
  static let told = 50

  public init(
    id: HoursQuestionID, person: PersonID, version: Version, asked: Asked, counsellor: By, answer: Answer? = nil,
    withdrawn: CivilDate? = nil
  ) {
    (self.id, self.person, self.version, self.asked) = (id, person, version, asked)
    (self.counsellor, self.answer, self.withdrawn) = (counsellor, answer, withdrawn)
  }
}

public enum HoursQuestionKind: Identified { public static let name = "hours-question" }
public typealias HoursQuestionID = ID<HoursQuestionKind>

extension HoursQuestion.Verdict.Code {
  var phrase: Phrase {
    switch self {
    case .yes: .hoursQuestionYes
    case .notYet: .hoursQuestionNotYet
    case .talkFirst: .hoursQuestionTalkFirst
    }
  }
}

extension HoursQuestion.Verdict {
  /// In a sentence.
  var said: Phrase {
    switch self {
    case .yes(let hours, let day): .hoursQuestionYesSaid(hours: hours, day: day)
    case .notYet(let day): .hoursQuestionNotYetSaid(day: day)
    case .talkFirst(let day): .hoursQuestionTalkFirstSaid(day: day)
    }
  }
}
