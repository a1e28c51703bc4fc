import Access
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

@Suite("Forms from elsewhere") struct ForgedFormTests {
  @Test(
    "a form counts only from our own origin, scheme and all; refusals are in the journal",
    arguments: TestEngine.allCases)
  func origins(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.browser("mette")
      let fields = try await mette.page(FrameAddress.settings).form(to: FrameAddress.settings).fields
      func status(_ headers: [String: String]) async throws -> Int {
        var visitor = mette
        visitor.headers.merge(headers) { $1 }
        return try await visitor.post("/settings", fields).status
      }
      let here = ["host": "n.example:8080"]
      for (origin, expected) in [
        ("http://n.example:8080", 303), ("HTTP://N.example:8080", 303), ("null", 403), ("", 403),
        ("https://n.example:8080", 403), ("http://n.example", 403), ("http://evil.example:8080", 403),
        ("n.example:8080", 403), ("http://evil.example/n.example:8080", 403),
      ] {
        #expect(try await status(here.merging(["origin": origin]) { $1 }) == expected, "\(origin)")
      }
      #expect(try await status(["host": "n.example:80", "origin": "http://n.example"]) == 303)
      #expect(try await status(["origin": "http://n.example"]) == 403, "nobody knows who is asked")
      #expect(try await status(["sec-fetch-site": "cross-site"]) == 403)
      #expect(try await status([:]) == 303, "what is no browser says neither")
      try await story.store.tellBursts(all: true)
      #expect(try await mette.get(WorkAddress.week).header("Referrer-Policy") == "same-origin")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("behind HTTPS our origin is https, without the port that goes without saying", arguments: TestEngine.allCases)
  func secure(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let installation = Installation(name: "Prøvested", isSecure: true, languages: [.english])
      let house = story.house
      let door = FrontDoor(
        store: house.store, installation: installation, zone: house.zone, report: { _, _ in },
        find: house.find)
      for (origin, expected) in [("https://n.example", 303), ("http://n.example", 403), ("null", 403)] {
        var visitor = Visitor(door: door, headers: ["host": "n.example:443", "origin": origin])
        let answer = try await visitor.post(
          "/sign-in", [("email", "mette@nyvej.example"), ("password", "ample twigs under moss")])
        #expect(answer.status == expected, "\(origin)")
        if expected == 303 {
          let cookies = answer.headers.filter { $0.name == "Set-Cookie" }.map(\.value)
          #expect(cookies.count == 2 && cookies[1].hasPrefix("__Host-nyvej-known="))
          #expect(
            cookies.allSatisfy { $0.contains("HttpOnly") && $0.contains("Secure") && $0.contains("SameSite=Lax") })
          #expect(cookies[1].contains("Max-Age=15552000"))
          visitor.headers["cookie"] = cookies.map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
          #expect(try await visitor.get(WorkAddress.week).status == 200)
        }
      }
    }
  }
}
