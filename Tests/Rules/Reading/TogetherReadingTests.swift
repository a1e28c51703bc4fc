import Rules
import TestDatabases
import Testing
import Values

/// Numbers of staff by day, chains and two places at once, held against the reading; see `ReadingTests`.
@Suite("What belongs together agrees with an independent reading") struct TogetherReadingTests {
  private func hold(
    _ batch: Int, _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ agrees: (ReadCase) -> Bool
  ) {
    ReadingTests.hold(batch, what, sourceLocation: sourceLocation, agrees)
  }

  private func checks(_ facts: PlacementFacts, on day: Int, _ pack: RulePack) -> [Check] {
    PlacementChecks.of(facts, pack: pack, today: ReadCase.monday.adding(days: day))
  }

  @Test("what runs is judged on the days that are left, each by the number of its day", arguments: ReadingTests.batches)
  func left(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "a day is judged by the number of another, or one gone by is not left alone") { one in
      let reading = Reading(one: one)
      let check = checks(one.running, on: one.today, pack).first { $0.rule == .ratio }
      let isLeft = reading.isThere(one.time, on: one.today)
      let days = ReadCase.Stretch(first: isLeft ? one.today : one.time.first, last: one.time.last)
      let isKept = !one.isTested || !reading.isLost(days, one.neighbours.prefix(one.earlier))
      guard case .ratioFull(_, _, _, _, _, let way) = check?.finding else {
        return (check?.verdict == .breached) == !isKept
      }
      // The day that is named is the last with a place on each day up to it.
      let full = (days.first...(days.last ?? Reading.horizon * 7)).first { day in
        !reading.hasPlace(.init(first: day, last: day), one.neighbours.prefix(one.earlier))
      }
      guard let full, !isKept else { return false }
      return way
        == (full == days.first
          ? .noPlace(on: ReadCase.monday.adding(days: full)) : .lastDay(ReadCase.monday.adding(days: full - 1)))
    }
  }

  @Test("a sentence about places names the number that held on its day", arguments: ReadingTests.batches)
  func named(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "the number that is named did not hold on the day that is named") { one in
      guard
        case .ratioFull(let places, let staff, _, let day, let taken, _) =
          checks(one.facts, on: -5, pack).first(where: { $0.rule == .ratio })?.finding
      else { return true }
      let reading = Reading(one: one)
      let number = Int(day.days(since: ReadCase.monday))
      return staff == reading.staff(on: number) && places == reading.places(on: number)
        && taken.count == reading.taken(on: number, one.neighbours) && taken.count + 1 > places
    }
  }

  @Test("a placement is not longer than its whole chain may be", arguments: ReadingTests.batches)
  func chains(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "the length of a chain is judged wrongly") { one in
      var one = one
      one.isTested = true
      let (own, following) = Reading(one: one).tooLong
      let check = checks(one.facts, on: -5, pack).first { $0.rule == .length }
      let isLong = own != 0 || following.values.contains { $0 != 0 }
      // The sentence names the last day that is allowed, and how many days too many there are.
      func day(_ number: Int) -> CivilDate { ReadCase.monday.adding(days: number) }
      switch check?.finding {
      case .tooLong(_, _, _, let allowed, let over, _, _):
        return own != 0 && over == own && own.map { allowed == day((one.time.last ?? 0) - $0) } ?? true
      case .joinedTooLong(let next, let last, _, _, let allowed, _):
        let over = following[Int(next.days(since: ReadCase.monday))] ?? 0
        return own == 0 && over != 0 && over.map { last?.adding(days: -$0) == allowed } ?? (last == nil)
      default: return !isLong && check?.verdict != .breached
      }
    }
  }

  @Test(
    "another last day, and an extension, is held against what it joins", arguments: ReadingTests.batches, [0, 1])
  func joining(batch: Int, extensions: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "an act that joins placements is judged wrongly") { one in
      guard case .end(let end) = one.act, end ?? .max >= one.time.first else { return true }
      var (before, after) = (one, one)
      (before.isTested, after.isTested) = (true, true)
      after.time.last = end
      after.extensions += extensions
      // What shares a day is no chain of its own: such a last day is another test's.
      guard !one.links.contains(where: { $0.time.first > one.time.first && $0.time.first <= end ?? .max }) else {
        return true
      }
      let stops = PlacementChecks.stopping(
        from: before.running, to: after.running, pack: pack, today: ReadCase.monday.adding(days: -5)
      ).contains { $0.rule == .length }
      let (old, new) = (Reading(one: before).tooLong, Reading(one: after).tooLong)
      let isLonger = one.time.last.map { before in end.map { $0 > before } ?? true } ?? false
      let isOwn = isLonger && new.own != 0
      let isOther = new.following.contains { first, over in
        guard let over else { return old.following[first].map { $0 != nil } ?? true }
        return over > (old.following[first].map { $0 ?? .max } ?? 0)
      }
      return stops == (isOwn || isOther)
    }
  }

  @Test("nobody is at two places in one hour", arguments: ReadingTests.batches)
  func twoPlaces(batch: Int) throws {
    let pack = try Shipped.denmark()
    hold(batch, "two places at once are not seen, or seen where there are none") { one in
      let said = checks(one.facts, on: -5, pack).compactMap { check -> Int? in
        guard case .sameTimes(_, let from, _, _, _, let first) = check.finding else { return nil }
        return Int(first.days(since: ReadCase.monday)) * 24 + from.minutes / 60
      }
      return said.sorted() == Reading(one: one).meetings.sorted()
    }
  }
}
