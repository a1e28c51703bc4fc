import Testing
import Values

@testable import People

/// What permissions to work answer about a piece of work from 1 to 30 November 2026.
@Suite("A permission to work is held against the days and the place of a piece of work") struct WorkPermitTests {
  private func day(_ text: String) -> CivilDate { CivilDate(iso: text) ?? CivilDate(dayNumber: 0) }

  private func permit(
    _ permission: RightToWork.Permission, _ from: String, _ until: String? = nil, at employer: String? = nil
  ) -> WorkPermit { WorkPermit(permission, from: day(from), until: until.map(day), employer: employer) }

  private func answer(_ permits: WorkPermit..., until last: String? = "2026-11-30") -> [WorkPermit].Answer {
    permits.answer(from: day("2026-11-01"), until: last.map(day), at: ["Bagerhuset", "Nordlys Bageri"])
  }

  @Test("what nobody knows, or has noted, stays not known")
  func unknown() {
    #expect(answer() == .notKnown)
    #expect(answer(permit(.unknown, "2026-01-01")) == .notKnown)
    #expect(answer(permit(.unrestricted, "2026-11-02")) == .notKnown, "before it nothing is noted")
    #expect(answer(permit(.perJob, "2026-01-01")) == .notKnown, "for which job nobody said")
    let later = permit(.unknown, "2026-11-20")
    #expect(answer(permit(.unrestricted, "2026-01-01"), later) == .notKnown)
  }

  @Test("one that ends before the work does is told with its day, unless the next one follows at once")
  func ends() {
    let first = permit(.unrestricted, "2026-01-01", "2026-11-15")
    #expect(answer(first) == .ends(on: day("2026-11-15")))
    #expect(answer(first, permit(.unrestricted, "2026-11-16")) == .allowed(until: nil))
    #expect(answer(first, permit(.unrestricted, "2026-11-18")) == .ends(on: day("2026-11-15")))
    #expect(answer(first, permit(.notAllowed, "2026-11-10")) == .ends(on: day("2026-11-09")))
    #expect(answer(permit(.unrestricted, "2026-01-01", "2026-10-31")) == .ends(on: day("2026-10-31")))
    #expect(answer(permit(.unrestricted, "2026-01-01", "2026-11-30")) == .allowed(until: day("2026-11-30")))
    #expect(answer(permit(.unrestricted, "2026-01-01", "2027-11-30"), until: nil) == .ends(on: day("2027-11-30")))
  }

  @Test("one that is bound to an employer allows work there and nowhere else, however the name is written")
  func bound() {
    for name in ["Nordlys Bageri", "NORDLYS BAGERI ApS", "bagerhuset"] {
      #expect(answer(permit(.perJob, "2026-01-01", at: name)) == .allowed(until: nil), "\(name)")
    }
    for name in ["Hotel Solskin", "Nordlys Hotel", "–"] {
      #expect(answer(permit(.perJob, "2026-01-01", at: name)) == .notAllowed, "\(name)")
    }
    #expect(answer(permit(.notAllowed, "2026-01-01")) == .notAllowed)
  }

  @Test("a permit for one job leaves those for other jobs as they are, and ends with its own last day")
  func besideEachOther() {
    let here = permit(.perJob, "2026-01-01", "2026-11-20", at: "Nordlys Bageri")
    let elsewhere = permit(.perJob, "2026-11-10", at: "Hotel Solskin")
    #expect(answer(here, elsewhere) == .ends(on: day("2026-11-20")))
    #expect(answer(elsewhere, here, permit(.perJob, "2026-11-05", at: "Bagerhuset")) == .allowed(until: nil))
    #expect(answer(here, permit(.notAllowed, "2026-11-10")) == .ends(on: day("2026-11-09")))
    #expect(
      answer(permit(.unrestricted, "2025-01-01"), permit(.perJob, "2026-01-01", at: "Hotel Solskin")) == .notAllowed)
  }

  @Test("a workplace is told yes with its last day, no, or not known, and of a permit for one job the latter")
  func mayWork() {
    func told(_ permits: WorkPermit...) -> [String?] {
      let told = MayWork(permits, on: day("2026-11-22"))
      return [told.answer.rawValue, told.until?.iso]
    }
    #expect(told() == ["not-known", nil])
    #expect(told(permit(.unrestricted, "2026-01-01")) == ["yes", nil])
    #expect(told(permit(.unrestricted, "2026-01-01", "2026-11-22")) == ["yes", "2026-11-22"])
    let next = permit(.unrestricted, "2026-12-01", "2027-03-01")
    #expect(told(permit(.unrestricted, "2026-01-01", "2026-11-30"), next) == ["yes", "2027-03-01"])
    #expect(told(permit(.unrestricted, "2026-01-01"), permit(.unknown, "2026-12-01")) == ["yes", "2026-11-30"])
    #expect(told(permit(.unrestricted, "2026-01-01", "2026-11-21")) == ["not-known", nil], "nobody has looked")
    #expect(told(next) == ["not-known", nil], "it is to come")
    #expect(told(permit(.notAllowed, "2026-01-01", "2026-12-01")) == ["no", nil])
    #expect(told(permit(.perJob, "2026-01-01", "2026-12-01")) == ["not-known", nil])
  }
}
