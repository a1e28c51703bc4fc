import Language

extension Participation.State.Kind.Step {
  var phrase: Phrase {
    switch self {
    case .accept: .stepAccept
    case .decline: .stepDecline
    case .invite: .stepInvite
    case .withdrawInvitation: .stepTakeBackInvitation
    case .meet: .stepMeet
    case .withdrawMeeting: .stepTakeBackTalk
    case .beginPhase: .stepBeginPhase
    case .endPhase: .stepEndPhase
    case .movePhase: .stepMovePhase
    case .takeBackPhase: .stepTakeBackPhase
    case .keepPhase: .stepKeepPhase
    case .mendReferral: .stepMendReferral
    case .changeBasis: .stepChangeBasis
    case .inform: .stepInform
    case .exit: .stepExit
    case .pause: .stepPause
    case .changePause: .stepChangePause
    case .comeBack: .stepComeBack
    case .keepPause: .stepKeepPause
    case .takeBackPause: .stepTakeBackPause
    case .stay: .stepStay
    case .reconsider: .undoAnswer
    }
  }
}
