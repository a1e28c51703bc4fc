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

/// Today is Sunday 22 November 2026.
@Suite("The strip above somebody's page") struct NextStepTests {
  @Test("the next step leads to where it is done, and says that it is late", arguments: TestEngine.allCases)
  func nextStep(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Prøvebageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøve", "integration-act")
      let running = try await story.run(selam, at: bakery)
      let talk = try #require(try await story.followUps(running).first)
      func strip(_ person: PersonID) async throws -> Page {
        try await mette.page(PeopleAddress.person(person)).part("class=\"next-step", "div")
      }
      story.test.clock.advance(days: 1)
      let due = try await strip(selam.person)
      // The first day and the first follow-up are on one day: either may come first.
      let both = [PlacementsAddress.placement(running).path, PlacementsAddress.followUp(talk.id).path]
      #expect(both.contains { due.html.contains("href=\"\($0)\"") }, "\(due.html)")
      #expect(!due.html.contains("next-step late") && due.words.contains("today"), "\(due.words)")
      let plan = try await strip(omar.person)
      #expect(plan.html.contains("href=\"\(PlacementsAddress.newPlacement(omar.person).path)\""), "\(plan.html)")
      story.test.clock.advance(days: 3)
      let late = try await strip(selam.person)
      #expect(late.html.contains("href=\"\(PlacementsAddress.followUp(talk.id).path)\""), "\(late.html)")
      #expect(late.html.contains("next-step late") && late.words.contains("3 days late"), "\(late.words)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("telephone and mail stand beside the name, a text only where it is safe", arguments: TestEngine.allCases)
  func reach(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      for (messages, isSafe) in [("yes", true), ("no", false)] {
        let made = try await mette.made(
          PeopleResource.people,
          """
          {"name": "Selam \(messages)", "phone": "+45 20 30 40 50", "email": "s@nyvej.example", "messages": "\(messages)",
           "texts": "\(messages)", "another": true}
          """)
        let id = try #require(PersonID(made["id"]?.string ?? ""))
        let strip = try await mette.page(PeopleAddress.person(id)).part("class=\"person-name", "div").html
        #expect(
          strip.contains("href=\"tel:+4520304050\"") && strip.contains("href=\"mailto:s@nyvej.example\""), "\(strip)")
        #expect(strip.contains("href=\"sms:+4520304050\"") == isSafe)
      }
      let bare = try await mette.made(PeopleResource.people, #"{"name": "Bao Fiktiv"}"#)
      let id = try #require(PersonID(bare["id"]?.string ?? ""))
      #expect(!(try await mette.page(PeopleAddress.person(id))).html.contains("class=\"reach\""))
      #expect(story.unforeseen.all == [])
    }
  }
}
