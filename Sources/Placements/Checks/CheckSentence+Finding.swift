import Language
import Rules

extension CheckSentence {
  /// The sentences of a finding. Without `default`, so that a new finding does not compile without words.
  func phrases(of finding: Finding) -> [Phrase] {
    switch finding {
    case .ruleUnknown: [.checkRuleUnknown(rule: voice(check.rule.phrase))]
    case .noRule: [.checkNoRule(rule: voice(check.rule.phrase))]
    case .factMissing(let fact): [missing(fact)]

    case .measureKnown: [.checkMeasureKnown]
    case .measureNotInPack(let code): [.checkMeasureNotInPack(pack: pack.code.text, measure: words.measure(code))]
    case .basisNotInPack(let code, let basis):
      [
        .checkMeasureBasisNotInPack(
          pack: pack.code.text, measure: words.measure(code), basis: words.basis(basis))
      ]
    case .basisOfAnother(let basis, let person):
      [.checkBasisOfAnother(person: words.basis(person), placement: words.basis(basis))]
    case .measureNotUnder(let code, let basis, let person):
      [
        .checkMeasureNotUnder(
          measure: words.measure(code), person: words.basis(person), placement: words.basis(basis))
      ]
    case .basisKept(let basis, let person):
      [.checkBasisKept(person: words.basis(person), placement: words.basis(basis))]
    case .withinRules(let day): [.checkEffectiveWithin(day: day)]
    case .startsBeforeRules(let start, let day): [startsBefore(start, day)]

    case .withinLength(let last, let limit, let extensions, let allowed, let chain):
      [.checkLengthEnds(last: last)] + goesOn(chain) + [self.allowed(limit, extensions, allowed)]
    case .tooLong(let last, let limit, let extensions, let allowed, let over, let next, let chain):
      tooLong(last, limit, extensions, allowed: allowed, over: over, next: next, chain)
    case .joinedTooLong(let next, let last, let limit, let extensions, let allowed, let since):
      joined(next, last, limit, extensions, allowed: allowed, since: since)
    case .laterThanDecided(let last, let decided, let chain): laterThanDecided(last, decided, chain)
    case .extensionUnknown(let last, let limit, let allowed, let chain):
      extensionUnknown(last, limit, allowed: allowed, chain)

    case .ratioFree(let places, let staff, let asOf, let taken):
      [.checkRatioFree(free: places - taken.count, places: places), self.staff(staff, asOf)] + self.taken(taken)
    case .ratioKept(let places, let staff, let asOf, let others):
      [.checkRatioKept(taken: others.count + 1, places: places), self.staff(staff, asOf)] + self.taken(others)
    case .ratioFull(let places, let staff, let asOf, let day, let taken, let way):
      ratioFull(places, on: day, taken) + [self.staff(staff, asOf), advice(way)]
    case .ratioUnclear(let places, let staff, let asOf, let taken, let unclear):
      ratioUnclear(places, taken, unclear: unclear) + [self.staff(staff, asOf), .checkRatioUnclearAdvice]
    case .notTested(let places, let taken, let counts): notTested(places, taken, countsForTheNext: counts)
    case .headcountFresh(let asOf, let limit): [.checkHeadcountFresh(day: asOf, span: words.span(limit))]
    case .headcountTooOld(let asOf, let until, let limit):
      [.checkHeadcountTooOld(day: asOf, until: until, span: words.span(limit))]
    case .headcountInFuture(let asOf): [.checkHeadcountInFuture(day: asOf)]

    case .approvedInTime(let day, let start):
      [day == start ? .checkApprovalOnTheDay(on: day) : .checkApprovalInTime(on: day, start: start)]
    case .approvalMissing(let start): [.checkApprovalMissing(start: start)]
    case .startedWithoutApproval(let start, let approved): [startedWithoutApproval(start, approved)]
    case .signed(let role, let day): [.checkSignatureSigned(role: voice(role.phrase), on: day)]
    case .signatureUnknown(let role): [.checkSignatureUnknown(role: voice(role.phrase))]
    case .signatureNotRequired(let role): [.checkSignatureNotRequired(role: voice(role.phrase))]
    case .signatureMissing(let role, let start): [.checkSignatureMissing(role: voice(role.phrase), start: start)]
    case .signatureOverdue(let role, let start, let isPlanned): [signatureOverdue(role, start, isPlanned: isPlanned)]
    case .signedAfterStart(let role, let day, let start): [signedAfterStart(role, day, start)]
    case .guardianNotNoted: [.checkSignatureGuardianNotNoted]
    case .nobodyToRepresent: [.checkSignatureNobodyToRepresent]
    case .purposeNamed(let code): [.checkPurposeNamed(purpose: words.purpose(code))]
    case .purposeMissing(let allowed): [.checkPurposeMissing] + choose(allowed)
    case .purposeNotAllowed(let code, let allowed):
      [.checkPurposeNotAllowed(purpose: words.purpose(code))] + choose(allowed)
    case .stated(let code, let day): [.checkStatementGiven(on: day, statement: words.statement(code))]
    case .statementUnknown(let code): [.checkStatementUnknown(statement: words.statement(code))]
    case .statementNotRequired(let code): [.checkStatementNotRequired(statement: words.statement(code))]
    case .statementMissing(let code, let level): [statementMissing(code, askedOf: level)]
    case .statementDenied(let code, let day): [.checkStatementDenied(on: day, statement: words.statement(code))]
    case .permitted(let until): [until.map { .checkPermissionUntil(until: $0) } ?? .checkPermissionOpen]
    case .permissionEnds(let day, let last):
      [last.map { .checkPermissionEnds(on: day, last: $0) } ?? .checkPermissionEndsOpen(on: day)]
    case .permissionEnded(let day): [.checkPermissionEnded(on: day)]
    case .notPermitted: [.checkPermissionNone]

    case .noBarringTie: [.checkTiesNone]
    case .barredByTie(let tie, let day): barred(by: tie, freeFrom: day)
    case .nothingBeside: [.checkBesideNothing]
    case .mayRunBeside(let codes): [.checkBesideMay(measures: words.measures(codes))]
    case .besideUnknown(let code, let period): [.checkBesideUnknown(other: words.other(code, period))]
    case .mayNotRunBeside(let code, let period, let allowed): mayNotRunBeside(code, period, allowed: allowed)

    case .withinFullWeek(let most, let full): [.checkHoursWithinFullWeek(most: most, full: full)]
    case .hoursAboveFullWeek(let step, let beside, let full, let week):
      [stopped(aboveFullWeek(step, beside: beside, full: full, in: week))]
    case .hoursInLimits(let least, let most):
      [least == most ? .checkHoursInLimitsLevel(hours: most) : .checkHoursInLimits(least: least, most: most)]
    case .hoursBelowLeast(let step, let least, let week):
      [stopped(.checkHoursBelowLeast(step: step, week: week, least: least))]
    case .hoursAboveMost(let step, let most, let week):
      [stopped(.checkHoursAboveMost(step: step, week: week, most: most))]
    case .timetableOpen: [.checkTimetableOpen]
    case .timetableHolds(let most, let room): [.checkTimetableHolds(most: most, room: room)]
    case .timetableTooShort(let step, let room, let week):
      [stopped(.checkTimetableTooShort(step: step, week: week, room: room))]
    case .dayWithin(let most, let days, let perDay, let limit):
      [.checkDayWithin(most: most, n: days, day: perDay, limit: limit)]
    case .dayTooLong(let step, let days, let perDay, let limit, let week):
      [stopped(.checkDayTooLong(step: step, week: week, n: days, day: perDay, limit: limit))]
    case .sameTimes(let days, let from, let until, let other, let period, let first):
      [
        .checkSameTimes(
          days: voice.list(days), from: from, until: until, other: words.other(other, period), first: first)
      ]
    case .startsInPause(let start, let back): [.checkStartsInPause(start: start, back: back)]
    case .pauseNotOver(let back): [.checkStartsInPausePassed(back: back)]
    case .workedFrom(let day): [.checkWorkedFrom(day: day)]
    case .noWorkingDay(let from, let until): [stopped(.dayOffNothingLeft(from: from, until: until))]

    case .youthWeekWithin(let most, let limit, let last): [.checkYouthWeekWithin(most: most, limit: limit, last: last)]
    case .youthWeekAbove(let step, let beside, let limit, let week, let last):
      [stopped(aboveYouth(step, beside: beside, limit: limit, in: week, last: last))]
    case .youthWithinTimes(let span, let last): [.checkYouthTimesWithin(times: voice.span(span), last: last)]
    case .youthOutsideTimes(let span, let last): [.checkYouthTimesOutside(last: last, times: voice.span(span))]
    case .youthFreeDays(let free, let last): [.checkYouthFreeDays(n: free, last: last)]
    case .youthTooFewFreeDays(let worked, let free, let last):
      [.checkYouthFreeDaysFew(worked: worked, n: free, last: last)]

    case .noConsiderations: [.checkConsiderationsNone]
    case .hoursWithinCap(let cap, let until):
      [until.map { .checkCapWithinUntil(cap: cap, until: $0) } ?? .checkCapWithin(cap: cap)]
    case .hoursAboveCap(let step, let cap, _, let until, let week, let free):
      aboveCap(step, cap: cap, until: until, in: week, freeFrom: free)
    case .onForbiddenDays(let days, _, let until): [onForbiddenDays(days, until: until)]
    case .outsideTimes(let span, _, let until): [outsideTimes(span, until: until)]
    case .timesRespected: [.checkTimesRespected]
    case .confirmedByWorkplace: [.checkWorkplaceConfirmed]
    case .notYetConfirmed(let field, let said, _, let until): [notYetConfirmed(field, said, until: until)]
    }
  }
}
