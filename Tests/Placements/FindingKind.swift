import Rules

/// Every case of `Finding` by its name. A new case does not compile until it has a kind here, and the kind not until it
/// has specimens.
enum FindingKind: CaseIterable {
  case ruleUnknown, noRule, factMissing
  case measureKnown, measureNotInPack, basisNotInPack, basisOfAnother, measureNotUnder, basisKept, withinRules,
    startsBeforeRules
  case withinLength, tooLong, joinedTooLong, laterThanDecided, extensionUnknown
  case ratioFree, ratioKept, ratioFull, ratioUnclear, notTested, headcountFresh, headcountTooOld, headcountInFuture
  case approvedInTime, approvalMissing, startedWithoutApproval
  case signed, signatureUnknown, signatureNotRequired, signatureMissing, signatureOverdue, signedAfterStart,
    guardianNotNoted, nobodyToRepresent
  case purposeNamed, purposeMissing, purposeNotAllowed
  case stated, statementUnknown, statementNotRequired, statementMissing, statementDenied
  case permitted, permissionEnds, permissionEnded, notPermitted
  case noBarringTie, barredByTie, nothingBeside, mayRunBeside, besideUnknown, mayNotRunBeside
  case withinFullWeek, hoursAboveFullWeek, hoursInLimits, hoursBelowLeast, hoursAboveMost
  case timetableOpen, timetableHolds, timetableTooShort, dayWithin, dayTooLong, workedFrom, noWorkingDay, sameTimes,
    startsInPause, pauseNotOver
  case youthWeekWithin, youthWeekAbove, youthWithinTimes, youthOutsideTimes, youthFreeDays, youthTooFewFreeDays
  case noConsiderations, hoursWithinCap, hoursAboveCap, onForbiddenDays, outsideTimes, timesRespected
  case confirmedByWorkplace, notYetConfirmed

  init(_ finding: Finding) {
    self =
      switch finding {
      case .ruleUnknown: .ruleUnknown
      case .noRule: .noRule
      case .factMissing: .factMissing
      case .measureKnown: .measureKnown
      case .measureNotInPack: .measureNotInPack
      case .basisNotInPack: .basisNotInPack
      case .basisOfAnother: .basisOfAnother
      case .measureNotUnder: .measureNotUnder
      case .basisKept: .basisKept
      case .withinRules: .withinRules
      case .startsBeforeRules: .startsBeforeRules
      case .withinLength: .withinLength
      case .tooLong: .tooLong
      case .joinedTooLong: .joinedTooLong
      case .sameTimes: .sameTimes
      case .startsInPause: .startsInPause
      case .pauseNotOver: .pauseNotOver
      case .laterThanDecided: .laterThanDecided
      case .extensionUnknown: .extensionUnknown
      case .ratioFree: .ratioFree
      case .ratioKept: .ratioKept
      case .ratioFull: .ratioFull
      case .ratioUnclear: .ratioUnclear
      case .notTested: .notTested
      case .headcountFresh: .headcountFresh
      case .headcountTooOld: .headcountTooOld
      case .headcountInFuture: .headcountInFuture
      case .approvedInTime: .approvedInTime
      case .approvalMissing: .approvalMissing
      case .startedWithoutApproval: .startedWithoutApproval
      case .signed: .signed
      case .signatureUnknown: .signatureUnknown
      case .signatureNotRequired: .signatureNotRequired
      case .signatureMissing: .signatureMissing
      case .signatureOverdue: .signatureOverdue
      case .signedAfterStart: .signedAfterStart
      case .guardianNotNoted: .guardianNotNoted
      case .nobodyToRepresent: .nobodyToRepresent
      case .purposeNamed: .purposeNamed
      case .purposeMissing: .purposeMissing
      case .purposeNotAllowed: .purposeNotAllowed
      case .stated: .stated
      case .statementUnknown: .statementUnknown
      case .statementNotRequired: .statementNotRequired
      case .statementMissing: .statementMissing
      case .statementDenied: .statementDenied
      case .permitted: .permitted
      case .permissionEnds: .permissionEnds
      case .permissionEnded: .permissionEnded
      case .notPermitted: .notPermitted
      case .noBarringTie: .noBarringTie
      case .barredByTie: .barredByTie
      case .nothingBeside: .nothingBeside
      case .mayRunBeside: .mayRunBeside
      case .besideUnknown: .besideUnknown
      case .mayNotRunBeside: .mayNotRunBeside
      case .withinFullWeek: .withinFullWeek
      case .hoursAboveFullWeek: .hoursAboveFullWeek
      case .hoursInLimits: .hoursInLimits
      case .hoursBelowLeast: .hoursBelowLeast
      case .hoursAboveMost: .hoursAboveMost
      case .timetableOpen: .timetableOpen
      case .timetableHolds: .timetableHolds
      case .timetableTooShort: .timetableTooShort
      case .workedFrom: .workedFrom
      case .noWorkingDay: .noWorkingDay
      case .dayWithin: .dayWithin
      case .dayTooLong: .dayTooLong
      case .youthWeekWithin: .youthWeekWithin
      case .youthWeekAbove: .youthWeekAbove
      case .youthWithinTimes: .youthWithinTimes
      case .youthOutsideTimes: .youthOutsideTimes
      case .youthFreeDays: .youthFreeDays
      case .youthTooFewFreeDays: .youthTooFewFreeDays
      case .noConsiderations: .noConsiderations
      case .hoursWithinCap: .hoursWithinCap
      case .hoursAboveCap: .hoursAboveCap
      case .onForbiddenDays: .onForbiddenDays
      case .outsideTimes: .outsideTimes
      case .timesRespected: .timesRespected
      case .confirmedByWorkplace: .confirmedByWorkplace
      case .notYetConfirmed: .notYetConfirmed
      }
  }
}
