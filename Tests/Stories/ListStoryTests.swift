import Access
import Employers
import Foundation
import People
import Placements
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

@Suite("Lists are in the reader's order, and lead everywhere")
struct ListStoryTests {
  /// Names on a page, in their order.
  private func names(_ page: Page) -> [String] {
    page.html.components(separatedBy: "<th scope=\"row\"").dropFirst().map {
      Page("<p" + ($0.components(separatedBy: "</th>").first ?? "")).words
    }
  }

  private func read(_ visitor: Visitor, _ list: some Address, _ language: String) async throws -> Page {
    try await visitor.page(list, query: "?language=\(language)")
  }

  private let people = [
    "Adam Fiktiv", "Aamir Fiktiv", "Ørsted Fiktiv", "Åse Fiktiv", "Zahra Fiktiv", "Ärla Fiktiv", "Öberg Fiktiv",
  ]

  @Test("each language has its own order, of people and of firms, on both engines", arguments: TestEngine.allCases)
  func alphabets(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let people = people
      try await story.act { tx in
        for name in people {
          _ = try People.enter(Person.Details(name: name), tx)
          _ = try Employers.enter(Organisation.Details(name: "X " + name, kind: .company, country: "DK"), tx)
        }
      }
      let orders = [
        "da": ["Adam", "Zahra", "Ärla", "Öberg", "Ørsted", "Aamir", "Åse"],
        "sv": ["Aamir", "Adam", "Zahra", "Åse", "Ärla", "Ørsted", "Öberg"],
        "fi": ["Aamir", "Adam", "Zahra", "Åse", "Ärla", "Ørsted", "Öberg"],
        "de": ["Aamir", "Adam", "Ärla", "Åse", "Öberg", "Ørsted", "Zahra"],
      ]
      let mette = try await story.visitor(story.mette)
      // This installation is read in English and Danish; the order of other readers is asked of the rooms.
      let both = people
      for alphabet in Alphabet.allCases {
        let found = try await story.act { tx in
          try People.list(.first, in: alphabet, limit: 50, tx).act { $0.people.map(\.name) }
        }
        let keys = found.map { Folding.order($0, in: alphabet) }
        #expect(Set(found) == Set(both) && keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      }
      for (language, order) in orders where ["da", "de"].contains(language) {
        let first = names(try await read(mette, PeopleAddress.people, language)).compactMap {
          $0.split(separator: " ").first
        }
        let firms = names(try await read(mette, EmployersAddress.employers, language)).filter { $0.hasPrefix("X ") }
          .compactMap { $0.split(separator: " ").dropFirst().first }
        for found in [first, firms] {
          let shown = found.map(String.init)
          #expect(shown == order, "\(language)")
        }
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "pages go on and back without a gap, say how many there are, and letters lead into them",
    arguments: TestEngine.allCases)
  func pages(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      try await story.act { tx in
        for number in 0..<60 {
          _ = try People.enter(
            Person.Details(name: ["Bo", "Åge", "Østen"][number % 3] + " Fiktiv \(100 + number)"), tx)
        }
      }
      let mette = try await story.visitor(story.mette)
      func link(_ rel: String, on page: Page) -> String? {
        Tag.all(in: page.html).first { $0.name == "a" && $0["rel"] == rel }?["href"]
      }
      var page = try await mette.page(PeopleAddress.people)
      #expect(page.words.contains("60 people in all"))
      #expect(link("prev", on: page) == nil, "nothing is in front of the first page")
      var walked = [names(page)]
      while let next = link("next", on: page) {
        page = Page(try await mette.ask(.get, next).text)
        walked.append(names(page))
      }
      #expect(walked.map(\.count) == [25, 25, 10])
      #expect(Set(walked.flatMap(\.self)).count == 60)
      var back: [[String]] = [walked[2]]
      while let previous = link("prev", on: page), back.count < 5 {
        page = Page(try await mette.ask(.get, previous).text)
        if names(page).isEmpty { break }
        back.insert(names(page), at: 0)
        if names(page) == walked[0] { break }
      }
      #expect(back == walked)
      // A letter that nobody has says so: behind the last name, and in front of others.
      for (letter, isEmpty) in [("Z", true), ("C", false)] {
        page = try await mette.page(PeopleAddress.people, query: "?from=\(letter)")
        #expect(names(page).isEmpty == isEmpty)
        #expect(page.words.contains("No name in this list begins with \(letter)."))
        #expect(!page.words.contains("Nobody here yet") && page.html.contains("class=\"letters\""))
        #expect(isEmpty ? page.html.contains("href=\"\(PeopleAddress.people.path)\"") : link("prev", on: page) != nil)
      }
      page = try await mette.page(PeopleAddress.people, query: "?from=A")
      #expect(!page.words.contains("No name in this list begins") && link("prev", on: page) == nil)
      // In Danish the last letter is Å, and it leads to those who begin with it.
      _ = try await mette.page(PeopleAddress.people, query: "?language=da")
      page = try await mette.page(PeopleAddress.people, query: "?from=%C3%85&language=da")
      #expect(names(page).first?.hasPrefix("Åge") == true && names(page).count == 20)
      for wrong in ["?from=", "?from=AB", "?from=1", "?before=x", "?after=x"] {
        #expect(try await mette.get(PeopleAddress.people, query: wrong).status == 400, "\(wrong)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what a search found is read forth and back, page by page", arguments: TestEngine.allCases)
  func searched(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      for number in 1...80 {
        _ = try await story.act { tx in try People.enter(Person.Details(name: "Person\(number) Fiktiv"), tx) }
      }
      func way(_ word: String, from page: Page) -> String? {
        page.html.matches(of: /<a rel="(?:prev|next)" href="([^"]*)">(.*?)<\/a>/).first { $0.2.contains(word) }
          .map { String($0.1).replacing("&amp;", with: "&") }
      }
      func go(_ word: String, from page: Page) async throws -> Page {
        Page(try await mette.ask(.get, try #require(way(word, from: page))).text)
      }
      var pages = [try await mette.page(PeopleAddress.people, query: "?q=fiktiv")]
      #expect(way("Previous page", from: pages[0]) == nil)
      while way("Next page", from: pages[pages.count - 1]) != nil {
        pages.append(try await go("Next page", from: pages[pages.count - 1]))
      }
      try #require(pages.map { names($0).count } == [25, 25, 25, 5])
      #expect(Set(pages.flatMap(names)).count == 80)
      var page = pages[3]
      for earlier in pages.dropLast().reversed() {
        page = try await go("Previous page", from: page)
        #expect(names(page) == names(earlier))
      }
      #expect(way("Previous page", from: page) == nil)
      // Without the way that was come, or with one that was made up, back is the beginning.
      let second = try #require(way("Next page", from: pages[0]))
      for broken in ["", "&back=nonsense", "&back=-~x", "&back=~"] {
        let shown = Page(
          try await mette.ask(.get, String(try #require(second.split(separator: "&back").first)) + broken).text)
        let isKnown = broken == "&back=~"
        #expect((way("To the beginning", from: shown) == nil) == isKnown, "\(broken)")
        #expect(try await names(go(isKnown ? "Previous page" : "To the beginning", from: shown)) == names(pages[0]))
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "two of one name are told apart by the year of birth, where the reader may see it", arguments: TestEngine.allCases)
  func namesakes(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (old, young) = try await story.act { tx in
        var details = Person.Details(name: "Yusuf Opdigtet")
        details.birth = CivilDate(iso: "1980-01-01").map { BirthDate($0, .given) }
        let old = try People.enter(details, tx)
        details.birth = CivilDate(iso: "2001-05-06").map { BirthDate($0, .day) }
        details.preferredName = "Yusuf"
        return (old, try People.enter(details, tx))
      }
      let told = try await story.act { tx in try People.names([old, young], tx).act { $0 } }
      #expect(told == [old: "Yusuf Opdigtet (1980)", young: "Yusuf Opdigtet (2001)"])
      // Also where the other stands in no list beside it: the page that it leads to is called the same.
      #expect(try await story.act { tx in try People.names([old], tx).act { $0 } } == [old: "Yusuf Opdigtet (1980)"])
      #expect(PersonName("Mohammed Opdigtet", called: "Momo").told == "Momo (Mohammed Opdigtet)")
      #expect(PersonName("Yusuf Opdigtet", called: "yusuf").told == "Yusuf Opdigtet")
      // Before a programme has accepted her, her birth is nothing for it: what it sees has no year.
      let mette = try await story.visitor(story.mette)
      #expect(try await mette.page(PeopleAddress.people).words.contains("1980"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what was done can be taken back where it is said, as long as it stands", arguments: TestEngine.allCases)
  func undo(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let running = try await story.run(selam, at: try await story.workplace("Nordlys", staff: 9))
      let address = PlacementsAddress.ladder(running)
      var form = try await mette.page(address).form(to: address)
      try form.fill([
        "move": "up", "hours": "9", "week": ISOWeek(containing: story.today).adding(weeks: 3).monday.iso,
        "reason": "It goes well",
      ])
      let said = try await mette.submit(form)
      let flash = said.part("class=\"flash\"", "div")
      #expect(flash.words.contains("planned: 9 h from week") && flash.words.contains("Remove this step"))
      let step = try #require(try await story.steps(running).last)
      let undo = try flash.form(to: PlacementsAddress.ladderStep(step.id))
      let back = try await mette.submit(undo)
      #expect(try await story.steps(running).last?.outcome == .withdrawn)
      #expect(!back.part("class=\"flash\"", "div").words.contains("Remove this step"))
      // The same page read again offers nothing that is not there any more.
      let again = Page(try await mette.ask(.get, said.place).text)
      #expect(!again.part("class=\"flash\"", "div").words.contains("Remove this step"))

      var ending = try await mette.page(PlacementsAddress.ending(running)).form(to: PlacementsAddress.ending(running))
      try ending.fill([
        "on": ISOWeek(containing: story.today).adding(weeks: 3).monday.iso, "reason": "mismatch", "by": "person",
        "nextStep": "Look for another",
      ])
      let announced = try await mette.submit(ending)
      #expect(announced.part("class=\"flash\"", "div").words.contains("Undo the ending"))
      _ = try await mette.submit(
        try announced.part("class=\"flash\"", "div").form(to: PlacementsAddress.ending(running)))
      #expect(try await story.placement(running).ending == nil)
      #expect(story.unforeseen.all == [])
    }
  }
}
