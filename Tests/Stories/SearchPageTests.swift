import Employers
import People
import Persistence
import Placements
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Access
@testable import Nyvej

@Suite("The search page") struct SearchPageTests {
  @Test(
    "people, firms, workplaces and placements stand under headings with how many there are",
    arguments: TestEngine.allCases)
  func lists(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      for number in 1...12 {
        _ = try await story.act { try People.enter(Person.Details(name: "Prøve Nummer \(number)"), $0) }
      }
      _ = try await story.workplace("Prøveværket", staff: 30)
      let visitor = try await story.visitor(story.mette)
      let page = try await visitor.page(FrameAddress.search, query: "?q=pr%C3%B8ve")
      #expect(page.html.contains("<h2 id=\"people\">People <span class=\"quiet\">more than 10</span></h2>"))
      #expect(page.html.contains("href=\"/people?q=pr%C3%B8ve\""), "the way to all of them")
      // The office, the job centre and the firm of the workplace.
      #expect(page.html.contains("<h2 id=\"organisations\">Employers <span class=\"quiet\">3 found</span></h2>"))
      #expect(page.html.contains("<h2 id=\"workplaces\">Workplaces <span class=\"quiet\">1 found</span></h2>"))
      #expect(!page.html.contains("id=\"placements\""), "a list with nothing in it has no heading")
      let all = try await visitor.page(PeopleAddress.people, query: "?q=pr%C3%B8ve")
      #expect(all.html.matches(of: /href="\/people\/[0-9a-f-]{36}"/).count == 12)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what was typed is taken for what it is, and what is found is told to programs alike",
    arguments: TestEngine.allCases)
  func understood(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.act { tx in
        var details = Person.Details(name: "Selam Eksempelsen")
        (details.phone, details.email) = ("+45 20 30 40 50", "selam@eksempel.example")
        return try People.enter(details, tx)
      }
      let visitor = try await story.visitor(story.mette)
      for (query, sentence, code) in [
        ("20+30+40+50", "Looked for as a number", "number"), ("selam@eks", "Looked for as a mail address", "mail"),
        ("selam", "Selam Eksempelsen", "words"),
      ] {
        let page = try await visitor.page(FrameAddress.search, query: "?q=" + query)
        #expect(page.html.contains(sentence) && page.html.contains("/people/" + selam.text), "\(query)")
        #expect(!page.html.contains("is being renewed"))
        let answer = try await visitor.ask(.get, "/api/v1/search?q=" + query).json
        #expect(answer["understood"]?.string == code)
        let people = answer["lists"]?.items.first { $0["list"]?.string == "people" }
        #expect(people?["items"]?.items.compactMap { $0["href"]?.string } == ["/api/v1/people/" + selam.text])
      }
      for (query, sentence) in [
        ("", "Write a name in any spelling"), ("%3F!", "There is no letter and no digit in it"),
        ("xyz", "Nothing found for “xyz”"),
      ] {
        let page = try await visitor.page(FrameAddress.search, query: "?q=" + query)
        let content = page.html.split(separator: "<main", maxSplits: 1).last?.split(separator: "</main>").first ?? ""
        #expect(content.contains(sentence) && !content.contains("<h2 id="), "\(query)")
      }
      let long = String(repeating: "a", count: 201)
      #expect(try await visitor.get(FrameAddress.search, query: "?q=" + long).status == 400)
      try await story.store.database.write { _ = try $0.run("DELETE FROM house_note", []) }
      for route in [Route.frame(.search), .people(.people), .employers(.employers)] {
        #expect(try await visitor.page(route, query: "?q=selam").html.contains("is being renewed"), "\(route.path)")
      }
      #expect(story.unforeseen.all == [])
    }
  }
}
