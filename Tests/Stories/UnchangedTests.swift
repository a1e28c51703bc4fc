import Access
import Employers
import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// Whoever opens a form, looks and sends it as it stands has changed nothing: no version is made that a colleague runs into,
/// and the page says so.
@Suite("A form sent as it stood changes nothing") struct UnchangedTests {
  @Test("of every page on which a record is changed", arguments: TestEngine.allCases)
  func everyPage(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let id = try await story.draft(selam, at: bakery)
      var obstacle = try await mette.page(PeopleAddress.newObstacle(selam.person))
        .form(to: PeopleAddress.newObstacle(selam.person))
      try obstacle.fill(["kind": "letter", "words": "A letter", "due": "2026-11-27"])
      _ = try await mette.submit(obstacle)
      let stones = try await mette.api(.get, PeopleResource.obstacles(selam.person)).json["items"]?.items ?? []
      let stone = try #require(stones.first?["id"]?.string.flatMap { ObstacleID($0) })
      let organisation = try await story.act { tx in try Employers.find(bakery, tx).act { $0.organisation } }
      let pages: [(any Address, field: String)] = [
        (PeopleAddress.editPerson(selam.person), "soundsLike"), (PeopleAddress.obstacle(stone), "words"),
        (PlacementsAddress.editPlacement(id), "tasks"), (EmployersAddress.editWorkplace(bakery), "contactName"),
        (EmployersAddress.editEmployer(organisation), "name"),
      ]
      for (page, field) in pages {
        func opened() async throws -> PageForm {
          let html = try await mette.ask(.get, page.path).text
          let forms = PageForm.all(in: html).filter { $0.action == page.path }
          return try #require(forms.first { $0.fields.contains { $0.name == field } })
        }
        func version(_ form: PageForm) -> String? { form.fields.first { $0.name == "version" }?.value }
        let form = try await opened()
        let answer = try await mette.send(form)
        #expect(answer.status == 303, "\(page.path) \(Page(answer.text).problems)")
        let location = try #require(answer.header("Location")).split(separator: "#").first.map(String.init) ?? ""
        let shown = try await mette.ask(.get, location, headers: mette.taking(answer)).text
        #expect(shown.contains("Nothing was different"), "\(page.path)")
        #expect(version(try await opened()) == version(form), "\(page.path)")
        // A colleague who opened the page in between is not held up, and what differs is saved.
        var other = try await opened()
        other.fields = other.fields.map { $0.name == field ? (field, "Nordlys Eksempel") : $0 }
        let saved = try await mette.send(other)
        #expect(saved.status == 303, "\(page.path)")
        #expect(version(try await opened()) != version(form), "\(page.path)")
        // As it stood before is another text by now, and sending it would write over the other.
        #expect(try await mette.send(form).status == 412, "\(page.path)")
      }
      #expect(story.unforeseen.all == [])
    }
  }
}
