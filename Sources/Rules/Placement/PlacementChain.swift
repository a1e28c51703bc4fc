public import Values

/// A placement that goes on from another one, with what its length is judged by.
public struct Following: Sendable, Hashable {
  public var basis: BasisCode
  public var group: GroupCode?
  public var period: Period
  /// How many times it was itself extended.
  public var extensions: Int

  public init(_ basis: BasisCode, group: GroupCode? = nil, _ period: Period, extensions: Int = 0) {
    (self.basis, self.group, self.period, self.extensions) = (basis, group, period, extensions)
  }
}

/// Placements at one firm of which each begins where the one before ended: for the length of a placement they are one.
public struct PlacementChain: Sendable, Hashable, Codable {
  /// The first day of the first of them.
  public var since: CivilDate
  /// The first day of the placement in question.
  public var from: CivilDate

  public init(since: CivilDate, from: CivilDate) {
    (self.since, self.from) = (since, from)
  }

  /// Which of some placements of one kind belong to the chain of one: those that it goes on from and those that go on from
  /// it, the first one first. By their places in `others`.
  public static func links(
    of own: Period, among others: [Period], _ calendar: WorkingCalendar = .weekends
  ) -> (before: [Int], after: [Int]) {
    var (before, after): ([Int], [Int]) = ([], [])
    var (start, left) = (own.from, Array(others.indices))
    while let place = left.firstIndex(where: { index in
      others[index].from < start
        && others[index].until.map { goesOn(from: start, after: $0, calendar) } ?? true
    }) {
      let index = left.remove(at: place)
      before.insert(index, at: 0)
      start = others[index].from
    }
    var end = own.until
    for index in others.indices.sorted(by: { others[$0].from < others[$1].from }) where others[index].from > own.from {
      guard end.map({ goesOn(from: others[index].from, after: $0, calendar) }) ?? true else { break }
      after.append(index)
      if let last = end { end = others[index].until.map { max($0, last) } }
    }
    return (before, after)
  }

  /// Whether what begins on a day goes on from what ended: no working day lies between the two.
  ///
  /// - Parameter calendar: of the workplace; that it is closed makes no working day less.
  public static func goesOn(
    from start: CivilDate, after end: CivilDate, _ calendar: WorkingCalendar = .weekends
  ) -> Bool {
    end < start ? !calendar.hasWorkingDay(after: end, before: start) : true
  }
}
