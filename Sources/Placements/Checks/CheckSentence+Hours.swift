import Language
import Rules
import Values

// Hours against the full week and against what is agreed with the person; days, times and things said in words.
extension CheckSentence {
  func aboveFullWeek(_ step: Hours, beside: Hours, full: Hours, in week: ISOWeek) -> Phrase {
    guard beside > .zero else { return .checkHoursAboveFullWeek(step: step, week: week, full: full) }
    return .checkHoursAboveFullWeekTogether(step: step, beside: beside, sum: step + beside, week: week, full: full)
  }

  func aboveYouth(_ step: Hours, beside: Hours, limit: Hours, in week: ISOWeek, last: CivilDate) -> Phrase {
    guard beside > .zero else { return .checkYouthWeekAbove(step: step, week: week, limit: limit, last: last) }
    return .checkYouthWeekAboveBeside(step: step, week: week, beside: beside, limit: limit, last: last)
  }

  func aboveCap(
    _ step: Hours, cap: Hours, until: CivilDate?, in week: ISOWeek, freeFrom free: ISOWeek?
  ) -> [Phrase] {
    let above = aboveCap(step, cap: cap, until: until, in: week)
    return [stopped(above), free.map { .checkCapFreeFrom(week: $0) } ?? .checkCapNoFree]
  }

  func aboveCap(_ step: Hours, cap: Hours, until: CivilDate?, in week: ISOWeek) -> Phrase {
    until.map { .checkCapAboveUntil(step: step, week: week, cap: cap, until: $0) }
      ?? .checkCapAbove(step: step, week: week, cap: cap)
  }

  func onForbiddenDays(_ days: Set<CivilDate.Weekday>, until: CivilDate?) -> Phrase {
    let named = voice.list(days)
    return until.map { .checkTimesForbiddenDaysUntil(until: $0, days: named) } ?? .checkTimesForbiddenDays(days: named)
  }

  func outsideTimes(_ span: ClockSpan, until: CivilDate?) -> Phrase {
    let times = voice.span(span)
    return until.map { .checkTimesOutsideUntil(until: $0, times: times) } ?? .checkTimesOutside(times: times)
  }

  func notYetConfirmed(_ field: ConsiderationInForce.Field, _ said: String, until: CivilDate?) -> Phrase {
    let about = voice(field.phrase)
    return until.map { .checkWorkplaceNotConfirmedUntil(until: $0, words: said, field: about) }
      ?? .checkWorkplaceNotConfirmed(words: said, field: about)
  }
}
