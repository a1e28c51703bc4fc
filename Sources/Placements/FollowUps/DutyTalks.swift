import Access
import Language
import People
import Programmes
import Rules
import Values
import Web
import Work

/// The talks that a law asks for since somebody takes part in a programme, whether she has a placement or not: “at least
/// four within the first six months” fall due in equal parts, as `FollowUpPlan` has them, and each that was held is one;
/// “one every three months” is one in each. Whatever it was held about, it was a talk.
struct DutyTalks: Sendable {
  let participation: Participation
  let duty: FollowUpDuty
  let accepted: CivilDate
  /// The last day of each part.
  let parts: [CivilDate]

  /// So many days behind its time, one that was not held is asked for, as follow-ups are behind their placement; what was not
  /// held then never will have been in time.
  private static let askedAfter = Placement.notedAfter
  /// So many days before its time it is shown.
  private static let shownBefore = 21

  /// The duties of those who take part, by the rules of the day on which each was accepted.
  ///
  /// - Parameter today: those that return are known for as long as anybody looks ahead from it.
  static func of(_ ways: [Participation], _ shelf: ProgrammeShelf, on today: CivilDate) -> [DutyTalks] {
    ways.flatMap { way -> [DutyTalks] in
      guard let accepted = way.acceptedOn, let basis = way.basis, let model = shelf.model(of: way.programme),
        let pack = shelf.pack(for: model, start: accepted, on: accepted)
      else { return [] }
      return pack.duties.compactMap { duty in
        guard duty.countedFrom == .programme, duty.bases.contains(basis) else { return nil }
        let parts = duty.parts(from: accepted, until: FollowUpPlan.horizon.after(today))
        return parts.isEmpty ? nil : DutyTalks(participation: way, duty: duty, accepted: accepted, parts: parts)
      }
    }
  }

  /// Nobody is asked any more.
  func isOver(on day: CivilDate) -> Bool { parts.allSatisfy { $0.adding(days: Self.askedAfter) < day } }

  /// Talks before this day say nothing about what is owed on one.
  func since(_ day: CivilDate) -> CivilDate {
    duty.isReturning ? parts.last { $0.adding(days: Self.askedAfter) < day } ?? accepted : accepted
  }

  var turns: [CivilDate] {
    [accepted] + parts.flatMap { [$0.adding(days: 1), $0.adding(days: Self.askedAfter + 1)] }
  }

  /// The next one that is neither held nor owed as a follow-up of a placement.
  ///
  /// - Parameters:
  ///   - talks: the days on which she was spoken with.
  ///   - cases: her placements, as of the day.
  func owed(_ talks: Set<CivilDate>, _ cases: [PlacementCase], on day: CivilDate) -> Obligation? {
    guard participation.state(on: day).kind == .accepted, !isOver(on: day) else { return nil }
    let ours = cases.filter { $0.placement.participation == participation.id }
    let held = talks.union(ours.flatMap(\.followUps).filter(\.isWithHer).compactMap { $0.result?.on })
      .filter { accepted <= $0 && $0 <= day }
    let planned = ours.flatMap(\.followUpsThatCount).filter { $0.isWithHer && $0.result == nil }.map(\.due)
    guard let next = next(held, planned, on: day) else { return nil }
    let due = parts[next]
    return Obligation(
      about: .person(participation.person), in: .followUps,
      key: Obligation.key(participation.id, "\(duty.code.text) \(next + 1)"), due: due,
      shown: max(accepted, due.adding(days: -Self.shownBefore)),
      reason: duty.isReturning
        ? .owedTalkAgain : .owedTalkByLaw(number: next + 1, of: parts.count, last: parts[parts.count - 1]),
      source: duty.need.source.reference, at: PeopleAddress.newContact(participation.person), verb: .actLogContact,
      deed: .contact, because: participation.id)
  }

  private func next(_ held: Set<CivilDate>, _ planned: [CivilDate], on day: CivilDate) -> Int? {
    guard duty.isReturning else {
      return parts.indices.dropFirst(held.count).first { index in
        held.count + planned.filter { $0 <= parts[index] }.count < index + 1
      }
    }
    return parts.indices.first { index in
      guard parts[index].adding(days: Self.askedAfter) >= day else { return false }
      let first = index == 0 ? accepted : parts[index - 1].adding(days: 1)
      let part = first...parts[index]
      return !held.contains { part.contains($0) } && !planned.contains { part.contains($0) }
    }
  }
}

extension FollowUp {
  fileprivate var isWithHer: Bool { with != .workplace }
}

extension Placements {
  /// What the law asks of those who take part, with the days on which each was spoken with.
  func dutyTalks(
    _ ways: Withheld<[Participation]>, of person: PersonID, _ tx: Transaction
  ) throws -> Withheld<(duties: [DutyTalks], talks: Set<CivilDate>)> {
    try ways.flatMap(tx) { ways, tx in
      let duties = DutyTalks.of(ways, shelf, on: tx.today).filter { !$0.isOver(on: tx.today) }
      guard let since = duties.map({ $0.since(tx.today) }).min() else { return Withheld(known: ([], [])) }
      return try ContactLog.consultTalks(with: person, since: since, tx).map { (duties, $0) }
    }
  }
}
