import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("A password is the same on every keyboard")
struct NormalFormTests {
  private let composed = "\u{E9}n lang tur til Ærø"
  private let decomposed = "e\u{301}n lang tur til Ærø"
  private let email = "ada@nyvej.example"

  @Test("é as one character or as two opens the same account, at the same cost", arguments: TestEngine.allCases)
  func forms(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      #expect(!composed.utf8.elementsEqual(decomposed.utf8))
      let address = try #require(EmailAddress(email))
      let hash = try await house.store.hash(try Password(decomposed))
      _ = try await house.asSystem { tx in
        try tx.openAccount(
          NewAccount(email: address, name: "Ada", roles: [], organisation: nil), passwordHash: hash)
      }
      for typed in [composed, decomposed] {
        #expect(try await house.store.signIn(email: email, password: typed).word == "granted")
      }
      // One place at the gate each, with or without an account.
      for address in [email, "bob@nyvej.example"] {
        for typed in ["wrong " + composed, "wrong " + decomposed] {
          let before = house.store.passwords.tally.passed
          #expect(try await house.store.signIn(email: address, password: typed).word == "refused")
          #expect(house.store.passwords.tally.passed == before + 1)
        }
      }
    }
  }

  @Test("a hash of text as it was typed once still fits, and is renewed", arguments: TestEngine.allCases)
  func renewed(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let address = try #require(EmailAddress(email))
      // As it was made before: of the two characters.
      let old = try await house.store.passwords.hash(decomposed, for: Source(""))
      _ = try await house.asSystem { tx in
        try tx.openAccount(
          NewAccount(email: address, name: "Ada", roles: [], organisation: nil), passwordHash: PasswordHash(text: old))
      }
      #expect(try await house.store.signIn(email: email, password: composed).word == "refused")
      #expect(try await house.store.signIn(email: email, password: decomposed).word == "granted")
      #expect(try await house.store.signIn(email: email, password: composed).word == "granted")
      #expect(try await house.raw("SELECT password FROM account")[0].texts[0] != old)
    }
  }

  @Test("how many hashes are computed depends on the letters alone")
  func cost() {
    func hashes(_ text: String, isSomebodys: Bool) -> [String] {
      let order = Order()
      _ = TypedPassword(text).fit("hash", isSomebodys: isSomebodys) { typed, _ in
        order.note(typed)
        return false
      }
      return order.all
    }
    for text in [
      composed, decomposed, "", String(repeating: "e\u{301}", count: 150), String(repeating: "a", count: 90_000),
    ] {
      #expect(hashes(text, isSomebodys: true) == hashes(text, isSomebodys: false))
    }
    #expect(hashes(composed, isSomebodys: true).count == 1)
    #expect(hashes(decomposed, isSomebodys: true).count == 2)
    // Nothing longer than a password is hashed.
    #expect(hashes(String(repeating: "a", count: 90_000), isSomebodys: true) == [""])
    #expect(TypedPassword("longer than any").fit("", isSomebodys: false) { _, _ in true } == nil)
  }
}
