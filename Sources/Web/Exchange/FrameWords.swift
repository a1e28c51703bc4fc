import Access
import Design
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
