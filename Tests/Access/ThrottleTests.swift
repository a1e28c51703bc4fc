import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

private let password = "a long walk to Kolding"

extension House {
  /// Opens accounts that can sign in, all with the one password.
  fileprivate func signers(_ emails: String...) async throws {
    let hash = try await store.hash(try Password(password))
    for email in emails {
      let address = try #require(EmailAddress(email))
      _ = try await asSystem { tx in
        try tx.openAccount(
          NewAccount(email: address, name: "Ada", roles: [.jobConsultant], organisation: nil), passwordHash: hash)
      }
    }
  }

  fileprivate func word(
    _ email: String, _ guess: String = "wrong", from address: String, browser: String? = nil
  ) async throws -> String {
    try await store.signIn(email: email, password: guess, from: address, browser: browser).word
  }

  fileprivate func knownBrowser(_ email: String, from address: String) async throws -> String {
    guard case .granted(_, _, let browser) = try await store.signIn(email: email, password: password, from: address)
    else { throw SignInNeeded() }
    return browser
  }

  /// A debt as if there had been so many failures just now, without computing a hash for each.
  fileprivate func owe(_ what: String, seconds: Int64) async throws {
    let digest = try await store.installationKey().digest(of: what)
    try await raw(
      "INSERT INTO sign_in_failure (digest, failures, paid_off_at, last_at) VALUES (?, 1, ?, ?) RETURNING failures",
      [.blob(digest), .integer(clock.now.adding(seconds: seconds).microseconds), .integer(clock.now.microseconds)])
  }
}

@Suite("Wrong guesses stand in the way of whoever makes them")
struct ThrottleTests {
  private let ada = "ada@nyvej.example"
  private let here = "192.0.2.1"
  private let elsewhere = "198.51.100.7"

  @Test("guesses from elsewhere do not make the owner wait", arguments: TestEngine.allCases)
  func elsewhereOnly(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      try await house.signers(ada)
      for _ in 1...5 { #expect(try await house.word(ada, from: elsewhere) == "refused") }
      #expect(try await house.word(ada, password, from: elsewhere) == "later")
      #expect(try await house.word(ada, password, from: here) == "granted")
      // The owner's success forgives the stranger nothing.
      #expect(try await house.word(ada, password, from: elsewhere) == "later")
    }
  }

  @Test("a browser that has signed in before passes where strangers wait", arguments: TestEngine.allCases)
  func knownBrowser(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      try await house.signers(ada, "bob@nyvej.example")
      let browser = try await house.knownBrowser(ada, from: here)
      #expect(browser.count == 64)
      // Everything at once: the pair, the source, the account and the installation.
      for _ in 1...5 { #expect(try await house.word(ada, from: here) == "refused") }
      for what in ["source " + here, "account " + ada, "house"] {
        try await house.raw(
          "DELETE FROM sign_in_failure WHERE digest = ? RETURNING failures",
          [.blob(try await house.store.installationKey().digest(of: what))])
        try await house.owe(what, seconds: 100_000)
      }
      #expect(try await house.word(ada, password, from: here) == "later")
      #expect(try await house.word(ada, password, from: here, browser: browser) == "granted")
      // It is known for its own account only, and what it gets wrong is counted too.
      #expect(try await house.word("bob@nyvej.example", password, from: here, browser: browser) == "later")
      for _ in 1...5 { #expect(try await house.word(ada, from: elsewhere, browser: browser) == "refused") }
      #expect(try await house.word(ada, password, from: elsewhere, browser: browser) == "later")
      // Another that is known is not held up by it.
      for wrong in ["", "nothing", String(repeating: "a", count: 5000)] {
        #expect(try await house.word(ada, password, from: here, browser: wrong) == "later")
      }
    }
  }

  @Test("a known browser is a stranger after 180 days without a sign-in", arguments: TestEngine.allCases)
  func forgotten(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      try await house.signers(ada)
      let browser = try await house.knownBrowser(ada, from: here)
      house.clock.advance(days: 179)
      #expect(try await house.word(ada, password, from: here, browser: browser) == "granted")
      #expect(try await house.number("SELECT COUNT(*) FROM known_browser") == 1)
      house.clock.advance(days: 179)
      try await house.owe("source " + elsewhere, seconds: 100_000)
      #expect(try await house.word(ada, password, from: elsewhere, browser: browser) == "granted")
      house.clock.advance(days: 180)
      try await house.raw("DELETE FROM sign_in_failure WHERE failures > 0 RETURNING failures")
      try await house.owe("source " + elsewhere, seconds: 100_000)
      #expect(try await house.word(ada, password, from: elsewhere, browser: browser) == "later")
    }
  }

  @Test("a browser that colleagues share is known for each of them", arguments: TestEngine.allCases)
  func shared(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let bob = "bob@nyvej.example"
      try await house.signers(ada, bob)
      let first = try await house.knownBrowser(ada, from: here)
      guard
        case .granted(_, _, let both) = try await house.store.signIn(
          email: bob, password: password, from: here, browser: first)
      else { throw SignInNeeded() }
      try await house.owe("source " + here, seconds: 100_000)
      for email in [ada, bob] { #expect(try await house.word(email, password, from: here, browser: both) == "granted") }
      #expect(try await house.word(bob, password, from: here, browser: first) == "later")
    }
  }

  @Test("one source that tries many addresses is slowed, and nobody else is", arguments: TestEngine.allCases)
  func spraying(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      try await house.signers(ada)
      for number in 1...30 { #expect(try await house.word("a\(number)@nyvej.example", from: elsewhere) == "refused") }
      let hashes = house.store.passwords.tally.passed
      #expect(try await house.word("a31@nyvej.example", from: elsewhere) == "later")
      #expect(try await house.word(ada, password, from: elsewhere) == "later")
      #expect(house.store.passwords.tally.passed == hashes, "no hash is spent on them")
      #expect(try await house.word(ada, password, from: here) == "granted")
      // One more for each twenty seconds.
      house.clock.advance(seconds: 20)
      #expect(try await house.word("a31@nyvej.example", from: elsewhere) == "refused")
      #expect(try await house.word("a32@nyvej.example", from: elsewhere) == "later")
    }
  }

  @Test(
    "in an attack from many sources a stranger has one free guess, and the right password still opens",
    arguments: TestEngine.allCases)
  func attack(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      try await house.signers(ada, "bob@nyvej.example")
      for what in ["house", "account " + ada] {
        try await house.owe(what, seconds: what == "house" ? 199 * 2 + 1 : 19 * 60 + 1)
        #expect(try await house.word(ada, from: "203.0.113.1") == "refused", "\(what)")
        #expect(try await house.word(ada, from: "203.0.113.1") == "later", "\(what)")
        #expect(try await house.word(ada, password, from: "203.0.113.2") == "granted", "\(what)")
        // A source has five instead of thirty.
        for number in 1...5 where what == "house" {
          #expect(try await house.word("a\(number)@nyvej.example", from: "203.0.113.3") == "refused")
        }
        if what == "house" { #expect(try await house.word("a6@nyvej.example", from: "203.0.113.3") == "later") }
        try await house.raw("DELETE FROM sign_in_failure WHERE failures > 0 RETURNING failures")
      }
      // It passes.
      try await house.owe("house", seconds: 190 * 2)
      for _ in 1...5 { #expect(try await house.word(ada, from: "203.0.113.1") == "refused") }
    }
  }

  @Test("every failure adds to what account, source and house owe", arguments: TestEngine.allCases)
  func debts(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      for _ in 1...2 { #expect(try await house.word(ada, from: here) == "refused") }
      let key = try await house.store.installationKey()
      for (what, seconds) in [("house", Int64(4)), ("account " + ada, 120), ("source " + here, 40)] {
        #expect(
          try await house.number(
            "SELECT paid_off_at FROM sign_in_failure WHERE digest = ?", [.blob(key.digest(of: what))])
            == house.clock.now.adding(seconds: seconds).microseconds, "\(what)")
      }
    }
  }

  @Test("an IPv6 source is its /64; IPv4 in IPv6 clothes is IPv4; what is no address is one source")
  func sources() {
    #expect(Source("2001:db8:1:2::1") == Source("2001:db8:1:2:ffff::9%eth0"))
    #expect(Source("2001:db8:1:2::1") != Source("2001:db8:1:3::1"))
    #expect(Source("::ffff:192.0.2.7") == Source("192.0.2.7"))
    #expect(Source("192.0.2.7") != Source("192.0.2.8"))
    #expect(Source("") == Source("nowhere") && Source("") != Source("192.0.2.7"))
  }
}

@Suite("The gate serves sources in turn")
struct PasswordGateTests {
  @Test("a flood from one source costs another a turn, not its place")
  func fairness() async throws {
    try Sodium.start()
    let gate = PasswordGate()
    let (one, other) = (Source("192.0.2.1"), Source("192.0.2.2"))
    let order = Order()
    let open = Turns()
    try await withThrowingTaskGroup(of: Void.self) { group in
      func come(_ source: Source, _ name: String) {
        group.addTask {
          do {
            try await gate.through(for: source) {
              order.note(name)
              open.wait()
            }
          } catch is Busy { order.note("busy " + name) }
        }
      }
      for _ in 0..<22 { come(one, "flood") }
      try await eventually { gate.waiting == 20 && order.all.count == 2 }
      // The queue is full of the flood: one more of it is turned away, another source is not.
      come(one, "flood")
      try await eventually { order.all.filter { $0 == "busy flood" }.count == 1 }
      come(other, "other")
      try await eventually { order.all.filter { $0 == "busy flood" }.count == 2 }
      #expect(gate.waiting == 20)
      open.give(1)
      // The flood's first turn is still to come when both are new to the queue; the next one is the other's.
      try await eventually { order.all.count == 5 }
      open.give(1)
      try await eventually { order.all.count == 6 }
      #expect(order.all.contains("other"))
      open.give(30)
      try await group.waitForAll()
    }
    #expect(gate.tally.mostAtOnce == 2)
    #expect(order.all.filter { $0 == "flood" }.count == 21)
  }

  @Test("two sources share the whole queue half and half, whoever came first")
  func halves() async throws {
    try Sodium.start()
    let gate = PasswordGate()
    let (one, other) = (Source("192.0.2.1"), Source("192.0.2.2"))
    let order = Order()
    let open = Turns()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (source, name) in [(one, "one"), (other, "other")] {
        for number in 0..<30 {
          group.addTask {
            do {
              try await gate.through(for: source) {
                order.note(name)
                open.wait()
              }
            } catch is Busy { order.note("busy") }
          }
          if name == "one" {
            try await eventually { gate.tally.passed + gate.waiting + gate.tally.turnedAway > number }
          }
        }
      }
      try await eventually { gate.tally.turnedAway == 38 }
      #expect(gate.waiting == 20)
      open.give(60)
      try await group.waitForAll()
    }
    #expect(order.all.filter { $0 == "one" }.count == 12, "two at once, and ten places")
    #expect(order.all.filter { $0 == "other" }.count == 10)
  }

  private func eventually(_ isTrue: @Sendable () -> Bool) async throws {
    for _ in 0..<2000 {
      if isTrue() { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("did not happen within ten seconds")
  }
}
