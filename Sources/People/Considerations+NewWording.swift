public import Access
import Language
public import Values
import Web

extension Considerations {
  /// The same thing agreed again in other words: what was agreed before holds until the day before, and no longer.
  ///
  /// Where the new words hold from the first day of the old or an earlier one, the old never held. They stay readable. So
  /// it is with what the old words stood in place of, as long as that still holds.
  ///
  /// - Parameter all: the person's considerations.
  public static func agreeAgain(
    _ terms: Consideration.Terms, inPlaceOf earlier: Consideration, among all: [Consideration], on agreed: CivilDate,
    seen version: Version, _ tx: Transaction
  ) throws -> ConsiderationID {
    let last = terms.from.adding(days: -1)
    try end(earlier.id, lastDay: last, seen: version, tx)
    var replaced = earlier.replaces
    while let before = all.first(where: { $0.id == replaced }) {
      if before.lastDay.map({ $0 > last }) ?? true { try end(before.id, lastDay: last, seen: before.version, tx) }
      replaced = before.replaces
    }
    return try agree(terms, with: earlier.person, on: agreed, inPlaceOf: earlier.id, tx)
  }
}

extension Consideration {
  /// That which stands in its place.
  func successor(among all: [Consideration]) -> Consideration? { all.first { $0.replaces == id } }

  /// Whether what it stands in place of could hold again without it: its end can be taken back, and what came before that
  /// one was not cut short too.
  func mayGiveBack(_ earlier: Consideration, on today: CivilDate) -> Bool {
    earlier.mayResume(on: today) && (earlier.replaces == nil || earlier.terms.from <= terms.from)
  }

  /// What stands in its place in the end; itself where nothing does.
  func newest(among all: [Consideration]) -> Consideration {
    var newest = self
    while let next = newest.successor(among: all) { newest = next }
    return newest
  }
}

extension ConsiderationSteps {
  /// - Throws: `Refused` where the earlier words are over, have been replaced, or were agreed later than the new ones.
  static func agreeAgain(
    _ id: ConsiderationID, _ read: ConsiderationForm.Entry, seen version: Version,
    _ tx: Transaction
  ) throws -> (made: ConsiderationID, person: PersonID) {
    try Considerations.find(id, tx)
      .flatMap { earlier in try Considerations.of(earlier.person, tx).map { (earlier, $0) } }
      .act { earlier, all in
        // Who did not see the newest state is shown it before being told what is wrong with the old one.
        guard earlier.version == version else { throw Stale(current: earlier.version) }
        try refuseReplaced(earlier, among: all)
        try refuseOver(earlier, on: tx.today)
        try refuseFar(read, since: earlier, tx.today)
        if let last = earlier.lastDay {
          let next = last.adding(days: 1)
          if read.terms.from > next {
            throw Refused(ConsiderationForm.from.name, .considerationGap(last: last, next: next))
          }
        }
        // What the employer has read until today stays what it was.
        if read.terms.from < tx.today {
          throw Refused(ConsiderationForm.from.name, .considerationAgainFrom(today: tx.today))
        }
        if read.agreed < earlier.agreed {
          throw Refused(ConsiderationForm.agreed.name, .considerationAgreedBefore(day: earlier.agreed))
        }
        return (
          try Considerations.agreeAgain(
            read.terms, inPlaceOf: earlier, among: all, on: read.agreed, seen: version, tx),
          earlier.person
        )
      }
  }

  /// A slip in the year, with the days that are taken.
  private static func refuseFar(
    _ read: ConsiderationForm.Entry, since earlier: Consideration, _ today: CivilDate
  ) throws(Refused) {
    var reader = AnswerReader(Fields(), of: [])
    reader.near(
      ConsiderationForm.from, read.terms.from, today, from: today, until: earlier.lastDay?.adding(days: 1))
    reader.near(ConsiderationForm.agreed, read.agreed, today, from: earlier.agreed, until: today)
    try reader.finish()
  }

  static func refuseOver(_ consideration: Consideration, on today: CivilDate) throws(Refused) {
    if consideration.neverHeld || consideration.lastDay.map({ $0 < today }) ?? false {
      throw Refused(nil, consideration.overSaid)
    }
  }

  /// What other words stand in place of is changed there.
  static func refuseReplaced(_ consideration: Consideration, among all: [Consideration]) throws(Refused) {
    if let next = consideration.successor(among: all) {
      throw Refused(nil, .considerationReplaced(from: next.terms.from))
    }
  }
}
