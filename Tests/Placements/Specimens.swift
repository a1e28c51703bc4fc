import Rules
import Values

// Specimens of every kind of finding, one for each of its forms.

private let integration = Slot("virksomhedspraktik", "integration-act", days("2026-08-31", "2026-11-29"))
private let lab = Slot("virksomhedspraktik", "lab", days("2026-08-03", "2026-11-01"))
private let endless = Slot("lontilskud", "lab", days("2026-06-15", nil))
private let thirteen = LengthLimit(longest: Span(13, .weeks), extensions: .given([]))
private let unsettled = LengthLimit(longest: Span(4, .weeks), extensions: .unknown)
private let chain = PlacementChain(since: day("2026-06-08"), from: day("2026-09-07"))
private let daytime = ClockSpan(from: ClockTime(hour: 6), until: ClockTime(hour: 20))!
private let need = Wording([
  Wording.Text(language: .english, text: "special need"), Wording.Text(language: .danish, text: "særligt behov"),
])

extension FindingKind {
  var specimens: [Finding] {
    switch self {
    case .ruleUnknown: [.ruleUnknown]
    case .noRule: [.noRule]
    case .factMissing:
      [
        .factMissing(.headcount), .factMissing(.severalEmployees(.employeeRepresentative)),
        .factMissing(.hours(from: week("2026-W37"))),
        .factMissing(.workingTimes(consideration: consideration(7))), .factMissing(.workPermission),
        .factMissing(.earlierEmployment), .factMissing(.basisOfParticipation),
        .factMissing(.birth), .factMissing(.birthForSignature), .factMissing(.daysOfWork), .factMissing(.timesOfWork),
      ]
    case .measureKnown: [.measureKnown]
    case .measureNotInPack: [.measureNotInPack("moon-walk")]
    case .basisNotInPack: [.basisNotInPack("lontilskud", "agreement"), .basisNotInPack("lontilskud", "moon-act")]
    case .basisOfAnother:
      [.basisOfAnother("lab", person: "integration-act"), .basisOfAnother("lab", person: "moon-act")]
    case .measureNotUnder:
      [
        .measureNotUnder("virksomhedspraktik", "lab", person: "agreement"),
        .measureNotUnder("lontilskud", "integration-act", person: "moon-act"),
      ]
    case .basisKept: [.basisKept("lab", person: "integration-act"), .basisKept("lab", person: "agreement")]
    case .withinRules: [.withinRules(effectiveFrom: day("2026-07-01"))]
    case .startsBeforeRules: [.startsBeforeRules(start: day("2026-06-15"), effectiveFrom: day("2026-07-01"))]

    case .withinLength:
      [0, 1, 2].map {
        .withinLength(
          lastDay: day("2026-12-04"), limit: thirteen, extensions: $0, lastDayAllowed: day("2026-12-06"))
      } + [
        .withinLength(
          lastDay: day("2026-12-04"), limit: thirteen, extensions: 1, lastDayAllowed: day("2026-12-06"), chain: chain)
      ]
    case .tooLong: Self.tooLongs
    case .joinedTooLong:
      [day("2027-02-12"), nil].flatMap { last in
        [0, 1].map {
          .joinedTooLong(
            next: day("2026-12-14"), lastDay: last, limit: thirteen, extensions: $0, lastDayAllowed: day("2026-12-06"),
            since: day("2026-09-07"))
        }
      }
    case .laterThanDecided:
      [day("2026-11-20"), nil].map { .laterThanDecided(lastDay: $0, decided: day("2026-10-30")) } + [
        .laterThanDecided(lastDay: day("2026-11-20"), decided: day("2026-10-30"), chain: chain)
      ]
    case .extensionUnknown:
      [day("2026-11-20"), nil].map {
        .extensionUnknown(lastDay: $0, limit: unsettled, lastDayAllowed: day("2026-10-04"))
      } + [
        .extensionUnknown(
          lastDay: day("2026-11-20"), limit: unsettled, lastDayAllowed: day("2026-10-04"), chain: chain)
      ]

    case .ratioFree:
      [[], [lab], [lab, endless]].map {
        .ratioFree(quota: 3, ordinaryStaff: 17, asOf: day("2026-08-20"), taken: $0)
      }
    case .ratioKept:
      [[], [lab]].map { .ratioKept(quota: 3, ordinaryStaff: 17, asOf: day("2026-08-20"), others: $0) }
    case .ratioFull: Self.fulls
    case .ratioUnclear:
      [[], [lab]].map {
        .ratioUnclear(
          quota: 2, ordinaryStaff: 14, asOf: day("2026-08-20"), taken: $0, unclear: [integration, endless])
      }
    case .notTested:
      [true, false, nil].flatMap { counts in
        [
          .notTested(quota: 5, taken: [lab, integration], countsForTheNext: counts),
          .notTested(quota: nil, taken: [endless], countsForTheNext: counts),
          .notTested(quota: 5, taken: [], countsForTheNext: counts),
        ]
      }
    case .headcountFresh: [.headcountFresh(asOf: day("2026-08-20"), limit: Span(90, .days))]
    case .headcountTooOld:
      [.headcountTooOld(asOf: day("2026-05-20"), goodUntil: day("2026-08-20"), limit: Span(3, .months))]
    case .headcountInFuture: [.headcountInFuture(asOf: day("2027-08-20"))]

    case .approvedInTime:
      [
        .approvedInTime(on: day("2026-09-01"), start: day("2026-09-07")),
        .approvedInTime(on: day("2026-09-07"), start: day("2026-09-07")),
      ]
    case .approvalMissing: [.approvalMissing(start: day("2026-09-07"))]
    case .startedWithoutApproval:
      [nil, day("2026-09-09")].map { .startedWithoutApproval(start: day("2026-09-07"), approved: $0) }
    case .signed: SignatoryRole.allCases.map { .signed($0, on: day("2026-08-31")) }
    case .signatureUnknown: SignatoryRole.allCases.map { .signatureUnknown($0) }
    case .signatureNotRequired: SignatoryRole.allCases.map { .signatureNotRequired($0) }
    case .signatureMissing: SignatoryRole.allCases.map { .signatureMissing($0, start: day("2026-09-07")) }
    case .signatureOverdue:
      SignatoryRole.allCases.flatMap { role in
        [true, false].map { .signatureOverdue(role, start: day("2026-09-07"), isPlanned: $0) }
      }
    case .signedAfterStart:
      SignatoryRole.allCases.map { .signedAfterStart($0, on: day("2026-09-10"), start: day("2026-09-07")) }
    case .guardianNotNoted: [.guardianNotNoted]
    case .nobodyToRepresent: [.nobodyToRepresent]
    case .purposeNamed: [.purposeNamed("hire")]
    case .purposeMissing: [.purposeMissing(allowed: ["hire", "train", "clarify"]), .purposeMissing(allowed: [])]
    case .purposeNotAllowed:
      [.purposeNotAllowed("clarify", allowed: ["hire", "train"]), .purposeNotAllowed("rest", allowed: [])]
    case .stated: [.stated("no-seasonal-work", on: day("2026-08-20"))]
    case .statementUnknown: [.statementUnknown("no-seasonal-work")]
    case .statementNotRequired: [.statementNotRequired("no-replacement-work")]
    case .statementMissing: EmployerLevel.allCases.map { .statementMissing("extra-employment", askedOf: $0) }
    case .statementDenied: [.statementDenied("no-replacement-work", on: day("2026-08-20"))]
    case .permitted: [nil, day("2028-02-29")].map { .permitted(until: $0) }
    case .permissionEnds:
      [nil, day("2026-12-06")].map { .permissionEnds(on: day("2026-10-31"), lastDay: $0) }
    case .permissionEnded: [.permissionEnded(on: day("2026-10-31"))]
    case .notPermitted: [.notPermitted]

    case .noBarringTie: [.noBarringTie]
    case .barredByTie: Self.bars
    case .nothingBeside: [.nothingBeside]
    case .mayRunBeside: [.mayRunBeside(["lonnede-timer"]), .mayRunBeside(["lonnede-timer", "lontilskud"])]
    case .besideUnknown:
      [.besideUnknown("lontilskud", lab.period), .besideUnknown("lontilskud", endless.period)]
    case .mayNotRunBeside:
      [
        .mayNotRunBeside("lontilskud", lab.period, allowed: ["lonnede-timer"]),
        .mayNotRunBeside("lontilskud", endless.period, allowed: []),
      ]

    case .withinFullWeek: [.withinFullWeek(most: Hours(quarters: 73), fullWeek: Hours(37))]
    case .hoursAboveFullWeek:
      [Hours.zero, Hours(15)].map {
        .hoursAboveFullWeek(step: Hours(28), beside: $0, fullWeek: Hours(37), week: week("2026-W40"))
      }
    case .hoursInLimits:
      [.hoursInLimits(least: Hours(6), most: Hours(15)), .hoursInLimits(least: Hours(12), most: Hours(12))]
    case .hoursBelowLeast: [.hoursBelowLeast(step: Hours(3), least: Hours(10), week: week("2026-W40"))]
    case .hoursAboveMost: [.hoursAboveMost(step: Hours(32), most: Hours(30), week: week("2026-W40"))]
    case .timetableOpen: [.timetableOpen]
    case .timetableHolds: [.timetableHolds(most: Hours(9), room: Hours(12))]
    case .timetableTooShort: [.timetableTooShort(step: Hours(20), room: Hours(3), week: week("2026-W40"))]
    case .dayWithin: [1, 2].map { .dayWithin(most: Hours(9), days: $0, perDay: Hours(5), limit: Hours(8)) }
    case .dayTooLong:
      [1, 2].map { .dayTooLong(step: Hours(20), days: $0, perDay: Hours(10), limit: Hours(8), week: week("2026-W40")) }

    case .sameTimes:
      [
        .sameTimes(
          days: [.monday, .thursday], from: ClockTime.startOfDay, until: ClockTime.endOfDay, other: "lonnede-timer",
          days("2026-09-07", "2026-12-06"), first: day("2026-09-10")),
        .sameTimes(
          days: [.sunday], from: ClockTime(text: "9:15") ?? .startOfDay, until: ClockTime(text: "11:45") ?? .endOfDay,
          other: "lontilskud", days("2026-09-07", nil), first: day("2026-09-13")),
      ]
    case .startsInPause: [.startsInPause(start: day("2026-12-07"), back: day("2027-01-04"))]
    case .pauseNotOver: [.pauseNotOver(back: day("2026-11-02"))]
    case .workedFrom: [.workedFrom(day("2026-12-07"))]
    case .noWorkingDay: [.noWorkingDay(from: day("2026-12-24"), until: day("2026-12-31"))]

    case .youthWeekWithin: [.youthWeekWithin(most: Hours(30), limit: Hours(40), last: day("2027-03-01"))]
    case .youthWeekAbove:
      [Hours.zero, Hours(15)].map {
        .youthWeekAbove(step: Hours(28), beside: $0, limit: Hours(40), week: week("2026-W40"), last: day("2027-03-01"))
      }
    case .youthWithinTimes: [.youthWithinTimes(daytime, last: day("2027-03-01"))]
    case .youthOutsideTimes: [.youthOutsideTimes(daytime, last: day("2027-03-01"))]
    case .youthFreeDays: [1, 2].map { .youthFreeDays(free: $0, last: day("2027-03-01")) }
    case .youthTooFewFreeDays: [1, 2].map { .youthTooFewFreeDays(worked: 7, free: $0, last: day("2027-03-01")) }
    case .noConsiderations: [.noConsiderations]
    case .hoursWithinCap: [nil, day("2027-03-01")].map { .hoursWithinCap(cap: Hours(9), until: $0) }
    case .hoursAboveCap: Self.aboveCaps
    case .onForbiddenDays:
      [nil, day("2027-03-01")].map {
        .onForbiddenDays([.friday, .monday], consideration: consideration(7), until: $0)
      }
    case .outsideTimes:
      [nil, day("2027-03-01")].map {
        .outsideTimes(
          ClockSpan(from: ClockTime(hour: 9), until: ClockTime(hour: 14, minute: 30))!,
          consideration: consideration(7), until: $0)
      }
    case .timesRespected: [.timesRespected(consideration: consideration(7))]
    case .confirmedByWorkplace: [.confirmedByWorkplace(consideration: consideration(7))]
    case .notYetConfirmed:
      ConsiderationInForce.Field.allCases.flatMap { field in
        [nil, day("2027-03-01")].map {
          .notYetConfirmed(field, "Døren står åben", consideration: consideration(7), until: $0)
        }
      }
    }
  }

  private static var tooLongs: [Finding] {
    let again = LengthExtension(by: Span(13, .weeks), times: nil, condition: need)
    let once = LengthExtension(by: Span(2, .months), times: 1)
    let forms: [(LengthLimit, Int, LengthExtension?)] = [
      (thirteen, 0, once), (thirteen, 1, again), (thirteen, 2, nil), (unsettled, 0, nil),
    ]
    return forms.flatMap { limit, extensions, next in
      [day("2026-12-13"), nil].map { last in
        .tooLong(
          lastDay: last, limit: limit, extensions: extensions, lastDayAllowed: day("2026-12-06"),
          daysOver: last.map { $0.days(since: day("2026-12-06")) }, next: next)
      }
    } + [
      .tooLong(
        lastDay: day("2026-12-13"), limit: thirteen, extensions: 0, lastDayAllowed: day("2026-12-06"), daysOver: 7,
        next: once, chain: chain),
      .tooLong(
        lastDay: day("2026-12-13"), limit: thirteen, extensions: 0, lastDayAllowed: day("2026-09-06"), daysOver: 98,
        next: once, chain: chain),
    ]
  }

  private static var fulls: [Finding] {
    let forms: [(Int, [Slot])] = [
      (0, []), (0, [lab]), (2, [lab, integration]), (2, [lab, integration, endless]), (3, [lab, integration, endless]),
    ]
    return forms.map { places, taken in
      .ratioFull(
        quota: places, ordinaryStaff: 14, asOf: day("2026-08-20"), day: day("2026-09-07"), taken: taken)
    } + [
      .ratioFull(
        quota: 2, ordinaryStaff: 14, asOf: day("2026-08-20"), day: day("2026-09-07"), taken: [lab, integration],
        way: .start(from: day("2026-11-02"))),
      .ratioFull(
        quota: 2, ordinaryStaff: 14, asOf: day("2026-08-20"), day: day("2026-09-07"), taken: [lab, integration],
        way: .lastDay(day("2026-10-30"))),
      .ratioFull(
        quota: 2, ordinaryStaff: 14, asOf: day("2026-08-20"), day: day("2026-09-07"), taken: [lab, integration],
        way: .noPlace(on: day("2026-09-09"))),
      .ratioFull(
        quota: 2, ordinaryStaff: 14, asOf: day("2026-08-20"), day: day("2026-09-07"), taken: [lab, integration],
        way: .notExtended(until: day("2026-10-30"))),
    ]
  }

  private static var bars: [Finding] {
    let ties = [
      EarlierTie(.employment, days("2024-03-01", "2026-05-31")),
      EarlierTie(.employment, days("2024-03-01", "2026-05-31"), isLastEmployer: true),
      EarlierTie(.employment, days("2024-03-01", nil)),
      EarlierTie(.placement("virksomhedspraktik"), days("2026-01-05", "2026-04-02")),
      EarlierTie(.placement("lontilskud"), days("2026-01-05", nil)),
    ]
    return ties.flatMap { tie in [day("2026-12-01"), nil].map { .barredByTie(tie, freeFrom: $0) } }
  }

  private static var aboveCaps: [Finding] {
    let forms: [(CivilDate?, ISOWeek?)] = [(day("2027-03-01"), week("2027-W10")), (day("2027-03-01"), nil), (nil, nil)]
    return forms.map { until, free in
      .hoursAboveCap(
        step: Hours(12), cap: Hours(9), consideration: consideration(7), until: until, week: week("2027-W06"),
        freeFrom: free)
    }
  }
}
