public import Values

/// When somebody takes part in nothing any more, and whether she has died. What is owed about her because she takes part is
/// owed no more from the day after, and from the day of her death on; what brings things to their end is.
///
/// Who never took part in anything has parted from nothing.
public struct Partings: Sendable, Hashable {
  /// One participation that was not declined: its last day, where one is noted.
  public struct Way: Sendable, Hashable {
    let last: CivilDate?
    let isDeath: Bool

    public init(until last: CivilDate?, isDeath: Bool = false) {
      (self.last, self.isDeath) = (last, isDeath)
    }

    /// The first day on which it is over: nobody is asked anything about whoever died today.
    fileprivate var over: CivilDate? { isDeath ? last : last?.adding(days: 1) }

    fileprivate func isOver(on day: CivilDate) -> Bool { over.map { $0 <= day } ?? false }
  }

  let ways: [Way]

  public init(_ ways: [Way]) { self.ways = ways }

  var turns: Set<CivilDate> { Set(ways.compactMap(\.over)) }

  private func hasDied(by day: CivilDate) -> Bool { ways.contains { $0.isDeath && $0.isOver(on: day) } }

  private func hasLeft(by day: CivilDate) -> Bool { !ways.isEmpty && ways.allSatisfy { $0.isOver(on: day) } }

  /// Whether nothing is asked about her on a day that is asked because she takes part.
  public func isParted(on day: CivilDate) -> Bool { hasLeft(by: day) || hasDied(by: day) }

  /// What is owed on a day of what would be owed without them. What was done stays done.
  func leaving(_ obligation: Obligation, on day: CivilDate) -> Obligation? {
    guard obligation.done == nil else { return obligation }
    let isOwed =
      switch obligation.lasting {
      case .takingPart: !hasLeft(by: day) && !hasDied(by: day)
      case .life: !hasDied(by: day)
      case .untilDone: true
      }
    return isOwed ? obligation : nil
  }
}
