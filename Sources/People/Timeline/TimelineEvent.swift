public import Access
public import Design
import Language
public import Values

/// Something that happened about somebody on a day, or is planned for one: what and who, never the words that were
/// written about it.
public struct TimelineEvent: Sendable {
  public let day: CivilDate
  public let what: What
  /// The record that tells it, and which of several events of this kind it is there.
  let record: String
  let part: String
  /// A few words that tell it from others of its kind: how, where, how many hours.
  public let detail: String?
  /// Who did it, where the record names somebody.
  public private(set) var who: String?
  /// By what the journal knows who did it, where the record does not name them.
  let deed: Deed?
  public let link: Link?

  public init<Of>(
    _ what: What, on day: CivilDate, _ record: ID<Of>, part: String = "", detail: String? = nil, who: String? = nil,
    by deed: Deed? = nil, at link: Link?
  ) {
    (self.what, self.day, self.record, self.part) = (what, day, record.text, part)
    (self.detail, self.who, self.deed, self.link) = (detail, who, deed, link)
  }

  /// With whoever did it, where the record does not say it and the journal does.
  func naming(_ doers: [Deed: String]) -> TimelineEvent {
    var named = self
    if who == nil, let deed { named.who = doers[deed] }
    return named
  }

  /// Where it stands among the events: by their days, on one day by their topic and record.
  public var place: TimelinePlace {
    TimelinePlace(day: day, key: [what.topic.rawValue, record, what.rawValue, part].joined(separator: "."))
  }

  /// What one may look for alone.
  public enum Topic: String, Sendable, CaseIterable {
    case contacts, appointments, notes, obstacles, considerations, permissions, guardians, programme, placements
    case hours, weeks
    case papers
    case followUps = "follow-ups"
    case records, around, protection
  }

  /// Named so that it is as true of a day to come as of one that is over.
  public enum What: String, Sendable, CaseIterable {
    case contact, appointment, note
    case noteTakenBack = "note-taken-back"
    case obstacleSince = "obstacle-since"
    case obstacleDue = "obstacle-due"
    case obstacleSolved = "obstacle-solved"
    case considerationAgreed = "consideration-agreed"
    case considerationLastDay = "consideration-last-day"
    case hoursQuestionAsked = "hours-question-asked"
    case hoursQuestionAnswered = "hours-question-answered"
    case permissionFirstDay = "permission-first-day"
    case permissionLastDay = "permission-last-day"
    case guardianFirstDay = "guardian-first-day"
    case guardianLastDay = "guardian-last-day"
    case referred, invited, met
    case programmeFirstDay = "programme-first-day"
    case declined
    case programmeLastDay = "programme-last-day"
    case phaseFirstDay = "phase-first-day"
    case phaseFirstDayWithout = "phase-first-day-without"
    case askedAtGate = "asked-at-gate"
    case phaseLastDay = "phase-last-day"
    case pauseFirstDay = "pause-first-day"
    case pauseBack = "pause-back"
    case planExplained = "plan-explained"
    case planSigned = "plan-signed"
    case planReviewed = "plan-reviewed"
    case planLastDay = "plan-last-day"
    case placementFirstDay = "placement-first-day"
    case placementLastDay = "placement-last-day"
    case placementEnded = "placement-ended"
    case placementNeverBegan = "placement-never-began"
    case otherTimes = "other-times"
    case granted, signed, extended
    case stepDecided = "step-decided"
    case stepRefused = "step-refused"
    case stepTakenBack = "step-taken-back"
    case stepFirstDay = "step-first-day"
    case weekHoursFirstWeek = "week-hours-first-week"
    case weekHoursLastWeek = "week-hours-last-week"
    case weekLoweredFirstDay = "week-lowered-first-day"
    case weekLoweredLastDay = "week-lowered-last-day"
    case followUpHeld = "follow-up-held"
    case followUpDue = "follow-up-due"
    case recordsJoined = "records-joined"
    case workerFirstDay = "worker-first-day"
    case workerLastDay = "worker-last-day"
    case protectedFirstDay = "protected-first-day"
    case protectedLastDay = "protected-last-day"
    case toldFirstDay = "told-first-day"
    case toldLastDay = "told-last-day"

    public var topic: Topic {
      switch self {
      case .contact: .contacts
      case .appointment: .appointments
      case .note, .noteTakenBack: .notes
      case .obstacleSince, .obstacleDue, .obstacleSolved: .obstacles
      case .considerationAgreed, .considerationLastDay, .hoursQuestionAsked, .hoursQuestionAnswered: .considerations
      case .permissionFirstDay, .permissionLastDay: .permissions
      case .guardianFirstDay, .guardianLastDay: .guardians
      case .referred, .invited, .met, .programmeFirstDay, .declined, .programmeLastDay, .phaseFirstDay,
        .phaseFirstDayWithout, .askedAtGate, .phaseLastDay, .pauseFirstDay, .pauseBack, .planExplained, .planSigned,
        .planReviewed, .planLastDay:
        .programme
      case .placementFirstDay, .placementLastDay, .placementEnded, .placementNeverBegan, .otherTimes: .placements
      case .granted, .signed, .extended: .papers
      case .stepDecided, .stepRefused, .stepTakenBack, .stepFirstDay: .hours
      case .weekHoursFirstWeek, .weekHoursLastWeek, .weekLoweredFirstDay, .weekLoweredLastDay: .weeks
      case .followUpHeld, .followUpDue: .followUps
      case .recordsJoined: .records
      case .workerFirstDay, .workerLastDay: .around
      case .protectedFirstDay, .protectedLastDay, .toldFirstDay, .toldLastDay: .protection
      }
    }
  }
}

extension TimelineEvent.What {
  var phrase: Phrase {
    switch self {
    case .contact: .timelineContact
    case .appointment: .timelineAppointment
    case .note: .timelineNote
    case .noteTakenBack: .timelineNoteTakenBack
    case .obstacleSince: .timelineObstacleSince
    case .obstacleDue: .timelineObstacleDue
    case .obstacleSolved: .timelineObstacleSolved
    case .considerationAgreed: .timelineConsiderationAgreed
    case .considerationLastDay: .timelineConsiderationLastDay
    case .hoursQuestionAsked: .timelineHoursQuestionAsked
    case .hoursQuestionAnswered: .timelineHoursQuestionAnswered
    case .permissionFirstDay: .timelinePermissionFirstDay
    case .permissionLastDay: .timelinePermissionLastDay
    case .guardianFirstDay: .timelineGuardianFirstDay
    case .guardianLastDay: .timelineGuardianLastDay
    case .referred: .timelineReferred
    case .invited: .timelineInvited
    case .met: .timelineMet
    case .programmeFirstDay: .timelineProgrammeFirstDay
    case .declined: .timelineDeclined
    case .programmeLastDay: .timelineProgrammeLastDay
    case .phaseFirstDay: .timelinePhaseFirstDay
    case .phaseFirstDayWithout: .timelinePhaseFirstDayWithout
    case .askedAtGate: .timelineAskedAtGate
    case .phaseLastDay: .timelinePhaseLastDay
    case .pauseFirstDay: .timelinePauseFirstDay
    case .pauseBack: .timelinePauseBack
    case .planExplained: .timelinePlanExplained
    case .planSigned: .timelinePlanSigned
    case .planReviewed: .timelinePlanReviewed
    case .planLastDay: .timelinePlanLastDay
    case .placementFirstDay: .timelinePlacementFirstDay
    case .placementLastDay: .timelinePlacementLastDay
    case .placementEnded: .timelinePlacementEnded
    case .placementNeverBegan: .timelinePlacementNeverBegan
    case .otherTimes: .timelineOtherTimes
    case .granted: .timelineGranted
    case .signed: .timelineSigned
    case .extended: .timelineExtended
    case .stepDecided: .timelineStepDecided
    case .stepRefused: .timelineStepRefused
    case .stepTakenBack: .timelineStepTakenBack
    case .stepFirstDay: .timelineStepFirstDay
    case .weekHoursFirstWeek: .timelineWeekHoursFirstWeek
    case .weekHoursLastWeek: .timelineWeekHoursLastWeek
    case .weekLoweredFirstDay: .timelineWeekLoweredFirstDay
    case .weekLoweredLastDay: .timelineWeekLoweredLastDay
    case .followUpHeld: .timelineFollowUpHeld
    case .followUpDue: .timelineFollowUpDue
    case .recordsJoined: .timelineRecordsJoined
    case .workerFirstDay: .timelineWorkerFirstDay
    case .workerLastDay: .timelineWorkerLastDay
    case .protectedFirstDay: .timelineProtectedFirstDay
    case .protectedLastDay: .timelineProtectedLastDay
    case .toldFirstDay: .timelineToldFirstDay
    case .toldLastDay: .timelineToldLastDay
    }
  }
}

extension TimelineEvent.Topic {
  var phrase: Phrase {
    switch self {
    case .contacts: .contactsTitle
    case .appointments: .appointmentsTitle
    case .notes: .notesTitle
    case .obstacles: .obstaclesTitle
    case .considerations: .considerationTitle
    case .permissions: .workPermissionTitle
    case .guardians: .guardianTitle
    case .programme: .participationTitle
    case .placements: .navPlacements
    case .hours: .ladderTitle
    case .weeks: .timelineWeeks
    case .papers: .timelinePapers
    case .followUps: .timelineFollowUps
    case .records: .joinedTitle
    case .around: .aroundTitle
    case .protection: .protectedTitle
    }
  }
}
