import Access
import Employers
import Language
import Programmes
import Rules
import Values
import Web
import Work

extension Placements {
  /// What is owed about a workplace before somebody begins there, by whoever prepares the first of those placements; where
  /// nobody is to begin, by whoever works with the one who is there longest.
  func obligations(
    about workplace: WorkplaceID, _ tx: Transaction
  ) throws -> Withheld<Outlook> {
    try tx.consultEach(Placement.openAt(workplace)).flatMap(tx) { placements, tx in
      let open = placements.whatIsReadable()
      return try .together(Employers.consult(workplace, tx), asked(open, tx)) { found, responsible in
        guard let workplace = found.first else { return Outlook([]) }
        return WorkplaceObligations.outlook(workplace, open, owedBy: responsible, packs: shelf.packs)
      }
    }
  }

  /// Who asks a workplace, for all who are or are to be there and may be tested: whoever is responsible for the first who is
  /// to begin there, otherwise for the one who is there longest, so that it does not change with the days.
  private func asked(_ open: [Placement], _ tx: Transaction) throws -> Withheld<[WorkingWith]> {
    let tested = open.filter { placement in
      shelf.packs.contains { $0.terms(placement.terms.measure, placement.terms.basis)?.mayBeTested ?? false }
    }
    let first =
      tested.filter { $0.stage != .started }.min { ($0.terms.period.from, $0.id) < ($1.terms.period.from, $1.id) }
      ?? tested.max { ($0.lastDay?.dayNumber ?? .max, $0.id) < ($1.lastDay?.dayNumber ?? .max, $1.id) }
    guard let first else { return Withheld(known: []) }
    return try tx.consultResponsible(first.person)
  }

  /// Who asks the workplaces where somebody is to begin.
  func asking(
    _ cases: Withheld<[Readable<PlacementCase>]>, of person: PersonID, _ tx: Transaction
  ) throws -> Withheld<Asking> {
    guard shelf.packs.contains(where: \.holdsBackWithoutStaff) else { return Withheld(known: Asking()) }
    let there: Withheld<[(WorkplaceID, [WorkingWith])]> = try cases.flatMap(tx) { cases, tx in
      let planned = cases.whatIsReadable().filter { $0.placement.stage != .started && holdsBackForStaff($0.workplace) }
      return try Set(planned.map(\.placement.workplace)).sorted().map { workplace in
        try tx.consultEach(Placement.openAt(workplace)).flatMap(tx) { open, tx in
          try asked(open.whatIsReadable(), tx)
        }.map { (workplace, $0) }
      }.joined()
    }
    return try .together(tx.consultResponsible(person), there) { own, there in
      Asking(own: own, there: Dictionary(uniqueKeysWithValues: there))
    }
  }

  /// Whether the number of staff of a workplace may stop a start: an old one by the rules of any pack, or that there is
  /// none. Where it does not, what is owed about one person does not hang on who else is to begin there, and nothing of it
  /// is read.
  func holdsBackForStaff(_ workplace: Workplace) -> Bool {
    workplace.details.headcount == nil || shelf.packs.contains(where: \.headcountAge.blocking)
  }
}

extension RulePack {
  /// Whether a start waits for a number of staff where there is none.
  var holdsBackWithoutStaff: Bool { quota.blocking || headcountAge.blocking }
}

/// Who asks the workplaces where somebody is to begin, beside who is responsible for her: one of several consultants asks
/// for all, and the others wait for it.
struct Asking: Sendable {
  var own: [WorkingWith] = []
  var there: [WorkplaceID: [WorkingWith]] = [:]

  var turns: [CivilDate] { own.turns + there.values.flatMap(\.turns) }

  /// Whether whoever is responsible for her asks there, too; also where nobody is for either.
  func isOneOwner(at workplace: WorkplaceID, on day: CivilDate) -> Bool {
    there[workplace].map { $0.first(on: day) == own.first(on: day) } ?? true
  }
}

/// Pure: from a workplace and the placements that are prepared there to what is owed about it.
///
/// Everybody in the installation reaches a workplace, so nothing here tells when somebody begins: neither sentence nor
/// day.
enum WorkplaceObligations {
  /// Days within which somebody asks.
  private static let askWithin = 7

  static func outlook(
    _ workplace: Workplace, _ open: [Placement], owedBy responsible: [WorkingWith], packs: [RulePack]
  ) -> Outlook {
    let headcount = workplace.details.headcount
    let planned = open.filter { $0.stage != .started }
    // Who is there already is in nobody's way as long as there is a number, however old.
    let running = headcount == nil ? open.filter { $0.stage == .started } : []
    let ages = planned.flatMap { placement in
      packs.filter { $0.country == workplace.country }.compactMap { goodUntil(headcount, for: placement, $0) }
    }
    let ends = running.compactMap(\.lastDay)
    return Outlook(turning: (ages + ends).map { $0.adding(days: 1) } + packs.map(\.effectiveFrom), by: responsible) {
      day in
      let isPrepared = planned.contains { needsStaff(workplace, for: $0, on: day, packs) }
      let isLived = running.contains { isThere($0, on: day) && needsStaff(workplace, for: $0, on: day, packs) }
      guard isPrepared || isLived else { return [] }
      return [
        Obligation(
          about: .workplace(workplace.id), in: isPrepared ? .starts : .mend, key: "headcount",
          due: day.adding(days: askWithin), keepsOff: .on, shown: day,
          reason: headcount.map { .owedStaffOld(day: $0.asOf) } ?? (isPrepared ? .owedStaffMissing : .owedStaffGone),
          at: EmployersAddress.editWorkplace(workplace.id),
          verb: .actEnter, standsSinceKnown: true)
      ]
    }
  }

  /// Whether it takes a place on a day, or has one.
  private static func isThere(_ placement: Placement, on day: CivilDate) -> Bool {
    let state = placement.state(on: day).kind
    return state == .ready || state == .running
  }

  /// Whether the rules test this placement against the number of staff, and there is none, or it is too old.
  static func needsStaff(
    _ workplace: Workplace, for placement: Placement, on day: CivilDate, _ packs: [RulePack]
  ) -> Bool {
    let start = placement.terms.period.from
    guard let pack = RulePack.inForce(for: start, on: day, country: workplace.country, among: packs),
      isTested(placement, pack)
    else { return false }
    guard let headcount = workplace.details.headcount else { return true }
    return goodUntil(headcount, for: placement, pack).map { $0 < day } ?? false
  }

  private static func isTested(_ placement: Placement, _ pack: RulePack) -> Bool {
    pack.terms(placement.terms.measure, placement.terms.basis)?.mayBeTested ?? false
  }

  /// The last day on which the number may be used; none where the rules set no age, or do not ask for the number.
  private static func goodUntil(
    _ headcount: Workplace.Headcount?, for placement: Placement, _ pack: RulePack
  ) -> CivilDate? {
    guard let headcount, isTested(placement, pack), let limit = pack.headcountAge.stated.value else { return nil }
    return limit.after(headcount.asOf)
  }
}
