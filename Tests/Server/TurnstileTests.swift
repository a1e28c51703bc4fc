import Synchronization
import Testing

@testable import Server

@Suite("The turnstile")
struct TurnstileTests {
  /// Work that ends when the test says so.
  private final class Gate: Sendable {
    private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])

    var count: Int { waiting.withLock { $0.count } }

    func wait() async {
      await withCheckedContinuation { place in waiting.withLock { $0.append(place) } }
    }

    /// - Parameter most: so many may go on; everybody, unless said otherwise.
    func open(_ most: Int = .max) {
      for place in waiting.withLock({ places in
        let first = places.prefix(most)
        places.removeFirst(first.count)
        return first
      }) {
        place.resume()
      }
    }

    func fill(to count: Int) async { while self.count < count { await Task.yield() } }
  }

  @Test("no more are inside than there are places, and whoever waits gets the next one")
  func waits() async throws {
    let (turnstile, gate) = (Turnstile<NetworkAddress>(atOnce: 2, waiting: 3, wait: .seconds(60)), Gate())
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
    let (turnstile, gate) = (Turnstile<NetworkAddress>(atOnce: 1, waiting: 0, wait: .seconds(60)), Gate())
    async let first: Void = turnstile.pass { await gate.wait() }
    await gate.fill(to: 1)
    await #expect(throws: Refusal.busy) { try await turnstile.pass {} }
    gate.open()
    try await first
  }

  private final class Order: Sendable {
    private let addresses = Mutex<[NetworkAddress?]>([])
    var all: [NetworkAddress?] { addresses.withLock { $0 } }
    func note(_ address: NetworkAddress?) { addresses.withLock { $0.append(address) } }
  }

  @Test("the next place goes to whoever's address has the fewest inside, and a full queue makes room for another")
  func shares() async throws {
    let (turnstile, gate) = (Turnstile<NetworkAddress>(atOnce: 2, waiting: 2, wait: .seconds(60)), Gate())
    let (many, few) = (NetworkAddress(text: "192.0.2.1"), NetworkAddress(text: "192.0.2.2"))
    let order = Order()
    let visit: @Sendable (NetworkAddress?) async -> Bool = { address in
      do throws(Refusal) {
        try await turnstile.pass(from: address) {
          order.note(address)
          await gate.wait()
        }
        return true
      } catch { return false }
    }
    await withTaskGroup(of: Bool.self) { group in
      for inside in 1...2 {
        group.addTask { await visit(many) }
        await gate.fill(to: inside)
      }
      // Two more of the same address wait; a third finds the queue full.
      for waiting in 1...2 {
        group.addTask { await visit(many) }
        while turnstile.waitingCount < waiting { await Task.yield() }
      }
      #expect(await !visit(many))
      // Another address takes the place of the last of them.
      group.addTask { await visit(few) }
      #expect(await group.next() == false)
      gate.open(1)
      await gate.fill(to: 2)
      #expect(order.all == [many, many, few], "it has none inside, and goes first")
      gate.open(1)
      gate.open(1)
      await gate.fill(to: 1)
      gate.open()
      for await served in group { #expect(served) }
    }
  }

  @Test("whoever waited too long is sent away, and the place is not lost")
  func patience() async throws {
    let (turnstile, gate) = (Turnstile<NetworkAddress>(atOnce: 1, waiting: 1, wait: .milliseconds(10)), Gate())
    async let first: Void = turnstile.pass { await gate.wait() }
    await gate.fill(to: 1)
    await #expect(throws: Refusal.busy) { try await turnstile.pass {} }
    gate.open()
    try await first
    #expect(try await turnstile.pass { 7 } == 7)
  }

  @Test("one guest has no more places than one may have: the others are for others")
  func each() async throws {
    let turnstile = Turnstile<String>(atOnce: 4, eachAtOnce: 2, waiting: 4, wait: .seconds(60))
    let gate = Gate()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 1...3 { group.addTask { try await turnstile.pass(from: "greedy") { await gate.wait() } } }
      await gate.fill(to: 2)
      while turnstile.waitingCount < 1 { await Task.yield() }
      // Nobody waits behind the one who may not go on.
      #expect(try await turnstile.pass(from: "other") { 7 } == 7)
      #expect(gate.count == 2)
      gate.open(1)
      await gate.fill(to: 2)
      #expect(turnstile.waitingCount == 0)
      gate.open()
      try await group.waitForAll()
    }
  }
}
