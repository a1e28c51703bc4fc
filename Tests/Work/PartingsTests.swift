import Access
import Language
import Testing
import Values
import Web

@testable import Work

private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso)! }

private let owed = Obligation(
  about: .person(PersonID("0199aaaa-0000-7000-8000-000000000001")!), in: .endings, key: "a", due: day("2026-11-20"),
  reason: .owedFindPlacement, at: WorkAddress.week, verb: .actOpen)

/// The days from 20 to 23 November on which something is owed.
private func days(_ obligation: Obligation, _ ways: Partings.Way...) -> [Int] {
  (20...23).filter { Partings(ways).leaving(obligation, on: day("2026-11-\($0)")) != nil }
}

@Suite("What is owed about who takes part no more") struct PartingsTests {
  @Test("who never took part keeps what is owed, and who leaves keeps it until the day is over")
  func left() {
    #expect(days(owed) == [20, 21, 22, 23])
    #expect(days(owed, Partings.Way(until: nil)) == [20, 21, 22, 23])
    #expect(days(owed, Partings.Way(until: day("2026-11-21"))) == [20, 21])
    #expect(days(owed, Partings.Way(until: day("2026-11-21")), Partings.Way(until: day("2026-11-22"))) == [20, 21, 22])
    #expect(days(owed, Partings.Way(until: day("2026-11-21")), Partings.Way(until: nil)) == [20, 21, 22, 23])
    #expect(Partings([Partings.Way(until: day("2026-11-21"))]).turns == [day("2026-11-22")])
  }

  @Test("a death ends what is owed on its day, whatever else goes on; what brings something to its end stays")
  func died() {
    let ways = [Partings.Way(until: day("2026-11-21"), isDeath: true), Partings.Way(until: nil)]
    #expect(days(owed, ways[0], ways[1]) == [20])
    #expect(days(owed.lasting(.life), ways[0], ways[1]) == [20])
    #expect(Partings(ways).turns == [day("2026-11-21")])
    #expect(days(owed.lasting(.life), Partings.Way(until: day("2026-11-21"))) == [20, 21, 22, 23])
    #expect(days(owed.lasting(.untilDone), ways[0], ways[1]) == [20, 21, 22, 23])
  }
}
