import Access
import Employers
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// Nobody leaves with a placement that is not over, in whatever order things are written down. Sunday 22 November 2026.
@Suite("An exit rests on the endings before it") struct ExitRestsOnEndingTests {
  private func step(_ way: ParticipationID, _ json: String, by api: Visitor) async throws -> Response {
    let address = ProgrammesResource.participation(way)
    return try await api.api(.patch, address, json, seen: try await api.api(.get, address).json["version"]?.integer)
  }

  private func leave(_ way: ParticipationID, _ day: String, by api: Visitor) async throws -> Response {
    try await step(way, #"{"step": "exit", "on": "\#(day)", "reason": "moved", "destination": "unknown"}"#, by: api)
  }

  private func withdraw(_ id: PlacementID, by api: Visitor, _ story: StoryHouse) async throws -> Response {
    try await api.api(
      .patch, PlacementsResource.ending(id), #"{"outcome": "withdrawn"}"#,
      seen: Int(try await story.placement(id).version.number))
  }

  @Test("no placement is drafted or started while an exit stands", arguments: TestEngine.allCases)
  func begun(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let layla = try await story.participant("Layla Tænkt", "lab")
      #expect(try await api.week().map(\.reason).contains("Plan a placement"))
      #expect(try await leave(yusuf.id, "2026-12-18", by: api).status == 200)
      let body = """
        {"participation": "\(yusuf.id)", "workplace": "\(bakery)", "measure": "virksomhedspraktik", "basis": "lab",
         "purpose": "train", "tasks": "Wash trays", "from": "2026-12-14", "until": "2026-12-18", "hours": 6,
         "lastEmployer": "no"}
        """
      let drafted = try await api.api(.post, PlacementsResource.personPlacements(yusuf.person), body)
      #expect(try drafted.status == 422 && drafted.problemFields == ["participation"], "\(drafted.text)")
      #expect(drafted.text.contains("Taking part ends on Fri 18 Dec") && drafted.text.contains("undo it first"))
      let page = try await api.page(PlacementsAddress.newPlacement(yusuf.person))
      #expect(page.words.contains("Taking part ends on Fri 18 Dec") && page.words.contains("Nobody leaves with"))
      #expect(try await api.week().filter { $0.name.contains("Yusuf") }.isEmpty, "nothing is to be planned")

      // One that was prepared before that was watched over does not start either.
      let old = try await story.draft(layla, at: bakery, weeks: 2, ready: true)
      try await story.act { tx in
        try Participations.find(layla.id, tx).act {
          try Participations.exit(
            $0, on: tx.today.adding(days: 26), reason: "moved", destination: "unknown", seen: $0.version, tx)
        }
      }
      let started = try await api.askToStart(old)
      #expect(try started.status == 422 && started.problemFields == ["participation"], "\(started.text)")
      #expect(started.text.contains("Taking part ends on Fri 18 Dec"), "\(started.text)")
      let form = try await api.page(PlacementsAddress.placement(old)).form(to: PlacementsAddress.placement(old))
      let shown = Page(try await api.send(form).text)
      #expect(shown.words.contains("No placement begins while that exit stands"))
      #expect(shown.html.contains(ProgrammesAddress.participation(layla.id).path))
      #expect(try await step(layla.id, #"{"step": "stay"}"#, by: api).status == 200)
      #expect(try await api.askToStart(old).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an ending that an exit rests on is not undone before the exit", arguments: TestEngine.allCases)
  func undone(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      // One who leaves on the last day of the placement, one later than that, and one of whom a draft was given up.
      for (name, last, exit) in [
        ("Yusuf Opdigtet", "2026-12-18", "2026-12-18"), ("Layla Tænkt", "2026-12-11", "2026-12-18"),
        ("Rosa Påfund", nil, "2026-12-18"),
      ] {
        let who = try await story.participant(name, "lab")
        let id = try await api.draft(who, bakery, from: "2026-11-23", until: last ?? "2026-12-18")
        if let last {
          try await api.sendPapers(id)
          #expect(try await api.askToStart(id).status == 200)
          #expect(try await story.end(id, last, by: api).status == 200)
        } else {
          let given = try await api.api(
            .post, PlacementsResource.ending(id),
            #"{"on": "2026-11-22", "reason": "firm-stopped", "by": "firm", "nextStep": "Look on"}"#,
            seen: Int(try await story.placement(id).version.number))
          #expect(given.status == 200, "\(given.text)")
        }
        #expect(try await leave(who.id, exit, by: api).status == 200)
        let refused = try await withdraw(id, by: api, story)
        #expect(try (refused.status, refused.problemFields) == (422, ["outcome"]), "\(name): \(refused.text)")
        #expect(
          refused.text.contains("Taking part ends on Fri 18 Dec") && refused.text.contains("Undo that exit first"),
          "\(refused.text)")
        #expect(!refused.text.contains("Choose this day"), "\(refused.text)")
        #expect(try await story.placement(id).ending != nil)
        #expect(try await step(who.id, #"{"step": "stay"}"#, by: api).status == 200)
        #expect(try await withdraw(id, by: api, story).status == 200)
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "of an exit that stands it is said that it does, and of none that there is none", arguments: TestEngine.allCases)
  func exitStands(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let none = try await step(yusuf.id, #"{"step": "stay"}"#, by: api)
      #expect(try (none.status, none.problemFields) == (422, ["step"]), "\(none.text)")
      #expect(none.text.contains("No exit is noted"), "\(none.text)")
      let bakery = try await story.workplace("Bageriet", staff: 60)
      let id = try await story.run(yusuf, at: bakery, weeks: 1)
      story.test.clock.advance(days: 9)  // Tuesday 1 December.
      let ended = try await api.api(
        .post, PlacementsResource.ending(id),
        #"{"on": "2026-11-27", "reason": "completed", "by": "together", "nextStep": "Look on"}"#,
        seen: Int(try await story.placement(id).version.number))
      #expect(ended.status == 200, "\(ended.text)")
      #expect(try await leave(yusuf.id, "2026-11-30", by: api).status == 200)
      story.test.clock.advance(days: 1)
      let late = try await step(yusuf.id, #"{"step": "stay"}"#, by: api)
      #expect(try (late.status, late.problemFields) == (422, ["step"]), "\(late.text)")
      #expect(late.text.contains("Taking part ended on Mon 30 Nov") && late.text.contains("refer the person anew"))
      #expect(!late.text.contains("present state"), "\(late.text)")
      #expect(story.unforeseen.all == [])
    }
  }
}

/// Sunday 22 November 2026.
@Suite("An undo that is refused says why, and what would have to be different") struct RefusedUndoTests {
  private func withdraw(_ id: PlacementID, by api: Visitor, _ story: StoryHouse) async throws -> String {
    let refused = try await api.api(
      .patch, PlacementsResource.ending(id), #"{"outcome": "withdrawn"}"#,
      seen: Int(try await story.placement(id).version.number))
    #expect(try (refused.status, refused.problemFields) == (422, ["outcome"]), "\(refused.text)")
    return refused.text
  }

  @Test("the place is somebody else's, or nobody knows whether there is one", arguments: TestEngine.allCases)
  func place(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 5)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let layla = try await story.participant("Layla Tænkt", "lab")
      let his = try await story.run(yusuf, at: bakery)
      #expect(try await story.end(his, "2026-12-11", by: api).status == 200)
      let next = try await api.draft(layla, bakery, from: "2026-12-14", until: "2027-01-29")
      try await api.sendPapers(next, on: "2026-11-22")
      #expect(try await api.askToStart(next).status == 200)
      let taken = try await withdraw(his, by: api, story)
      #expect(taken.contains("The only place is taken in Dec"), "\(taken)")
      #expect(taken.contains("given to somebody else") && taken.contains("the ending on Fri 11 Dec"), "\(taken)")
      #expect(!taken.contains("agree that day") && !taken.contains("Layla"), "\(taken)")
      let version = try await api.api(.get, EmployersResource.workplace(bakery)).json["version"]?.integer
      #expect(
        try await api.api(
          .patch, EmployersResource.workplace(bakery), #"{"ordinaryStaff": null, "staffAsOf": null}"#, seen: version
        ).status == 200)
      let unknown = try await withdraw(his, by: api, story)
      #expect(unknown.contains("whether there still is a place") && unknown.contains("Until then"), "\(unknown)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the hours are agreed elsewhere, or there is a lower limit by now", arguments: TestEngine.allCases)
  func hours(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      let yusuf = try await story.participant("Yusuf Opdigtet", "integration-act")
      let his = try await story.run(yusuf, at: bakery, hours: 20)
      #expect(try await story.end(his, "2026-12-11", by: api).status == 200)
      let made = try await api.made(
        PlacementsResource.personPlacements(yusuf.person),
        """
        {"participation": "\(yusuf.id)", "workplace": "\(bakery)", "measure": "lonnede-timer", "basis": "agreement",
         "tasks": "Bake", "from": "2026-12-14", "until": "2027-01-29", "hours": 20}
        """)
      let paid = try #require(PlacementID(made["id"]?.string ?? ""))
      #expect(try await api.askToStart(paid).status == 200)
      let taken = try await withdraw(his, by: api, story)
      #expect(taken.contains("20 h here and the 20 h that are agreed elsewhere by now would make 40 h"), "\(taken)")
      #expect(
        taken.contains("Agree fewer hours elsewhere first") && taken.contains("Until then the ending"), "\(taken)")
      #expect(!taken.contains("Lower the step"), "\(taken)")

      let layla = try await story.participant("Layla Tænkt", "integration-act")
      let hers = try await story.run(layla, at: bakery, hours: 12)
      #expect(try await story.end(hers, "2026-12-11", by: api).status == 200)
      try await agreeCap(9, "2026-12-14", nil, api, layla.person)
      let capped = try await withdraw(hers, by: api, story)
      #expect(capped.contains("above the limit of 9 h a week") && capped.contains("Agree another limit"), "\(capped)")
      #expect(capped.contains("Until then the ending on Fri 11 Dec"), "\(capped)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a step that is taken back", arguments: TestEngine.allCases)
  func step(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "integration-act")
      let id = try await story.run(yusuf, at: try await story.workplace("Bageriet", staff: 60), hours: 12)
      _ = try await api.made(
        PlacementsResource.ladder(id), #"{"move": "back", "week": "2026-W51", "hours": 8, "reason": "Less"}"#)
      try await agreeCap(9, "2026-12-14", nil, api, yusuf.person)
      let less = try #require(try await story.steps(id).first { $0.move == .back })
      let refused = try await api.api(
        .patch, PlacementsResource.ladderStep(less.id), #"{"outcome": "withdrawn"}"#, seen: Int(less.version.number))
      #expect(try (refused.status, refused.problemFields) == (422, ["outcome"]), "\(refused.text)")
      #expect(refused.text.contains("Agree another limit") && refused.text.contains("Until then the step stands"))
      #expect(!refused.text.contains("become possible later"), "\(refused.text)")
      #expect(story.unforeseen.all == [])
    }
  }
}
