import Design
import Language

extension Obligation {
  /// The heaps of This week, in the order in which they are worked through.
  public enum Pile: String, Sendable, CaseIterable {
    case noNextStep = "no-next-step"
    case starts
    case followUps = "follow-ups"
    case ladder
    case endings
    case obstacles
  }
}

extension Obligation.Pile {
  var title: Phrase {
    switch self {
    case .noNextStep: .pileNoNextStep
    case .starts: .pileStarts
    case .followUps: .pileFollowUps
    case .ladder: .pileLadder
    case .obstacles: .pileObstacles
    case .endings: .pileEndings
    }
  }

  func whenEmpty(own: Bool) -> Phrase {
    switch self {
    case .noNextStep: own ? .pileNoNextStepEmpty : .pileNoNextStepEmptyTeam
    case .starts: .pileStartsEmpty
    case .followUps: .pileFollowUpsEmpty
    case .ladder: .pileLadderEmpty
    case .obstacles: own ? .pileObstaclesEmpty : .pileObstaclesEmptyTeam
    case .endings: .pileEndingsEmpty
    }
  }
}
