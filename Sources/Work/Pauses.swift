public import Values

/// The days on which somebody who takes part is not there. Nothing that needs her is due then, and what would have been is
/// due on the day on which she is back.
public struct Pauses: Sendable, Hashable {
  /// One participation: its days, and those of them on which it is paused.
  public struct Way: Sendable, Hashable {
    let participation: ParticipationID
    let first: CivilDate
    let last: CivilDate?
    let stretches: [Stretch]

    public init(_ participation: ParticipationID, from first: CivilDate, until last: CivilDate?, _ stretches: [Stretch])
    {
      (self.participation, self.first, self.last, self.stretches) = (participation, first, last, stretches)
    }

    fileprivate func runs(on day: CivilDate) -> Bool { first <= day && (last.map { day <= $0 } ?? true) }

    fileprivate func isPaused(on day: CivilDate) -> Bool {
      runs(on: day) && stretches.contains { $0.from <= day && ($0.back.map { day < $0 } ?? true) }
    }
  }

  public struct Stretch: Sendable, Hashable {
    let from: CivilDate
    /// The first day after it; none while nobody has said that she is back.
    let back: CivilDate?

    public init(from: CivilDate, back: CivilDate?) {
      (self.from, self.back) = (from, back)
    }
  }

  let ways: [Way]

  public init(_ ways: [Way]) {
    self.ways = ways
  }

  var turns: Set<CivilDate> {
    Set(
      ways.flatMap { way in
        [way.first] + [way.last?.adding(days: 1)].compactMap(\.self)
          + way.stretches.flatMap { [$0.from] + [$0.back].compactMap(\.self) }
      })
  }

  /// What is owed on a day of what would be owed without them.
  func leaving(_ obligation: Obligation, on day: CivilDate) -> Obligation? {
    guard obligation.needsPerson, obligation.done == nil, obligation.isDue else { return obligation }
    if isPaused(obligation.because, on: day) { return nil }
    guard obligation.due < day, let back = back(after: obligation.due, obligation.because), back <= day else {
      return obligation
    }
    return obligation.putOff(to: back)
  }

  /// What is owed because of no participation waits only where every one is paused.
  private func isPaused(_ participation: ParticipationID?, on day: CivilDate) -> Bool {
    let concerned = ways.filter { participation == nil ? $0.runs(on: day) : $0.participation == participation }
    return !concerned.isEmpty && concerned.allSatisfy { $0.isPaused(on: day) }
  }

  /// The first day after a paused one on which she is there; none where she is there on the day itself.
  private func back(after day: CivilDate, _ participation: ParticipationID?) -> CivilDate? {
    guard isPaused(participation, on: day) else { return nil }
    return turns.filter { $0 > day && !isPaused(participation, on: $0) }.min()
  }
}
