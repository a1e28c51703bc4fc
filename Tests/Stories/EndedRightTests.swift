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

/// Today is Sunday 22 November 2026; placements begin on Monday 23 November.
@Suite("What ran has ended, and what never began has not") struct EndedRightTests {
  private func end(
    _ id: PlacementID, _ day: String, _ reason: String, by visitor: Visitor, _ story: StoryHouse
  ) async throws -> Response {
    try await visitor.api(
      .post, PlacementsResource.ending(id),
      #"{"on": "\#(day)", "reason": "\#(reason)", "by": "person", "nextStep": "Look on"}"#,
      seen: Int(try await story.placement(id).version.number))
  }

  @Test(
    "“never began” is refused of what was talked about, or whose hours were decided on, and of nothing else",
    arguments: TestEngine.allCases)
  func neverBegan(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      func run(_ name: String) async throws -> PlacementID {
        try await story.run(try await story.participant(name, "integration-act"), at: bakery)
      }
      let (early, noShow, talked, ran) = (
        try await run("Selam Eksempelsen"), try await run("Omar Prøvesen"), try await run("Zahra Eksempel"),
        try await run("Bao Fiktiv")
      )
      // Called off before its first day; not for a day behind it.
      let later = try await end(early, "2026-11-24", "never-began", by: mette, story)
      #expect(try later.status == 422 && later.problemFields == ["on"], "\(later.text)")
      #expect(later.text.contains("given up on Mon 23 Nov at the latest"))
      #expect(try await end(early, "2026-11-22", "never-began", by: mette, story).status == 200)

      story.test.clock.advance(days: 2)
      let follow = try #require(try await story.followUps(talked).first)
      #expect(
        try await mette.api(
          .patch, PlacementsResource.followUp(follow.id), #"{"step": "held", "doneOn": "2026-11-23", "light": "ok"}"#,
          seen: Int(follow.version.number)
        ).status == 200)
      let held = try await end(talked, "2026-11-23", "never-began", by: mette, story)
      #expect(try held.status == 422 && held.problemFields == ["reason"], "\(held.text)")
      #expect(held.text.contains("A follow-up was held on Mon 23 Nov"))
      #expect(try await end(talked, "2026-11-23", "mismatch", by: mette, story).status == 200)

      // Nobody came, and it is written down a week later.
      story.test.clock.advance(days: 6)
      let tomorrow = try await end(noShow, "2026-12-01", "never-began", by: mette, story)
      #expect(try tomorrow.status == 422 && tomorrow.problemFields == ["on"], "\(tomorrow.text)")
      #expect(tomorrow.text.contains("given up on Mon 30 Nov at the latest"))
      #expect(try await end(noShow, "2026-11-30", "never-began", by: mette, story).status == 200)

      let step = try await mette.api(
        .post, PlacementsResource.ladder(ran),
        #"{"move": "up", "week": "2026-W50", "hours": 9, "reason": "It went well"}"#)
      #expect(step.status == 201, "\(step.text)")
      for day in ["2026-11-23", "2026-11-30"] {
        let refused = try await end(ran, day, "never-began", by: mette, story)
        #expect(try refused.status == 422 && refused.problemFields == ["reason"], "\(refused.text)")
        #expect(refused.text.contains("were decided on Mon 30 Nov"))
      }
      #expect(try await end(ran, "2026-11-30", "person-stopped", by: mette, story).status == 200, "the remedy is taken")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what was never started was not completed, and is given up also before anybody takes part",
    arguments: TestEngine.allCases)
  func neverStarted(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      let id = try await story.draft(try await story.participant("Selam Eksempelsen", "lab"), at: bakery)
      for reason in ["completed", "long-absence"] {
        let refused = try await end(id, "2026-11-22", reason, by: mette, story)
        #expect(try refused.status == 422 && refused.problemFields == ["reason"], "\(refused.text)")
      }
      #expect(try await end(id, "2026-11-22", "firm-stopped", by: mette, story).status == 200)

      // Accepted for a day to come.
      let person = try await mette.enter("Bao Fiktiv", called: "Bao")
      let (programme, placements) = (story.programme, story.placements)
      let ahead = try await story.act { tx in
        let way = try Participations.refer(
          person, to: programme,
          Participation.Referral(on: tx.today, by: nil, reason: "not-directly-to-work", note: nil), tx)
        try Participations.find(way, tx).act {
          try Participations.accept(
            $0, on: tx.today.adding(days: 29), basis: "lab", entering: ["placement"], seen: $0.version, tx)
        }
        let participation = try Participations.find(way, tx).act { $0 }
        let from = tx.today.adding(days: 36)
        return try placements.draft(
          Placement.Terms(
            measure: "virksomhedspraktik", basis: "lab", group: nil, purpose: "train", tasks: "Wash trays",
            period: try #require(Period(from: from, until: from.adding(days: 30))), lastEmployer: .no),
          for: participation, at: bakery, startingWith: Hours(6), tx)
      }
      #expect(try await end(ahead, "2026-11-22", "never-began", by: mette, story).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "an extension is decided while somebody takes part: the day that is named is taken", arguments: TestEngine.allCases)
  func extended(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let id = try await story.run(selam, at: bakery)
      func extend(_ decided: String) async throws -> Response {
        try await mette.api(
          .post, PlacementsResource.extension(id),
          #"{"until": "2027-04-02", "decidedOn": "\#(decided)", "reason": "More time"}"#,
          seen: Int(try await story.placement(id).version.number))
      }
      for day in ["2026-11-11", "2026-11-02", "2020-01-01"] {
        let refused = try await extend(day)
        #expect(try refused.status == 422 && refused.problemFields == ["decidedOn"], "\(refused.text)")
        #expect(refused.text.contains("Taking part begins on Thu 12 Nov"), "\(refused.text)")
      }
      #expect(try await extend("2026-11-23").status == 422, "nobody has decided on a day to come")
      let named = try await extend("2026-11-12")
      #expect(named.status == 200, "\(named.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "of who has left, was declined or was never referred is not said that she is not accepted yet",
    arguments: TestEngine.allCases)
  func former(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let (programme, day) = (story.programme, story.today)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let person = try await mette.enter("Bao Fiktiv", called: "Bao")
      func said(_ person: PersonID) async throws -> String {
        try await mette.page(PlacementsAddress.newPlacement(person)).words
      }
      #expect(try await said(person).contains("Takes part in no programme yet"))
      let id = try await story.act { tx in
        try Participations.refer(
          person, to: programme,
          Participation.Referral(on: day, by: nil, reason: "not-directly-to-work", note: nil), tx)
      }
      #expect(try await said(person).contains("Not accepted into a programme yet"))
      try await story.act { tx in
        try Participations.find(id, tx).act {
          try Participations.decline($0, on: day, reason: "no-place", seen: $0.version, tx)
        }
        try Participations.find(selam.id, tx).act {
          try Participations.exit($0, on: day, reason: "moved", destination: "unknown", seen: $0.version, tx)
        }
      }
      #expect(try await said(person).contains("The referral was declined on Sun 22 Nov"))
      #expect(!(try await said(selam.person)).contains("no programme"), "until her last day is over she takes part")
      story.test.clock.advance(days: 1)
      let left = try await said(selam.person)
      #expect(left.contains("Takes part in no programme any more: the last day was Sun 22 Nov"), "\(left)")
      let page = try await mette.page(PeopleAddress.person(selam.person)).words
      for words in ["No placement yet", "Not in a programme yet", "accepted"] {
        #expect(!page.contains(words), "\(words) \(page)")
      }
      let refused = try await mette.api(.post, PlacementsResource.personPlacements(selam.person), "{}")
      #expect(refused.status == 422 && refused.text.contains("any more"), "\(refused.text)")
      #expect(story.unforeseen.all == [])
    }
  }
}
