import Access
import Language

/// The catalogs' words for the frame and for what was just done.
enum FrameWords {
  static func all(_ voice: Voice, _ installation: Installation) -> Frame.Words {
    Frame.Words(
      skipToContent: voice(.frameSkip), language: voice(.frameLanguage),
      runBy: installation.isDemo ? voice(.frameDemo) : voice(.frameRunBy(name: installation.name)),
      dataProtection: voice(.frameDataProtection), mainNavigation: voice(.frameMainNavigation))
  }
}

extension Role {
  var phrase: Phrase {
    switch self {
    case .jobConsultant: .roleJobConsultant
    case .caseManager: .roleCaseManager
    case .coordinator: .roleCoordinator
    case .mentor: .roleMentor
    case .counsellor: .roleCounsellor
    case .trainer: .roleTrainer
    case .workplaceContact: .roleWorkplaceContact
    case .participant: .roleParticipant
    case .partnershipManager: .rolePartnershipManager
    case .learner: .roleLearner
    case .evaluator: .roleEvaluator
    case .controller: .roleController
    case .administrator: .roleAdministrator
    case .dataProtectionOfficer: .roleDataProtectionOfficer
    }
  }
}

extension Done {
  var phrase: Phrase {
    switch self {
    case .saved: .doneSaved
    case .personEntered: .donePersonEntered
    case .considerationAgreed: .doneConsiderationAgreed
    case .considerationEnded: .doneConsiderationEnded
    case .referred: .doneReferred
    case .accepted: .doneAccepted
    case .declined: .doneDeclined
    case .phaseBegun: .donePhaseBegun
    case .phaseEnded: .donePhaseEnded
    case .exited: .doneExited
    case .workplaceEntered: .doneWorkplaceEntered
    case .employerEntered: .doneEmployerEntered
    case .placementDrafted: .donePlacementDrafted
    case .signed: .doneSigned
    case .started: .doneStarted
    case .stepPlanned: .doneStepPlanned
    case .stepRefused: .doneStepRefused
    case .stepHeld: .doneStepHeld
    case .placementEnded: .donePlacementEnded
    case .followUpDone: .doneFollowUpDone
    case .followUpMoved: .doneFollowUpMoved
    case .followUpReopened: .doneFollowUpReopened
    case .passwordChanged: .donePasswordChanged
    case .sessionEnded: .doneSessionEnded
    case .sessionsEnded: .doneSessionsEnded
    case .tokenWithdrawn: .doneTokenWithdrawn
    }
  }
}
