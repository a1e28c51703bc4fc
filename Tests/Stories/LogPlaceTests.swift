import Access
import Employers
import Foundation
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

@Suite("The log, from wherever one is") struct LogPlaceTests {
  @Test("on every page about somebody or a firm it leads to a contact about them", arguments: TestEngine.allCases)
  func about(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, log: true) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let other = try await story.participant("Omar Prøvesen", "integration-act")
      let placement = try await story.run(selam, at: bakery)
      let mette = try await story.visitor(story.mette)
      func made(_ resource: PeopleResource, _ body: String) async throws -> String {
        try #require(try await mette.made(resource, body)["id"]?.string)
      }
      let person = selam.person
      let obstacle = try await made(
        .obstacles(person), #"{"kind": "letter", "since": "2026-11-20", "due": "2026-11-24"}"#)
      let contact = try await made(
        .contacts(person), #"{"on": "2026-11-20", "with": "person", "means": "call", "outcome": "well"}"#)
      let firm = try await story.act { tx in try Employers.find(bakery, tx).act { $0.organisation } }
      let hers = PeopleAddress.newContact(person).path
      let pages =
        [
          PeopleAddress.person(person), .editPerson(person), .newObstacle(person), .newConsideration(person),
          .newNote(person), .history(person), .timeline(person), .around(person), .newAround(person),
        ].map { ($0.path, hers) } + [
          ("/obstacles/" + obstacle, hers), ("/contacts/" + contact, hers),
          (PlacementsAddress.placement(placement).path, hers), (PlacementsAddress.editPlacement(placement).path, hers),
          (PlacementsAddress.ending(placement).path, hers), (PlacementsAddress.ladder(placement).path, hers),
          (EmployersAddress.workplace(bakery).path, EmployersAddress.newWorkplaceContact(bakery).path),
          (EmployersAddress.workplaceContacts(bakery).path, EmployersAddress.newWorkplaceContact(bakery).path),
          (EmployersAddress.employer(firm).path, EmployersAddress.newEmployerContact(firm).path),
          ("/week", PeopleAddress.log.path), ("/people", PeopleAddress.log.path),
        ]
      for (path, place) in pages {
        let answer = try await mette.ask(.get, path)
        #expect(answer.status == 200, "\(path)")
        #expect(Page(answer.text).logPlace == place, "\(path)")
      }
      let others = Page(try await mette.ask(.get, PeopleAddress.person(other.person).path).text)
      #expect(others.logPlace == PeopleAddress.newContact(other.person).path)
      #expect(story.unforeseen.all == [])
    }
  }
}

extension Page {
  /// Where the log of the page's head leads.
  fileprivate var logPlace: String? {
    html.range(of: "class=\"button log\" href=\"").map { String(html[$0.upperBound...].prefix { $0 != "\"" }) }
  }
}
