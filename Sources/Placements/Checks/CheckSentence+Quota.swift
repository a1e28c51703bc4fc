import Language
import Rules
import Values

// Places at the workplace. Slots are named by measure, act and dates, never by a person.
extension CheckSentence {
  func staff(_ number: Int, _ asOf: CivilDate) -> Phrase {
    .checkRatioStaff(n: number, day: asOf)
  }

  /// Nothing when nobody is there.
  func taken(_ slots: [Slot]) -> [Phrase] {
    slots.isEmpty ? [] : [.checkRatioTaken(slots: words.slots(slots))]
  }

  func ratioFull(_ places: Int, on day: CivilDate, _ taken: [Slot]) -> [Phrase] {
    // Full, but whether this person needs a place at all is what nobody knows.
    let doubt: [Phrase] = check.verdict == .notKnown ? [.checkRatioTestedUnknown] : []
    // The month, not the day: it may be the first day of another placement.
    let month = voice.month(of: day)
    guard places > 0 else { return doubt + [.checkRatioNoPlaces(month: month, places: places)] + self.taken(taken) }
    let full: Phrase =
      taken.count > places
      ? .checkRatioOver(n: places, taken: taken.count, month: month) : .checkRatioFull(n: places, month: month)
    return doubt + [full] + self.taken(taken)
  }

  /// Whoever is there already has no later start: there it is the last day that can be another.
  func advice(_ way: RatioWay) -> Phrase {
    switch way {
    case .start(nil): .checkRatioAdvice
    case .start(let day?): .checkRatioAdviceFrom(day: day)
    case .lastDay(let day): .checkRatioAdviceUntil(day: day)
    case .notExtended(let day): .checkRatioAdviceNotExtended(day: day)
    case .noPlace(let day): .checkRatioAdviceEnd(day: day)
    }
  }

  func ratioUnclear(_ places: Int, _ taken: [Slot], unclear: [Slot]) -> [Phrase] {
    [
      .checkRatioUnclear(slots: words.slots(unclear)), .checkRatioTakenOf(taken: taken.count, places: places),
    ] + self.taken(taken)
  }

  func notTested(_ places: Int?, _ taken: [Slot], countsForTheNext counts: Bool?) -> [Phrase] {
    guard check.rule != .headcountAge else { return [.checkHeadcountNotNeeded] }
    let standing = places.map { Phrase.checkRatioTakenOf(taken: taken.count, places: $0) }
    return [notTested(countsForTheNext: counts)] + [standing].compactMap(\.self) + self.taken(taken)
  }

  private func notTested(countsForTheNext counts: Bool?) -> Phrase {
    guard let basis = basis.map({ words.basis($0) }) else {
      return switch counts {
      case true?: .checkRatioNotTestedCounts
      case false?: .checkRatioNotTestedFree
      case nil: .checkRatioNotTestedUnknown
      }
    }
    return switch counts {
    case true?: .checkRatioNotTestedCountsUnder(basis: basis)
    case false?: .checkRatioNotTestedFreeUnder(basis: basis)
    case nil: .checkRatioNotTestedUnknownUnder(basis: basis)
    }
  }
}
