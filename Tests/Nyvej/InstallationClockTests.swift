import Testing
import Values

@testable import Nyvej

@Suite("The clock on the installation's wall")
struct InstallationClockTests {
  private func frozen(_ zone: String, _ text: String) throws -> InstallationClock {
    var clock = try InstallationClock(zone: zone)
    try clock.freeze(at: text)
    return clock
  }

  @Test(
    "a local time is the right moment, in summer and in winter",
    arguments: [
      ("Europe/Copenhagen", "2026-11-23T09:00:00", "2026-11-23T08:00:00Z"),
      ("Europe/Copenhagen", "2026-07-01T00:30:00", "2026-06-30T22:30:00Z"),
      ("Europe/Copenhagen", "2026-03-29T04:00:00", "2026-03-29T02:00:00Z"),
      ("Europe/Helsinki", "2026-01-01T00:00:00", "2025-12-31T22:00:00Z"),
      ("Atlantic/Reykjavik", "2026-01-01T00:00:00", "2026-01-01T00:00:00Z"),
    ])
  func localTime(_ zone: String, _ local: String, _ utc: String) throws {
    let clock = try frozen(zone, local)
    #expect(clock.frozen?.description == utc)
    #expect(clock.surroundings().today().iso == local.prefix(10))
  }

  @Test("the day changes at midnight on the wall, not in Greenwich")
  func midnight() throws {
    let clock = try InstallationClock(zone: "Europe/Copenhagen")
    let late = try #require(try frozen("UTC", "2026-11-22T22:59:59").frozen)
    #expect(clock.day(of: late).iso == "2026-11-22")
    #expect(clock.day(of: late.adding(seconds: 1)).iso == "2026-11-23")
    #expect(clock.day(of: Moment(microseconds: -1)).iso == "1970-01-01")
    #expect(try InstallationClock(zone: "UTC").day(of: Moment(microseconds: -1)).iso == "1969-12-31")
  }

  @Test(
    "a time that is none is refused",
    arguments: ["", "now", "2026-11-23", "2026-02-30T09:00:00", "2026-11-23T24:00:00", "2026-11-23T9:00:00"])
  func noTime(_ text: String) { #expect(throws: Trouble.self) { try frozen("UTC", text) } }

  @Test("a zone that is none is refused") func noZone() {
    #expect(throws: Trouble.self) { try InstallationClock(zone: "Kolding") }
  }

  @Test("ids made one after another sort so, even where the clock stands still")
  func sorted() throws {
    for clock in [try InstallationClock(zone: "UTC"), try frozen("UTC", "2026-11-23T09:00:00")] {
      let surroundings = clock.surroundings()
      let ids = (0..<5000).map { _ in surroundings.newID(RequestKind.self) }
      let stepsBack = zip(ids, ids.dropFirst()).filter { $0 >= $1 }.count
      #expect(stepsBack == 0)
    }
  }
}
