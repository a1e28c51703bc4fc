import Rules
import Values

// The case as the rules take it. Nothing here decides anything.
extension ReadCase {
  static let monday = day("2026-09-07")
  static let kinds: [(MeasureCode, BasisCode)] = [
    ("virksomhedspraktik", "lab"), ("virksomhedspraktik", "integration-act"), ("lontilskud", "lab"),
    ("lonnede-timer", "agreement"),
  ]

  static func week(_ number: Int) -> ISOWeek { ISOWeek(containing: monday).adding(weeks: number) }
  static func period(_ time: Stretch) -> Period {
    Period(from: monday.adding(days: time.first), until: time.last.map { monday.adding(days: $0) })!
  }
  static func ladder(_ steps: [Step]) -> HoursLadder {
    HoursLadder(steps.map { .init(from: week($0.week), hours: Hours($0.hours)) })
  }

  var working: WorkingTimes? {
    if workdays.isEmpty, workday == nil { return nil }
    return WorkingTimes(
      days: Set(workdays.map { CivilDate.Weekday(rawValue: $0 + 1)! }),
      from: workday.flatMap { ClockTime(hour: $0.from) }, to: workday.flatMap { ClockTime(hour: $0.to) })
  }

  var timetable: Timetable {
    let first = Timetable(working)
    guard let later else { return first }
    return first.holding(
      later.times.days.isEmpty ? nil : later.times.working, from: Self.monday.adding(days: later.day))
  }

  /// Joined as the program joins them.
  private func joined(_ facts: inout PlacementFacts) {
    let found = PlacementChain.links(of: facts.period, among: links.map { Self.period($0.time) })
    facts.since = found.before.first.map { Self.period(links[$0].time).from }
    facts.extensions = extensions + found.before.map { links[$0].extensions }.reduce(0, +)
    facts.following = found.after.map {
      Following("lab", Self.period(links[$0].time), extensions: links[$0].extensions)
    }
  }

  var facts: PlacementFacts {
    .orderly(isTested ? "lab" : "integration-act", Self.period(time)).with {
      $0.ladder = Self.ladder(steps)
      $0.working = timetable
      $0.considerations = considerations
      $0.beside = others.map {
        Beside(
          "lonnede-timer", Self.period($0.time), ladder: Self.ladder($0.steps), working: Timetable($0.times?.working))
      }
      joined(&$0)
      $0.workplace.headcounts = Headcounts(
        counts.compactMap { Headcount(ordinaryStaff: $0.staff, asOf: Self.monday.adding(days: $0.day)) })
      $0.workplace.others = neighbours.enumerated().map { index, one in
        let (measure, basis) = Self.kinds[one.kind]
        let order = index < earlier ? index : index + 1
        return Slot(
          measure, basis, Self.period(one.time),
          turn: PlaceTurn([.init(order: order, until: one.time.last.map { Self.monday.adding(days: $0) })]))
      }
    }
  }

  var running: PlacementFacts {
    facts.with {
      $0.standing = .running
      $0.turn = PlaceTurn([.init(order: earlier, until: $0.period.until)])
    }
  }

  private var considerations: [ConsiderationInForce] {
    caps.enumerated().map { index, cap in
      ConsiderationInForce(
        id: consideration(UInt64(index)), effect: .hoursCap(Hours(cap.hours)), period: Self.period(cap.time))
    }
      + forbidden.enumerated().map { index, one in
        ConsiderationInForce(
          id: consideration(UInt64(100 + index)),
          effect: .notOn(Set(one.days.map { CivilDate.Weekday(rawValue: $0 + 1)! })), period: Self.period(one.time))
      }
  }

  func bounds(_ pack: RulePack) -> HoursBounds {
    HoursBounds(
      period: Self.period(time), ladder: Self.ladder(steps), considerations: considerations, beside: facts.beside,
      working: timetable, pack: pack)
  }
}

extension ReadCase.Times {
  fileprivate var working: WorkingTimes {
    WorkingTimes(
      days: Set(days.map { CivilDate.Weekday(rawValue: $0 + 1)! }), from: ClockTime(hour: from), to: ClockTime(hour: to)
    )
  }
}
