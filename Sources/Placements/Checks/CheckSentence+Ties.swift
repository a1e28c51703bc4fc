import Language
import Rules
import Values

// Earlier ties to the employer, and what else the person does at the same time.
extension CheckSentence {
  func barred(by tie: EarlierTie, freeFrom day: CivilDate?) -> [Phrase] {
    [earlier(tie), day.map { .checkTiesFreeFrom(day: $0) } ?? .checkTiesNoEnd]
  }

  private func earlier(_ tie: EarlierTie) -> Phrase {
    switch (tie.kind, tie.period.until) {
    case (.placement(let code), _): .checkTiesPlaced(placement: words.other(code, tie.period))
    case (.employment, nil): .checkTiesEmployedNow(from: tie.period.from)
    case (.employment, let until?):
      tie.isLastEmployer
        ? .checkTiesEmployedLast(from: tie.period.from, until: until)
        : .checkTiesEmployed(from: tie.period.from, until: until)
    }
  }

  func mayNotRunBeside(_ code: MeasureCode, _ period: Period, allowed: [MeasureCode]) -> [Phrase] {
    let refused = Phrase.checkBesideMayNot(other: words.other(code, period))
    return allowed.isEmpty ? [refused] : [refused, .checkBesideAllowed(measures: words.measures(allowed))]
  }
}
