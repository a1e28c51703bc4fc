import Synchronization
import Testing

@testable import Nyvej

@Suite("The turnstile")
struct TurnstileTests {
  /// Work that ends when the test says so.
  private final class Gate: Sendable {
    private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])

    var count: Int { waiting.withLock { $0.count } }

    func wait() async {
      await withCheckedContinuation { place in waiting.withLock { $0.append(place) } }
    }

    func open() {
      for place in waiting.withLock({ places in
        defer { places = [] }
        return places
      }) {
        place.resume()
      }
    }

    func fill(to count: Int) async { while self.count < count { await Task.yield() } }
  }

  @Test("no more are inside than there are places, and whoever waits gets the next one")
  func waits() async throws {
    let (turnstile, gate) = (Turnstile(atOnce: 2, waiting: 3, wait: .seconds(60)), Gate())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<5 { group.addTask { try await turnstile.pass { await gate.wait() } } }
      await gate.fill(to: 2)
      #expect(gate.count == 2)
      gate.open()
      await gate.fill(to: 2)
      gate.open()
      await gate.fill(to: 1)
      gate.open()
      try await group.waitForAll()
    }
  }

  @Test("when the queue is full, the next is sent away at once")
  func full() async throws {
    let (turnstile, gate) = (Turnstile(atOnce: 1, waiting: 0, wait: .seconds(60)), Gate())
    async let first: Void = turnstile.pass { await gate.wait() }
    await gate.fill(to: 1)
    await #expect(throws: Refusal.busy) { try await turnstile.pass {} }
    gate.open()
    try await first
  }

  @Test("whoever waited too long is sent away, and the place is not lost")
  func patience() async throws {
    let (turnstile, gate) = (Turnstile(atOnce: 1, waiting: 1, wait: .milliseconds(10)), Gate())
    async let first: Void = turnstile.pass { await gate.wait() }
    await gate.fill(to: 1)
    await #expect(throws: Refusal.busy) { try await turnstile.pass {} }
    gate.open()
    try await first
    #expect(try await turnstile.pass { 7 } == 7)
  }
}
