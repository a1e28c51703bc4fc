import Access
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// Today is Sunday 22 November 2026.
@Suite("Two records of one person who took part under both") struct JoinedSpellsTests {
  private func leave(_ participation: Participation, on day: CivilDate, _ story: StoryHouse) async throws {
    try await story.act { tx in
      try Participations.find(participation.id, tx).act {
        try Participations.exit($0, on: day, reason: "moved", destination: "unknown", seen: $0.version, tx)
      }
    }
  }

  @Test("one has left, the other takes part again: they become one, and two again", arguments: TestEngine.allCases)
  func left(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let earlier = try await story.participant("Selam Eksempelsen", "integration-act")
      try await leave(earlier, on: story.today.adding(days: -3), story)
      let later = try await story.participant("Selma Eksempelsen", "integration-act")
      let mette = try await story.visitor(story.mette)
      for (kept, aside) in [(earlier, later), (later, earlier)] {
        let paths = [PeopleResource.person(kept.person), .person(aside.person)]
        let before = try await answers(paths, mette)
        let made = try await mette.api(
          .post, PeopleResource.personMerges(kept.person),
          #"{"other": "\#(aside.person.text)", "why": "The same letter", "seen": true}"#)
        #expect(made.status == 201, "\(made.text) \(story.unforeseen.all)")
        let merge = try made.json
        let spells = try await mette.api(.get, ProgrammesResource.participations(kept.person)).json["items"]?.items
        #expect(Set(spells?.compactMap { $0["state"]?.string } ?? []) == ["exited", "accepted"])
        let id = try #require(PersonMergeID(merge["id"]?.string ?? ""))
        let undone = try await mette.api(
          .patch, PeopleResource.personMerge(id), #"{"undoneWhy": "Two people after all"}"#, seen: 1)
        #expect(undone.status == 200, "\(undone.text)")
        #expect(try await answers(paths, mette) == before)
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("one leaves on a day to come: that is said before anything is done", arguments: TestEngine.allCases)
  func leaving(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let earlier = try await story.participant("Selam Eksempelsen", "integration-act")
      try await leave(earlier, on: story.today.adding(days: 9), story)
      let later = try await story.participant("Selma Eksempelsen", "integration-act")
      let mette = try await story.visitor(story.mette)
      let refused = try await mette.api(
        .post, PeopleResource.personMerges(earlier.person),
        #"{"other": "\#(later.person.text)", "why": "The same letter", "seen": true}"#)
      #expect(refused.status == 422 && refused.text.contains("Nobody does so twice"), "\(refused.text)")
      let page = try await mette.page(
        PeopleAddress.joinRecords(earlier.person), query: "?with=" + later.person.text)
      #expect(page.words.contains("Nobody does so twice"))
      #expect(story.unforeseen.all == [])
    }
  }

  private func answers(_ paths: [PeopleResource], _ visitor: Visitor) async throws -> [String] {
    var all: [String] = []
    for path in paths { all.append(try await visitor.api(.get, path).text) }
    return all
  }
}
