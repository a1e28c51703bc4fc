import Access
import Language
import Testing
import Values
import Web

@testable import Work

private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso)! }
private let person = PersonID("0199aaaa-0000-7000-8000-000000000001")!
private let (first, second) = (ParticipationID(high: 0, low: 1), ParticipationID(high: 0, low: 2))

private func owed(_ due: String, because way: ParticipationID? = nil) -> Obligation {
  Obligation(
    about: .person(person), in: .endings, key: "a", due: day(due), reason: .owedFindPlacement, at: WorkAddress.week,
    verb: .actOpen, because: way)
}

private func way(_ id: ParticipationID, _ stretches: (String, String?)...) -> Pauses.Way {
  Pauses.Way(
    id, from: day("2026-11-02"), until: nil,
    stretches.map { Pauses.Stretch(from: day($0.0), back: $0.1.map(day)) })
}

@Suite("What waits for somebody who is away") struct PausesTests {
  @Test("what needs nobody else is owed all the same, and what was met stays met")
  func others() {
    let pauses = Pauses([way(first, ("2026-11-16", nil))])
    let plain = owed("2026-11-20", because: first)
    #expect(pauses.leaving(plain, on: day("2026-11-20")) == plain)
    #expect(pauses.leaving(plain.withPerson, on: day("2026-11-20")) == nil)
    #expect(pauses.leaving(plain.withPerson, on: day("2026-11-15"))?.due.iso == "2026-11-20", "before it begins")
  }

  @Test("of two programmes, what is owed because of the other goes on, and what is of none waits for both")
  func two() {
    let pauses = Pauses([way(first, ("2026-11-16", "2026-11-24")), way(second, ("2026-11-20", "2026-11-27"))])
    let day = day("2026-11-18")
    #expect(pauses.leaving(owed("2026-11-18", because: first).withPerson, on: day) == nil)
    #expect(pauses.leaving(owed("2026-11-18", because: second).withPerson, on: day) != nil)
    #expect(pauses.leaving(owed("2026-11-18").withPerson, on: day) != nil, "she is there for the other one")
    #expect(pauses.leaving(owed("2026-11-21").withPerson, on: CivilDate(iso: "2026-11-21")!) == nil)
    let back = pauses.leaving(owed("2026-11-21").withPerson, on: CivilDate(iso: "2026-11-24")!)
    #expect(back?.due.iso == "2026-11-24", "there again for one of them")
  }

  @Test("what would have been due in two pauses on end is due behind both; what was late before stays late")
  func onEnd() {
    let pauses = Pauses([way(first, ("2026-11-16", "2026-11-20"), ("2026-11-20", "2026-11-25"))])
    let later = pauses.leaving(owed("2026-11-18", because: first).withPerson, on: day("2026-11-26"))
    #expect(later?.due.iso == "2026-11-25")
    let late = pauses.leaving(owed("2026-11-12", because: first).withPerson, on: day("2026-11-26"))
    #expect(late?.due.iso == "2026-11-12")
  }
}
