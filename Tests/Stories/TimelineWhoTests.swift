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
@Suite("Timelines say who did it") struct TimelineWhoTests {
  private func events(_ visitor: Visitor, _ resource: some APIAddress) async throws -> [JSON] {
    let answer = try await visitor.api(.get, resource, query: "?limit=100")
    #expect(answer.status == 200, "\(answer.text)")
    return try answer.json["items"]?.items ?? []
  }

  /// Who did it, by what was done.
  private func doers(_ events: [JSON]) -> [String: Set<String>] {
    Dictionary(
      events.map { ($0["event"]?.string ?? "", Set([$0["who"]?.string ?? ""])) }, uniquingKeysWith: { $0.union($1) })
  }

  private func colleague(_ name: String, _ story: StoryHouse) async throws -> AccountID {
    let account = try await story.test.account(name, [.jobConsultant], in: story.municipality)
    let programme = story.programme
    try await story.test.settingUp { try $0.joinTeam(account, of: programme) }
    return account
  }

  @Test(
    "whoever did it stands beside it, also where the record does not name them, for those who keep the case",
    arguments: TestEngine.allCases)
  func who(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let bakery = try await story.run(selam, at: try await story.workplace("Prøvebageriet", staff: 40))
      let jonas = try await colleague("jonas", story)
      let mille = try await story.test.account("mille", [.mentor], in: story.municipality)
      try await story.test.acting(as: jonas) { tx in
        _ = try Obstacles.note(
          Obstacle.Details(
            kind: .childcare, words: nil, since: tx.today.adding(days: -9), owner: nil, due: tx.today.adding(days: 9)),
          of: selam.person, tx)
        _ = try Considerations.agree(
          Consideration.Terms(
            wording: Consideration.Wording("At most 30 h", .english), ownWording: nil, effect: .hours(cap: Hours(30)),
            from: tx.today, until: tx.today.adding(days: 90), review: tx.today.adding(days: 60)), with: selam.person,
          on: tx.today, tx)
      }
      try await story.act { tx in
        _ = try tx.assign(mille, .mentor, to: selam.person, from: tx.today, AssignmentNote("wished", nil))
      }
      let mette = try await story.visitor(story.mette)
      let told = doers(try await events(mette, PeopleResource.timeline(selam.person)))
      #expect(told["referred"] == ["mette"] && told["programme-first-day"] == ["mette"], "\(told)")
      #expect(told["obstacle-since"] == ["jonas"] && told["obstacle-due"] == ["jonas"], "\(told)")
      #expect(told["consideration-agreed"] == ["jonas"] && told["phase-first-day"] == ["mette"], "\(told)")
      #expect(told["placement-first-day"] == ["mette"] && told["signed"] == ["mette"], "\(told)")
      #expect(told["worker-first-day"]?.contains("mille") == true, "\(told)")
      let unnamed = told.filter { $0.value.contains("") }.keys.filter { $0 != "follow-up-due" }
      #expect(unnamed.sorted() == [], "\(told)")
      let placed = doers(try await events(mette, PlacementsResource.timeline(bakery)))
      #expect(placed["placement-first-day"] == ["mette"] && placed["step-decided"] == ["mette"], "\(placed)")
      #expect(placed["worker-first-day"] == nil, "it is not about a placement")
      let page = try await mette.page(PeopleAddress.timeline(selam.person))
      #expect(page.words.contains("Works with the person, first day") && page.words.contains("People around"))

      // The mentor is told what is shared, of nobody who works with her, and by nobody's name what the journal knows.
      let seen = try await story.visitor(mille)
      let shared = try await events(seen, PeopleResource.timeline(selam.person))
      #expect(!shared.isEmpty)
      for event in shared {
        let what = event["event"]?.string ?? ""
        #expect(!what.hasPrefix("worker") && !what.hasPrefix("protected") && !what.hasPrefix("told"), "\(what)")
        if !what.hasPrefix("step-") { #expect(event["who"]?.isNull == true, "\(event)") }
      }
      let shown = try await seen.page(PeopleAddress.timeline(selam.person))
      #expect(!shown.words.contains("People around") && !shown.words.contains("Protected address"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "who works with somebody, and a protected address, stand there for whoever is told of them",
    arguments: TestEngine.allCases)
  func around(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let jonas = try await colleague("jonas", story)
      let kari = try await colleague("kari", story)
      try await story.act { tx in
        _ = try Protections.note(of: nil, from: tx.today, "Decided by the municipality", for: selam.person, tx)
        _ = try Protections.note(of: jonas, from: tx.today, "Takes the telephone", for: selam.person, tx)
      }
      let mette = try await story.visitor(story.mette)
      let events = try await events(mette, PeopleResource.timeline(selam.person))
      let told = doers(events)
      #expect(told["protected-first-day"] == ["mette"] && told["told-first-day"] == ["mette"], "\(told)")
      #expect(events.contains { $0["event"]?.string == "told-first-day" && $0["detail"]?.string == "jonas" })
      #expect(told["worker-first-day"] == ["mette"], "\(told)")
      // Reasons and words stand nowhere in it.
      let page = try await mette.page(PeopleAddress.timeline(selam.person))
      #expect(!page.html.contains("Decided by") && !page.html.contains("Takes the telephone"))
      #expect(page.words.contains("Named beside the protected address, first day"))
      let named = try await story.visitor(jonas).api(
        .get, PeopleResource.timeline(selam.person), query: "?topic=protection")
      #expect(try named.status == 200 && named.json["items"]?.items.count == 2, "\(named.text)")
      #expect(try await story.visitor(kari).api(.get, PeopleResource.timeline(selam.person)).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }
}
