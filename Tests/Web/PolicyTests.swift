import Testing

@testable import Web

@Suite("What browsers are forbidden")
struct PolicyTests {
  @Test("a script comes from here or not at all: none within a page, none made of text")
  func scripts() throws {
    let policy = try #require(Response(status: 200).guarded().header("Content-Security-Policy"))
    let parts = policy.split(separator: ";").map { $0.trimmingPrefix(" ") }
    #expect(parts.contains("default-src 'none'") && parts.contains("script-src 'self'"))
    #expect(!policy.contains("unsafe") && parts.contains("require-trusted-types-for 'script'"))
  }

  @Test("they may not guess of what type a file is")
  func types() {
    #expect(Response(status: 200).guarded().header("X-Content-Type-Options") == "nosniff")
  }
}
