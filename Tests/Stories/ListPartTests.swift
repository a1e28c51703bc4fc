import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Access
@testable import Nyvej

@Suite("Long lists on a page come part by part") struct ListPartTests {
  @Test(
    "what was solved in years stands there a part at a time, and all of it is reached", arguments: TestEngine.allCases)
  func solved(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let ids = try await story.act { tx in
        try (1...60).map { number in
          var details = Obstacle.Details(
            kind: .letter, words: "Letter \(number)", since: tx.today.adding(days: -9), owner: nil, due: tx.today)
          details.solved = tx.today
          return try Obstacles.note(details, of: selam.person, tx)
        }
      }
      var (seen, query, pages): (Set<String>, String?, Int) = ([], "", 0)
      while let at = query {
        let page = try await mette.page(PeopleAddress.person(selam.person), query: at)
        let here = ids.map(\.text).filter { page.html.contains("href=\"/obstacles/\($0)\"") }
        #expect(here.count <= 25 && seen.isDisjoint(with: here))
        #expect(page.html.contains("<details class=\"more\" open>") == !at.isEmpty)
        seen.formUnion(here)
        pages += 1
        query = page.html.firstMatch(of: /rel="next" href="[^"?]*(\?solved=\d+)#obstacles"/).map { String($0.output.1) }
      }
      #expect(pages == 3 && seen.count == 60)
      // What no page handed out shows the beginning.
      for odd in ["?solved=-1", "?solved=x", "?solved=1000000", "?solved=99999999999999999999"] {
        #expect(try await mette.page(PeopleAddress.person(selam.person), query: odd).html.contains("1–25 / 60"))
      }
    }
  }

  @Test("tokens of one's own come part by part", arguments: TestEngine.allCases)
  func tokens(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      for _ in 1...30 { _ = try await story.visitor(story.mette) }
      let mette = try await story.visitor(story.mette)
      let first = try await mette.page(FrameAddress.ownAccess)
      let next = try #require(first.html.firstMatch(of: /rel="next" href="[^"?]*(\?tokens=\d+)#tokens"/)?.output.1)
      let second = try await mette.page(FrameAddress.ownAccess, query: String(next))
      #expect(second.html.contains("rel=\"prev\""))
    }
  }
}
