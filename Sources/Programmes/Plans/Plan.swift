import Language
public import Values

/// What somebody and the authority agree for her way through a programme: goals, and what each side does.
///
/// This is one version of it. What is signed never changes; what comes after it is a version of its own, and the earlier
/// ones stay readable with their days.
public struct Plan: Sendable, Hashable {
  public let id: PlanID
  public let person: PersonID
  public let participation: ParticipationID
  public let version: Version
  /// 1 for the first of a participation.
  public let number: Int
  public let written: Noted
  public let terms: Terms
  /// In the order in which they were written; also what was taken out of the draft, which can be put back.
  let all: [Entry]
  public let explained: Explanation?
  /// Each signatory once, in the order of their days.
  public let signatures: [Signature]
  /// The day from which it holds: that of the last signature. None as long as one is missing.
  public let held: CivilDate?
  /// In the order of their days.
  public let reviews: [Review]
  public let ending: Ending?
  /// The day on which the draft was given up.
  public let dropped: CivilDate?

  /// Who wrote something down, and when.
  public struct Noted: Sendable, Hashable {
    public let by: String
    public let on: CivilDate
  }

  public struct Terms: Sendable, Hashable {
    /// By when it is to be signed.
    public var due: CivilDate
    /// By when somebody looks at it again, once it holds.
    public var review: CivilDate
    /// The day on which the authority took over, where the law counts from it.
    public var takenOver: CivilDate?
    /// In which language it is explained: that of the second text, which explains and does not hold.
    public var language: LanguageTag?

    public init(due: CivilDate, review: CivilDate, takenOver: CivilDate? = nil, language: LanguageTag? = nil) {
      (self.due, self.review, self.takenOver, self.language) = (due, review, takenOver, language)
    }
  }

  /// That it was gone through with her, in a language that she understands.
  public struct Explanation: Sendable, Hashable {
    public var on: CivilDate
    public var language: LanguageTag
    /// None where nobody interpreted.
    public var interpreter: String?
    /// Why somebody under age interpreted; nothing else makes that right.
    public var minorBecause: String?

    public init(on: CivilDate, language: LanguageTag, interpreter: String? = nil, minorBecause: String? = nil) {
      (self.on, self.language, self.interpreter, self.minorBecause) = (on, language, interpreter, minorBecause)
    }
  }

  /// A signature on paper, as somebody wrote it down who has seen it.
  public struct Signature: Sendable, Hashable {
    public let by: Signatory
    /// Who signed, where that goes without saying only for the person herself.
    public let name: String?
    public let on: CivilDate
    public let recorded: Noted
    /// Whose account wrote it down: they can take it back on the same day.
    let recorder: AccountID

    public enum Signatory: String, Sendable, CaseIterable {
      case person, authority, guardian

      /// Without these no plan holds.
      static let needed: [Signatory] = [.person, .authority]
    }
  }

  /// That somebody looked at it, and it stands.
  public struct Review: Sendable, Hashable {
    public let id: EntryID
    public let on: CivilDate
    /// By when somebody looks at it again.
    public let next: CivilDate
    public let noted: Noted
  }

  public struct Ending: Sendable, Hashable {
    /// The last day on which it holds.
    public let on: CivilDate
    public let reason: Reason
    let noted: CivilDate

    public enum Reason: String, Sendable, CaseIterable {
      case reached, elsewhere, left, other
    }
  }

  /// So many goals and duties of a plan can be gone through with somebody.
  static let most = 24
  /// So many versions are written in a participation; beyond them something is done by mistake.
  static let mostVersions = 50

  public var entries: [Entry] { all.filter { $0.removed == nil } }
  var removed: [Entry] { all.filter { $0.removed != nil } }
  public var goals: [Entry] { entries.filter { $0.details.family != nil } }
  public var duties: [Entry] { entries.filter { $0.details.family == nil } }

  /// Still being written, explained or signed.
  public var isInHand: Bool { held == nil && dropped == nil }

  /// Who has signed, and on which day.
  var signed: [Signature.Signatory: CivilDate] {
    Dictionary(signatures.map { ($0.by, $0.on) }) { first, _ in first }
  }

  /// By when somebody looks at it again.
  var reviewDue: CivilDate { reviews.last?.next ?? terms.review }

}

public enum PlanKind: Identified { public static let name = "plan" }
public typealias PlanID = ID<PlanKind>

extension Plan {
  /// Where it stands on a day.
  public enum State: String, Sendable, CaseIterable {
    case draft, explained, signing, active
    case reviewDue = "review-due"
    case replaced, ended, dropped
  }

  /// - Parameter versions: all of the participation.
  public func state(on day: CivilDate, among versions: [Plan]) -> State {
    if let dropped, dropped <= day { return .dropped }
    guard let held, held <= day else {
      if signatures.contains(where: { $0.on <= day }) { return .signing }
      return explained.map { $0.on <= day } ?? false ? .explained : .draft
    }
    if let ending, ending.on < day { return .ended }
    if let next = successor(among: versions)?.held, next <= day { return .replaced }
    let due = reviews.last { $0.on <= day }?.next ?? terms.review
    return due <= day ? .reviewDue : .active
  }

  /// What came to hold after it.
  func successor(among versions: [Plan]) -> Plan? {
    versions.filter { $0.participation == participation && $0.number > number && $0.held != nil }
      .min { $0.number < $1.number }
  }
}

extension [Plan] {
  /// The one that holds on a day, in each participation.
  public func inForce(on day: CivilDate) -> [Plan] {
    filter { [.active, .reviewDue].contains($0.state(on: day, among: self)) }
  }

  func inHand(of participation: ParticipationID) -> Plan? {
    first { $0.participation == participation && $0.isInHand }
  }
}
