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
import Work

@testable import Nyvej

@Suite("What is recorded for a day is true from that day") struct DayOfTruthTests {
  @Test(
    "an ending announced for a day leaves everything as it is until that day is over", arguments: TestEngine.allCases)
  func announced(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let id = try await story.run(yusuf, at: bakery)
      story.test.clock.advance(days: 3)
      let before = try await story.followUps(id)
      #expect(try await story.end(id, "2026-12-18", by: mette).status == 200)

      func standing() async throws -> (state: String?, ending: String?) {
        let json = try await mette.api(.get, PlacementsResource.placement(id)).json
        return (json["state"]?.string, json["ending"]?["on"]?.string)
      }
      #expect(try await standing() == ("running", "2026-12-18"))
      // Follow-ups within the time that is left stay the same; those beyond it are not held.
      let kept = before.filter { $0.due <= CivilDate(iso: "2026-12-18")! }
      #expect(kept.count > 1)
      #expect(try await story.followUps(id) == kept)
      let week = try await mette.week()
      #expect(week.map(\.pile) == ["follow-ups"] && week.map(\.due) == ["2026-11-23"])
      let page = try await mette.page(PlacementsAddress.placement(id))
      #expect(page.words.contains("The ending is announced"))
      #expect(page.words.contains("It goes on up to and including Fri 18 Dec"))
      #expect(page.words.contains("running"))
      #expect(try await mette.page(EmployersAddress.workplace(bakery)).words.contains("1 of 2 places taken"))
      for (state, number) in [("running", 1), ("ended", 0), ("ready", 0), ("last-day-passed", 0)] {
        #expect(try await story.listed(state, by: mette) == number, "\(state)")
      }

      // On the day itself it still runs; then it is over, and what comes next is owed. Nobody wrote anything.
      story.test.clock.advance(days: 23)
      #expect(story.today.iso == "2026-12-18")
      #expect(try await standing().state == "running")
      #expect(try await mette.page(EmployersAddress.workplace(bakery)).words.contains("1 of 2 places taken"))
      story.test.clock.advance(days: 1)
      #expect(try await standing() == ("ended", "2026-12-18"))
      let over = try await mette.week()
      #expect(
        over.filter { $0.pile == "endings" }.map(\.reason) == ["The placement has ended. Next: Twelve paid hours"])
      // What was due until then and nobody noted is asked for a while longer, and nothing else.
      #expect(Set(over.map(\.pile)) == ["endings", "follow-ups"])
      #expect(try await story.followUps(id) == kept)
      #expect(try await mette.page(EmployersAddress.workplace(bakery)).words.contains("0 of 2 places taken"))
      for (state, number) in [("running", 0), ("ended", 1)] {
        #expect(try await story.listed(state, by: mette) == number, "\(state)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "an announced ending is taken back before its day, on the page and by a program", arguments: TestEngine.allCases)
  func takenBack(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      story.test.clock.advance(days: 3)
      let before = try await story.followUps(id)
      #expect(try await story.end(id, "2026-12-18", by: mette).status == 200)
      let page = try await mette.page(PlacementsAddress.placement(id))
      let back = try await mette.submit(
        try page.form(to: PlacementsAddress.ending(id), hidden: ["outcome": "withdrawn"]))
      #expect(!back.words.contains("The ending is announced"))
      #expect(try await story.followUps(id).map(\.due) == before.map(\.due))

      #expect(try await story.end(id, "2026-12-18", by: mette).status == 200)
      func withdraw() async throws -> Response {
        try await mette.api(
          .patch, PlacementsResource.ending(id), #"{"outcome": "withdrawn"}"#,
          seen: Int(try await story.placement(id).version.number))
      }
      let answer = try await withdraw()
      #expect(try answer.status == 200 && answer.json["ending"]?["on"] == nil, "\(answer.text)")
      #expect(try await withdraw().status == 422, "there is none any more")

      #expect(try await story.end(id, "2026-12-18", by: mette).status == 200)
      story.test.clock.advance(days: 24)
      let late = try await withdraw()
      #expect(late.status == 422 && late.text.contains("It ended on Fri 18 Dec"), "\(late.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "who was given the place behind an announced ending keeps it: the ending is not taken back over her",
    arguments: TestEngine.allCases)
  func takenMeanwhile(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 5)
      let first = try await story.run(try await story.participant("Omar Prøvesen", "lab"), at: bakery)
      #expect(try await story.end(first, "2026-11-29", by: mette).status == 200)
      story.test.clock.advance(days: 7)
      let second = try await story.run(try await story.participant("Layla Opdigtsen", "lab"), at: bakery)
      #expect(try await story.placement(second).terms.period.from == CivilDate(iso: "2026-11-30"))
      func withdraw() async throws -> Response {
        try await mette.api(
          .patch, PlacementsResource.ending(first), #"{"outcome": "withdrawn"}"#,
          seen: Int(try await story.placement(first).version.number))
      }
      let refused = try await withdraw()
      #expect(refused.status == 422 && refused.text.contains("place"), "\(refused.text)")
      let putOff = try await story.end(first, "2026-12-18", by: mette)
      #expect(putOff.status == 422 && putOff.text.contains("place"), "\(putOff.text)")
      #expect(try await story.placement(first).ending?.on == CivilDate(iso: "2026-11-29"))
      #expect(try await mette.check("ratio", of: second)?["verdict"]?.string == "fulfilled")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a last day that has passed without an ending says so, holds no hours and is owed to somebody",
    arguments: TestEngine.allCases)
  func passed(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: bakery, hours: 9, weeks: 4)
      let last = CivilDate(iso: "2026-12-18")!
      #expect(try await story.placement(id).terms.period.until == last)
      story.test.clock.advance(days: 26)
      #expect(story.today == last)
      #expect(try await story.placement(id).state(on: story.today).kind == .running)
      #expect(try await mette.page(PlacementsAddress.placement(id)).words.contains("9 hours this week"))

      story.test.clock.advance(days: 5)
      #expect(
        try await mette.api(.get, PlacementsResource.placement(id)).json["state"]?.string == "last-day-passed")
      let page = try await mette.page(PlacementsAddress.placement(id))
      #expect(page.words.contains("last day passed on Fri 18 Dec") && !page.words.contains("9 hours this week"))
      #expect(!page.words.contains("running"))
      let owed = try await mette.week().filter { $0.pile == "endings" }
      #expect(owed.map(\.due) == [last.iso] && owed.map(\.owner) == ["mette"], "\(owed)")
      #expect(owed[0].reason.contains("last day passed on Fri 18 Dec"))
      #expect(try await mette.page(EmployersAddress.workplace(bakery)).words.contains("0 of 2 places taken"))
      #expect(try await story.listed("last-day-passed", by: mette) == 1)
      #expect(try await story.listed("running", by: mette) == 0)

      // It ended on its last day, not on a later one; then the obligation is met.
      let beyond = try await story.end(id, "2026-12-23", by: mette)
      #expect(beyond.status == 422 && beyond.text.contains("The agreed last day is Fri 18 Dec"), "\(beyond.text)")
      #expect(try await story.end(id, last.iso, by: mette).status == 200)
      let next = try await mette.week().filter { $0.pile == "endings" }
      #expect(next.map(\.reason) == ["The placement has ended. Next: Twelve paid hours"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a start agreed ahead is ready until its day, and day one stands in the week", arguments: TestEngine.allCases)
  func ready(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      func state() async throws -> String? {
        try await mette.api(.get, PlacementsResource.placement(id)).json["state"]?.string
      }
      func starts() async throws -> [String?] {
        // That a plan is to be written stands there as well.
        try await mette.week().filter { $0.pile == "starts" && !$0.reason.contains("plan") }.map(\.due)
      }
      #expect(try await state() == "ready")
      #expect(try await starts() == ["2026-11-23"], "it stays under Getting started")
      #expect(try await story.listed("ready", by: mette) == 1)
      #expect(try await story.listed("running", by: mette) == 0)
      #expect(try await mette.page(PlacementsAddress.placement(id)).words.contains("ready"))

      story.test.clock.advance(days: 1)
      #expect(try await state() == "running")
      #expect(try await starts() == ["2026-11-23"])
      #expect(try await story.listed("running", by: mette) == 1)
      story.test.clock.advance(days: 1)
      #expect(try await starts() == [])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what is asked of the database is what the day says, for every state on every day", arguments: TestEngine.allCases)
  func oneDefinition(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let bakery = try await story.workplace("Bageriet", staff: 300)
      var all: [PlacementID] = []
      let endings: [(day: Int, reason: Placement.Ending.Reason)?] = [
        nil, nil, (2, .mismatch), (9, .hired), (25, .completed), (-1, .neverBegan), (0, .neverBegan),
      ]
      for (number, ending) in endings.enumerated() {
        let person = try await story.participant("Person Nummer \(number)", "integration-act")
        let id = try await story.run(person, at: bakery, weeks: number == 1 ? nil : 4)
        if let ending {
          let placements = story.placements
          try await story.act { tx in
            try placements.find(id, tx).act {
              let day = $0.terms.period.from.adding(days: ending.day)
              try placements.end(
                $0, Placement.Ending(on: day, reason: ending.reason, by: .together, nextStep: "On"),
                seen: $0.version, tx)
            }
          }
        }
        all.append(id)
      }
      let draft = try await story.draft(try await story.participant("Person Uden Start", "lab"), at: bakery)
      all.append(draft)
      var met: Set<Placement.State.Kind> = []
      for _ in 0..<40 {
        let (ids, placements) = (all, story.placements)
        let differing = try await story.act { tx in
          var kinds: [PlacementID: Placement.State.Kind] = [:]
          for id in ids { kinds[id] = try placements.find(id, tx).act { $0.state(on: tx.today).kind } }
          let found = try Placement.State.Kind.allCases.map { kind in
            (kind, try placements.all(kind, after: nil, limit: 50, tx).act { Set($0.rows.map(\.id)) })
          }
          let wrong = found.filter { kind, found in found != Set(kinds.filter { $0.value == kind }.keys) }
          return (wrong.map { "\($0.0) on \(tx.today)" }, Set(kinds.values))
        }
        #expect(differing.0 == [])
        met.formUnion(differing.1)
        story.test.clock.advance(days: 1)
      }
      #expect(met.isSuperset(of: [.ready, .running, .lastDayPassed, .ended]), "\(met)")
    }
  }

  @Test(
    "of a placement without a last day three follow-ups are planned ahead, then as they come",
    arguments: TestEngine.allCases)
  func threeAhead(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), weeks: nil)
      let first = try await story.followUps(id)
      #expect(first.map(\.due.iso) == ["2026-11-23", "2026-11-30", "2026-12-07"])
      story.test.clock.advance(days: 1)
      let placements = story.placements
      try await story.act { tx in
        try placements.log(
          first[0], FollowUp.Result(on: tx.today, light: .ok, personSays: nil, firmSays: nil, agreed: nil),
          seen: first[0].version, tx)
      }
      let next = try await story.followUps(id)
      #expect(next.map(\.due.iso) == ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-21"])
      #expect(next.filter { $0.result == nil }.count == 3)
    }
  }
}

extension StoryHouse {
  func end(_ id: PlacementID, _ day: String, by visitor: Visitor) async throws -> Response {
    try await visitor.api(
      .post, PlacementsResource.ending(id),
      #"{"on": "\#(day)", "reason": "paid-hours", "by": "together", "nextStep": "Twelve paid hours"}"#,
      seen: Int(try await placement(id).version.number))
  }

  /// How many are listed in a state.
  fileprivate func listed(_ state: String, by visitor: Visitor) async throws -> Int? {
    try await visitor.api(.get, PlacementsResource.placements, query: "?state=" + state).json["items"]?.items.count
  }
}
