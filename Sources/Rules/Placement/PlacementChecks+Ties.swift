import Values

extension PlacementChecks {
  /// Not with an employer to whom an earlier tie still bars the way.
  func sameEmployer(_ terms: MeasureTerms) -> Check {
    judge(.sameEmployer, terms.sameEmployer) { bar in
      let barring = facts.earlier.filter { bar.counts($0) }.compactMap { tie -> (tie: EarlierTie, free: CivilDate?)? in
        guard let within = bar.within, let end = tie.period.until else { return (tie, nil) }
        let free = within.after(end).adding(days: 1)
        return facts.period.from < free ? (tie, free) : nil
      }
      // The tie that bars longest is the one to name: when it ends, all have ended.
      let longest = barring.max { ($0.free?.dayNumber ?? .max) < ($1.free?.dayNumber ?? .max) }
      if let longest { return (.breached, .barredByTie(longest.tie, freeFrom: longest.free)) }
      return facts.areTiesKnown ? (.fulfilled, .noBarringTie) : (.notKnown, .factMissing(.earlierEmployment))
    }
  }

  /// One check for each measure beside this one that may not be there or of which nobody knows; one when all is well.
  func beside(_ terms: MeasureTerms) -> [Check] {
    let others = facts.beside.filter { $0.period.overlaps(facts.period) }
    guard !others.isEmpty else { return [Check(.beside, .doesNotApply, .nothingBeside, by: terms.beside)] }
    let checks = others.map { other in
      judge(.beside, terms.beside, unknown: .besideUnknown(other.measure, other.period)) { rule in
        if rule.with.contains(other.measure) { return (.fulfilled, .mayRunBeside([other.measure])) }
        let finding = Finding.mayNotRunBeside(other.measure, other.period, allowed: rule.with)
        return rule.others == .refused ? (.breached, finding) : (.notKnown, .besideUnknown(other.measure, other.period))
      }
    }
    let noteworthy = checks.filter { $0.verdict != .fulfilled }
    guard noteworthy.isEmpty else { return noteworthy.uniqued() }
    return [judge(.beside, terms.beside) { _ in (.fulfilled, .mayRunBeside(others.map(\.measure).uniqued())) }]
  }
}

extension SameEmployerBar {
  func counts(_ tie: EarlierTie) -> Bool {
    switch (self.tie, tie.kind) {
    case (.anyTie, _), (.anyEmployment, .employment): true
    case (.lastEmployer, .employment): tie.isLastEmployer
    case (.anyEmployment, .placement), (.lastEmployer, .placement): false
    }
  }
}

extension Array where Element: Hashable {
  /// The elements in their order, each once.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
