import Access
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

/// Today is Sunday 22 November 2026.
@Suite("What a day in This week is") struct DayWordsTests {
  @Test(
    "something begins, or is tried again, on a day; everything else is done by it", arguments: TestEngine.allCases)
  func onAndBy(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      _ = try await story.run(selam, at: try await story.workplace("Prøvebageriet", staff: 40))
      let contacts = PeopleResource.contacts(omar.person)
      for more in [
        #""outcome": "not-reached", "nextDue": "2026-11-24""#,
        #""outcome": "needs-act", "next": "Ring the school", "nextDue": "2026-11-25", "with": "authority""#,
      ] {
        let with = more.contains("with") ? "" : #""with": "person", "#
        let answer = try await mette.api(.post, contacts, #"{\#(with)"means": "call", \#(more)}"#)
        #expect(answer.status == 201, "\(answer.text)")
      }
      let page = try await mette.page(WorkAddress.week, query: "?week=2026-W48")
      let (starts, heap) = (page.pile("starts").words, page.pile("contacts").words)
      #expect(starts.contains("on Mon 23 Nov"), "\(starts)")
      #expect(heap.contains("on Tue 24 Nov") && !heap.contains("by Tue 24 Nov"), "\(heap)")
      #expect(heap.contains("by Wed 25 Nov") && !heap.contains("on Wed 25 Nov"), "\(heap)")
      #expect(page.pile("no-next-step").words.contains("by "), "\(page.pile("no-next-step").words)")
      #expect(story.unforeseen.all == [])
    }
  }
}
