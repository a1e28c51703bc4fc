import Values

extension ReadCase {
  /// Numbers that lie close together, so that edges meet.
  static func random(_ dice: inout Seeded) -> ReadCase {
    func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }
    func often(_ one: Int) -> Bool { roll(1...one) == 1 }
    func stretch(_ from: ClosedRange<Int>, _ length: ClosedRange<Int>) -> Stretch {
      let first = roll(from)
      return Stretch(first: first, last: often(6) ? nil : first + roll(length))
    }
    func ladder(_ first: Int, _ most: Int) -> [Step] {
      var steps = [Step(week: first, hours: roll(3...20))]
      for _ in 0..<roll(0...most) {
        steps.append(Step(week: steps.last!.week + roll(1...4), hours: roll(3...20)))
      }
      return steps
    }
    var one = ReadCase()
    one.time = stretch(0...13, 0...100)
    one.steps = ladder(one.time.first / 7, 3)
    one.caps = (0..<roll(0...3)).map { _ in Cap(hours: roll(3...15), time: stretch(-20...80, 0...40)) }
    one.others = (0..<roll(0...2)).map { _ in
      let time = stretch(-20...80, 0...60)
      return Other(time: time, steps: ladder(Int((Double(time.first) / 7).rounded(.down)), 2))
    }
    one.neighbours = (0..<roll(0...4)).map { _ in Neighbour(time: stretch(-10...60, 0...80), kind: roll(0...3)) }
    one.earlier = roll(0...one.neighbours.count)
    one.isTested = !often(4)
    one.counts = [Count(day: -18, staff: roll(0...17))]
    for _ in 0..<roll(0...3) {
      let day = roll(-40...70)
      one.counts.removeAll { $0.day == day }
      one.counts.append(Count(day: day, staff: roll(0...17)))
    }
    if often(12) { one.counts = [] }
    if !often(3) { one.today = roll(0...100) }
    if often(2) {
      one.workdays = Set((0..<roll(1...4)).map { _ in roll(0...6) })
      if !often(3) { one.workday = (roll(6...12), roll(13...20)) }
      if often(6) { one.workday = (22, 6) }
      one.forbidden = (0..<roll(0...2)).map { _ in
        ([roll(0...6), roll(0...6)], stretch(-10...60, 0...12))
      }
    }
    for index in one.others.indices where often(2) {
      let from = roll(0...23)
      one.others[index].times = Times(
        days: Set((0..<roll(1...3)).map { _ in roll(0...6) }), from: from, to: from + roll(1...10))
      if let to = one.others[index].times?.to, to > 24 { one.others[index].times?.to = to - 24 }
    }
    func later() -> Later {
      let times = Times(days: Set((0..<roll(0...4)).map { _ in roll(0...6) }), from: roll(0...23), to: roll(0...23))
      return Later(day: one.time.first + roll(1...60), times: times)
    }
    if !often(3) { one.later = later() }
    chain(&one, roll)
    let last = one.time.last.map { $0 / 7 } ?? one.time.first / 7 + 16
    switch roll(0...4) {
    case 4: one.act = .change(later())
    case 0, 1: one.act = .decide(Step(week: roll(one.time.first / 7...last), hours: roll(2...24)))
    case 2 where one.steps.count > 1: one.act = .takeBack(roll(1...one.steps.count - 1))
    default: one.act = .end(often(6) ? nil : max(one.time.first, (one.time.last ?? 60) + roll(-20...40)))
    }
    return one
  }
  /// Before and behind the placement, a few days apart at most; each ends before the next begins.
  private static func chain(_ one: inout ReadCase, _ roll: (ClosedRange<Int>) -> Int) {
    one.extensions = roll(0...5) == 0 ? 1 : 0
    var start = one.time.first
    for _ in 0..<roll(0...2) {
      let last = start - 1 - roll(0...3)
      let link = Link(time: Stretch(first: last - roll(0...60), last: last), extensions: roll(0...6) / 6)
      one.links.append(link)
      start = link.time.first
    }
    guard var end = one.time.last else { return }
    for _ in 0..<roll(0...2) {
      let first = end + 1 + roll(0...3)
      let last = roll(0...7) == 0 ? nil : first + roll(0...80)
      one.links.append(Link(time: Stretch(first: first, last: last), extensions: roll(0...6) / 6))
      guard let last else { return }
      end = last
    }
  }
}
