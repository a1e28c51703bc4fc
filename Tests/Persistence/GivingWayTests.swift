import Synchronization
import Testing

@testable import Persistence

@Suite("Whoever takes long gives way to those who do not")
struct GivingWayTests {
  /// How long one of so many milliseconds rests when so many quick ones are done before and in each slice of its rest.
  private func rest(
    of milliseconds: Int, lasting: Int? = nil, before: Int, inEach slices: [Int] = [],
    others: @escaping @Sendable (GivingWay) -> Void = { _ in }
  ) -> Duration {
    let rested = Mutex((total: Duration.zero, slices: slices))
    let holder = Mutex<GivingWay?>(nil)
    let giving = GivingWay { slept in
      let quick = rested.withLock { rested in
        rested.total += slept
        return rested.slices.isEmpty ? 0 : rested.slices.removeFirst()
      }
      guard let giving = holder.withLock({ $0 }) else { return }
      for _ in 0..<quick { giving.giveWay(after: .microseconds(200), lasting: .microseconds(200), since: 0) }
      others(giving)
    }
    holder.withLock { $0 = giving }
    let beginning = giving.begin().quick
    for _ in 0..<before { giving.giveWay(after: .microseconds(200), lasting: .microseconds(200), since: 0) }
    giving.giveWay(
      after: .milliseconds(milliseconds), lasting: .milliseconds(lasting ?? milliseconds), since: beginning)
    return rested.withLock { $0.total }
  }

  @Test("beside quick ones it waits five times as long as it lasted, and a tenth of a second at most")
  func beside() {
    let always = Array(repeating: 4, count: 200)
    #expect(rest(of: 4, before: 10, inEach: always) == .milliseconds(20))
    #expect(rest(of: 400, before: 1000, inEach: always) == .milliseconds(100))
    // Most of the work was the server's.
    #expect(rest(of: 4, lasting: 15, before: 10, inEach: always) == .milliseconds(75))
    // Pressed by others, who is quick stays quick.
    #expect(rest(of: 1, lasting: 40, before: 10, inEach: always) == .zero)
  }

  @Test("it waits no longer than quick ones come")
  func nobodyMore() {
    #expect(rest(of: 10, before: 10, inEach: [3, 1]) == .milliseconds(3))
    #expect(rest(of: 10, before: 10) == .milliseconds(1))
  }

  @Test("alone, or beside slow ones, nobody waits; and who is quick never does")
  func alone() {
    #expect(rest(of: 10, before: 0) == .zero)
    #expect(rest(of: 10, before: 1) == .zero)
    #expect(rest(of: 1, before: 10, inEach: [9, 9, 9]) == .zero)
  }

  @Test("while one waits the next slow one does not: the readers are for whoever is quick")
  func oneAtATime() {
    let always = Array(repeating: 4, count: 200)
    // Another slow one that ends in each slice, with quick ones done since it began.
    #expect(
      rest(of: 4, before: 10, inEach: always) {
        $0.giveWay(after: .milliseconds(30), lasting: .milliseconds(30), since: 0)
      } == .milliseconds(20))
  }
}
