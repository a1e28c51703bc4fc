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
import Work

@testable import Nyvej

/// Today is Sunday 22 November 2026.
@Suite("What can still be mended, and what is over") struct MendingTests {
  @Test(
    "hours of weeks gone by stay as they were worked: what is to be mended begins in the next week with work to come",
    arguments: TestEngine.allCases)
  func pastWeeks(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let placement = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      story.test.clock.advance(days: 15)
      #expect(story.today.iso == "2026-12-07", "the Monday of week 50")
      func banner() async throws -> String { try await mette.page(PlacementsAddress.placement(placement)).words }
      // Agreed for weeks that are over, and noted only now.
      try await agreeCap(4, "2026-11-23", "2026-12-06", mette, selam.person)
      #expect(try await !banner().contains("Reduce to"))
      #expect(try await !mette.week().contains { $0.pile == "mend" }, "nothing of it can be changed any more")
      // And for the weeks to come.
      try await agreeCap(5, "2026-11-30", "2026-12-27", mette, selam.person)
      #expect(try await banner().contains("Reduce to 5 h from week 50"))
      let mend = try #require(try await mette.week().first { $0.pile == "mend" })
      #expect(mend.reason.contains("in week 50"), "\(mend.reason)")
      let piles = try await mette.page(WorkAddress.week).html.split(separator: "<section class=\"pile")
      #expect(piles.count > 2 && piles[1].contains("aria-labelledby=\"mend\""), "it comes before the others")
      // On the page the way to mend it stands before every card, and nothing else is the main thing to do.
      let page = try await mette.page(PlacementsAddress.placement(placement)).html
      let main = page.split(separator: "class=\"button main").dropFirst()
        .compactMap { $0.split(separator: "</a>").first }
      #expect(main.count == 1 && main[0].contains("Reduce to 5 h"), "\(main)")
      let mending = try #require(page.firstRange(of: "Reduce to 5 h"))
      let card = try #require(page.firstRange(of: "class=\"card"))
      #expect(mending.lowerBound < card.lowerBound)
      // With work on Mondays only, the week's work is done on the Tuesday.
      let version = try await mette.api(.get, PlacementsResource.placement(placement)).json["version"]?.integer
      let monday = try await mette.api(
        .patch, PlacementsResource.placement(placement),
        #"{"days": ["monday"], "workFrom": "08:00", "workUntil": "15:00"}"#, seen: version)
      #expect(monday.status == 200, "\(monday.text)")
      story.test.clock.advance(days: 1)
      #expect(try await banner().contains("Reduce to 5 h from week 51"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the same hours need not be written", arguments: TestEngine.allCases)
  func sameHours(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let placement = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      let address = PlacementsAddress.ladder(placement)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["move": "hold", "week": "2026-W49", "hours": "", "reason": "The class takes two mornings"])
      _ = try await mette.submit(form)
      let steps = try await mette.api(.get, PlacementsResource.ladder(placement)).json["items"]?.items ?? []
      #expect(steps.contains { $0["week"]?.string == "2026-W49" && $0["move"]?.string == "hold" })
      form = try await mette.page(address).form(to: address)
      try form.fill(["move": "up", "week": "2026-W50", "hours": "", "reason": "It goes well"])
      let refused = try await mette.send(form)
      #expect(refused.status == 422 && Page(refused.text).problems.contains("Hours a week"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("for whoever has died nothing is planned, and she goes on to nothing", arguments: TestEngine.allCases)
  func death(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      #expect(try await mette.week().contains { $0.pile == "no-next-step" })
      func exit(_ fields: String) async throws -> Response {
        try await mette.api(
          .patch, ProgrammesResource.participation(selam.id), #"{"step": "exit", "on": "2026-11-22", \#(fields)}"#,
          seen: try await mette.api(.get, ProgrammesResource.participation(selam.id)).json["version"]?.integer)
      }
      let both = try await exit(#""reason": "deceased", "destination": "ordinary-work""#)
      #expect(try both.status == 422 && both.problemFields == ["destination"], "\(both.text)")
      let neither = try await exit(#""reason": "moved""#)
      #expect(try neither.status == 422 && neither.problemFields == ["destination"], "\(neither.text)")
      let done = try await exit(#""reason": "deceased""#)
      #expect(done.status == 200, "\(done.text)")
      #expect(try await !mette.week().contains { $0.pile == "no-next-step" })
      let page = try await mette.page(ProgrammesAddress.participation(selam.id))
      #expect(
        page.words.contains("Deceased") && page.words.contains("Last day Sun 22 Nov")
          && !page.words.contains("Goes on to"))
      #expect(story.unforeseen.all == [])
    }
  }
}
