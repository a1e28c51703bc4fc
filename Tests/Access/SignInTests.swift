import Foundation
import Persistence
import Synchronization
import TestDatabases
import Testing
import Values

@testable import Access

private let password = "a long walk to Kolding"

extension House {
  fileprivate func signer(_ email: String = "ada@nyvej.example") async throws -> AccountID {
    let hash = try await store.hash(try Password(password))
    let address = try #require(EmailAddress(email))
    return try await asSystem { tx in
      try tx.openAccount(
        NewAccount(email: address, name: "Ada", roles: [.jobConsultant], organisation: nil), passwordHash: hash)
    }
  }

  fileprivate func session(_ email: String = "ada@nyvej.example") async throws -> String {
    guard case .granted(let session, _, _) = try await store.signIn(email: email, password: password) else {
      throw SignInNeeded()
    }
    return session
  }

  fileprivate func use(_ credential: Credential) async throws -> AccountID {
    try await store.transact(as: credential, for: .casework) { $0.actor.account }
  }
}

extension SignIn {
  var word: String {
    switch self {
    case .granted: "granted"
    case .refused: "refused"
    case .later: "later"
    }
  }
}

@Suite("Signing in")
struct SignInTests {
  @Test(
    "the right password opens, any other does not, and the address is told by neither", arguments: TestEngine.allCases)
  func passwords(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let account = try await house.signer()
      guard case .granted(_, account, _) = try await house.store.signIn(email: "ADA@nyvej.example", password: password)
      else {
        Issue.record("the right password does not open")
        return
      }
      // As much is computed for an address without account, a text that is no address, and an endless password.
      for (email, guess) in [
        ("ada@nyvej.example", "a long walk to Esbjerg"), ("bob@nyvej.example", password), ("no address\u{0}", password),
        ("ada@nyvej.example", String(repeating: password, count: 1000)), ("ada@nyvej.example", ""),
      ] {
        let before = house.store.passwords.tally.passed
        #expect(try await house.store.signIn(email: email, password: guess).word == "refused", "\(email)")
        #expect(house.store.passwords.tally.passed == before + 1, "\(email)")
      }
    }
  }

  @Test(
    "after five failures one waits, longer every time, whether there is an account or not",
    arguments: TestEngine.allCases)
  func waiting(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      _ = try await house.signer()
      for email in ["ada@nyvej.example", "nobody@nyvej.example"] {
        for _ in 1...5 { #expect(try await house.store.signIn(email: email, password: "wrong").word == "refused") }
        for wait in [Int64(1), 2, 4] {
          let hashes = house.store.passwords.tally.passed
          guard case .later(let moment) = try await house.store.signIn(email: email, password: password) else {
            Issue.record("\(email) need not wait")
            return
          }
          #expect(moment == house.clock.now.adding(seconds: wait))
          // No hash is spent on whoever has to wait.
          #expect(house.store.passwords.tally.passed == hashes)
          house.clock.advance(seconds: wait)
          #expect(try await house.store.signIn(email: email, password: "wrong").word == "refused")
        }
      }
      house.clock.advance(minutes: 15)
      _ = try await house.session()
      #expect(
        try await house.number("SELECT COUNT(*) FROM sign_in_failure WHERE failures >= 8 AND paid_off_at = last_at")
          == 1)
    }
  }

  @Test("guesses beside each other are held to the same five", arguments: TestEngine.allCases)
  func parallelGuesses(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      _ = try await house.signer()
      let words = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<16 {
          group.addTask { try await house.store.signIn(email: "ada@nyvej.example", password: "wrong").word }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(words.filter { $0 == "refused" }.count == 5)
      #expect(words.filter { $0 == "later" }.count == 11)
      #expect(try await house.number("SELECT MAX(failures) FROM sign_in_failure") == 5)
    }
  }

  @Test(
    "an account that is closed, or given another password, while its hash is computed does not open",
    arguments: TestEngine.allCases)
  func changedMeanwhile(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let account = try await house.signer()
      // Both places at the gate are taken, so that the attempt waits there with the old hash in hand.
      let (first, second) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      let gate = house.store.passwords
      let before = gate.tally.passed
      async let one: Void = gate.through(for: Source("")) { first.wait() }
      async let other: Void = gate.through(for: Source("")) { second.wait() }
      try await eventually { gate.tally.passed == before + 2 }
      async let attempt = house.store.signIn(email: "ada@nyvej.example", password: password)
      try await eventually { gate.waiting == 1 }
      try await house.raw("UPDATE account SET closed_at = 1 WHERE id = ? RETURNING id", [.text(account.text)])
      first.signal()
      second.signal()
      _ = try await (one, other)
      #expect(try await attempt.word == "refused")
      #expect(try await house.number("SELECT COUNT(*) FROM session") == 0)
    }
  }

  @Test("two hashes at once, twenty wait, everybody else is told that it is busy")
  func gate() async throws {
    let gate = PasswordGate()
    let open = DispatchSemaphore(value: 0)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<30 {
        group.addTask {
          do {
            try await gate.through(for: Source("")) { open.wait() }
            return true
          } catch is Busy { return false }
        }
      }
      try await eventually { gate.tally.turnedAway == 8 && gate.waiting == 20 }
      #expect(gate.tally.passed == 2)
      for _ in 0..<22 { open.signal() }
      let through = try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      #expect(through == 22)
    }
    #expect(gate.tally == PasswordGate.Tally(passed: 22, mostAtOnce: 2, turnedAway: 8))
    // The gate is free again.
    let here = Source("192.0.2.1")
    let hash = try await gate.hash(password, for: here)
    #expect(try await gate.verify(TypedPassword(password), against: hash, for: here) == .normal)
    #expect(try await gate.verify(TypedPassword("wrong"), against: hash, for: here) == nil)
    #expect(try await gate.verify(TypedPassword(password), against: nil, for: here) == nil)
  }

  /// Looks again until it holds; what is waited for happens on other threads, at no given time.
  private func eventually(_ isTrue: @Sendable () -> Bool) async throws {
    for _ in 0..<2000 {
      if isTrue() { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("did not happen within ten seconds")
  }

  @Test(
    "a session ends after half an hour of nothing, and after twelve hours whatever happens",
    arguments: TestEngine.allCases)
  func sessions(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let account = try await house.signer()
      let idle = try await house.session()
      house.clock.advance(minutes: 29)
      #expect(try await house.use(.session(idle)) == account)
      house.clock.advance(minutes: 29)
      #expect(try await house.use(.session(idle)) == account)
      house.clock.advance(minutes: 30)
      await #expect(throws: SignInNeeded.self) { try await house.use(.session(idle)) }

      let long = try await house.session()
      for _ in 0..<35 {
        house.clock.advance(minutes: 20)
        #expect(try await house.use(.session(long)) == account)
      }
      house.clock.advance(minutes: 20)
      await #expect(throws: SignInNeeded.self) { try await house.use(.session(long)) }
    }
  }

  @Test("signing out, or closing the account, ends it with the next request", arguments: TestEngine.allCases)
  func ending(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let account = try await house.signer()
      let (one, other) = (try await house.session(), try await house.session())
      #expect(one != other && one.count == 64)
      let token = try await house.asSystem { try $0.issueToken(for: account) }
      try await house.store.signOut(session: one, from: Source(""), request: "r")
      await #expect(throws: SignInNeeded.self) { try await house.use(.session(one)) }
      #expect(try await house.use(.session(other)) == account)
      #expect(try await house.use(.token(token)) == account)
      try await house.raw("UPDATE account SET closed_at = 1 WHERE id = ? RETURNING id", [.text(account.text)])
      for credential in [Credential.session(other), .token(token), .account(account), .session(""), .token("nyvej_")] {
        await #expect(throws: SignInNeeded.self) { try await house.use(credential) }
      }
      #expect(try await house.store.signIn(email: "ada@nyvej.example", password: password).word == "refused")
    }
  }

  @Test("neither sessions nor tokens nor passwords can be read from the database", arguments: TestEngine.allCases)
  func secrets(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let account = try await house.signer()
      let session = try await house.session()
      let token = try await house.asSystem { try $0.issueToken(for: account) }
      for (table, columns) in try await house.store.schema() {
        for row in try await house.raw("SELECT * FROM \(table)") {
          for (column, text) in zip(columns, row.texts) {
            for secret in [session, token, password] {
              #expect(!text.contains(secret), "\(table).\(column)")
              #expect(!text.contains(Array(secret.utf8).hex), "\(table).\(column)")
            }
          }
        }
      }
      #expect(
        try await house.raw("SELECT password FROM account")[0].texts[0].hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    }
  }

  @Test("a token is good until its day, at most a year", arguments: TestEngine.allCases)
  func tokens(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let account = try await house.signer()
      let short = try await house.asSystem { try $0.issueToken(for: account, days: 1) }
      let long = try await house.asSystem { try $0.issueToken(for: account, days: .max) }
      #expect(try await house.use(.token(short)) == account)
      house.clock.advance(days: 1)
      await #expect(throws: SignInNeeded.self) { try await house.use(.token(short)) }
      house.clock.advance(days: 364)
      #expect(try await house.use(.token(long)) == account)
      house.clock.advance(days: 1)
      await #expect(throws: SignInNeeded.self) { try await house.use(.token(long)) }
    }
  }
}

@Suite("Passwords and addresses")
struct PasswordTests {
  @Test(
    "short, endless, simple and own-name passwords are refused with the reason",
    arguments: [
      ("fourteen chars", Password.Refusal.tooShort), (String(repeating: "long ", count: 41), .tooLong),
      ("aaaaaaaaaaaaaaaaaa", .tooSimple), ("abcdefghijklmnopqrst", .tooSimple), ("1212121212121212", .tooSimple),
      ("lovelace-ada 15", .containsName), ("LOVELACE-lovelace", .containsName),
    ])
  func refused(text: String, reason: Password.Refusal) {
    #expect(throws: reason) { try Password(text, name: "Ada Lovelace", email: "ada.lovelace@nyvej.example") }
  }

  @Test(
    "a sentence in any script is a password",
    arguments: ["a long walk to Kolding", "ሓደ ነዊሕ መገዲ ናብ ስራሕ", "طريق طويل إلى العمل"])
  func accepted(text: String) throws {
    #expect(try Password(text, name: "Ada").text == text)
  }

  @Test("addresses that nobody can have are not addresses")
  func addresses() {
    for text in ["", "a", "a@", "@b.dk", "a@b", "a@b@c.dk", "a b@c.dk", "a@.dk", "a@b.", "ä@b.dk", "a\u{0}@b.dk"] {
      #expect(EmailAddress(text) == nil, "\(text)")
    }
    #expect(EmailAddress("Ada@Nyvej.Example")?.key == "ada@nyvej.example")
    #expect(EmailAddress("ada@localhost") != nil)
  }
}
