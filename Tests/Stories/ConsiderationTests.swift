import Access
import People
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

@Suite("Agreeing a consideration") struct ConsiderationTests {
  @Test("a limit on hours says how many, and no other consideration may", arguments: TestEngine.allCases)
  func hours(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      func agree(_ effect: String, _ hours: String) async throws -> (status: Int, fields: [String]) {
        let answer = try await mette.api(
          .post, PeopleResource.considerations(selam),
          """
          {"effect": "\(effect)", "hoursCap": \(hours), "wording": "A pause every two hours", "wordingLanguage": "en",
           "from": "2026-11-22", "review": "2026-12-22", "agreedOn": "2026-11-22"}
          """)
        return (answer.status, answer.status == 422 ? try answer.problemFields : [])
      }
      for effect in ["time", "task", "environment"] {
        #expect(try await agree(effect, "9") == (422, ["hoursCap"]), "\(effect)")
        #expect(try await agree(effect, "null") == (201, []), "\(effect)")
      }
      #expect(try await agree("hours", "null") == (422, ["hoursCap"]))
      #expect(try await agree("hours", "9") == (201, []))
      #expect(story.unforeseen.all == [])
    }
  }
}
