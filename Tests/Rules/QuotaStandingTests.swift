import Rules
import Testing
import Values

/// How full a workplace is, and from when the next one finds a place, day by day beside the program.
@Suite("How full a workplace stands") struct QuotaStandingTests {
  private func slot(_ basis: BasisCode, _ from: String, _ until: String?, order: Int) throws -> Slot {
    let first = try #require(CivilDate(iso: from))
    let period = try #require(Period(from: first, until: until.flatMap { CivilDate(iso: $0) }))
    return Slot(
      "virksomhedspraktik", basis, period, turn: PlaceTurn([PlaceTurn.Grant(order: order, until: period.until)]))
  }

  private func standing(_ slots: [Slot], staff: Int = 10) throws -> QuotaStanding {
    let today = try #require(CivilDate(iso: "2026-11-25"))
    let number = try #require(Headcount(ordinaryStaff: staff, asOf: today))
    return QuotaStanding(on: today, staff: number, slots: slots, pack: try Shipped.denmark())
  }

  @Test("two places, three present, one of whom need not be tested: nobody did wrong, and the next has a day")
  func lawful() throws {
    let found = try standing([
      slot("lab", "2026-10-19", "2027-01-15", order: 1), slot("lab", "2026-11-02", "2027-01-31", order: 2),
      slot("integration-act", "2026-11-09", "2027-02-07", order: 3),
    ])
    #expect((found.allowed, found.present.count, found.untested, found.over) == (2, 3, 1, 0))
    // One leaves on 15 January: two are left until the 31st, so that she makes three until then.
    #expect(found.nextFree?.iso == "2027-02-01")
  }

  @Test("she finds a place when one of two leaves, whoever else stays")
  func next() throws {
    let found = try standing([
      slot("lab", "2026-10-19", "2027-01-15", order: 1), slot("integration-act", "2026-11-09", nil, order: 2),
    ])
    #expect(found.nextFree?.iso == "2027-01-16" && found.over == 0)
  }

  @Test("who was tested and is behind as many as there are places is too many")
  func wrong() throws {
    let slots = try [
      slot("lab", "2026-10-19", "2027-01-15", order: 1), slot("lab", "2026-11-02", "2027-01-31", order: 2),
    ]
    #expect(try standing(slots, staff: 5).over == 1)
    #expect(try standing(slots, staff: 10).over == 0)
  }

  @Test("a place that is taken later is coming, and counts for the day of the next")
  func coming() throws {
    let found = try standing([slot("lab", "2026-11-30", "2027-02-26", order: 1)], staff: 5)
    #expect((found.present.count, found.coming.count, found.nextFree?.iso) == (0, 1, "2027-02-27"))
    #expect(try standing([slot("lab", "2026-11-30", nil, order: 1)], staff: 5).nextFree == nil)
    #expect(try standing([], staff: 5).nextFree?.iso == "2026-11-25")
  }

  @Test("the day that is named is free for good and the day before is not", arguments: 0..<300)
  func dayByDay(_ seed: Int) throws {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    func roll(_ most: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % most
    }
    let today = try #require(CivilDate(iso: "2026-11-25"))
    let places = 1 + roll(3)
    let slots = try (0..<roll(7)).map { order in
      let from = today.adding(days: roll(120) - 60)
      let period = try #require(Period(from: from, until: roll(12) == 0 ? nil : from.adding(days: roll(100))))
      return Slot(
        "virksomhedspraktik", roll(2) == 0 ? "lab" : "integration-act", period,
        turn: PlaceTurn([PlaceTurn.Grant(order: order, until: period.until)]))
    }
    let found = try standing(slots, staff: places * 5)
    func isFull(_ day: CivilDate) -> Bool { slots.count { $0.period.contains(day) } >= places }
    let horizon = (0..<400).map { today.adding(days: $0) }
    let last = horizon.last { isFull($0) }
    if let last, last == horizon.last {
      #expect(found.nextFree == nil)
    } else {
      #expect(found.nextFree == (last?.adding(days: 1) ?? today))
    }
    #expect(found.present.count == slots.count { $0.period.contains(today) })
    #expect(found.over <= max(0, found.present.count - places))
  }
}
