public import Values

/// What a check found, with every number and date that a sentence about it needs. Rooms above turn it into words.
public enum Finding: Sendable, Hashable, Codable {
  // Any rule
  /// The pack does not know the rule; `Check.note` says more.
  case ruleUnknown
  /// The pack says that there is no such rule here.
  case noRule
  case factMissing(Fact)

  // The frame
  case measureKnown
  case measureNotInPack(MeasureCode)
  case basisNotInPack(MeasureCode, BasisCode)
  /// It is agreed under another act than the person is supported under.
  case basisOfAnother(BasisCode, person: BasisCode)
  /// The same, where the measure is not granted at all under the person's act.
  case measureNotUnder(MeasureCode, BasisCode, person: BasisCode)
  /// The same of what runs, or ran: it keeps the act that it was agreed under.
  case basisKept(BasisCode, person: BasisCode)
  case withinRules(effectiveFrom: CivilDate)
  case startsBeforeRules(start: CivilDate, effectiveFrom: CivilDate)

  // Length
  /// `chain` where it goes on without a break from an earlier placement and counts with it; so for the next two.
  case withinLength(
    lastDay: CivilDate, limit: LengthLimit, extensions: Int, lastDayAllowed: CivilDate, chain: PlacementChain? = nil)
  /// `lastDay` is `nil` when no end is agreed. `next` is the extension that could still be decided.
  case tooLong(
    lastDay: CivilDate?, limit: LengthLimit, extensions: Int, lastDayAllowed: CivilDate, daysOver: Int?,
    next: LengthExtension?, chain: PlacementChain? = nil)
  /// A placement that was agreed before and begins on `next` would go on from this one without a break, and be too long
  /// by it: `lastDay` is its last day, `nil` when none is agreed.
  case joinedTooLong(
    next: CivilDate, lastDay: CivilDate?, limit: LengthLimit, extensions: Int, lastDayAllowed: CivilDate,
    since: CivilDate)
  /// It is to last longer than was decided, and the pack does not know whether it may be extended.
  case laterThanDecided(lastDay: CivilDate?, decided: CivilDate, chain: PlacementChain? = nil)
  /// It is extended, and the pack does not know whether it may be; without extension it ends on `lastDayAllowed`.
  case extensionUnknown(
    lastDay: CivilDate?, limit: LengthLimit, lastDayAllowed: CivilDate, chain: PlacementChain? = nil)

  // Quota
  case ratioFree(quota: Int, ordinaryStaff: Int, asOf: CivilDate, taken: [Slot])
  /// It runs and keeps its place; these others are there at the fullest.
  case ratioKept(quota: Int, ordinaryStaff: Int, asOf: CivilDate, others: [Slot])
  /// On `day` the places are taken by these.
  case ratioFull(
    quota: Int, ordinaryStaff: Int, asOf: CivilDate, day: CivilDate, taken: [Slot], way: RatioWay = .start(from: nil))
  /// Free or full by whether these slots count, which the pack does not say.
  case ratioUnclear(quota: Int, ordinaryStaff: Int, asOf: CivilDate, taken: [Slot], unclear: [Slot])
  /// This person is not tested, however full the workplace is. `quota` is `nil` when it cannot be reckoned.
  case notTested(quota: Int?, taken: [Slot], countsForTheNext: Bool?)
  case headcountFresh(asOf: CivilDate, limit: Span)
  case headcountTooOld(asOf: CivilDate, goodUntil: CivilDate, limit: Span)
  case headcountInFuture(asOf: CivilDate)

  // Papers
  case approvedInTime(on: CivilDate, start: CivilDate)
  case approvalMissing(start: CivilDate)
  /// The placement ran before it was approved, if it was at all.
  case startedWithoutApproval(start: CivilDate, approved: CivilDate?)
  case signed(SignatoryRole, on: CivilDate)
  /// The pack does not know whether this role signs.
  case signatureUnknown(SignatoryRole)
  case signatureNotRequired(SignatoryRole)
  case signatureMissing(SignatoryRole, start: CivilDate)
  /// The first day has passed without it. As long as nothing has begun, another first day can be agreed.
  case signatureOverdue(SignatoryRole, start: CivilDate, isPlanned: Bool)
  case signedAfterStart(SignatoryRole, on: CivilDate, start: CivilDate)
  /// The guardian must sign, and nobody is noted who stands for the person.
  case guardianNotNoted
  /// One employee only: there is nobody to represent.
  case nobodyToRepresent
  case purposeNamed(PurposeCode)
  case purposeMissing(allowed: [PurposeCode])
  case purposeNotAllowed(PurposeCode, allowed: [PurposeCode])
  case stated(StatementCode, on: CivilDate)
  /// The pack does not know whether this is asked.
  case statementUnknown(StatementCode)
  case statementNotRequired(StatementCode)
  case statementMissing(StatementCode, askedOf: EmployerLevel)
  case statementDenied(StatementCode, on: CivilDate)
  case permitted(until: CivilDate?)
  case permissionEnds(on: CivilDate, lastDay: CivilDate?)
  /// Before the first of the days that are left.
  case permissionEnded(on: CivilDate)
  case notPermitted

  // The person's other ties
  case noBarringTie
  /// `freeFrom` is the first day on which the tie no longer bars; `nil` for ever.
  case barredByTie(EarlierTie, freeFrom: CivilDate?)
  case nothingBeside
  case mayRunBeside([MeasureCode])
  /// The pack does not know whether this may run beside.
  case besideUnknown(MeasureCode, Period)
  case mayNotRunBeside(MeasureCode, Period, allowed: [MeasureCode])

  // Hours
  case withinFullWeek(most: Hours, fullWeek: Hours)
  /// `beside` is what the person's other agreements take of the same week.
  case hoursAboveFullWeek(step: Hours, beside: Hours, fullWeek: Hours, week: ISOWeek)
  case hoursInLimits(least: Hours, most: Hours)
  case hoursBelowLeast(step: Hours, least: Hours, week: ISOWeek)
  case hoursAboveMost(step: Hours, most: Hours, week: ISOWeek)
  /// Days and times of work are not agreed.
  case timetableOpen
  case timetableHolds(most: Hours, room: Hours)
  case timetableTooShort(step: Hours, room: Hours, week: ISOWeek)
  /// So many hours on so many days a week make at least `perDay` on one of them.
  case dayWithin(most: Hours, days: Int, perDay: Hours, limit: Hours)
  case dayTooLong(step: Hours, days: Int, perDay: Hours, limit: Hours, week: ISOWeek)
  /// The first agreed day on which the workplace is open.
  case workedFrom(CivilDate)
  /// Between the two there is no agreed day on which it is.
  case noWorkingDay(from: CivilDate, until: CivilDate)

  /// The first day lies in a pause of the person's, who is expected `back` on a later one.
  case startsInPause(start: CivilDate, back: CivilDate)
  /// She was expected back before the first day, and nobody has said that she is.
  case pauseNotOver(back: CivilDate)

  /// The person is to be at two places at once: on these days of the week between these times, on `first` for the first
  /// time. The other is named by measure and days.
  case sameTimes(
    days: Set<CivilDate.Weekday>, from: ClockTime, until: ClockTime, other: MeasureCode, Period, first: CivilDate)

  // Under 18; `last` is the last day of the placement on which the person is
  case youthWeekWithin(most: Hours, limit: Hours, last: CivilDate)
  /// `beside` is what the person's other agreements take of the same week.
  case youthWeekAbove(step: Hours, beside: Hours, limit: Hours, week: ISOWeek, last: CivilDate)
  case youthWithinTimes(ClockSpan, last: CivilDate)
  case youthOutsideTimes(ClockSpan, last: CivilDate)
  case youthFreeDays(free: Int, last: CivilDate)
  case youthTooFewFreeDays(worked: Int, free: Int, last: CivilDate)

  // Considerations
  case noConsiderations
  case hoursWithinCap(cap: Hours, until: CivilDate?)
  case hoursAboveCap(
    step: Hours, cap: Hours, consideration: ConsiderationID, until: CivilDate?, week: ISOWeek, freeFrom: ISOWeek?)
  case onForbiddenDays(Set<CivilDate.Weekday>, consideration: ConsiderationID, until: CivilDate?)
  case outsideTimes(ClockSpan, consideration: ConsiderationID, until: CivilDate?)
  case timesRespected(consideration: ConsiderationID)
  case confirmedByWorkplace(consideration: ConsiderationID)
  /// The workplace has not yet said that it respects this.
  case notYetConfirmed(ConsiderationInForce.Field, String, consideration: ConsiderationID, until: CivilDate?)
}

/// What would mend that a workplace is full, beside another number of staff.
public enum RatioWay: Sendable, Hashable, Codable {
  /// For what is planned: the first day, from that of the start on, on which the same length would find a place on every
  /// day; `nil` when there is none.
  case start(from: CivilDate?)
  /// For what is agreed: up to this day it has a place.
  case lastDay(CivilDate)
  /// For an extension: it has a place up to this day, until which none is taken.
  case notExtended(until: CivilDate)
  /// For what is agreed: on the first of its days that are left it has none.
  case noPlace(on: CivilDate)
}

/// A fact without which a rule cannot be judged.
public enum Fact: Sendable, Hashable, Codable {
  case headcount
  /// By which it turns whether the role signs.
  case severalEmployees(SignatoryRole)
  /// Hours are not agreed from this week on.
  case hours(from: ISOWeek)
  case workingTimes(consideration: ConsiderationID)
  case workPermission
  /// Whether the employer is one that the person worked for.
  case earlierEmployment
  /// The act under which the person takes part.
  case basisOfParticipation
  /// When the person was born, exactly enough to say whether she is under 18.
  case birth
  /// The same, where it turns on it whether a guardian signs.
  case birthForSignature
  case daysOfWork, timesOfWork
}
