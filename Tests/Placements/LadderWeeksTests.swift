import Testing
import Values

@testable import Placements

@Suite("The weeks of a drawn ladder")
struct LadderWeeksTests {
  static let monday = ISOWeek(iso: "2026-W45") ?? ISOWeek(containing: day("2026-11-02"))

  @Test("no drawn week lies behind the week of the last day, whatever was decided and whatever today is")
  func end() {
    let first = Self.monday
    for length in 0..<80 {
      let last = first.adding(weeks: length)
      for decided in [nil, 0, 1, 3, length, length + 1, length + 30] {
        for current in [-9, 0, 1, length, length + 5, 60] {
          let drawn = LadderWeeks(
            from: first, through: last, decided: decided.map { first.adding(weeks: $0) },
            current: first.adding(weeks: current))
          let (begin, now) = (drawn.weeks[0], min(max(first.adding(weeks: current), first), last))
          #expect(drawn.weeks.count <= LadderWeeks.most && begin >= first && drawn.weeks.contains(now))
          #expect(begin == first || drawn.weeks.count == LadderWeeks.most, "what there is room for is drawn")
          #expect(drawn.weeks.allSatisfy { $0 <= last }, "\(length) \(drawn.weeks.count)")
          #expect(drawn.goesOn == (drawn.weeks.last.map { $0 < last } ?? false), "\(length) \(drawn.weeks.count)")
          #expect(!drawn.goesOn || drawn.weeks.count >= 8, "cut off, and short all the same")
        }
      }
    }
  }

  @Test("what holds today is drawn, however long ago it began and however far ahead something is decided")
  func today() {
    let first = Self.monday
    for (begun, ahead) in [(30, nil), (60, nil), (60, 2), (4, 49), (60, 70), (0, 120)] as [(Int, Int?)] {
      let current = first.adding(weeks: begun)
      let drawn = LadderWeeks(
        from: first, through: nil, decided: ahead.map { current.adding(weeks: $0) }, current: current)
      #expect(drawn.weeks.contains(current) && drawn.goesOn, "\(begun) \(ahead ?? 0)")
      let next = current.adding(weeks: ahead ?? 3)
      #expect(drawn.weeks.contains(next) || drawn.weeks.count == LadderWeeks.most, "\(begun) \(ahead ?? 0)")
      #expect((ahead ?? 0) > 48 || drawn.weeks.contains(next))
    }
  }

  @Test("one with an open end goes on behind the drawing, and one that was over before it began has no week")
  func bounds() {
    let first = Self.monday
    #expect(LadderWeeks(from: first, through: nil, decided: nil, current: first).goesOn)
    let none = LadderWeeks(from: first, through: first.adding(weeks: -1), decided: first, current: first)
    #expect(none.weeks == [] && !none.goesOn)
  }

  @Test("a refused step promises no week behind the last day")
  func promises() throws {
    let free = try #require(ISOWeek(iso: "2026-W52"))
    let refusal = LadderStep.Refusal(cap: .init(9), until: day("2026-12-20"), freeFrom: free, by: .consideration)
    #expect(refusal.within(nil).freeFrom == free)
    #expect(refusal.within(free.monday).freeFrom == free)
    #expect(refusal.within(free.monday.adding(days: -1)).freeFrom == nil)
  }
}
