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

/// Sunday 22 November 2026; what runs begins on Monday 23 November.
@Suite("What a page offers can be done, and what it says of a placement is so at once") struct TrueOffersTests {
  @Test(
    "a limit below what runs says on the page behind it which placement is above it, from which week, and leads to the step",
    arguments: TestEngine.allCases)
  func limitBelow(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 9)
      let yusuf = try await story.participant("Yusuf Opdigtet", "integration-act", called: "Yusuf")
      _ = try await story.run(yusuf, at: try await story.workplace("Butikken", staff: 12), hours: 9)
      let address = PeopleAddress.newConsideration(selam.person)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["effect": "hours", "hoursCap": "6", "wording": "At most six hours", "from": "2026-12-07"])
      let page = try await mette.submit(form)
      #expect(page.words.contains("Bageriet: This must be mended"), "\(page.words)")
      #expect(page.words.contains("week 50"), "\(page.words)")
      #expect(page.html.contains(PlacementsAddress.ladder(id).path + "?"))
      #expect(!(try await mette.page(PeopleAddress.person(yusuf.person)).words.contains("must be mended")))
      let undone = try await mette.submit(try page.undo())
      #expect(!undone.words.contains("This must be mended"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "an announced ending on which an exit rests is not offered to be undone: why is said, with the way there",
    arguments: TestEngine.allCases)
  func exitStands(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      let address = PlacementsAddress.ending(id)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["on": "2026-12-04", "reason": "mismatch", "by": "together", "nextStep": "Look on"])
      let announced = try await mette.submit(form)
      _ = try announced.form(to: address, hidden: ["outcome": "withdrawn"])
      let way = ProgrammesAddress.participation(selam.id)
      var exit = try await mette.page(way).form(to: way, hidden: ["step": "exit"])
      try exit.fill(["on": "2026-12-04", "reason": "moved", "destination": "unknown"])
      _ = try await mette.submit(exit)
      let page = try await mette.page(PlacementsAddress.placement(id))
      #expect(throws: NoSuch.self) { try page.form(to: address, hidden: ["outcome": "withdrawn"]) }
      #expect(page.words.contains("Undo that exit first."), "\(page.words)")
      #expect(page.html.contains(way.path))
      // As long as the exit stands a later last day would be refused, and is not offered.
      #expect(!page.words.contains("Change last day"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the page of signatures has its checklist on paper", arguments: TestEngine.allCases)
  func checklist(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let (bare, whole) = (
        try await story.draft(selam, at: bakery), try await story.draft(selam, at: bakery, ready: true)
      )
      for (id, box) in [(bare, "☐"), (whole, "☑")] {
        let list = try await mette.page(PlacementsAddress.signing(id)).part("<ul class=\"plain on-paper", "ul")
        #expect(list.words.contains(box), "\(list.words)")
        #expect(list.words.contains("22 Nov") == (id == whole), "\(list.words)")
        #expect(list.html.components(separatedBy: "<li>").count > 6)
      }
      #expect(story.unforeseen.all == [])
    }
  }
}
