import Employers
import People
import Persistence
import Placements
import Rules
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
      #expect(page.html.contains("<h2 id=\"people\">People <span class=\"quiet\">12 found</span></h2>"))
      #expect(page.html.contains("href=\"/people?q=pr%C3%B8ve\""), "the way to all of them")
      // The office, the job centre and the firm of the workplace.
      #expect(page.html.contains("<h2 id=\"organisations\">Employers <span class=\"quiet\">3 found</span></h2>"))
      #expect(page.html.contains("<h2 id=\"workplaces\">Workplaces <span class=\"quiet\">1 found</span></h2>"))
      #expect(!page.html.contains("id=\"placements\""), "a list with nothing in it has no heading")
      let all = try await visitor.page(PeopleAddress.people, query: "?q=pr%C3%B8ve")
      #expect(all.html.matches(of: /href="\/people\/[0-9a-f-]{36}"/).count == 12)
      #expect(all.words.contains("12 found") && !all.words.contains("12 people in all"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what is found stands in the order of the reader's alphabet, and where not all of it does that is said",
    arguments: TestEngine.allCases)
  func order(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let visitor = try await story.visitor(story.mette)
      func enter(_ names: [String]) async throws {
        for name in names { _ = try await story.act { try People.enter(Person.Details(name: name + " Prøvesen"), $0) } }
      }
      func found(_ address: some Address, _ language: String) async throws -> (names: [String], words: String) {
        let page = try await visitor.page(address, query: "?q=pr%C3%B8vesen&language=" + language)
        let names = page.html.matches(of: /href="\/people\/[0-9a-f-]{36}"[^>]*>(?:<bdi[^>]*>)?([^<]+?) Prøvesen/).map {
          String($0.1)
        }
        return (names, page.words)
      }
      try await enter(["Åse", "Adam", "Zahra", "Ørsted"])
      let danish = "Navnene hentes fra A til Z"
      for (language, names) in [
        ("da", ["Adam", "Zahra", "Ørsted", "Åse"]), ("en", ["Adam", "Åse", "Ørsted", "Zahra"]),
      ] {
        for page in [try await found(FrameAddress.search, language), try await found(PeopleAddress.people, language)] {
          #expect(page.names == names && !page.words.contains(danish), "\(language): \(page.words)")
        }
      }
      // Of more than are shown the index says which come first, and the page says how.
      try await enter((0..<25).map { "Berit \($0)" })
      let first = try await found(FrameAddress.search, "da")
      #expect(
        first.names.first == "Adam" && first.names.last == "Åse" && first.words.contains(danish), "\(first.words)")
      #expect(try await found(PeopleAddress.people, "da").words.contains(danish))
      #expect(try await !found(FrameAddress.search, "en").words.contains("are looked up from A to Z"))
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
      let lists: [(route: Route, said: String)] = [
        (.frame(.search), "not everything"), (.people(.people), "not everybody"),
        (.employers(.employers), "not every employer"), (.placements(.placements), "not every placement"),
      ]
      for (route, said) in lists {
        let page = try await visitor.page(route, query: "?q=selam").words
        #expect(page.contains("Until then \(said) is found."), "\(route.path)")
        #expect(try await !visitor.page(route).words.contains("Until then"), "nobody asks: \(route.path)")
      }
      // The index is made kind by kind; as soon as it holds all firms, all of them are found.
      try await story.test.settingUp { _ = try $0.askForIndexing() }
      for (cursor, incomplete) in [
        ("person", [0, 1, 2, 3]), ("organisation " + selam.text, [0, 2, 3]), ("workplace", [0, 3]),
        ("placement", [0, 3]),
      ] as [(String, [Int])] {
        try await story.damage("UPDATE job SET cursor = '\(cursor)' WHERE kind = 'indexing'")
        for (number, list) in lists.enumerated() {
          let isSaid = try await visitor.page(list.route, query: "?q=selam").words.contains("Until then")
          #expect(isSaid == incomplete.contains(number), "\(cursor): \(list.route.path)")
        }
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "placements are found in their list by the number of their case, page by page", arguments: TestEngine.allCases)
  func placements(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 60)
      let mette = try await story.visitor(story.mette)
      var drafts: [PlacementID] = []
      for (name, number) in [
        ("Selam Eksempelsen", "2026-117"), ("Omar Prøvesen", "2026-118"), ("Layla Opdigtsen", "7"),
      ] {
        let id = try await story.draft(try await story.participant(name, "lab"), at: bakery)
        let signed = try await mette.api(
          .patch, PlacementsResource.signatures(id), "{\"caseNumber\": \"\(number)\"}",
          seen: Int(try await story.placement(id).version.number))
        #expect(signed.status == 200, "\(signed.text)")
        drafts.append(id)
      }
      let page = try await mette.page(PlacementsAddress.placements, query: "?q=2026-117")
      #expect(page.words.contains("Selam Eksempelsen") && !page.words.contains("Omar Prøvesen"))
      #expect(page.html.contains("name=\"q\"") && page.html.contains("value=\"2026-117\""))
      let none = try await mette.page(PlacementsAddress.placements, query: "?q=2026-999").words
      #expect(none.contains("No placement is found by “2026-999”"))
      let first = try await mette.ask(.get, PlacementsResource.placements.path + "?q=2026-11&limit=1").json
      let next = try #require(first["next"]?.string)
      let second = try await mette.ask(
        .get, PlacementsResource.placements.path + "?q=2026-11&limit=1&cursor=" + next
      ).json
      let found = [first, second].flatMap { $0["items"]?.items.compactMap { $0["id"]?.string } ?? [] }
      #expect(found == drafts.prefix(2).map(\.text) && second["next"]?.isNull == true)
      let both = try await mette.ask(.get, PlacementsResource.placements.path + "?q=2026&state=draft")
      #expect(both.status == 400 && both.text.contains("together"))
      // Another team's worker finds none of them.
      let lene = try await story.test.account("lene", [.jobConsultant], in: story.municipality)
      let hers = try await story.visitor(lene).page(PlacementsAddress.placements, query: "?q=2026-117").words
      #expect(hers.contains("No placement is found") && !hers.contains("Selam"))
      let long = String(repeating: "1", count: 201)
      #expect(try await mette.get(PlacementsAddress.placements, query: "?q=" + long).status == 400)
      #expect(story.unforeseen.all == [])
    }
  }
}
