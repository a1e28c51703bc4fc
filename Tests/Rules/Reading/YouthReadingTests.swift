import Foundation
import Rules
import TestDatabases
import Testing
import Values

/// The rules for whoever is under 18, read apart from the program: day by day, up to the day before the 18th birthday.
@Suite("The rules under 18 agree with an independent reading") struct YouthReadingTests {
  /// Lower than any law's, so that invented hours and days meet them.
  private static let (week, day, free) = (14, 5, 5)

  private static func pack() throws -> RulePack {
    var pack = try Shipped.denmark()
    pack.youth?.week.stated = .given(Hours(week))
    pack.youth?.day.stated = .given(Hours(day))
    pack.youth?.freeDays.stated = .given(free)
    return pack
  }

  private func hold(
    _ batch: Int, _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ agrees: (ReadCase, _ last: Int, Minority) -> Bool
  ) {
    guard Sweep.asked.takes(batch) else { return }
    var dice = Seeded(seed: UInt64(1_000 + batch))
    for _ in 0..<150 {
      let one = ReadCase.random(&dice)
      let birth = ReadCase.monday.adding(months: -216).adding(days: Int.random(in: -20...120, using: &dice))
      let minority = Minority(bornFrom: birth, until: birth)
      let last = minority.lastCertain.days(since: ReadCase.monday)
      if agrees(one, last, minority) { continue }
      Issue.record("\(what), in batch \(batch), under 18 up to day \(last):\n\(one)", sourceLocation: sourceLocation)
      return
    }
  }

  /// The days of the placement on which she is under 18.
  private func young(_ one: ReadCase, _ last: Int) -> [Int] {
    let reading = Reading(one: one)
    return (0...Reading.horizon * 7).filter { $0 <= last && reading.isThere(one.time, on: $0) }
  }

  private func checks(_ one: ReadCase, _ minority: Minority, _ pack: RulePack) -> [Check] {
    PlacementChecks.of(
      one.facts.with { $0.birth = .known(minority) }, pack: pack, today: ReadCase.monday.adding(days: -5))
  }

  private func isBroken(_ rule: RuleCode, _ checks: [Check]) -> Bool {
    checks.contains { $0.rule == rule && $0.verdict == .breached }
  }

  @Test("hours of a week, of everything together, up to the week of the birthday", arguments: ReadingTests.batches)
  func weeks(batch: Int) throws {
    let pack = try Self.pack()
    hold(batch, "hours of a week under 18") { one, last, minority in
      let (reading, days) = (Reading(one: one), young(one, last))
      let weeks = days.isEmpty ? [] : reading.weeks.filter { $0 * 7 <= last }
      let isAbove = weeks.contains { week in
        reading.hours(one.steps, in: week).map { $0 + reading.beside(in: week) > Self.week } ?? false
      }
      return isBroken(.youthWeek, checks(one, minority, pack)) == isAbove
    }
  }

  @Test("hours of a day, shared among the days that are agreed for a week", arguments: ReadingTests.batches)
  func dayHours(batch: Int) throws {
    let pack = try Self.pack()
    hold(batch, "hours of a day under 18") { one, last, minority in
      let (reading, days) = (Reading(one: one), young(one, last))
      let weeks = days.isEmpty ? [] : reading.weeks.filter { $0 * 7 <= last }
      let isLong = weeks.contains { week in
        let agreed = reading.days(of: week).map { reading.agreed(on: $0)?.days ?? [] }
        guard !agreed.contains([]), let hours = reading.hours(one.steps, in: week) else { return false }
        let number = zip(reading.days(of: week), agreed).count { day, days in days.contains((day % 7 + 7) % 7) }
        return number > 0 && hours > Self.day * number
      }
      return isBroken(.youthDay, checks(one, minority, pack)) == isLong
    }
  }

  @Test("times of day and free days, on each day up to the birthday", arguments: ReadingTests.batches)
  func days(batch: Int) throws {
    let pack = try Self.pack()
    hold(batch, "days and times under 18") { one, last, minority in
      let (reading, days) = (Reading(one: one), young(one, last))
      let isOutside = days.contains { day in
        guard let (agreed, hours) = reading.agreed(on: day), let hours, agreed.contains((day % 7 + 7) % 7) else {
          return false
        }
        // At midnight sharp the work is over before the next day; it ends at 24 then.
        let end = hours.to == 0 ? 24 : hours.to
        return hours.from < 6 || end > 20 || end <= hours.from
      }
      let hasTooFew = days.contains { (reading.agreed(on: $0)?.days.count ?? 0) > 7 - Self.free }
      let found = checks(one, minority, pack)
      return isBroken(.youthTimes, found) == isOutside && isBroken(.youthFreeDays, found) == hasTooFew
    }
  }

  @Test("the guardian's signature is asked on the days on which she is under 18", arguments: ReadingTests.batches)
  func signatures(batch: Int) throws {
    let pack = try Self.pack()
    hold(batch, "the guardian's signature") { one, last, minority in
      let (start, own) = (one.time.first, -12)
      return (-5...40).allSatisfy { today in
        // Under 18 today, and on the first day or on the one on which she signed.
        let isAsked = today <= last && (start <= last || own <= last)
        let facts = one.facts.with {
          $0.birth = .known(minority)
          $0.signatures = [.participant: ReadCase.monday.adding(days: own)]
          $0.hasGuardian = true
        }
        let found = PlacementChecks.of(facts, pack: pack, today: ReadCase.monday.adding(days: today))
        return found.contains { $0.point == .guardianSignature && $0.verdict == .breached } == isAsked
      }
    }
  }

  @Test("a step is possible exactly when no week of it is above what holds under 18", arguments: ReadingTests.batches)
  func steps(batch: Int) throws {
    let pack = try Self.pack()
    hold(batch, "a step under 18 is agreed or refused wrongly") { one, last, minority in
      guard case .decide(let step) = one.act else { return true }
      let reading = Reading(one: one)
      var bounds = one.bounds(pack)
      bounds.youth = YouthLimit(Hours(Self.week), until: minority.lastCertain)
      let isPossible =
        step.hours <= 37
        && reading.weeks(of: step).allSatisfy { week in
          if let before = reading.hours(one.steps, in: week), step.hours < before { return true }
          let isYoung = week * 7 <= last
          return reading.excess(step.hours, in: week).allSatisfy { $0 == 0 }
            && !(isYoung && step.hours + reading.beside(in: week) > Self.week)
        }
      let verdict = bounds.verdict(on: .init(from: ReadCase.week(step.week), hours: Hours(step.hours)))
      return (verdict == .allowed) == isPossible
    }
  }
}
