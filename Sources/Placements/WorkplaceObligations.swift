import Access
import Employers
import Language
import Programmes
import Rules
import Values
import Web
import Work

extension Placements {
  /// What is owed about a workplace before somebody begins there, by whoever prepares the first of those placements.
  func obligations(
    about workplace: WorkplaceID, _ tx: Transaction
  ) throws -> Withheld<Outlook> {
    try tx.consultEach(Placement.openAt(workplace)).flatMap(tx) { placements, tx in
      let planned = placements.whatIsReadable().filter { $0.stage != .started }
      return try .together(Employers.consult(workplace, tx), asked(planned, tx)) { found, responsible in
        guard let workplace = found.first else { return Outlook([]) }
        return WorkplaceObligations.outlook(workplace, planned, owedBy: responsible, packs: shelf.packs)
      }
    }
  }

  /// Who asks a workplace, for all who are to begin there: whoever is responsible for the first of them.
  private func asked(_ planned: [Placement], _ tx: Transaction) throws -> Withheld<[WorkingWith]> {
    let first = planned.min { ($0.terms.period.from, $0.id) < ($1.terms.period.from, $1.id) }
    guard let first else { return Withheld(known: []) }
    return try tx.consultResponsible(first.person)
  }

  /// Who asks the workplaces where somebody is to begin.
  func asking(
    _ placements: Withheld<[Readable<Placement>]>, of person: PersonID, _ tx: Transaction
  ) throws -> Withheld<Asking> {
    guard holdsBackForStaff else { return Withheld(known: Asking()) }
    let there: Withheld<[(WorkplaceID, [WorkingWith])]> = try placements.flatMap(tx) { placements, tx in
      let planned = placements.whatIsReadable().filter { $0.stage != .started }
      return try Set(planned.map(\.workplace)).sorted().map { workplace in
        try tx.consultEach(Placement.openAt(workplace)).flatMap(tx) { open, tx in
          try asked(open.whatIsReadable().filter { $0.stage != .started }, tx)
        }.map { (workplace, $0) }
      }.joined()
    }
    return try .together(tx.consultResponsible(person), there) { own, there in
      Asking(own: own, there: Dictionary(uniqueKeysWithValues: there))
    }
  }

  /// Whether an old number of staff stops a start by the rules of any pack. Where it does not, what is owed about one
  /// person does not hang on who else is to begin at the workplace, and nothing of it is read.
  var holdsBackForStaff: Bool { shelf.packs.contains(where: \.headcountAge.blocking) }
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
    _ workplace: Workplace, _ planned: [Placement], owedBy responsible: [WorkingWith], packs: [RulePack]
  ) -> Outlook {
    let headcount = workplace.details.headcount
    let ages = planned.flatMap { placement in
      packs.filter { $0.country == workplace.country }.compactMap { goodUntil(headcount, for: placement, $0) }
    }
    return Outlook(turning: ages.map { $0.adding(days: 1) } + packs.map(\.effectiveFrom), by: responsible) { day in
      let needs = planned.contains { needsStaff(workplace, for: $0, on: day, packs) }
      guard needs else { return [] }
      return [
        Obligation(
          about: .workplace(workplace.id), in: .starts, key: "headcount", due: day.adding(days: askWithin),
          keepsOff: .on, shown: day,
          reason: headcount.map { .owedStaffOld(day: $0.asOf) } ?? .owedStaffMissing,
          at: EmployersAddress.editWorkplace(workplace.id),
          verb: .actEnter, standsSinceKnown: true)
      ]
    }
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
