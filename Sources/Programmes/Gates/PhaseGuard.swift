import Access
import Language
import Values
import Work

/// What has to be in place before somebody enters a phase, where the house can see for itself whether it is. A programme's
/// model says which of them a phase asks for; of what only people know it has the gate's words.
public enum PhaseGuard: String, Sendable, Hashable, CaseIterable {
  /// It is said under which act she takes part.
  case basisNoted = "basis-noted"
  /// A plan holds that both have signed.
  case planInForce = "plan-in-force"
  /// The start of a placement is agreed that is not over.
  case placementAgreed = "placement-agreed"
  /// A placement has had its last day, and what comes next is written down with it.
  case placementEnded = "placement-ended"

  /// Who can see to it, by what it takes.
  var deed: Obligation.Deed {
    switch self {
    case .basisNoted: .answer
    case .planInForce: .keepPlan
    case .placementAgreed: .plan
    case .placementEnded: .prepare
    }
  }
}

extension PhaseGuard {
  /// What it is called where one asks for it.
  var phrase: Phrase {
    switch self {
    case .basisNoted: .guardBasis
    case .planInForce: .guardPlan
    case .placementAgreed: .guardAgreed
    case .placementEnded: .guardEnded
    }
  }

  /// The same behind “without”.
  var without: Phrase {
    switch self {
    case .basisNoted: .guardBasisWithout
    case .planInForce: .guardPlanWithout
    case .placementAgreed: .guardAgreedWithout
    case .placementEnded: .guardEndedWithout
    }
  }

  func missing(on day: CivilDate) -> Phrase {
    switch self {
    case .basisNoted: .guardBasisMissing
    case .planInForce: .guardPlanMissing(day: day)
    case .placementAgreed: .guardAgreedMissing(day: day)
    case .placementEnded: .guardEndedMissing(day: day)
    }
  }

  /// What is owed once somebody has asked for it.
  func owed(in programme: String) -> Phrase {
    switch self {
    case .basisNoted: .owedGuardBasis(programme: programme)
    case .planInForce: .owedGuardPlan(programme: programme)
    case .placementAgreed: .owedGuardAgreed(programme: programme)
    case .placementEnded: .owedGuardEnded(programme: programme)
    }
  }
}
