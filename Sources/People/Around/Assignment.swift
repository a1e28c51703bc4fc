public import Access
import Language
public import Values
import Web

/// That somebody works with a person, as what, from when to when, and why: a right, for whoever is named reaches her on
/// these days.
public struct Assignment: Sendable, Hashable {
  public let id: AssignmentID
  public let person: PersonID
  public let version: Version
  public let account: AccountID
  public let name: String
  public let relation: Relation
  public let from: CivilDate
  /// The first day on which it reaches nothing any more; none where no end is named.
  public let until: CivilDate?
  public let reason: Reason?
  public let words: String?
  public let endReason: Reason?
  public let endWords: String?
  /// The one in whose place it came.
  public let replaces: AssignmentID?
  /// Whom it stands in for while they are away.
  public let covering: String?
  let begunAtOnce: Bool
  let endedAtOnce: Bool
  /// The days on which it and its end were written down.
  let noted: CivilDate?
  let endNoted: CivilDate?
  /// It had been set by mistake, and never held.
  let isWithdrawn: Bool

  /// Why somebody begins, or does so no more. Nothing of it tells of anybody's health.
  public enum Reason: String, Sendable, CaseIterable {
    case wished, fits, phase, workload, leaves, over, other
  }

  /// The relations that somebody sets, in the order of a page.
  static let relations: [Relation] = [.responsible, .mentor, .counsellor, .trainer]

  /// Beyond so many at once nobody knows who does what.
  static let most = 30

  public func hasBegun(by day: CivilDate) -> Bool { from <= day || begunAtOnce }
  public func isOver(on day: CivilDate) -> Bool { until.map { $0 <= day || endedAtOnce } ?? false }
  public func holds(on day: CivilDate) -> Bool { hasBegun(by: day) && !isOver(on: day) }

  /// The last day on which it holds, where an end is named.
  var last: CivilDate? { until.map { max(from, $0.adding(days: -1)) } }

  /// Somebody stands in as long as an absence lasts: that ends it.
  var isCover: Bool { covering != nil }

  /// What was set today by mistake can be taken back today, as long as nothing came of it.
  func mayBeWithdrawn(on day: CivilDate) -> Bool {
    version == .first && noted == day && reason != nil && !isWithdrawn && !isCover
  }

  /// An end that was noted today can be taken back today.
  func mayBeResumed(on day: CivilDate) -> Bool { until != nil && endNoted == day && !isWithdrawn && !isCover }
}

extension Relation {
  /// As what somebody works with a person.
  var phrase: Phrase {
    switch self {
    case .mentor: Role.mentor.phrase
    case .counsellor: Role.counsellor.phrase
    case .trainer: Role.trainer.phrase
    default: .personResponsible
    }
  }
}

extension Assignment.Reason {
  var phrase: Phrase {
    switch self {
    case .wished: .aroundReasonWished
    case .fits: .aroundReasonFits
    case .phase: .aroundReasonPhase
    case .workload: .aroundReasonWorkload
    case .leaves: .aroundReasonLeaves
    case .over: .aroundReasonOver
    case .other: .aroundReasonOther
    }
  }
}
