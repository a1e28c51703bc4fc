/// The pack and the domain text, read apart from the program: day by day and week by week, slowly and plainly.
///
/// A full week is 37 hours, for everything together (Integration Act §20d). What was agreed with the person binds whole
/// weeks. One place for every 5 ordinary staff up to 50, then one for every 10, at least one; places are counted for
/// everybody but in ordinary work, and looked at for those under LAB. Who was given a place first keeps it.
struct Reading {
  let one: ReadCase
  /// Past every day on which anything of a case begins or ends.
  static let horizon = 60

  // MARK: Weeks

  func days(of week: Int) -> Range<Int> { week * 7..<week * 7 + 7 }

  func isThere(_ time: ReadCase.Stretch, on day: Int) -> Bool { day >= time.first && (time.last ?? .max) >= day }

  func isThere(_ time: ReadCase.Stretch, in week: Int) -> Bool { days(of: week).contains { isThere(time, on: $0) } }

  func hours(_ steps: [ReadCase.Step], in week: Int) -> Int? {
    steps.filter { $0.week <= week }.max { $0.week < $1.week }?.hours
  }

  func meet(_ a: ReadCase.Stretch, _ b: ReadCase.Stretch) -> Bool {
    (-100..<Self.horizon * 7 + 7).contains { isThere(a, on: $0) && isThere(b, on: $0) }
  }

  var others: [ReadCase.Other] { one.others.filter { meet($0.time, one.time) } }

  func beside(in week: Int) -> Int {
    var sum = 0
    for other in others where isThere(other.time, in: week) { sum += hours(other.steps, in: week) ?? 0 }
    return sum
  }

  /// The days of the week and the hours that are agreed for a day; `nil` where nothing is.
  func agreed(on day: Int) -> (days: Set<Int>, hours: (from: Int, to: Int)?)? {
    if let later = one.later, day >= later.day {
      return later.times.days.isEmpty ? nil : (later.times.days, (later.times.from, later.times.to))
    }
    return one.workdays.isEmpty && one.workday == nil ? nil : (one.workdays, one.workday)
  }

  /// The hours that the timetable of a week can hold, day by day; nobody knows where nothing stands for one of them.
  func room(in week: Int) -> Int? {
    var sum = 0
    for day in days(of: week) {
      guard let (agreed, hours) = agreed(on: day) else { return nil }
      guard agreed.isEmpty || agreed.contains((day % 7 + 7) % 7) else { continue }
      for hour in 0..<24 {
        if let work = hours {
          let isWork = work.from < work.to ? hour >= work.from && hour < work.to : hour >= work.from || hour < work.to
          if isWork { sum += 1 }
        } else {
          sum += 1
        }
      }
    }
    return sum
  }

  /// How many hours too many so many would be in a week, for each limit by itself.
  func excess(_ hours: Int, in week: Int) -> [Int] {
    let cap = one.caps.filter { isThere($0.time, in: week) }.map(\.hours).min()
    return [
      max(0, hours - (cap ?? .max)), max(0, min(hours, hours + beside(in: week) - 37)), max(0, hours - 37),
      max(0, hours - (room(in: week) ?? .max)),
    ]
  }

  var weeks: [Int] { (0...Self.horizon).filter { isThere(one.time, in: $0) } }

  // MARK: A step

  /// The weeks in which a step would stand: until the next one, or as long as the placement lasts.
  func weeks(of step: ReadCase.Step) -> [Int] {
    let next = one.steps.map(\.week).filter { $0 > step.week }.min() ?? .max
    return weeks.filter { $0 >= step.week && $0 < next }
  }

  /// Not above a limit in any of its weeks, but where it is fewer than what was agreed.
  func isPossible(_ step: ReadCase.Step) -> Bool {
    if step.hours > 37 { return false }
    return weeks(of: step).allSatisfy { week in
      if let before = hours(one.steps, in: week), step.hours < before { return true }
      return excess(step.hours, in: week).allSatisfy { $0 == 0 }
    }
  }

  /// The first week from which a step keeps within every limit, in each of its weeks.
  func firstWeek(for step: ReadCase.Step) -> Int? {
    weeks.first { week in
      week >= step.week
        && weeks(of: ReadCase.Step(week: week, hours: step.hours)).allSatisfy { week in
          excess(step.hours, in: week).allSatisfy { $0 == 0 }
        }
    }
  }

  // MARK: An act

  /// Whether hours or days of the case, changed so, would be further above a limit than they are.
  func isWorse(_ changed: ReadCase) -> Bool {
    let after = Reading(one: changed)
    return after.weeks.contains { week in
      guard let hours = after.hours(changed.steps, in: week) else { return false }
      let now = after.excess(hours, in: week)
      let isBefore = isThere(one.time, in: week)
      let before =
        isBefore ? self.hours(one.steps, in: week).map { excess($0, in: week) } ?? [0, 0, 0, 0] : [0, 0, 0, 0]
      return zip(now, before).contains { $0 > $1 }
    }
  }

  // MARK: Places

  /// The number that held on a day; before the first one nobody said another.
  func staff(on day: Int) -> Int {
    let told = one.counts.sorted { $0.day < $1.day }
    guard var now = told.first?.staff else { return 0 }
    for count in told where count.day <= day { now = count.staff }
    return now
  }

  func places(on day: Int) -> Int {
    let staff = staff(on: day)
    return max(1, staff <= 50 ? staff / 5 : 10 + (staff - 50) / 10)
  }

  /// Ordinary work takes none.
  func isCounted(_ neighbour: ReadCase.Neighbour) -> Bool { neighbour.kind != 3 }

  func taken(on day: Int, _ neighbours: some Sequence<ReadCase.Neighbour>) -> Int {
    var sum = 0
    for one in neighbours where isCounted(one) && isThere(one.time, on: day) { sum += 1 }
    return sum
  }

  /// Whether one more finds a place on every day of a stretch, beside these.
  func hasPlace(_ time: ReadCase.Stretch, _ neighbours: some Sequence<ReadCase.Neighbour>) -> Bool {
    let neighbours = Array(neighbours)
    return (time.first...(time.last ?? Self.horizon * 7)).allSatisfy {
      taken(on: $0, neighbours) + 1 <= places(on: $0)
    }
  }

  /// Of a workplace that nobody has asked no place is promised, and nobody who is there already has lost one.
  func isPromised(_ time: ReadCase.Stretch, _ neighbours: some Sequence<ReadCase.Neighbour>) -> Bool {
    !one.counts.isEmpty && hasPlace(time, neighbours)
  }
  func isLost(_ time: ReadCase.Stretch, _ neighbours: some Sequence<ReadCase.Neighbour>) -> Bool {
    !one.counts.isEmpty && !hasPlace(time, neighbours)
  }

  func firstFreeDay() -> Int? {
    let length = one.time.last.map { $0 - one.time.first }
    return (one.time.first...Self.horizon * 7).first { day in
      hasPlace(ReadCase.Stretch(first: day, last: length.map { day + $0 }), one.neighbours)
    }
  }

  // MARK: Days of work

  /// Days of the week, ruled out and worked all the same, on days that really come.
  func clash(_ rule: (days: Set<Int>, time: ReadCase.Stretch)) -> Set<Int> {
    var found: Set<Int> = []
    for day in clashing(rule) { found.insert((day % 7 + 7) % 7) }
    return found
  }

  func clashing(_ rule: (days: Set<Int>, time: ReadCase.Stretch)) -> Set<Int> {
    var found: Set<Int> = []
    for day in -100..<Self.horizon * 7 where isThere(one.time, on: day) {
      guard let (agreed, hours) = agreed(on: day), agreed.contains((day % 7 + 7) % 7) else { continue }
      // At midnight sharp the work is over before the next day.
      let isNight = hours.map { $0.to <= $0.from && $0.to > 0 } ?? false
      for touched in isNight ? [day, day + 1] : [day]
      where isThere(rule.time, on: touched) && rule.days.contains((touched % 7 + 7) % 7) {
        found.insert(touched)
      }
    }
    return found
  }
}
