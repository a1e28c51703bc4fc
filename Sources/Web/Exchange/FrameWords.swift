public import Access
import Design
public import Language
import Values

/// The catalogs' words for the frame and for what was just done.
enum FrameWords {
  /// - Parameters:
  ///   - reader, now: for whom the page is made, and when; where nobody is signed in, nothing is said about it.
  static func all(
    _ voice: Voice, _ installation: Installation, for reader: Actor? = nil, at now: Moment? = nil
  ) -> Frame.Words {
    Frame.Words(
      skipToContent: voice(.frameSkip), language: voice(.frameLanguage),
      runBy: installation.isDemo ? voice(.frameDemo) : voice(.frameRunBy(name: installation.controller)),
      dataProtection: voice(.frameDataProtection), mainNavigation: voice(.frameMainNavigation),
      printed: reader.flatMap { reader in now.map { voice(.framePrinted(at: $0, name: reader.name)) } })
  }
}

extension Role {
  public var phrase: Phrase {
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
