import Access
import Language
import Testing
import Values

@testable import People
@testable import Work

/// What holds on a day, and what is owed about it: pure functions of what is noted. Sunday 22 November 2026.
@Suite("Which permission to work holds") struct RightToWorkTests {
  private let person = PersonID(high: 1, low: 7)
  private let today = CivilDate(iso: "2026-11-22")!

  private func day(_ text: String) -> CivilDate { CivilDate(iso: text) ?? today }

  private func noted(
    _ number: UInt64, _ permission: RightToWork.Permission = .perJob, from: String, until: String? = nil
  ) -> RightToWork {
    RightToWork(
      id: RightToWorkID(high: 1, low: number), person: person, version: .first, permission: permission,
      from: day(from), until: until.map { day($0) }, ground: RightToWork.Ground(), withdrawn: nil)
  }

  @Test("of those that have begun and are not over the one that began last holds")
  func inForce() {
    let old = noted(1, .notAllowed, from: "2025-01-01", until: "2026-11-21")
    let held = noted(2, .unrestricted, from: "2024-01-01")
    let now = noted(3, .perJob, from: "2026-06-01", until: "2026-12-31")
    let coming = noted(4, .unrestricted, from: "2027-01-01")
    let all = [coming, now, old, held]
    #expect(all.inForce(on: today) == now && all.lastOver(on: today) == nil)
    #expect(all.inForce(on: day("2026-12-31")) == now, "its last day is one on which it holds")
    #expect(all.inForce(on: day("2027-01-01")) == coming)
    #expect([old, held].inForce(on: day("2026-11-21")) == old && [old, held].inForce(on: today) == held)
    #expect(all.needed(on: today) == [coming, now])
    #expect([RightToWork]().inForce(on: today) == nil && [RightToWork]().needed(on: today).isEmpty)
  }

  @Test("of two that begin on one day the one that was noted last holds")
  func sameDay() {
    let (first, second) = (noted(1, .notAllowed, from: "2026-11-01"), noted(2, .perJob, from: "2026-11-01"))
    #expect([first, second].inForce(on: today) == second && [second, first].inForce(on: today) == second)
  }

  @Test("where all are over, what held last is told")
  func over() {
    let first = noted(1, from: "2025-01-01", until: "2025-12-31")
    let last = noted(2, .unrestricted, from: "2026-01-01", until: "2026-11-21")
    #expect([last, first].inForce(on: today) == nil && [last, first].lastOver(on: today) == last)
    #expect([last, first].needed(on: today) == [last])
    #expect([last, first].lastOver(on: day("2026-11-21")) == nil)
  }

  @Test("a look is asked for sixty days before the last day, until something newer is noted")
  func owed() throws {
    let one = noted(1, from: "2026-06-01", until: "2027-03-01")
    let found = try #require(RightToWorkObligations.of([one], person).owed(today).first)
    #expect(found.due == day("2027-03-01") && found.shown == day("2026-12-31"))
    #expect(found.reason == .owedWorkPermission(last: day("2027-03-01")) && found.deed == .permission)
    #expect(RightToWorkObligations.of([one], person).owed(day("2027-04-01")).count == 1, "over its last day, too")
    let newer = noted(2, .unrestricted, from: "2027-03-02")
    #expect(RightToWorkObligations.of([newer, one], person).owed(today).isEmpty)
    let limited = noted(3, .unrestricted, from: "2027-03-02", until: "2028-03-01")
    #expect(RightToWorkObligations.of([limited, one], person).owed(today).map(\.due) == [day("2028-03-01")])
    #expect(RightToWorkObligations.of([newer], person).owed(today).isEmpty, "what has no end asks for nothing")
  }
}
