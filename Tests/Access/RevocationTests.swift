import Persistence
import TestDatabases
import Testing
import Values

@testable @_spi(Sending) import Access

private let password = "a long walk to Kolding"

/// Ada with two browsers and a token; everything that opens her account.
private struct Keys: Sendable {
  let account: AccountID
  let one, other, token, browser: String
}

extension House {
  fileprivate func keys(_ name: String = "ada", roles: Set<Role> = [.jobConsultant]) async throws -> Keys {
    let address = try #require(EmailAddress(name + "@nyvej.example"))
    let hash = try await store.hash(try Password(password))
    let account = try await asSystem { tx in
      try tx.openAccount(
        NewAccount(email: address, name: name, roles: roles, organisation: nil), passwordHash: hash)
    }
    guard case .granted(let one, _, let browser) = try await enter(name),
      case .granted(let other, _, _) = try await enter(name)
    else { throw SignInNeeded() }
    let token = try await asSystem { try $0.issueToken(for: account) }
    return Keys(account: account, one: one, other: other, token: token, browser: browser)
  }

  fileprivate func enter(_ name: String, _ guess: String = password) async throws -> SignIn {
    try await store.signIn(email: name + "@nyvej.example", password: guess)
  }

  fileprivate func opens(_ credential: Credential) async throws -> Bool {
    do {
      _ = try await store.transact(as: credential, for: .casework) { $0.actor.account }
      return true
    } catch is SignInNeeded { return false }
  }

  /// Events with their counts since an entry of the journal.
  fileprivate func events(since sequence: Int64) async throws -> [String] {
    try await raw(
      "SELECT event, act, count FROM journal WHERE sequence > ? ORDER BY sequence", [.integer(sequence)]
    ).map { row in
      guard case .text(let event) = row[0], case .text(let act) = row[1], case .integer(let count) = row[2] else {
        return "?"
      }
      return "\(act) \(event) \(count)"
    }
  }

  fileprivate func change(
    _ current: String, to new: String, as credential: Credential, key: String? = nil
  ) async throws -> PasswordChange {
    try await store.changePassword(
      as: credential,
      NewPassword(current: current, new: new, source: Source("192.0.2.1"), key: key, request: "request"))
  }
}

@Suite("What opens an account can be taken back")
struct RevocationTests {
  private let new = "another walk, to Esbjerg"

  @Test("a closing ends sessions and tokens at once, and a reopening revives none", arguments: TestEngine.allCases)
  func closing(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let ada = try await house.keys()
      let before = try await house.journalEntries()
      _ = try await house.asSystem { try $0.closeAccount(ada.account, handingOverTo: nil) }
      #expect(
        try await house.events(since: before) == [
          "end account.closed 1", "end session.ended 2", "end token.withdrawn 1",
        ])
      for credential in [Credential.session(ada.one), .session(ada.other), .token(ada.token), .account(ada.account)] {
        #expect(try await !house.opens(credential))
      }
      #expect(try await house.enter("ada").word == "refused")
      #expect(try await house.number("SELECT COUNT(*) FROM known_browser") == 0)
      await #expect(throws: NotFound.self) {
        _ = try await house.asSystem { try $0.closeAccount(ada.account, handingOverTo: nil) }
      }
      await #expect(throws: NotFound.self) { _ = try await house.asSystem { try $0.issueToken(for: ada.account) } }
      try await house.asSystem { try $0.openAccountAgain(ada.account) }
      for credential in [Credential.session(ada.one), .token(ada.token)] {
        #expect(try await !house.opens(credential))
      }
      #expect(try await house.enter("ada").word == "granted")
      await #expect(throws: NotFound.self) { try await house.asSystem { try $0.openAccountAgain(ada.account) } }
    }
  }

  @Test(
    "a change of roles ends them too, and counts from today; no change ends nothing", arguments: TestEngine.allCases)
  func roles(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let ada = try await house.keys()
      #expect(try await !house.asSystem { try $0.giveRoles([.jobConsultant], to: ada.account) })
      #expect(try await house.opens(.session(ada.one)))
      let before = try await house.journalEntries()
      #expect(try await house.asSystem { try $0.giveRoles([.mentor, .coordinator], to: ada.account) })
      #expect(
        try await house.events(since: before) == [
          "edit account.roles-changed 1", "end session.ended 2", "end token.withdrawn 1",
        ])
      #expect(try await !house.opens(.session(ada.one)))
      #expect(try await house.acting(as: ada.account) { $0.actor.roles } == [.mentor, .coordinator])
      // Back again on the same day.
      #expect(try await house.asSystem { try $0.giveRoles([.jobConsultant], to: ada.account) })
      #expect(try await house.acting(as: ada.account) { $0.actor.roles } == [.jobConsultant])
    }
  }

  @Test("on the command line a new password ends everything", arguments: TestEngine.allCases)
  func setPassword(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let ada = try await house.keys()
      let hash = try await house.store.hash(try Password(new))
      try await house.asSystem { try $0.setPassword(hash, of: ada.account) }
      for credential in [Credential.session(ada.one), .session(ada.other), .token(ada.token)] {
        #expect(try await !house.opens(credential))
      }
      #expect(try await house.enter("ada").word == "refused")
      #expect(try await house.enter("ada", new).word == "granted")
    }
  }

  @Test(
    "nobody closes, opens or gives roles to herself, and the system alone gives passwords",
    arguments: TestEngine.allCases)
  func systemOnly(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let ada = try await house.keys(roles: [.administrator])
      let tries: [@Sendable (Transaction) throws -> Void] = [
        { _ = try $0.closeAccount(ada.account, handingOverTo: nil) }, { try $0.openAccountAgain(ada.account) },
        { _ = try $0.giveRoles([.mentor], to: ada.account) }, { _ = try $0.tokens(of: ada.account) },
        { try $0.setPassword(PasswordHash(text: "none"), of: ada.account) },
        { _ = try $0.withdrawTokens(of: ada.account, only: nil) },
      ]
      for attempt in tries {
        await #expect(throws: NotFound.self) { try await house.acting(as: ada.account, attempt) }
      }
    }
  }

  @Test("a new password of one's own keeps the session that asks, and ends all else", arguments: TestEngine.allCases)
  func changePassword(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let ada = try await house.keys()
      #expect(try await house.change("wrong", to: new, as: .session(ada.one)) == .wrong)
      #expect(try await house.change(password, to: "short", as: .session(ada.one)) == .poor(.tooShort))
      #expect(try await house.change(password, to: "ada@nyvej.example", as: .session(ada.one)) == .poor(.containsName))
      let before = try await house.journalEntries()
      #expect(try await house.change(password, to: new, as: .session(ada.one), key: "k") == .done)
      #expect(
        try await house.events(since: before) == [
          "edit account.password-changed 1", "end session.ended 1", "end token.withdrawn 1",
        ])
      #expect(try await house.opens(.session(ada.one)))
      #expect(try await !house.opens(.session(ada.other)))
      #expect(try await !house.opens(.token(ada.token)))
      #expect(try await house.number("SELECT COUNT(*) FROM known_browser") == 0)
      // The same form sent twice counts once, and is no wrong guess.
      #expect(try await house.change(password, to: new, as: .session(ada.one), key: "k") == .done)
      #expect(try await house.enter("ada", new).word == "granted")
      #expect(try await house.enter("ada").word == "refused")
    }
  }

  @Test(
    "wrong current passwords make that session wait, and no other; nothing is changed", arguments: TestEngine.allCases)
  func guessing(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let ada = try await house.keys()
      for _ in 1...5 { #expect(try await house.change("wrong", to: new, as: .session(ada.one)) == .wrong) }
      let hashes = house.store.passwords.tally.passed
      #expect(
        try await house.change(password, to: new, as: .session(ada.one)) == .later(house.clock.now.adding(seconds: 1)))
      #expect(house.store.passwords.tally.passed == hashes)
      #expect(try await house.enter("ada").word == "granted")
      #expect(try await house.change(password, to: new, as: .session(ada.other)) == .done)
      await #expect(throws: SignInNeeded.self) { try await house.change(password, to: new, as: .session("none")) }
      await #expect(throws: SignInNeeded.self) { try await house.change(password, to: new, as: .account(ada.account)) }
    }
  }

  @Test("one's own sessions and tokens are listed and ended; another's are not there", arguments: TestEngine.allCases)
  func own(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let (ada, bob) = (try await house.keys(), try await house.keys("bob"))
      house.clock.advance(minutes: 5)
      func sessions(_ keys: Keys, _ secret: String) async throws -> [OwnSession] {
        try await house.store.transact(as: .session(secret), for: .administration) {
          try $0.mySessions(current: secret).value
        }
      }
      let mine = try await sessions(ada, ada.one)
      #expect(mine.count == 2 && mine.filter(\.isThisOne).count == 1)
      #expect(mine.allSatisfy { $0.begun == house.clock.now.adding(seconds: -300) })
      #expect(mine.first { $0.isThisOne }?.seen == house.clock.now)
      let other = try #require(mine.first { !$0.isThisOne })
      await #expect(throws: NotFound.self) { try await house.acting(as: bob.account) { try $0.endMySession(other.id) } }
      try await house.acting(as: ada.account) { try $0.endMySession(other.id) }
      #expect(try await !house.opens(.session(ada.other)))
      for secret in [ada.one, bob.one] { #expect(try await house.opens(.session(secret))) }
      await #expect(throws: NotFound.self) { try await house.acting(as: ada.account) { try $0.endMySession(other.id) } }

      let token = try #require(try await house.acting(as: ada.account) { try $0.myTokens().value }.first)
      await #expect(throws: NotFound.self) {
        try await house.acting(as: bob.account) { try $0.withdrawMyToken(token.id) }
      }
      try await house.acting(as: ada.account) { try $0.withdrawMyToken(token.id) }
      #expect(try await !house.opens(.token(ada.token)))
      #expect(try await house.opens(.token(bob.token)))
      try await house.acting(as: bob.account) { try $0.endMyOtherSessions(keeping: bob.other) }
      #expect(try await !house.opens(.session(bob.one)))
      #expect(try await house.opens(.session(bob.other)))
      #expect(
        try await house.raw("SELECT event FROM journal ORDER BY sequence DESC LIMIT 3").map(\.texts)
          == [["session.ended"], ["token.withdrawn"], ["session.ended"]])
    }
  }

  @Test("the command line lists tokens, and withdraws one or all", arguments: TestEngine.allCases)
  func tokens(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let ada = try await house.keys()
      let more = try await house.asSystem { try $0.issueToken(for: ada.account, days: 1) }
      let listed = try await house.asSystem { try $0.tokens(of: ada.account) }
      #expect(listed.count == 2)
      let short = try #require(listed.first { $0.until == house.clock.now.adding(seconds: 86_400) })
      #expect(try await house.asSystem { try $0.withdrawTokens(of: ada.account, only: short.id) } == 1)
      #expect(try await house.asSystem { try $0.withdrawTokens(of: ada.account, only: short.id) } == 0)
      #expect(try await !house.opens(.token(more)))
      #expect(try await house.opens(.token(ada.token)))
      #expect(try await house.asSystem { try $0.withdrawTokens(of: ada.account, only: nil) } == 1)
      #expect(try await house.asSystem { try $0.tokens(of: ada.account) }.isEmpty)
    }
  }
}
