import Rules
import Testing
import Values

@Suite("How many places a workplace has, and how full it is")
struct QuotaTests {
  @Test(
    "one per five up to fifty, then one per ten, at least one",
    arguments: [
      (0, 1), (1, 1), (4, 1), (5, 1), (9, 1), (10, 2), (12, 2), (49, 9), (50, 10), (51, 10), (59, 10), (60, 11),
      (69, 11), (70, 12), (200, 25),
    ])
  func denmark(staff: Int, places: Int) throws {
    let quota = try #require(try Shipped.denmark().quota.stated.value)
    #expect(quota.allowed(ordinaryStaff: staff) == places)
  }

  @Test(
    "another country's quota has other bands and may be nothing",
    arguments: [(0, 0), (2, 0), (3, 1), (9, 3), (12, 3), (13, 4)])
  func invented(staff: Int, places: Int) throws {
    let quota = try #require(try Invented.pack().quota.stated.value)
    #expect(quota.allowed(ordinaryStaff: staff) == places)
  }

  @Test("the meter follows the days: two before, three in the middle, one after")
  func meter() throws {
    let pack = try Shipped.denmark()
    let slots = [
      Slot("virksomhedspraktik", "lab", days("2026-08-03", "2026-10-11")),
      Slot("virksomhedspraktik", "integration-act", days("2026-08-31", "2026-09-13")),
      Slot("lontilskud", "lab", days("2026-07-06", "2026-09-06")),
      Slot("lonnede-timer", "agreement", days("2026-07-06", nil)),
    ]
    let meter = Quota.meter(
      staff: staffed(12, "2026-08-20"), slots: slots, over: days("2026-08-10", "2026-10-31"), pack: pack)
    #expect(meter.fullest.allowed == 2 && meter.free == 0)
    #expect(meter.stretches.map { $0.taken.count } == [2, 3, 2, 1, 0])
    #expect(meter.fullest.period == days("2026-08-31", "2026-09-06"))
    #expect(meter.stretches.first?.period.from == day("2026-08-10"))
    #expect(meter.stretches.last?.period.until == day("2026-10-31"))
  }

  @Test("a slot of a kind that the pack does not have is unclear, neither free nor taken")
  func unclear() throws {
    let slots = [Slot("old-measure", "lab", days("2026-08-03", nil))]
    let meter = try Quota.meter(
      staff: staffed(5, "2026-08-20"), slots: slots, over: days("2026-09-01", "2026-09-30"), pack: Shipped.denmark())
    #expect(meter.free == nil)
    #expect(meter.fullest.unclear == slots && meter.fullest.taken.isEmpty)
  }

  @Test("stretches cover the period without gap or overlap, whatever the slots", arguments: 0..<20)
  func cover(seed: Int) throws {
    var random = Seeded(seed: UInt64(seed))
    let pack = try Shipped.denmark()
    for _ in 0..<20 {
      let period = random.period()
      let meter = Quota.meter(staff: staffed(12, "2026-08-20"), slots: random.slots(), over: period, pack: pack)
      #expect(meter.stretches.first?.period.from == period.from)
      #expect(meter.stretches.last?.period.until == period.until)
      for (one, next) in zip(meter.stretches, meter.stretches.dropFirst()) {
        #expect(one.period.until?.adding(days: 1) == next.period.from)
      }
    }
  }
}
