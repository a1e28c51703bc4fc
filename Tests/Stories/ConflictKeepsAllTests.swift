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

/// Two people write the same record, and it changes so that the form asks something else: what was written is kept. Sunday 22
/// November 2026.
@Suite("A conflict keeps all that was written") struct ConflictKeepsAllTests {
  @Test("of terms of a draft that a colleague starts meanwhile", arguments: TestEngine.allCases)
  func started(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12), ready: true)
      let (mette, jonas) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let (edit, page) = (PlacementsAddress.editPlacement(id), PlacementsAddress.placement(id))
      var terms = try await jonas.page(edit).form(to: edit)
      try terms.fill(["tasks": "Knead the dough by hand", "from": "2026-12-07"])
      _ = try await mette.submit(try await mette.page(page).form(to: page))
      let answer = try await jonas.send(terms)
      let shown = Page(answer.text)
      #expect(answer.status == 412)
      let both = shown.part("class=\"interruption\"", "section").words
      for words in ["Knead the dough by hand", "7 Dec", "Saved now", "You wrote"] {
        #expect(both.contains(words), "\(words): \(both)")
      }
      // What he was never asked is no difference.
      let label = "hold from"
      #expect(!both.lowercased().contains(label), "\(both)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("of terms of what runs, against an ending: days and times too", arguments: TestEngine.allCases)
  func ended(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      let (mette, jonas) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let edit = PlacementsAddress.editPlacement(id)
      var terms = try await jonas.page(edit).form(to: edit)
      try terms.fill(["until": "2026-12-11", "workFrom": "7:30", "workUntil": "11:45"])
      #expect(try await story.end(id, "2026-11-23", by: mette).status == 200)
      story.test.clock.advance(days: 3)
      let answer = Page(try await jonas.send(terms).text)
      for words in ["11 Dec", "7:30", "11:45", "Saved now", "You wrote"] {
        #expect(answer.words.contains(words), "\(words): \(answer.words)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what somebody else saved is shown before what is missing", arguments: TestEngine.allCases)
  func incomplete(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      story.test.clock.advance(days: 2)
      let follow = try await story.followUps(id)[0].id
      let mette = try await story.visitor(story.mette)
      let address = PlacementsAddress.followUp(follow)
      var first = try await mette.page(address).form(to: address, hidden: ["step": "held"])
      var second = try await mette.page(address).form(to: address, hidden: ["step": "held"])
      try first.fill(["light": "ok", "personSays": "The trays are heavy"])
      _ = try await mette.submit(first)
      try second.fill(["agreed": "Ring the office"])
      let answer = try await mette.send(second)
      #expect(answer.status == 412, "\(answer.status)")
      let both = Page(answer.text).part("class=\"interruption\"", "section").words
      for words in ["The trays are heavy", "Ring the office"] { #expect(both.contains(words), "\(both)") }

      // The same on every page on which a record is changed.
      let person = PeopleAddress.editPerson(selam.person)
      var (theirs, mine) = (
        try await mette.page(person).form(to: person), try await mette.page(person).form(to: person)
      )
      try theirs.fill(["soundsLike": "SE-lam"])
      _ = try await mette.submit(theirs)
      try mine.fill(["name": "", "soundsLike": "se-LAM"])
      let late = try await mette.send(mine)
      #expect(late.status == 412 && Page(late.text).words.contains("Both texts stand below"))
      #expect(story.unforeseen.all == [])
    }
  }

  private func referred(_ story: StoryHouse) async throws -> Participation {
    let (programme, jobCentre) = (story.programme, story.jobCentre)
    return try await story.act { tx in
      let person = try People.enter(Person.Details(name: "Selam Eksempelsen"), tx)
      let id = try Participations.refer(
        person, to: programme,
        Participation.Referral(
          on: tx.today.adding(days: -20), by: jobCentre, reason: "not-directly-to-work", note: nil), tx)
      return try Participations.find(id, tx).act { $0 }
    }
  }

  @Test("a step that was not taken has nothing stored", arguments: TestEngine.allCases)
  func referral(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await referred(story)
      let mette = try await story.visitor(story.mette)
      let page = ProgrammesAddress.participation(selam.id)
      var invite = try await mette.page(page).form(to: page, hidden: ["step": "invite"])
      var decline = try await mette.page(page).form(to: page, hidden: ["step": "decline"])
      let reason = try #require(decline.choices(of: "reason").first { !$0.isEmpty })
      try decline.fill(["reason": reason])
      _ = try await mette.submit(decline)
      try invite.fill(["on": "2026-11-22"])
      let shown = Page(try await mette.send(invite).text).words
      #expect(shown.contains("You wrote Invited on Sun 22 Nov") && !shown.contains("Both texts"), "\(shown)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a draft that was given up never began, on every page and in the API", arguments: TestEngine.allCases)
  func neverBegan(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let mette = try await story.visitor(story.mette)
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12), ready: true)
      story.test.clock.advance(days: 12)
      #expect(try await story.end(id, "2026-12-04", by: mette).status == 200)
      story.test.clock.advance(days: 3)
      for address in [
        PlacementsAddress.placement(id), .ladder(id), .editPlacement(id), .ending(id), .acceptance(id), .placements,
        .timeline(id),
      ] {
        let words = try await mette.page(address).words
        #expect(words.lowercased().contains("never began") || words.contains("before it began"), "\(address.path)")
        for wrong in ["The placement ended on", "Over since", "Placement, last day", "behind the last day"] {
          #expect(!words.contains(wrong), "\(address.path): \(wrong)")
        }
      }
      let read = try await mette.api(.get, PlacementsResource.placement(id)).json
      #expect(read["neverBegan"] == .bool(true))
      #expect(story.unforeseen.all == [])
    }
  }
}
