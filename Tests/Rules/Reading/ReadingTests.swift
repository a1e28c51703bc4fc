import Foundation
import Rules
import TestDatabases
import Testing
import Values

/// The rules held against a reading of pack and text that was written apart. A case in which they differ is cut down to
/// the smallest that still fails, and printed.
@Suite("The rules agree with an independent reading") struct ReadingTests {
  static let batches = 0..<40
  private static let casesOfABatch = 150

  private func hold(
    _ batch: Int, _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ agrees: (ReadCase) -> Bool
  ) {
    Self.hold(batch, what, sourceLocation: sourceLocation, agrees)
  }

  static func hold(
    _ batch: Int, _ what: String, sourceLocation: SourceLocation, _ agrees: (ReadCase) -> Bool
  ) {
    guard Sweep.asked.takes(batch) else { return }
    var dice = Seeded(seed: UInt64(batch))
    for _ in 0..<casesOfABatch {
      let one = ReadCase.random(&dice)
      if agrees(one) { continue }
      let small = one.shrunk { !agrees($0) }
      Issue.record("\(what), in batch \(batch):\n\(small)", sourceLocation: sourceLocation)
      return
    }
  }

  @Test("hours over several placements stay within a full week together", arguments: batches)
  func together(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "a full week is 37 h for everything together") { one in
      let reading = Reading(one: one)
      let isAbove = reading.weeks.contains { week in
        (reading.hours(one.steps, in: week) ?? 0) > 0
          && (reading.hours(one.steps, in: week) ?? 0) + reading.beside(in: week) > 37
      }
      let said = PlacementChecks.of(one.facts, pack: pack, today: day("2026-09-02")).filter { $0.rule == .fullWeek }
      return said.contains { $0.verdict == .breached } == isAbove
    }
  }

  @Test("a step is possible exactly when no week of it is above a limit", arguments: batches)
  func steps(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "a step is agreed or refused wrongly") { one in
      guard case .decide(let step) = one.act else { return true }
      let verdict = one.bounds(pack).verdict(on: .init(from: ReadCase.week(step.week), hours: Hours(step.hours)))
      return (verdict == .allowed) == Reading(one: one).isPossible(step)
    }
  }

  @Test("the week that a sentence names is possible, and none before it", arguments: batches)
  func named(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "the week that is promised is not the first that is possible") { one in
      guard case .decide(let step) = one.act, step.hours <= 37 else { return true }
      let found = one.bounds(pack).firstWeek(allowing: Hours(step.hours), from: ReadCase.week(step.week))
      return found == Reading(one: one).firstWeek(for: step).map { ReadCase.week($0) }
    }
  }

  @Test("hours above what was agreed with the person are said of a draft, and none below", arguments: batches)
  func caps(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "a limit is not seen, or seen where there is none") { one in
      let reading = Reading(one: one)
      let isAbove = reading.weeks.contains { week in
        reading.hours(one.steps, in: week).map { reading.excess($0, in: week)[0] > 0 } ?? false
      }
      let said = PlacementChecks.of(one.facts, pack: pack, today: day("2026-09-02")).contains { check in
        guard case .hoursAboveCap = check.finding else { return false }
        return check.rule == .considerations && check.verdict == .breached
      }
      return said == isAbove
    }
  }

  @Test("a check promises the same week as the ladder", arguments: batches)
  func checks(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "a check promises another week") { one in
      let reading = Reading(one: one)
      return PlacementChecks.of(one.facts, pack: pack, today: day("2026-09-02")).allSatisfy { check in
        guard case .hoursAboveCap(let hours, _, _, _, let week, let free) = check.finding else { return true }
        let first = week.weeks(since: ReadCase.week(0))
        let step = ReadCase.Step(week: first, hours: hours.quarters / 4)
        return free == reading.firstWeek(for: step).map { ReadCase.week($0) }
      }
    }
  }

  @Test("a step taken back and another last day are held against hours as a step is", arguments: batches)
  func acts(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "an act that changes hours or days is judged wrongly") { one in
      var changed = one
      switch one.act {
      case .takeBack(let index) where one.steps.indices.contains(index): changed.steps.remove(at: index)
      case .end(let last) where last ?? .max >= one.time.first: changed.time.last = last
      default: return true
      }
      let hours: Set<RuleCode> = [.fullWeek, .mostHours, .considerations, .timetable]
      let stopping = PlacementChecks.stopping(
        from: one.running, to: changed.running, pack: pack, today: day("2026-09-02")
      ).filter { check in
        if case .onForbiddenDays = check.finding { return false }
        return hours.contains(check.rule)
      }
      return !stopping.isEmpty == Reading(one: one).isWorse(changed)
    }
  }

  @Test("who asks for a place gets it exactly when one is left on every day", arguments: batches)
  func places(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "a place is given or refused wrongly") { one in
      let check = PlacementChecks.of(one.facts, pack: pack, today: day("2026-09-02")).first { $0.rule == .ratio }
      let reading = Reading(one: one)
      guard one.isTested else { return check?.verdict == .doesNotApply }
      let isFree = reading.isPromised(one.time, one.neighbours)
      guard case .ratioFull(_, _, _, _, _, .start(let free)) = check?.finding else {
        return isFree == (check?.verdict == .fulfilled) && isFree != (check?.finding == .factMissing(.headcount))
      }
      return !isFree && free == reading.firstFreeDay().map { ReadCase.monday.adding(days: $0) }
    }
  }

  @Test("who was given a place first keeps it", arguments: batches)
  func first(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "a place is lost to somebody who came later, or kept against somebody earlier") { one in
      let check = PlacementChecks.of(one.running, pack: pack, today: day("2026-09-02")).first { $0.rule == .ratio }
      let keeps = !one.isTested || !Reading(one: one).isLost(one.time, one.neighbours.prefix(one.earlier))
      return (check?.verdict == .breached) == !keeps
    }
  }

  @Test("days that are added need a place beside everybody who is there by then", arguments: batches)
  func longer(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "a longer last day takes a place that is not there") { one in
      guard case .end(let last) = one.act, let before = one.time.last, last ?? .max > before else { return true }
      var changed = one
      changed.time.last = last
      let stopped = PlacementChecks.stopping(
        from: one.running, to: changed.running, pack: pack, today: day("2026-09-02")
      ).contains { $0.rule == .ratio }
      let added = ReadCase.Stretch(first: before + 1, last: last)
      return stopped == (one.isTested && !Reading(one: one).isPromised(added, one.neighbours))
    }
  }

  @Test("days of the week are ruled out only where they come", arguments: batches)
  func weekdays(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "a day that never comes is ruled out, or one that comes is not") { one in
      guard !one.workdays.isEmpty else { return true }
      let reading = Reading(one: one)
      let said = PlacementChecks.of(one.facts, pack: pack, today: day("2026-09-02")).compactMap { check -> Set<Int>? in
        guard case .onForbiddenDays(let days, _, _) = check.finding else { return nil }
        return Set(days.map { $0.rawValue - 1 })
      }
      let read = one.forbidden.filter { reading.meet($0.time, one.time) }.map { reading.clash($0) }.filter {
        !$0.isEmpty
      }
      return said.map { $0.sorted() }.sorted { "\($0)" < "\($1)" }
        == read.map { $0.sorted() }.sorted { "\($0)" < "\($1)" }
    }
  }

  @Test("a timetable holds the hours, or says that it does not", arguments: batches)
  func timetable(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "days and times hold more or fewer hours than that") { one in
      let reading = Reading(one: one)
      let check = PlacementChecks.of(one.facts, pack: pack, today: day("2026-09-02")).first { $0.rule == .timetable }
      let known = reading.weeks.filter { reading.room(in: $0) != nil }
      if known.isEmpty { return check?.verdict == .doesNotApply }
      let short = known.first { (reading.hours(one.steps, in: $0) ?? 0) > reading.room(in: $0) ?? .max }
      guard let short else { return check?.verdict == .fulfilled }
      guard case .timetableTooShort(_, let room, let week) = check?.finding else { return false }
      return week == ReadCase.week(short) && room.quarters == (reading.room(in: short) ?? 0) * 4
    }
  }

  @Test("other days and times from a day on stop an act exactly where they break more than before", arguments: batches)
  func changed(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "a change of the timetable is judged wrongly") { one in
      guard case .change(let later) = one.act else { return true }
      var changed = one
      changed.later = later
      // What was planned from that day on goes; what was planned before it would make three timetables.
      if let before = one.later, before.day < later.day { changed.later = nil }
      let stopping = PlacementChecks.stopping(
        from: one.running, to: changed.running, pack: pack, today: day("2026-09-02"))
      let (before, after) = (Reading(one: one), Reading(one: changed))
      let forbidden = one.forbidden.contains { !after.clashing($0).isSubset(of: before.clashing($0)) }
      let isForbidden = stopping.contains { if case .onForbiddenDays = $0.finding { true } else { false } }
      return forbidden == isForbidden
        && before.isWorse(changed) == stopping.contains { $0.rule == .timetable }
    }
  }

  @Test("a reading that differs is cut down to the little that matters")
  func shrinking() {
    var dice = Seeded(seed: 7)
    let large = (0..<200).map { _ in ReadCase.random(&dice) }.first { $0.caps.count == 3 && $0.others.count == 2 }
    let small = large?.shrunk { $0.caps.contains { $0.hours < 100 } }
    #expect(small?.caps.count == 1 && small?.others.isEmpty == true && small?.neighbours.isEmpty == true)
    #expect(small?.description.contains("at most") == true)
  }
}
