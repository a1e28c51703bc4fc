import Language
import Rules
import Values

// The frame and the length.
extension CheckSentence {
  func missing(_ fact: Fact) -> Phrase {
    switch fact {
    case .headcount: .checkMissingHeadcount
    case .severalEmployees(_): .checkMissingSeveralEmployees
    case .hours(let week): .checkMissingHours(week: week)
    case .workingTimes: .checkMissingWorkingTimes
    case .workPermission: .checkMissingWorkPermission
    case .earlierEmployment: .checkMissingEarlierEmployment
    case .basisOfParticipation: .checkMissingBasis
    case .birth: .checkMissingBirth
    case .birthForSignature: .checkMissingBirthForSignature
    case .daysOfWork: .checkMissingDays
    case .timesOfWork: .checkMissingTimes
    }
  }

  /// A pack that running placements adopt is meant for those that started before it: then nothing is open.
  func startsBefore(_ start: CivilDate, _ effectiveFrom: CivilDate) -> Phrase {
    check.verdict == .doesNotApply
      ? .checkEffectiveAdopted(start: start, day: effectiveFrom)
      : .checkEffectiveBefore(start: start, day: effectiveFrom)
  }

  /// The allowed day is named as one that is possible, not as the latest: a finding within the plain length does not
  /// reckon the extensions in.
  func allowed(_ limit: LengthLimit, _ extensions: Int, _ day: CivilDate) -> Phrase {
    let span = words.span(limit.longest)
    return extensions > 0
      ? .checkLengthAllowedExtended(span: span, n: extensions, day: day)
      : .checkLengthAllowed(span: span, day: day)
  }

  func tooLong(
    _ last: CivilDate?, _ limit: LengthLimit, _ extensions: Int, allowed day: CivilDate, over: Int?,
    next: LengthExtension?, _ chain: PlacementChain?
  ) -> [Phrase] {
    let breach: Phrase =
      if let last, let over { .checkLengthOver(last: last, n: over) } else { .checkLengthNoEnd }
    var remedy: Phrase = last == nil ? .checkLengthAgreeEnd : .checkLengthChooseEarlier
    // Where the time is used up already, no last day is early enough.
    if let chain, day < chain.from { remedy = .checkLengthUsedUp }
    return [breach] + goesOn(chain) + [allowed(limit, extensions, day), remedy, further(limit, next)]
  }

  private func further(_ limit: LengthLimit, _ next: LengthExtension?) -> Phrase {
    guard let next else {
      return limit.extensions == .unknown ? .checkLengthExtensionUnknown : .checkLengthNoExtension
    }
    let span = words.span(next.by)
    return words.text(next.condition).map { .checkLengthExtendCondition(span: span, condition: $0) }
      ?? .checkLengthExtend(span: span)
  }

  /// The other one was agreed before, and is named by its days.
  func joined(
    _ next: CivilDate, _ last: CivilDate?, _ limit: LengthLimit, _ extensions: Int, allowed day: CivilDate,
    since: CivilDate
  ) -> [Phrase] {
    let breach: Phrase =
      last.map { .checkLengthJoinedOver(last: $0, n: $0.days(since: day)) } ?? .checkLengthJoinedNoEnd
    return [
      .checkLengthJoined(next: next, since: since), allowed(limit, extensions, day), breach, .checkLengthJoinedAdvice,
    ]
  }

  /// Nothing for a placement that stands by itself.
  func goesOn(_ chain: PlacementChain?) -> [Phrase] {
    chain.map { [.checkLengthChain(from: $0.from, since: $0.since)] } ?? []
  }

  func extensionUnknown(
    _ last: CivilDate?, _ limit: LengthLimit, allowed day: CivilDate, _ chain: PlacementChain?
  ) -> [Phrase] {
    [last.map { .checkLengthEnds(last: $0) } ?? .checkLengthNoEnd] + goesOn(chain) + [
      .checkLengthWithoutExtension(day: day, span: words.span(limit.longest)), .checkLengthExtensionDecided,
    ]
  }

  func laterThanDecided(_ last: CivilDate?, _ decided: CivilDate, _ chain: PlacementChain?) -> [Phrase] {
    [last.map { .checkLengthEnds(last: $0) } ?? .checkLengthNoEnd] + goesOn(chain) + [
      .checkLengthDecidedUntil(day: decided), .checkLengthExtensionUnknown,
    ]
  }
}
