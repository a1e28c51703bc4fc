import Testing
import Values

@Suite("Until when somebody is under 18") struct MinorityTests {
  private func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

  @Test(
    "the day before the 18th birthday is the last one, and 1 March is the birthday of whoever was born on 29 February",
    arguments: [
      ("2009-11-22", "2027-11-21"), ("2008-02-29", "2026-02-28"), ("2008-02-28", "2026-02-27"),
      ("2008-03-01", "2026-02-28"), ("2010-01-01", "2027-12-31"), ("1992-02-29", "2010-02-28"),
    ])
  func lastDay(_ born: String, _ last: String) throws {
    let birth = try day(born)
    let minority = Minority(bornFrom: birth, until: birth)
    let end = try day(last)
    #expect(minority.lastCertain == end && minority.lastPossible == end)
    #expect(minority.holds(on: end) == true && minority.holds(on: end.adding(days: 1)) == false)
  }

  @Test("of every day of thirty years it is the reckoning of completed years")
  func everyDay() throws {
    var birth = try day("1996-01-01")
    while birth < (try day("2026-01-01")) {
      let last = Minority(bornFrom: birth, until: birth).lastCertain
      #expect(last.completedYears(since: birth) == 17 && last.adding(days: 1).completedYears(since: birth) == 18)
      birth = birth.adding(days: 1)
    }
  }

  @Test("where the day of birth is not known exactly, nothing is claimed of the days between")
  func unclear() throws {
    let minority = Minority(bornFrom: try day("2009-01-01"), until: try day("2009-12-31"))
    let (certain, first, possible) = (try day("2026-12-31"), try day("2027-01-01"), try day("2027-12-30"))
    #expect(minority.holds(on: certain) == true && minority.holds(on: first) == nil)
    #expect(minority.holds(on: possible) == nil && minority.holds(on: possible.adding(days: 1)) == false)
    #expect(minority.turns == [first, possible.adding(days: 1)])
  }
}
