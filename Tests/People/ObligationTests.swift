import Access
import Language
import Testing
import Values
import Web

@testable import People
@testable import Work

private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso)! }
private let person = PersonID("0199aaaa-0000-7000-8000-000000000001")!
private let ane = AccountID("0199aaaa-0000-7000-8000-000000000002")!
private let monday = day("2026-11-23")

@Suite("What is owed about a person, from the facts alone") struct ObligationTests {
  private func obstacle(owner: AccountID? = nil, solved: CivilDate? = nil) -> Obstacle {
    Obstacle(
      id: ObstacleID("0199aaaa-0000-7000-8000-000000000003")!, person: person, version: Version(1),
      details: Obstacle.Details(
        kind: .childcare, words: nil, since: day("2026-11-20"), owner: owner, due: day("2026-12-04"), solved: solved))
  }

  private func owed(_ obstacle: Obstacle, _ workers: [WorkingWith], on day: CivilDate) -> Obligation? {
    ObstacleObligations.of([obstacle], workers).owed(day).first
  }

  @Test("an obstacle is owed from the day since when it stands in the way, by its day, to its owner")
  func obstacle() throws {
    let found = try #require(owed(obstacle(owner: ane), [WorkingWith(account: ane, until: nil)], on: monday))
    #expect((found.shown, found.due, found.owner) == (day("2026-11-20"), day("2026-12-04"), ane))
    #expect(found.pile == .obstacles && found.done == nil)
  }

  @Test("an obstacle that is out of the way is done")
  func solved() {
    #expect(owed(obstacle(solved: monday), [], on: monday)?.done == monday)
  }

  @Test("an owner who leaves on a day owes nothing from that day on, without anybody saving anything")
  func leaving() {
    let workers = [WorkingWith(account: ane, until: day("2026-12-01"))]
    let outlook = ObstacleObligations.of([obstacle(owner: ane)], workers)
    let spells = outlook.spells(from: monday)
    #expect(spells.map(\.obligation.owner) == [ane, nil])
    #expect(spells.map(\.from) == [monday, day("2026-12-01")])
    #expect(spells.map(\.until) == [day("2026-11-30"), nil])
  }

  private func limit(until: CivilDate?, review: CivilDate, ended: CivilDate? = nil) -> Consideration {
    Consideration(
      id: ConsiderationID("0199aaaa-0000-7000-8000-000000000004")!, person: person, version: Version(1),
      terms: Consideration.Terms(
        wording: Consideration.Wording("At most 9 h", .english), ownWording: nil, effect: .hours(cap: Hours(9)),
        from: day("2026-11-02"), until: until, review: review), agreed: day("2026-11-02"), ended: ended)
  }

  @Test("a limit is looked at on its day of review, and thought about before it ends")
  func limits() {
    let open = ConsiderationObligations.of([limit(until: day("2027-04-01"), review: day("2027-02-15"))]).owed(monday)
    #expect(open.map(\.due) == [day("2027-02-15"), day("2027-03-25")])
    #expect(open.map(\.shown) == [day("2027-02-08"), day("2027-03-11")])
  }

  @Test("a review in its last three weeks is the thought before its end, on the day that was agreed")
  func lastLook() {
    func due(_ review: String) -> [CivilDate] {
      ConsiderationObligations.of([limit(until: day("2027-03-01"), review: day(review))]).owed(monday).map(\.due)
    }
    #expect(due("2027-02-07") == [day("2027-02-07"), day("2027-02-22")])
    #expect(due("2027-02-08") == [day("2027-02-08")])
    #expect(due("2027-02-27") == [day("2027-02-27")])
  }

  @Test("a review on or after the last day is no task of its own")
  func lateReview() {
    let open = ConsiderationObligations.of([limit(until: day("2027-02-15"), review: day("2027-02-15"))]).owed(monday)
    #expect(open.map(\.due) == [day("2027-02-08")])
  }

  @Test("over its last day a limit asks for nothing, and an ended one for nothing at all")
  func over() {
    let outlook = ConsiderationObligations.of([limit(until: day("2026-11-30"), review: day("2026-11-25"))])
    #expect(outlook.owed(day("2026-11-30")).map(\.due) == [day("2026-11-25")])
    #expect(outlook.owed(day("2026-12-01")).isEmpty)
    #expect(
      ConsiderationObligations.of([limit(until: nil, review: monday, ended: monday)]).owed(monday).isEmpty)
  }
}
