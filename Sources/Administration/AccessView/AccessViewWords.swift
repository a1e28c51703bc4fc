import Access
import Language
import Values

// The matrix in words. A new kind, relation, act or mask does not compile until there is a word for it.

extension Kind {
  var phrase: Phrase {
    switch self {
    case .person: .kindPerson
    case .postalAddress: .kindPostalAddress
    case .assignment: .kindAssignment
    case .protection: .kindProtection
    case .personMerge: .kindPersonMerge
    case .consideration: .kindConsideration
    case .hoursQuestion: .kindHoursQuestion
    case .obstacle: .kindObstacle
    case .appointment: .kindAppointment
    case .closedAppointment: .kindClosedAppointment
    case .contactEntry: .kindContactEntry
    case .note: .kindNote
    case .closedNote: .kindClosedNote
    case .residence: .kindResidence
    case .guardian: .kindGuardian
    case .identityNumber: .kindIdentityNumber
    case .absenceReason: .kindAbsenceReason
    case .weekHours: .kindWeekHours
    case .caseHours: .kindCaseHours
    case .weekReduction: .kindWeekReduction
    case .competenceItem: .kindCompetenceItem
    case .progressionAnswer: .kindProgressionAnswer
    case .workersBelief: .kindWorkersBelief
    case .programme: .kindProgramme
    case .participation: .kindParticipation
    case .pauseDays: .kindPauseDays
    case .plan: .kindPlan
    case .organisation: .kindOrganisation
    case .workplace: .kindWorkplace
    case .firmCheck: .kindFirmCheck
    case .firmContact: .kindFirmContact
    case .placement: .kindPlacement
    case .approval: .kindApproval
    case .placementScan: .kindPlacementScan
    case .ladder: .kindLadder
    case .followUp: .kindFollowUp
    case .quotaSlot: .kindQuotaSlot
    case .obligation: .kindObligation
    case .installation: .kindInstallation
    case .account: .kindAccount
    case .absence: .kindAbsence
    case .identityBasis: .kindIdentityBasis
    case .journal: .kindJournal
    }
  }
}

extension Relation {
  var phrase: Phrase {
    switch self {
    case .responsible: .relationResponsible
    case .team: .relationTeam
    case .receiving: .relationReceiving
    case .referrer: .relationReferrer
    case .mentor: .relationMentor
    case .counsellor: .relationCounsellor
    case .trainer: .relationTrainer
    case .contact: .relationContact
    case .myself: .relationSelf
    case .author: .relationAuthor
    case .colleague: .relationColleague
    case .subject: .relationSubject
    case .installation: .relationInstallation
    }
  }
}

extension Act {
  var phrase: Phrase {
    switch self {
    case .read: .actionRead
    case .list: .actionList
    case .count: .actionCount
    case .create: .actionCreate
    case .edit: .actionEdit
    case .agree: .actionAgree
    case .end: .actionEnd
    case .export: .actionExport
    }
  }
}

extension Mask {
  var phrase: Phrase {
    switch self {
    case .full: .maskFull
    case .referral: .maskReferral
    case .shared: .maskShared
    case .permissionUntil: .maskPermissionUntil
    case .yesNoUntil: .maskYesNoUntil
    case .classOnly: .maskClassOnly
    case .presence: .maskPresence
    case .actualHours: .maskActualHours
    case .card: .maskCard
    case .ownAnswer: .maskOwnAnswer
    case .countOnly: .maskCountOnly
    case .pseudonymous: .maskPseudonymous
    case .tips: .maskTips
    }
  }
}

extension Circle {
  var phrase: Phrase {
    switch self {
    case .closed: .circleClosed
    case .case: .circleCase
    case .shared: .circleShared
    case .statistical: .circleStatistical
    case .open: .circleOpen
    case .installation: .circleInstallation
    }
  }
}

extension AccessRule {
  /// Looking, finding in lists and counting go together where all three are there.
  var said: [Phrase] {
    let looking: Set<Act> = [.read, .list, .count]
    let rest = acts.isSuperset(of: looking) ? acts.subtracting(looking) : acts
    return (acts.isSuperset(of: looking) ? [.accessViewSee] : []) + Act.allCases.filter(rest.contains).map(\.phrase)
  }
}
