public import Access
import Language
import People
public import Values
import Web
import Work

// Who left, and who died, as of a day.

extension [Participation] {
  /// The day on which she died, where an exit that is not to come says so.
  public func died(by day: CivilDate) -> CivilDate? {
    compactMap(\.exit).filter { $0.isDeath && $0.on <= day }.map(\.on).min()
  }

  /// Every message stops once all that somebody took part in has ended; on the day itself where she has moved away, and where
  /// she has died whatever else goes on. Who has not begun anywhere may be asked in.
  func reachable(on day: CivilDate) -> Reachable {
    if let died = died(by: day) { return Reachable(stoppedBy: .died(on: died)) }
    let active = filter { $0.state(on: day).kind.isActive }
    let going = active.filter { $0.exit.map { $0.endsMessagesAtOnce && $0.on <= day } ?? false }
    guard active.count == going.count else { return Reachable() }
    if !going.isEmpty { return Reachable(stoppedBy: .moved) }
    return Reachable(stoppedBy: contains { $0.state(on: day).kind == .exited } ? .ended : nil)
  }

  /// The last week in which holds what was planned from a week on: of the participation in which it was planned to begin.
  /// None where that goes on.
  public func lastWeek(planningFrom week: ISOWeek) -> ISOWeek? {
    let ways = compactMap(Way.init)
    if let died = ways.filter(\.isDeath).compactMap(\.last).min() { return ISOWeek(containing: died) }
    let runs = ways.filter { way in way.accepted <= week.sunday && way.last.map { week.monday <= $0 } ?? true }
    // Before she takes part it is planned for when she does.
    let coming = ways.filter { week.sunday < $0.accepted }
    let concerned = runs.isEmpty ? (coming.isEmpty ? ways : coming) : runs
    let lasts = concerned.compactMap(\.last)
    guard !concerned.isEmpty, lasts.count == concerned.count else { return nil }
    return lasts.max().map { ISOWeek(containing: $0) }
  }

  /// The days of one that was accepted.
  private struct Way {
    let accepted: CivilDate
    let last: CivilDate?
    let isDeath: Bool

    init?(_ participation: Participation) {
      guard let accepted = participation.acceptedOn else { return nil }
      self.accepted = accepted
      (last, isDeath) = (participation.exit?.on, participation.exit?.isDeath ?? false)
    }
  }
}

extension Participations {
  /// Those of some people who take part in nothing any more today, or have died: about them nothing is asked.
  public static func parted(among people: [PersonID], _ tx: Transaction) throws -> Withheld<Set<PersonID>> {
    let today = tx.today
    return try tx.consult(Participation.among(people)).map { all in
      let byPerson = Dictionary(grouping: all, by: \.person)
      return Set(
        byPerson.filter { Partings($0.value.compactMap(\.parting)).isParted(on: today) }.keys)
    }
  }

  /// Nothing is begun for somebody who has died. Throws `Refused` with the day, and with what to do where that is a mistake.
  ///
  /// Asked behind the grant: who may begin nothing is not told.
  public static func requireLiving(_ person: PersonID, _ tx: Transaction) throws {
    try consult(of: person, tx).decide(tx) { all, tx in
      if let day = all.died(by: tx.today) { throw Refused(nil, .personHasDied(day: day)) }
    }
  }
}
