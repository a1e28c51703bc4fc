/// What several placements of one person make together, hour by hour and day by day.
///
/// Nobody is at two places in one hour. Placements of one kind at one firm between which no day from Monday to Friday lies
/// are one: 13 weeks from the first day of the first, and 13 more for each decided extension (LAB §61).
extension Reading {
  // MARK: Hours

  /// Every hour of work, counted from day 0.
  private func hours(_ time: ReadCase.Stretch, _ times: ReadCase.Times) -> Set<Int> {
    var found: Set<Int> = []
    for day in max(-100, time.first)...min(time.last ?? .max, Self.horizon * 7 - 1)
    where isThere(time, on: day) && times.days.contains((day % 7 + 7) % 7) {
      let length = times.to > times.from ? times.to - times.from : times.to + 24 - times.from
      for hour in 0..<length { found.insert(day * 24 + times.from + hour) }
    }
    return found
  }

  /// For each other agreement the first hour in which she would be at both places.
  var meetings: [Int] {
    var mine: Set<Int> = []
    for day in -100..<Self.horizon * 7 where isThere(one.time, on: day) {
      guard let (days, work) = agreed(on: day), let work, !days.isEmpty else { continue }
      mine.formUnion(
        hours(.init(first: day, last: day), ReadCase.Times(days: days, from: work.from, to: work.to)))
    }
    return one.others.compactMap { other in
      other.times.flatMap { mine.intersection(hours(other.time, $0)).min() }
    }
  }

  // MARK: Chains

  /// Whether nothing but a weekend lies between two of them.
  private func isJoined(_ end: Int?, _ start: Int) -> Bool {
    guard let end else { return true }
    return !(end + 1..<max(end + 1, start)).contains { ($0 % 7 + 7) % 7 < 5 }
  }

  /// How many days the placement, and each of those that follow it in its chain, is too long; `nil` without a last day.
  var tooLong: (own: Int?, following: [Int: Int?]) {
    let own = ReadCase.Link(time: one.time, extensions: one.extensions)
    let all = (one.links + [own]).sorted { $0.time.first < $1.time.first }
    guard let place = all.firstIndex(of: own) else { return (0, [:]) }
    var start = place
    while start > 0, isJoined(all[start - 1].time.last, all[start].time.first) { start -= 1 }
    var (extensions, result): (Int, (own: Int?, following: [Int: Int?])) = (0, (0, [:]))
    for index in start..<all.count {
      if index > place, !isJoined(all[index - 1].time.last, all[index].time.first) { break }
      extensions += all[index].extensions
      guard index >= place else { continue }
      let allowed = all[start].time.first + 91 * (1 + extensions) - 1
      let over: Int? = all[index].time.last.map { max(0, $0 - allowed) }
      if index == place { result.own = over } else { result.following[all[index].time.first] = .some(over) }
    }
    return result
  }
}
