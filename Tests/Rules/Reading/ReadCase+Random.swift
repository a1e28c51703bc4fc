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
    one.staff = roll(0...17)
    if often(2) {
      one.workdays = Set((0..<roll(1...4)).map { _ in roll(0...6) })
      if !often(3) { one.workday = (roll(6...12), roll(13...20)) }
      if often(6) { one.workday = (22, 6) }
      one.forbidden = (0..<roll(0...2)).map { _ in
        ([roll(0...6), roll(0...6)], stretch(-10...60, 0...12))
      }
    }
    let last = one.time.last.map { $0 / 7 } ?? one.time.first / 7 + 16
    switch roll(0...3) {
    case 0, 1: one.act = .decide(Step(week: roll(one.time.first / 7...last), hours: roll(2...24)))
    case 2 where one.steps.count > 1: one.act = .takeBack(roll(1...one.steps.count - 1))
    default: one.act = .end(often(6) ? nil : max(one.time.first, (one.time.last ?? 60) + roll(-20...40)))
    }
    return one
  }
}
