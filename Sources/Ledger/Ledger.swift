public import Access
import People
import Placements
public import Programmes
import Rules
public import Values

/// The hours of somebody's weeks, put together from what is agreed, planned, worked and decided.
public struct Ledger: Sendable {
  let shelf: ProgrammeShelf

  public init(shelf: ProgrammeShelf) { self.shelf = shelf }

  /// A year, as far as the reader is told. Throws `NotFound` where the person is out of reach.
  public func year(
    _ weeks: ClosedRange<ISOWeek>, of person: PersonID, _ tx: Transaction
  ) throws -> Disclosed<WeekYear> {
    try facts(weeks, of: person, tx).map { WeekYear(weeks, of: $0) }
  }

  /// Whether the reader keeps the case, and is told of all hours. Whoever is told the shared ones alone is asked for nothing
  /// else: the answer is the same whatever the others are.
  func isToldWhole(_ person: PersonID, _ tx: Transaction) throws -> Bool {
    guard tx.actor.might(List.self, CaseHoursRecord.self) else { return false }
    return try People.isToldWhole(person, tx).act { $0 }
  }

  /// The rules of somebody's weeks, for whoever keeps the case.
  func rules(of person: PersonID, _ tx: Transaction) throws -> Disclosed<WeekRules> {
    try Participations.of(person, tx).map { WeekRules(shelf: shelf, participations: $0) }
  }

  func facts(
    _ weeks: ClosedRange<ISOWeek>, of person: PersonID, _ tx: Transaction
  ) throws -> Disclosed<WeekYear.Facts> {
    try People.meet(person, tx)
    let (isWhole, today) = (try isToldWhole(person, tx), tx.today)
    let agreed = try Placements.agreedHours(of: person, tx).map { all in
      all.map { one in AgreedWeeks(measure: one.measure) { one.hours(in: $0) } }
    }
    let shared = try hours(WeekHoursRecord.self, of: person, weeks, tx)
    let pause = try Participations.pauseToday(of: person, tx)
    guard isWhole else {
      return .together(agreed, shared, pause) { agreed, shared, pause in
        WeekYear.Facts(
          person: person, isWhole: false, rules: WeekRules(shelf: shelf, participations: []), agreed: agreed,
          planned: shared.planned, worked: shared.worked, reductions: [], pause: pause, today: today)
      }
    }
    return try .together(
      agreed, shared, hours(CaseHoursRecord.self, of: person, weeks, tx), WeekReductions.of(person, tx),
      rules(of: person, tx), pause
    ) { agreed, shared, rest, reductions, rules, pause in
      WeekYear.Facts(
        person: person, isWhole: true, rules: rules, agreed: agreed,
        planned: (shared.planned + rest.planned).compactMap {
          $0.within(rules.participations.lastWeek(planningFrom: $0.details.from))
        },
        worked: shared.worked + rest.worked, reductions: reductions, pause: pause, today: today)
    }
  }

  private func hours<K: HoursRecord>(
    _ kind: K.Type, of person: PersonID, _ weeks: ClosedRange<ISOWeek>, _ tx: Transaction
  ) throws -> Disclosed<(planned: [PlannedHours], worked: [WorkedHours])> {
    try .together(
      tx.listWhatIsReadable(PlannedHours.of(person, weeks, kind), try tx.grant(List.self, K.self)),
      tx.listWhatIsReadable(WorkedHours.of(person, weeks, kind), try tx.grant(List.self, K.self))
    ) { (planned: $0, worked: $1) }
  }
}

/// One week, with all that was said about it.
struct WeekNoted: Sendable {
  let person: PersonID
  let week: ISOWeek
  let isWhole: Bool
  let line: WeekLine
  /// Those in which hours may be said, in the order of the pack.
  let categories: [HoursCategory]
  /// The first first.
  let said: [WorkedHours]

  /// It grows with everything that is said about the week.
  var version: Version { Version(Int64(said.count) + 1) }
}

extension Ledger {
  func week(_ week: ISOWeek, of person: PersonID, _ tx: Transaction) throws -> Disclosed<WeekNoted> {
    let facts = try facts(week...week, of: person, tx)
    return try .together(
      facts, WorkedHoursRecords.said(about: person, week, isWhole: facts.act { $0.isWhole }, tx)
    ) { facts, said in
      let year = WeekYear(week...week, of: facts)
      return WeekNoted(
        person: person, week: week, isWhole: facts.isWhole, line: year.lines[0], categories: year.categories,
        said: said)
    }
  }
}
