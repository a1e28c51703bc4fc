import Rules
import Testing
import Values

@Suite("What holds for every placement", .serialized)
struct PropertyTests {
  private func facts(_ random: inout Seeded, _ basis: BasisCode) -> PlacementFacts {
    let period = random.period()
    let slots = random.slots()
    let staff = Int.random(in: 0...70, using: &random)
    return .orderly(basis, period).with {
      $0.workplace.headcounts = staffed(staff, "2026-08-20")
      $0.workplace.others = slots
    }
  }

  /// Counted day by day, without the meter's stretches.
  private func mostTaken(_ facts: PlacementFacts, _ pack: RulePack) -> Int {
    let last = facts.period.until ?? facts.period.from.adding(days: 900)
    return (0...last.days(since: facts.period.from)).map { offset in
      let day = facts.period.from.adding(days: offset)
      return facts.workplace.others.filter {
        $0.period.contains(day) && pack.terms($0.measure, $0.basis)?.counted.stated == .given(true)
      }.count
    }.max() ?? 0
  }

  @Test("a tested person starts exactly when, on every day, there is one place more than are taken", arguments: 0..<10)
  func quotaHolds(seed: Int) throws {
    var random = Seeded(seed: UInt64(seed))
    let pack = try Shipped.denmark()
    for _ in 0..<15 {
      let facts = facts(&random, "lab")
      let allowed = try #require(pack.quota.stated.value).allowed(
        ordinaryStaff: facts.workplace.headcounts.numbers[0].ordinaryStaff)
      let verdict = try facts.checks().only(.ratio).verdict
      #expect(verdict == (mostTaken(facts, pack) + 1 <= allowed ? .fulfilled : .breached))
    }
  }

  @Test("neighbours never change an untested person's checks into a breach", arguments: 0..<10)
  func untested(seed: Int) throws {
    var random = Seeded(seed: UInt64(seed))
    for _ in 0..<20 {
      let facts = facts(&random, "integration-act")
      let more = facts.with { $0.workplace.others += random.slots() }
      #expect(try facts.checks().map(\.verdict) == more.checks().map(\.verdict))
      #expect(try more.checks().only(.ratio).verdict == .doesNotApply)
    }
  }

  @Test(
    "one neighbour more never makes a refused person welcome; more staff never make a welcome one refused",
    arguments: 0..<10)
  func monotone(seed: Int) throws {
    var random = Seeded(seed: UInt64(seed))
    for _ in 0..<20 {
      let facts = facts(&random, "lab")
      let verdict = try facts.checks().only(.ratio).verdict
      let crowded = facts.with { $0.workplace.others.append(Slot("lontilskud", "lab", random.period())) }
      if verdict == .breached { #expect(try crowded.checks().only(.ratio).verdict == .breached) }
      let grown = facts.with {
        let staff = $0.workplace.headcounts.numbers[0].ordinaryStaff + Int.random(in: 0...30, using: &random)
        $0.workplace.headcounts = staffed(staff, "2026-08-20")
      }
      if verdict == .fulfilled { #expect(try grown.checks().only(.ratio).verdict == .fulfilled) }
    }
  }

  @Test("the order of neighbours, steps and considerations changes nothing", arguments: 0..<10)
  func order(seed: Int) throws {
    var random = Seeded(seed: UInt64(seed))
    for _ in 0..<10 {
      let facts = facts(&random, "lab").with {
        $0.considerations = [cap(9, "2026-08-01", "2026-12-31", 1), cap(7, "2026-10-01", nil, 2)]
        $0.ladder = rising(("2026-W27", 6), ("2026-W45", 9), ("2027-W10", 12))
      }
      let shuffled = facts.with {
        $0.workplace.others.shuffle(using: &random)
        $0.considerations.shuffle(using: &random)
        $0.ladder = HoursLadder($0.ladder.steps.shuffled(using: &random))
      }
      #expect(try facts.checks() == shuffled.checks())
    }
  }
}
