import Access
import Language

extension Obligation {
  /// What whoever owes it does: by it the matrix says who can. Stored by its code.
  public enum Deed: String, Sendable, CaseIterable {
    /// Notes the authority's decision on a placement.
    case approve
    /// Plans a placement.
    case plan
    /// Prepares, mends or ends one.
    case prepare
    case decideStep = "decide-step"
    case log
    /// Looks again at what was agreed with the person.
    case review
    case clear
    /// Answers whether somebody's hours can go up.
    case hoursQuestion = "hours-question"
    /// Looks at somebody's permission to work, and notes what holds from then on.
    case permission
    /// Finds out who stands for somebody under 18, and notes it.
    case guardian
    /// Is there, prepares it, and says what came of it.
    case appointment
    /// Sees to what was to come of a contact.
    case contact
    /// The same of a contact with an employer, about nobody.
    case firmContact = "firm-contact"
    case refer
    /// Answers a referral, or says that somebody is back from a pause.
    case answer
    /// Writes the plan with somebody, has it signed, and looks at it again.
    case keepPlan = "keep-plan"

    /// What the matrix is asked.
    var doing: Doing {
      switch self {
      case .approve: Doing(Edit.self, ApprovalRecord.self)
      case .plan: Doing(Create.self, PlacementRecord.self)
      case .prepare: Doing(Edit.self, PlacementRecord.self)
      case .decideStep: Doing(Create.self, LadderRecord.self)
      case .log: Doing(Edit.self, FollowUpRecord.self)
      case .review: Doing(Edit.self, ConsiderationRecord.self)
      case .clear: Doing(Edit.self, ObstacleRecord.self)
      case .hoursQuestion: Doing(Edit.self, HoursQuestionRecord.self)
      case .permission: Doing(Create.self, ResidenceRecord.self)
      case .guardian: Doing(Create.self, GuardianRecord.self)
      case .appointment: Doing(Create.self, AppointmentRecord.self)
      case .contact: Doing(Create.self, ContactEntryRecord.self)
      case .firmContact: Doing(Create.self, FirmContactRecord.self)
      case .refer: Doing(Create.self, ParticipationRecord.self)
      case .answer: Doing(Edit.self, ParticipationRecord.self)
      case .keepPlan: Doing(Edit.self, PlanRecord.self)
      }
    }

    /// What an office elsewhere decides, or keeps. It is that office's to do also where nobody is responsible for the person.
    var isOfAuthority: Bool { self == .approve || self == .permission }

    /// Whose it is where several are responsible for the person and can do it: what stands with the authority, and what is
    /// agreed with her for her way, is the case manager's; what happens at the workplace is the job consultant's.
    var isFirstOf: Role? {
      switch self {
      case .approve, .permission, .guardian, .refer, .answer, .keepPlan: .caseManager
      case .plan, .prepare, .decideStep, .log, .review: .jobConsultant
      case .clear, .appointment, .contact, .firmContact, .hoursQuestion: nil
      }
    }

    /// For words and links, never for deciding.
    func mightBeDone(by actor: Actor) -> Bool {
      switch self {
      // Whoever writes the whole placement notes the decision when it is told.
      case .approve:
        actor.might(Edit.self, ApprovalRecord.self) || actor.might(Edit.self, PlacementRecord.self)
      case .plan: actor.might(Create.self, PlacementRecord.self)
      case .prepare: actor.might(Edit.self, PlacementRecord.self)
      case .decideStep: actor.might(Create.self, LadderRecord.self)
      case .log: actor.might(Edit.self, FollowUpRecord.self)
      case .review: actor.might(Edit.self, ConsiderationRecord.self)
      case .clear: actor.might(Edit.self, ObstacleRecord.self)
      case .hoursQuestion: actor.might(Edit.self, HoursQuestionRecord.self)
      case .permission: actor.might(Create.self, ResidenceRecord.self)
      case .guardian: actor.might(Create.self, GuardianRecord.self)
      case .appointment: actor.might(Edit.self, AppointmentRecord.self)
      case .contact: actor.might(Create.self, ContactEntryRecord.self)
      case .firmContact: actor.might(Create.self, FirmContactRecord.self)
      case .refer: actor.might(Create.self, ParticipationRecord.self)
      case .answer: actor.might(Edit.self, ParticipationRecord.self)
      case .keepPlan: actor.might(Edit.self, PlanRecord.self)
      }
    }

    /// Whether it is done on a page that is there for nobody else.
    var hasPageOfItsOwn: Bool { [.approve, .plan, .refer, .permission, .guardian, .hoursQuestion].contains(self) }
  }
}
