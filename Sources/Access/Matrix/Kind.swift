/// The closed list of what can be protected: one case per row of the matrix. A room cannot invent one.
public enum Kind: String, CaseIterable, Sendable, Codable {
  // the person
  case person
  /// Where somebody lives: for whoever is responsible, and herself.
  case postalAddress = "postal-address"
  /// Who works with somebody, as what and on which days.
  case assignment
  /// That somebody's address is protected, and which workers are told of her all the same.
  case protection
  /// That two records of one person were made one, and which one was set aside.
  case personMerge = "person-merge"
  case consideration
  /// Whether somebody could work more hours, as her counsellor is asked, and what she answers.
  case hoursQuestion = "hours-question"
  case obstacle
  /// On which day and at what time somebody has to be where.
  case appointment
  /// The same with the counsellor: others are told that the person is not free then.
  case closedAppointment = "closed-appointment"
  /// What was said and tried about somebody, and what is to come of it.
  case contactEntry = "contact-entry"
  /// What the team writes down about somebody.
  case note
  case closedNote = "closed-note"
  case residence
  /// Who stands for somebody under 18.
  case guardian
  /// A country's number of somebody.
  case identityNumber = "identity-number"
  case absenceReason = "absence-reason"
  /// Hours of a week that whoever works with somebody is told: placement, courses, paid work.
  case weekHours = "week-hours"
  /// Hours of a week that only those are told who keep the case: what is done for health, talks at the authority.
  case caseHours = "case-hours"
  /// That the full week is lowered for somebody, from when to when and why.
  case weekReduction = "week-reduction"
  case competenceItem = "competence-item"
  case progressionAnswer = "progression-answer"
  case workersBelief = "workers-belief"
  // the programme
  case programme
  case participation
  /// On which days somebody is not there, and when she is expected back: neither why nor what is agreed meanwhile.
  case pauseDays = "pause-days"
  /// What somebody and the authority agree for her way through a programme.
  case plan
  // the firm
  case organisation
  case workplace
  case firmCheck = "firm-check"
  /// What was said and tried with an employer or at a workplace, about nobody who takes part.
  case firmContact = "firm-contact"
  // the placement
  case placement
  /// That the authority has granted a placement: the day and its number, and nothing else of it.
  case approval
  /// A paper on its way, scanned or photographed.
  case placementScan = "placement-scan"
  case ladder
  case followUp = "follow-up"
  /// That a place at a workplace is taken, from when to when and under which measure; never by whom.
  case quotaSlot = "quota-slot"
  // the work
  case obligation
  // the installation
  /// How it calls and shows itself.
  case installation
  case account
  /// That somebody of the staff is away, from when to when, and who sees to the work meanwhile.
  case absence
  /// On what an organisation bases that it notes identity numbers.
  case identityBasis = "identity-basis"
  case journal
}

/// A kind as a type, so that a grant for one cannot be spent on another. Only this room lists such types: see `Sealed`.
public protocol Protected: Sendable {
  static var listing: Sealed<Self, Kind> { get }
}

extension Protected {
  public static var kind: Kind { listing.what }
}

public enum PersonRecord: Protected { public static let listing = Sealed<Self, Kind>(.person) }
public enum PostalAddressRecord: Protected { public static let listing = Sealed<Self, Kind>(.postalAddress) }
public enum AssignmentRecord: Protected { public static let listing = Sealed<Self, Kind>(.assignment) }
public enum ProtectionRecord: Protected { public static let listing = Sealed<Self, Kind>(.protection) }
public enum PersonMergeRecord: Protected { public static let listing = Sealed<Self, Kind>(.personMerge) }
public enum ConsiderationRecord: Protected { public static let listing = Sealed<Self, Kind>(.consideration) }
public enum HoursQuestionRecord: Protected { public static let listing = Sealed<Self, Kind>(.hoursQuestion) }
public enum ObstacleRecord: Protected { public static let listing = Sealed<Self, Kind>(.obstacle) }
public enum AppointmentRecord: Protected { public static let listing = Sealed<Self, Kind>(.appointment) }
public enum ClosedAppointmentRecord: Protected {
  public static let listing = Sealed<Self, Kind>(.closedAppointment)
}
public enum ContactEntryRecord: Protected { public static let listing = Sealed<Self, Kind>(.contactEntry) }
public enum NoteRecord: Protected { public static let listing = Sealed<Self, Kind>(.note) }
public enum ClosedNoteRecord: Protected { public static let listing = Sealed<Self, Kind>(.closedNote) }
public enum ResidenceRecord: Protected { public static let listing = Sealed<Self, Kind>(.residence) }
public enum GuardianRecord: Protected { public static let listing = Sealed<Self, Kind>(.guardian) }
public enum IdentityNumberRecord: Protected { public static let listing = Sealed<Self, Kind>(.identityNumber) }
public enum IdentityBasisRecord: Protected { public static let listing = Sealed<Self, Kind>(.identityBasis) }
public enum AbsenceReasonRecord: Protected { public static let listing = Sealed<Self, Kind>(.absenceReason) }
public enum WeekHoursRecord: Protected { public static let listing = Sealed<Self, Kind>(.weekHours) }
public enum CaseHoursRecord: Protected { public static let listing = Sealed<Self, Kind>(.caseHours) }
public enum WeekReductionRecord: Protected { public static let listing = Sealed<Self, Kind>(.weekReduction) }
public enum CompetenceItemRecord: Protected { public static let listing = Sealed<Self, Kind>(.competenceItem) }
public enum ProgressionAnswerRecord: Protected { public static let listing = Sealed<Self, Kind>(.progressionAnswer) }
public enum WorkersBeliefRecord: Protected { public static let listing = Sealed<Self, Kind>(.workersBelief) }
public enum ProgrammeRecord: Protected { public static let listing = Sealed<Self, Kind>(.programme) }
public enum ParticipationRecord: Protected { public static let listing = Sealed<Self, Kind>(.participation) }
public enum PauseDaysRecord: Protected { public static let listing = Sealed<Self, Kind>(.pauseDays) }
public enum PlanRecord: Protected { public static let listing = Sealed<Self, Kind>(.plan) }
public enum OrganisationRecord: Protected { public static let listing = Sealed<Self, Kind>(.organisation) }
public enum WorkplaceRecord: Protected { public static let listing = Sealed<Self, Kind>(.workplace) }
public enum FirmCheckRecord: Protected { public static let listing = Sealed<Self, Kind>(.firmCheck) }
public enum FirmContactRecord: Protected { public static let listing = Sealed<Self, Kind>(.firmContact) }
public enum PlacementRecord: Protected { public static let listing = Sealed<Self, Kind>(.placement) }
public enum ApprovalRecord: Protected { public static let listing = Sealed<Self, Kind>(.approval) }
public enum PlacementScanRecord: Protected { public static let listing = Sealed<Self, Kind>(.placementScan) }
public enum LadderRecord: Protected { public static let listing = Sealed<Self, Kind>(.ladder) }
public enum FollowUpRecord: Protected { public static let listing = Sealed<Self, Kind>(.followUp) }
public enum QuotaSlotRecord: Protected { public static let listing = Sealed<Self, Kind>(.quotaSlot) }
public enum ObligationRecord: Protected { public static let listing = Sealed<Self, Kind>(.obligation) }
public enum InstallationRecord: Protected { public static let listing = Sealed<Self, Kind>(.installation) }
public enum AccountRecord: Protected { public static let listing = Sealed<Self, Kind>(.account) }
public enum AbsenceRecord: Protected { public static let listing = Sealed<Self, Kind>(.absence) }
public enum JournalRecord: Protected { public static let listing = Sealed<Self, Kind>(.journal) }

/// Kinds that the system itself keeps up to date as a consequence of other facts, whoever caused them. A closed list.
public protocol Derived: Protected {
  static var derivation: Sealed<Self, DerivedRows> { get }
}

public enum DerivedRows: Sendable { case row }

extension ObligationRecord: Derived { public static let derivation = Sealed<Self, DerivedRows>(.row) }
extension FollowUpRecord: Derived { public static let derivation = Sealed<Self, DerivedRows>(.row) }
extension PlacementRecord: Derived { public static let derivation = Sealed<Self, DerivedRows>(.row) }
extension ParticipationRecord: Derived { public static let derivation = Sealed<Self, DerivedRows>(.row) }
extension LadderRecord: Derived { public static let derivation = Sealed<Self, DerivedRows>(.row) }

extension Kind {
  public static var types: [any Protected.Type] {
    allCases.map { kind -> any Protected.Type in
      switch kind {
      case .person: PersonRecord.self
      case .postalAddress: PostalAddressRecord.self
      case .assignment: AssignmentRecord.self
      case .protection: ProtectionRecord.self
      case .personMerge: PersonMergeRecord.self
      case .consideration: ConsiderationRecord.self
      case .hoursQuestion: HoursQuestionRecord.self
      case .obstacle: ObstacleRecord.self
      case .appointment: AppointmentRecord.self
      case .closedAppointment: ClosedAppointmentRecord.self
      case .contactEntry: ContactEntryRecord.self
      case .note: NoteRecord.self
      case .closedNote: ClosedNoteRecord.self
      case .residence: ResidenceRecord.self
      case .guardian: GuardianRecord.self
      case .identityNumber: IdentityNumberRecord.self
      case .identityBasis: IdentityBasisRecord.self
      case .absenceReason: AbsenceReasonRecord.self
      case .weekHours: WeekHoursRecord.self
      case .caseHours: CaseHoursRecord.self
      case .weekReduction: WeekReductionRecord.self
      case .competenceItem: CompetenceItemRecord.self
      case .progressionAnswer: ProgressionAnswerRecord.self
      case .workersBelief: WorkersBeliefRecord.self
      case .programme: ProgrammeRecord.self
      case .participation: ParticipationRecord.self
      case .pauseDays: PauseDaysRecord.self
      case .plan: PlanRecord.self
      case .organisation: OrganisationRecord.self
      case .workplace: WorkplaceRecord.self
      case .firmCheck: FirmCheckRecord.self
      case .firmContact: FirmContactRecord.self
      case .placement: PlacementRecord.self
      case .approval: ApprovalRecord.self
      case .placementScan: PlacementScanRecord.self
      case .ladder: LadderRecord.self
      case .followUp: FollowUpRecord.self
      case .quotaSlot: QuotaSlotRecord.self
      case .obligation: ObligationRecord.self
      case .installation: InstallationRecord.self
      case .account: AccountRecord.self
      case .absence: AbsenceRecord.self
      case .journal: JournalRecord.self
      }
    }
  }

  /// Where a row of this kind keeps what it hangs on: the columns by which relations reach it.
  var anchors: Anchors {
    switch self {
    case .person: Anchors(person: "id", organisation: "organisation_id")
    case .postalAddress, .assignment, .protection, .personMerge, .consideration, .hoursQuestion, .obstacle,
      .contactEntry, .note,
      .residence,
      .guardian, .identityNumber, .absenceReason,
      .weekHours, .caseHours, .weekReduction,
      .competenceItem,
      .progressionAnswer, .pauseDays, .plan:
      Anchors(person: "person_id")
    case .appointment, .closedAppointment: Anchors(person: "person_id", author: "host_id")
    case .participation: Anchors(person: "person_id", participation: "id")
    case .closedNote, .workersBelief: Anchors(person: "person_id", author: "author_id")
    case .programme: Anchors(programme: "id")
    case .organisation: Anchors(organisation: "id")
    case .workplace, .firmContact: Anchors(organisation: "organisation_id")
    case .firmCheck: Anchors(person: "person_id", placement: "placement_id", organisation: "organisation_id")
    case .placement, .approval: Anchors(person: "person_id", placement: "id")
    case .placementScan, .ladder, .followUp: Anchors(person: "person_id", placement: "placement_id")
    case .quotaSlot: Anchors()
    case .obligation:
      Anchors(
        person: "person_id", participation: "participation_id", author: "owner_id", authorFrom: "holds_from",
        about: (kind: "about_kind", id: "about_id"))
    case .installation, .identityBasis: Anchors(organisation: "organisation_id")
    case .account: Anchors(organisation: "organisation_id", author: "id")
    case .absence: Anchors(organisation: "organisation_id", author: "account_id")
    case .journal: Anchors(person: "person_id", author: "account_id")
    }
  }

  /// Whether a row is about one participant, so that reading it is a look-up in that person's data.
  var concernsPerson: Bool { self != .firmCheck && anchors.person != nil }

  /// Whether rows of a kind that concerns people may be about none: an obligation towards a firm, the founding of a
  /// programme in the journal.
  var mayConcernNobody: Bool { self == .obligation || self == .journal }

  /// Whether a new row must name its author with `\(author: …)`: the rows that nobody else may read.
  var namesAuthor: Bool { self == .closedNote || self == .workersBelief }
}

struct Anchors: Sendable {
  var person: StaticString?
  var participation: StaticString?
  var placement: StaticString?
  var programme: StaticString?
  var organisation: StaticString?
  var author: StaticString?
  /// The day from which the author is it, where that may be to come: until then the row is no more theirs than anybody's.
  var authorFrom: StaticString?
  /// Where a row says what kind of subject it is about, and which, when that need not be a person.
  var about: (kind: StaticString, id: StaticString)?
}
