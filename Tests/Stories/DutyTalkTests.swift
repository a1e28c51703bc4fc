import Access
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

/// At least four talks within the first six months: what the law asks for of whoever takes part. Selam was accepted on
/// Thursday 12 November 2026; the parts end on 27 December, 10 February, 27 March and 12 May.
@Suite("Talks that the law asks for, placement or not") struct DutyTalkTests {
  /// What is owed by law in This week: the number and the day.
  private func owed(_ visitor: Visitor) async throws -> [String] {
    try await visitor.week().filter { $0.pile == "follow-ups" && !$0.isDone && $0.reason.contains("the law asks for") }
      .map { "\($0.due ?? "") \($0.reason)" }
  }

  private func talk(
    _ visitor: Visitor, _ person: PersonID, _ day: String, means: String = "talk", with party: String = "person",
    outcome: String = "well"
  ) async throws {
    let answer = try await visitor.api(
      .post, PeopleResource.contacts(person),
      #"{"on": "\#(day)", "with": "\#(party)", "means": "\#(means)", "outcome": "\#(outcome)"}"#)
    #expect(answer.status == 201, "\(answer.text)")
  }

  @Test("without a placement each part asks for its talk, and only a talk answers it", arguments: TestEngine.allCases)
  func withoutPlacement(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var mette = try await story.visitor(story.mette)
      /// Nobody stays signed in for so long.
      func pass(_ days: Int64) async throws {
        story.test.clock.advance(days: days)
        mette = try await story.visitor(story.mette)
      }
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      _ = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      #expect(try await owed(mette) == [])
      try await pass(15)  // Monday 7 December: three weeks before the end of the first part.
      let first = "2026-12-27 Talk 1 of at least 4 that the law asks for by Wed 12 May 2027"
      #expect(try await owed(mette) == [first])
      // A message, a try and a call to the firm are no talk with her.
      try await talk(mette, selam.person, "2026-12-07", means: "message")
      try await talk(mette, selam.person, "2026-12-07", means: "call", outcome: "not-reached")
      try await talk(mette, selam.person, "2026-12-07", means: "call", with: "workplace")
      #expect(try await owed(mette) == [first])
      // Two on one day are one; the day on which it was held counts, not the one on which it is written down.
      try await talk(mette, selam.person, "2026-11-27")
      try await talk(mette, selam.person, "2026-11-27", means: "call")
      #expect(try await owed(mette) == [])
      try await pass(53)  // Friday 29 January.
      #expect(
        try await owed(mette) == ["2027-02-10 Talk 2 of at least 4 that the law asks for by Wed 12 May"])
      try await pass(20)  // Thursday 18 February: it is late, and stays.
      #expect(try await owed(mette).map { $0.prefix(10) } == ["2027-02-10"])
      try await talk(mette, selam.person, "2027-02-18", means: "visit")
      #expect(try await owed(mette) == [])
      try await talk(mette, selam.person, "2027-02-17")
      try await pass(40)  // Tuesday 30 March: three were held, the third one before its time.
      #expect(try await owed(mette) == [])
      try await pass(50)  // Wednesday 19 May: late, and asked for two weeks more.
      #expect(try await owed(mette).map { $0.prefix(17) } == ["2027-05-12 Talk 4"])
      try await pass(8)
      #expect(try await owed(mette) == [])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what a placement plans is not owed twice, and what was held there counts", arguments: TestEngine.allCases)
  func withPlacement(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), weeks: 5)
      story.test.clock.advance(days: 15)  // Monday 7 December: the placement asks for the talk itself.
      #expect(try await story.followUps(id).contains { $0.with != .workplace && $0.due.iso <= "2026-12-27" })
      #expect(try await owed(mette) == [])
      let talk = try #require(try await story.followUps(id).first { $0.with != .workplace && $0.result == nil })
      let note = try await mette.api(
        .patch, PlacementsResource.followUp(talk.id), #"{"step": "held", "doneOn": "2026-12-07", "light": "ok"}"#,
        seen: Int(talk.version.number))
      #expect(note.status == 200, "\(note.text)")
      #expect(try await story.end(id, "2026-12-07", by: mette).status == 200)
      story.test.clock.advance(days: 25)  // Friday 1 January: what the placement would have asked for went with it.
      mette = try await story.visitor(story.mette)
      #expect(try await owed(mette) == [])
      story.test.clock.advance(days: 21)  // Friday 22 January: the second part is hers, without a placement.
      mette = try await story.visitor(story.mette)
      #expect(try await owed(mette).map { $0.prefix(17) } == ["2027-02-10 Talk 2"])
      #expect(story.unforeseen.all == [])
    }
  }
}
