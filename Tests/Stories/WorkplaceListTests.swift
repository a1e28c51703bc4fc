import Access
import Employers
import Foundation
import Programmes
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

@Suite("The workplaces of a firm") struct WorkplaceListTests {
  private func names(_ page: Page) -> [String] {
    page.html.components(separatedBy: "<th scope=\"row\"").dropFirst().map {
      Page("<p" + ($0.components(separatedBy: "</th>").first ?? "")).words
    }
  }

  private func firm(_ story: StoryHouse, _ places: [String]) async throws -> OrganisationID {
    try await story.act { tx in
      let firm = try Employers.enter(
        Organisation.Details(name: "Prøve A/S", kind: .company, country: "DK"), tx)
      for name in places { _ = try Employers.enter(Workplace.Details(name: name), of: firm, tx) }
      return firm
    }
  }

  @Test("stand in the reader's order, on the page and where one is chosen", arguments: TestEngine.allCases)
  func order(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await firm(story, ["Åvej", "Zonen", "Ærøvej", "Østergade", "Adelgade"])
      let mette = try await story.visitor(story.mette)
      let danish = ["Adelgade", "Zonen", "Ærøvej", "Østergade", "Åvej"]
      let english = ["Adelgade", "Ærøvej", "Åvej", "Østergade", "Zonen"]
      #expect(names(try await mette.page(EmployersAddress.employer(id), query: "?language=da")) == danish)
      #expect(names(try await mette.page(EmployersAddress.employer(id), query: "?language=en")) == english)
      for (alphabet, order) in [(Alphabet.danish, danish), (.latin, english)] {
        for query in ["", "Prøve"] {
          let found = try await story.act { tx in
            try Employers.workplaces(named: SearchText(query), in: alphabet, limit: 50, tx).act {
              $0.map(\.details.name)
            }
          }
          #expect(found == order, "\(alphabet) \(query)")
        }
      }
      // A new name has a new place.
      let version = try await story.act { tx in
        try Employers.workplaces(named: SearchText(""), in: .danish, limit: 1, tx).act { $0[0] }
      }
      try await story.act { tx in
        try Employers.change(version.id, to: Workplace.Details(name: "Øvej"), seen: version.version, tx)
      }
      #expect(
        names(try await mette.page(EmployersAddress.employer(id), query: "?language=da"))
          == ["Zonen", "Ærøvej", "Østergade", "Øvej", "Åvej"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("are read page by page, by letter, and by programs too", arguments: TestEngine.allCases)
  func pages(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await firm(story, (0..<60).map { ["Bro", "Havn", "Mark"][$0 % 3] + " \(100 + $0)" })
      let mette = try await story.visitor(story.mette)
      let address = EmployersAddress.employer(id)
      func link(_ rel: String, on page: Page) -> String? {
        Tag.all(in: page.html).first { $0.name == "a" && $0["rel"] == rel }?["href"]
      }
      var page = try await mette.page(address)
      #expect(page.words.contains("60 workplaces in all") && link("prev", on: page) == nil)
      var walked = [names(page)]
      while let next = link("next", on: page), walked.count < 9 {
        page = Page(try await mette.ask(.get, next).text)
        walked.append(names(page))
      }
      #expect(Set(walked.joined()).count == 60 && walked.joined().count == 60)
      let before = try #require(link("prev", on: page))
      #expect(names(Page(try await mette.ask(.get, before).text)) == walked[walked.count - 2])
      page = try await mette.page(address, query: "?from=H")
      #expect(names(page).first == "Havn 101")
      page = try await mette.page(address, query: "?from=C")
      #expect(page.words.contains("No name in this list begins with C.") && names(page).first == "Havn 101")
      page = try await mette.page(address, query: "?from=Z")
      #expect(page.words.contains("No name in this list begins with Z.") && names(page).isEmpty)
      #expect(!page.words.contains("No workplaces yet") && page.html.contains("href=\"\(address.path)\""))
      #expect(try await mette.get(address, query: "?from=12").status == 400)

      var (cursor, read) = ("", [String]())
      repeat {
        let answer = try await mette.api(
          .get, EmployersResource.workplaces(id), query: "?limit=25" + (cursor.isEmpty ? "" : "&cursor=" + cursor))
        read += try answer.json["items"]?.items.compactMap { $0["name"]?.string } ?? []
        cursor = try answer.json["next"]?.string ?? ""
      } while !cursor.isEmpty && read.count < 100
      #expect(read.count == 60 && Set(read).count == 60)
      #expect(story.unforeseen.all == [])
    }
  }
}
