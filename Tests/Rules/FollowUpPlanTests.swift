import Rules
import Testing
import Values

@Suite("Follow-ups, dated")
struct FollowUpPlanTests {
  static let cadence = FollowUpCadence(entries: [
    .init(code: "day-1", rhythm: .once(after: nil), with: .both),
    .init(code: "week-1", rhythm: .once(after: Span(1, .weeks)), with: .workplace),
    .init(code: "fortnight", rhythm: .every(Span(2, .weeks)), with: .participant),
  ])

  private func plan(_ from: String, _ until: String?) -> [FollowUpPlan.FollowUp] {
    FollowUpPlan(start: day(from), end: until.map(day), cadence: Self.cadence).followUps
  }

  @Test("day one, week one, then every fortnight, with whom the programme says")
  func rhythm() {
    let plan = plan("2026-09-07", "2026-10-20")
    #expect(plan.map(\.due.iso) == ["2026-09-07", "2026-09-14", "2026-09-21", "2026-10-05", "2026-10-19"])
    #expect(plan.map(\.with) == [.both, .workplace, .participant, .participant, .participant])
    #expect(plan.last?.id == .init(code: "fortnight", number: 3))
  }

  @Test("a weekend moves to Monday; what would then lie after the end moves back to the Friday")
  func weekends() {
    #expect(plan("2026-09-05", "2026-09-22").map(\.due.iso) == ["2026-09-07", "2026-09-14", "2026-09-21"])
    #expect(plan("2026-09-05", "2026-09-20").map(\.due.iso) == ["2026-09-07", "2026-09-14", "2026-09-18"])
    #expect(plan("2026-09-05", "2026-09-06").isEmpty)
  }

  @Test(
    "when the end moves, what remains keeps its identity, and its day unless the end held it back", arguments: 0..<200)
  func stable(length: Int) {
    let start = day("2026-09-05")
    func map(_ days: Int) -> [FollowUpPlan.FollowUp.Key: CivilDate] {
      let plan = FollowUpPlan(
        start: start, end: start.adding(days: days), cadence: Self.cadence, duties: Self.duties, programmeStart: start)
      #expect(Set(plan.followUps.map(\.id)).count == plan.followUps.count)
      #expect(plan.followUps.allSatisfy { $0.due >= start && $0.due <= start.adding(days: days) })
      #expect(plan.followUps.allSatisfy { $0.due.weekday.rawValue <= 5 })
      return Dictionary(uniqueKeysWithValues: plan.followUps.map { ($0.id, $0.due) })
    }
    let (short, long) = (map(length), map(length + 14))
    let end = start.adding(days: length)
    #expect(short.allSatisfy { key, day in long[key].map { $0 == day || ($0 > end && day < end) } ?? false })
  }

  private static let duties: [FollowUpDuty] = {
    let source = LegalSource(
      pack: "zz", reference: Wording(verbatim: "Edict 8"), page: "", asOf: day("1999-01-01"), verified: true)
    let need = Rule(
      Stated.given(FollowUpDuty.Need.atLeast(4, within: Span(6, .months))), source: source, overridable: false,
      blocking: false, note: Wording([]))
    return [FollowUpDuty(code: "four", title: Wording([]), bases: [], countedFrom: .programme, need: need)]
  }()

  @Test("a fortnightly programme keeps the law's four in six months without more; a quiet one gets the missing ones")
  func duties() {
    let (start, end) = (day("2026-09-07"), day("2027-03-06"))
    let busy = FollowUpPlan(
      start: start, end: end, cadence: Self.cadence, duties: Self.duties, programmeStart: start)
    #expect(busy.followUps.allSatisfy { $0.source == nil })
    let quiet = FollowUpPlan(
      start: start, end: end, cadence: FollowUpCadence(entries: [Self.cadence.entries[0]]), duties: Self.duties,
      programmeStart: start)
    let legal = quiet.followUps.filter { $0.source != nil }
    #expect(legal.map(\.id.number) == [2, 3] && legal.map(\.due.iso) == ["2026-12-04", "2027-01-20"])
  }

  @Test("a duty counted from the programme is left out when nobody says when the programme began")
  func unknownStart() {
    let plan = FollowUpPlan(
      start: day("2026-09-07"), end: day("2027-03-06"), cadence: FollowUpCadence(entries: []), duties: Self.duties)
    #expect(plan.followUps.isEmpty)
  }

  @Test("a placement without end is planned two years ahead")
  func open() throws {
    let last = try #require(plan("2026-09-07", nil).last)
    #expect(last.due <= day("2028-09-07") && last.due >= day("2028-08-20"))
  }

  @Test("parts of a duty that ended before the placement are not its business")
  func lateStart() {
    let plan = FollowUpPlan(
      start: day("2026-11-02"), end: day("2027-03-31"),
      cadence: FollowUpCadence(entries: [.init(code: "day-1", rhythm: .once(after: nil), with: .participant)]),
      duties: Self.duties, programmeStart: day("2026-08-03"))
    // Parts end on 18 September, 3 November, 19 December (a Saturday) and 3 February; the first day covers the second.
    #expect(plan.followUps.map(\.due.iso) == ["2026-11-02", "2026-12-18", "2027-02-03"])
    #expect(plan.followUps.map(\.id.number) == [1, 3, 4])
  }
}
