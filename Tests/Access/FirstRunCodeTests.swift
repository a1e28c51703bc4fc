import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("The first account is opened by whoever started the server")
struct FirstRunCodeTests {
  @Test("every process prints the same code, until there is an account", arguments: TestEngine.allCases)
  func shared(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let code = try #require(try await house.store.firstRunCode())
      #expect(code.wholeMatch(of: /[2-9A-Z]{4}(-[2-9A-Z]{4}){3}/) != nil)
      #expect(try await house.store.firstRunCode() == code)
      let place = Source("192.0.2.1")
      for typed in [code, code.lowercased(), " " + code.replacing("-", with: "") + " "] {
        #expect(try await house.store.checkFirstRunCode(typed, from: place, request: "") == .right)
      }
      _ = try await house.account("ada", [.administrator])
      #expect(try await house.store.firstRunCode() == nil)
      #expect(try await house.number("SELECT COUNT(*) FROM house_secret WHERE name = 'first-run'") == 0)
      #expect(try await house.store.checkFirstRunCode(code, from: place, request: "") == .wrong)
    }
  }

  @Test("five wrong codes from a place, and it waits; others do not", arguments: TestEngine.allCases)
  func throttled(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let code = try #require(try await house.store.firstRunCode())
      func check(_ typed: String, _ address: String) async throws -> FirstRunCheck {
        try await house.store.checkFirstRunCode(typed, from: Source(address), request: "request")
      }
      for wrong in ["", "AAAA", String(code.dropLast()), code + "A", String(repeating: "A", count: 100_000)] {
        #expect(try await check(wrong, "192.0.2.1") == .wrong)
      }
      #expect(try await check(code, "192.0.2.1") == .later(house.clock.now.adding(seconds: 1)))
      #expect(try await check(code, "192.0.2.2") == .right)
      #expect(try await house.raw("SELECT event, act FROM journal").map(\.texts) == [["first-run.refused", "edit"]])
    }
  }

  @Test("two codes are never the same")
  func chance() throws {
    try Sodium.start()
    #expect(Set((0..<100).map { _ in FirstRunCode.make() }).count == 100)
  }
}
