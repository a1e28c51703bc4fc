import Access
import Testing
import Values

@testable import Nyvej

@Suite("The clock on the wall against one that nobody can set")
struct ClockPaceTests {
  private let nine = Moment(microseconds: 1_795_338_000_000_000)

  @Test("a clock that keeps pace, or is nudged, is followed without a word")
  func steady() {
    var pace = ClockPace(wall: nine, steady: .zero)
    for round in Int64(1)...100 {
      // Ten seconds of drift in every look, all in one direction: far more than any clock has.
      #expect(pace.look(wall: nine.adding(seconds: round * 15), steady: .seconds(round * 5)) == nil)
    }
  }

  @Test("a jump is seen once, with what the clock should have said and what it says", arguments: [-86_400, 3600, 400])
  func jump(seconds: Int64) throws {
    var pace = ClockPace(wall: nine, steady: .seconds(100))
    let found = nine.adding(seconds: 5 + seconds)
    let seen = pace.look(wall: found, steady: .seconds(105))
    let jump = try #require(seen)
    #expect(jump == ClockJump(from: nine.adding(seconds: 5), to: found))
    #expect(jump.isBack == (seconds < 0) && jump.size == abs(seconds))
    #expect(pace.look(wall: found.adding(seconds: 5), steady: .seconds(110)) == nil)
    let words = ClockWatch.words(for: jump)
    #expect(words.contains(jump.isBack ? "went back" : "went forward") && words.contains("2026-11-22T"))
    #expect(words.contains("→"))
  }

  @Test("a machine that slept is no clock that jumped")
  func slept() {
    var pace = ClockPace(wall: nine, steady: .zero)
    #expect(pace.look(wall: nine.adding(seconds: 36_000), steady: .seconds(36_000)) == nil)
  }
}
