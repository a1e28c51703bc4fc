import Access
import Testing
import Values
import Web

@testable import People

/// Who stands for somebody under 18 on a day: a pure function of what is noted and of the birth. Sunday 22 November 2026.
@Suite("Who stands for somebody under 18") struct GuardianTests {
  private let person = PersonID(high: 1, low: 7)
  private let today = CivilDate(iso: "2026-11-22")!

  private func day(_ text: String) -> CivilDate { CivilDate(iso: text) ?? today }

  private func noted(_ number: UInt64, from: String, until: String? = nil) -> Guardian {
    Guardian(
      id: GuardianID(high: 1, low: number), person: person, version: .first,
      details: Guardian.Details("Hodan Opdigtet", as: .parent, from: day(from), until: until.map { day($0) }),
      withdrawn: nil)
  }

  private func known(
    _ born: String?, _ precision: BirthDate.Precision = .day, _ guardians: [Guardian] = []
  ) -> Guardianship {
    Guardianship(born: born.map { BirthDate(day($0), precision) }, guardians)
  }

  @Test("it ends by itself on the 18th birthday, whatever was written down")
  func ends() {
    let one = known(
      "2009-03-01", .day, [noted(1, from: "2026-01-01"), noted(2, from: "2026-01-01", until: "2026-12-31")])
    #expect(one.guardians.map(\.lastDay) == [day("2027-02-28"), day("2026-12-31")])
    #expect(one.standing(on: day("2026-12-31")).count == 2 && one.standing(on: day("2027-01-01")).count == 1)
    #expect(one.standing(on: day("2027-02-28")).count == 1 && one.standing(on: day("2027-03-01")).isEmpty)
    // Born on 29 February: 28 February is the last day under 18.
    #expect(known("2008-02-29", .day, [noted(1, from: "2026-01-01")]).guardians[0].lastDay == day("2026-02-28"))
    let long = noted(3, from: "2026-01-01", until: "2030-01-01")
    #expect(
      known("2009-03-01", .day, [long]).guardians[0].lastDay == day("2027-02-28"), "the birth was corrected since")
    #expect(
      known(nil, .day, [long]).guardians[0].lastDay == day("2030-01-01"), "nothing is claimed of an unknown birth")
  }

  @Test("nobody is missing but of whom it is certain that she is under 18")
  func missing() {
    #expect(
      known("2009-03-01").isMissing(on: day("2027-02-28")) && !known("2009-03-01").isMissing(on: day("2027-03-01")))
    #expect(!known(nil).isMissing(on: today))
    let year = known("2008-01-01", .year)
    #expect(year.isMissing(on: day("2025-12-31")) && !year.isMissing(on: day("2026-01-01")))
    let gap = known("2009-03-01", .day, [noted(1, from: "2026-01-01", until: "2026-10-31")])
    #expect(!gap.isMissing(on: day("2026-10-31")) && gap.isMissing(on: day("2026-11-01")))
    #expect(gap.missingSince(upTo: today) == day("2026-11-01"))
  }

  @Test("what was noted for days on which she was 18 already held on none of them")
  func never() {
    let one = known("2000-05-05", .day, [noted(1, from: "2026-01-01")])
    #expect(one.guardians[0].neverHeld && one.standing(on: day("2026-01-01")).isEmpty)
    #expect(one.isTold(on: today) && !known("2000-05-05").isTold(on: today) && !known(nil).isTold(on: today))
  }

  @Test(
    "each wrong answer is named",
    arguments: [
      ("from", "2027-03-01", "from"), ("until", "2027-03-01", "until"), ("until", "2026-11-21", "until"),
      ("from", "2009-02-28", "from"), ("needsInterpreter", "yes", "language"), ("kind", "aunt", "kind"),
      ("phone", "12", "phone"), ("name", "", "name"),
    ])
  func wrong(_ name: String, _ answer: String, _ field: String) {
    let good = Fields(["name": "Hodan Opdigtet", "kind": "parent", "from": "2026-11-22"])
    let born = BirthDate(day("2009-03-01"), .day)
    let error = #expect(throws: Refused.self) {
      _ = try GuardianForm.read(
        Fields([name: answer]).over(good), today: today, born: born, Dialling(country: "DK"))
    }
    #expect(error?.problems.map { $0.field } == [field])
  }

  @Test("the last day before the birthday is taken, and a telephone is kept so that it can be dialled from anywhere")
  func read() throws {
    let details = try GuardianForm.read(
      Fields([
        "name": "Hodan Opdigtet", "kind": "representative", "from": "2026-11-22", "until": "2027-02-28",
        "phone": "20 12 34 56", "language": "so", "needsInterpreter": "yes",
      ]), today: today, born: BirthDate(day("2009-03-01"), .day), Dialling(country: "DK"))
    #expect(details.until == day("2027-02-28") && details.phone == "+4520123456" && details.needsInterpreter)
  }
}
