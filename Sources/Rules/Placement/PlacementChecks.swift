public import Values

/// Holds one placement against one pack on one day. Pure: the same facts give the same checks in the same order.
///
/// Run it again on every change of hours, dates, headcount or neighbours: a check is an answer for today, not a stamp.
public struct PlacementChecks: Sendable {
  let facts: PlacementFacts
  let pack: RulePack
  let today: CivilDate

  public init(_ facts: PlacementFacts, pack: RulePack, today: CivilDate) {
    self.facts = facts
    self.pack = pack
    self.today = today
  }

  /// Every check, those that do not apply included, in the order of `RuleCode`. Never empty.
  public static func of(_ facts: PlacementFacts, pack: RulePack, today: CivilDate) -> [Check] {
    PlacementChecks(facts, pack: pack, today: today).all()
  }

  func all() -> [Check] {
    guard let terms = pack.terms(facts.measure, facts.basis) else { return [measureMissing(), effective()] + always() }
    var checks = [measure(), effective(), wholeLength(terms)]
    checks += [ratio(terms), headcountAge(terms), approval(terms)]
    checks += signatures(terms) + guardianSignature()
    checks.append(purpose(terms))
    checks += statements(terms)
    checks += permission(terms)
    checks += [sameEmployer(terms)]
    checks += beside(terms)
    checks += fullWeek() + leastHours(terms) + mostHours(terms) + agreed() + youth()
    return checks
  }

  /// What holds whatever the measure is.
  private func always() -> [Check] { fullWeek() + agreed() + youth() }

  private func agreed() -> [Check] { timetable() + sameTimes() + workingDays() + pause() + considerations() }

  /// Who pauses may be back earlier than expected, so that it is told and stops nothing.
  private func pause() -> [Check] {
    guard facts.standing == .planned, let back = facts.pausedUntil else { return [] }
    let start = facts.period.from
    return [
      frame(.pause, .breached, start < back ? .startsInPause(start: start, back: back) : .pauseNotOver(back: back))
    ]
  }

  /// Its own length; of what is planned also that of what would go on from it. Each of those has a check of its own once
  /// both are started.
  private func wholeLength(_ terms: MeasureTerms) -> Check {
    let own = length(terms)
    guard own.verdict != .breached, facts.standing == .planned else { return own }
    return joined() ?? own
  }

  /// What is granted under an act is agreed under the one that the person is supported under; ordinary work is granted
  /// under none. What runs stays under the one that it was granted under: that hers is another is told, and stops nothing.
  private func measure() -> Check {
    if pack.measure(facts.measure)?.isOrdinaryWork ?? false { return frame(.measure, .fulfilled, .measureKnown) }
    guard let person = facts.personBasis else {
      return frame(.measure, .notKnown, .factMissing(.basisOfParticipation))
    }
    if person == facts.basis { return frame(.measure, .fulfilled, .measureKnown) }
    let finding: Finding =
      if facts.standing == .running {
        .basisKept(facts.basis, person: person)
      } else if pack.terms(facts.measure, person) == nil {
        .measureNotUnder(facts.measure, facts.basis, person: person)
      } else {
        .basisOfAnother(facts.basis, person: person)
      }
    return Check(
      .measure, .breached, finding, overridable: false, blocking: facts.standing == .planned, source: pack.ownSource,
      note: pack.title)
  }

  private func measureMissing() -> Check {
    let known = pack.measure(facts.measure) != nil
    return frame(
      .measure, .notKnown, known ? .basisNotInPack(facts.measure, facts.basis) : .measureNotInPack(facts.measure))
  }

  private func effective() -> Check {
    guard facts.period.from < pack.effectiveFrom else {
      return frame(.effective, .fulfilled, .withinRules(effectiveFrom: pack.effectiveFrom))
    }
    let finding = Finding.startsBeforeRules(start: facts.period.from, effectiveFrom: pack.effectiveFrom)
    // A pack whose rules running placements adopt is meant for those that started before it.
    return frame(.effective, pack.running == .adopt ? .doesNotApply : .notKnown, finding)
  }

  private func frame(_ rule: RuleCode, _ verdict: Verdict, _ finding: Finding) -> Check {
    Check(
      rule, verdict, finding, overridable: false, blocking: false, source: pack.ownSource, note: pack.title)
  }

  /// Answers “no rule” and “unknown” alike for every rule; `body` answers when the pack states something.
  func judge<Value>(
    _ code: RuleCode, _ rule: Rule<Value>, none: Finding = .noRule, unknown: Finding = .ruleUnknown,
    _ body: (Value) -> (Verdict, Finding)
  ) -> Check {
    switch rule.stated {
    case .none: return Check(code, .doesNotApply, none, by: rule)
    case .unknown: return Check(code, .notKnown, unknown, by: rule)
    case .given(let value):
      let (verdict, finding) = body(value)
      return Check(code, verdict, finding, by: rule)
    }
  }
}
