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

/// What is written down after its day is taken back on the day on which it was written down. Sunday 22 November 2026.
@Suite("An exit or an ending whose day had passed is undone like any other act") struct UndoneLaterTests {
  private func withdraw(_ id: PlacementID, by api: Visitor, _ story: StoryHouse) async throws -> Response {
    try await api.api(
      .patch, PlacementsResource.ending(id), #"{"outcome": "withdrawn"}"#,
      seen: Int(try await story.placement(id).version.number))
  }

  private func end(_ id: PlacementID, _ day: String, _ reason: String, by mette: Visitor) async throws -> Page {
    var form = try await mette.page(PlacementsAddress.ending(id)).form(to: PlacementsAddress.ending(id))
    try form.fill(["on": "\(day)", "reason": "\(reason)", "by": "together", "nextStep": "Look on"])
    return try await mette.submit(form)
  }

  private func exit(_ way: ParticipationID, _ day: String, by mette: Visitor) async throws -> Page {
    let address = ProgrammesAddress.participation(way)
    var form = try await mette.page(address).form(to: address, hidden: ["step": "exit"])
    try form.fill(["on": "\(day)", "reason": "moved", "destination": "unknown"])
    return try await mette.submit(form)
  }

  @Test("an ending, from the flash; the day after it stands", arguments: TestEngine.allCases)
  func ending(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let bakery = try await story.workplace("Bageriet", staff: 60)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let layla = try await story.participant("Layla Tænkt", "lab", called: "Layla")
      let (his, hers) = (try await story.run(yusuf, at: bakery), try await story.run(layla, at: bakery))
      let planned = try await story.followUps(his).map(\.due)
      story.test.clock.advance(days: 10)  // Wednesday 2 December.
      for id in [his, hers] {
        let ended = try await end(id, "2026-11-27", "mismatch", by: mette)
        #expect(ended.flash.words.contains("The placement has ended."), "\(ended.flash.words)")
        #expect(try await story.placement(id).state(on: story.today).kind == .ended)
        if id == hers { continue }
        let undone = try await mette.submit(try ended.undo())
        #expect(undone.flash.words.contains("the ending is undone"), "\(undone.flash.words)")
      }
      #expect(try await story.placement(his).state(on: story.today).kind == .running)
      #expect(try await story.followUps(his).map(\.due) == planned)
      #expect(try await story.placement(hers).state(on: story.today).kind == .ended, "another one stays as it was")
      story.test.clock.advance(days: 1)
      let late = try await withdraw(hers, by: api, story)
      #expect(try (late.status, late.problemFields) == (422, ["outcome"]), "\(late.text)")
      #expect(late.text.contains("on the day on which it was written down"), "\(late.text)")
      #expect(try await withdraw(his, by: api, story).status == 422, "there is none")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a last day that has passed is open again, and a draft that was given up is one again",
    arguments: TestEngine.allCases)
  func others(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let layla = try await story.participant("Layla Tænkt", "lab", called: "Layla")
      let short = try await story.run(yusuf, at: bakery, weeks: 2)
      let draft = try await story.draft(layla, at: bakery, ready: true)
      #expect(try await story.placement(draft).stage == .checked)
      let given = try await end(draft, "2026-11-22", "firm-stopped", by: mette)
      #expect(try await story.placement(draft).state(on: story.today).kind == .ended)
      let back = try await mette.submit(try given.undo())
      #expect(back.flash.words.contains("The ending is undone.") && !back.flash.words.contains("goes on"))
      #expect(try await story.placement(draft).stage == .checked, "with its papers")
      story.test.clock.advance(days: 14)  // Sunday 6 December, after the last day.
      #expect(try await story.placement(short).state(on: story.today).kind == .lastDayPassed)
      let completed = try await end(short, "2026-12-04", "completed", by: mette)
      let again = try await mette.submit(try completed.undo())
      #expect(again.flash.words.contains("The ending is undone.") && !again.flash.words.contains("goes on"))
      #expect(try await story.placement(short).state(on: story.today).kind == .lastDayPassed)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what was built on an ending since stands in the way, with the reason", arguments: TestEngine.allCases)
  func built(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let bakery = try await story.workplace("Bageriet", staff: 5)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let layla = try await story.participant("Layla Tænkt", "lab", called: "Layla")
      let rosa = try await story.participant("Rosa Påfund", "lab", called: "Rosa")
      let his = try await story.run(yusuf, at: bakery)
      let other = try await story.run(rosa, at: try await story.workplace("Butikken", staff: 5), weeks: 2)
      story.test.clock.advance(days: 10)
      _ = try await end(his, "2026-11-27", "mismatch", by: mette)
      // The only place is somebody else's by now.
      let next = try await api.draft(layla, bakery, from: "2026-12-07", until: "2027-01-29")
      try await api.sendPapers(next, on: "2026-12-01")
      #expect(try await api.askToStart(next).status == 200)
      let taken = try await withdraw(his, by: api, story)
      #expect(try (taken.status, taken.problemFields) == (422, ["outcome"]), "\(taken.text)")
      #expect(taken.text.contains("The only place is taken") && !taken.text.contains("Layla"), "\(taken.text)")
      #expect(try await story.placement(his).state(on: story.today).kind == .ended)

      // She has left: the exit is undone first.
      _ = try await end(other, "2026-11-27", "person-stopped", by: mette)
      let left = try await exit(rosa.id, "2026-11-30", by: mette)
      let refused = try await withdraw(other, by: api, story)
      #expect(try (refused.status, refused.problemFields) == (422, ["outcome"]), "\(refused.text)")
      #expect(refused.text.contains("Mon 30 Nov"), "\(refused.text)")
      _ = try await mette.submit(try left.undo())
      #expect(try await withdraw(other, by: api, story).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "an exit, by whoever wrote it down, also where only the team reaches her; the day after it stands",
    arguments: TestEngine.allCases)
  func exits(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let programme = story.programme
      try await story.test.settingUp { try $0.joinTeam(jonas, of: programme) }
      let (mette, team) = (try await story.visitor(story.mette), try await story.visitor(jonas))
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let layla = try await story.participant("Layla Tænkt", "lab", called: "Layla")
      story.test.clock.advance(days: 60)  // Thursday 21 January 2027.
      for (who, day) in [(yusuf, "2027-01-20"), (layla, "2026-11-27")] {
        let left = try await exit(who.id, day, by: team)
        #expect(left.flash.words.contains("The participation has ended."), "\(left.flash.words)")
        let way = ProgrammesResource.participation(who.id)
        #expect(try await team.api(.get, way).json["state"]?.string == "exited")
        let undone = try await team.submit(try left.undo())
        #expect(undone.flash.words.contains("The exit is undone."), "\(undone.flash.words)")
        let now = try await team.api(.get, way).json
        #expect(now["state"]?.string == "accepted" && now["exitedOn"] == nil)
        #expect(now["phases"]?.items.first?["until"]?.isNull == true)
        // The case is open to the team as before.
        let version = try await team.api(.get, PeopleResource.person(who.person)).json["version"]?.integer
        let phone = #"{"phone": "20304051", "another": true}"#
        #expect(try await team.api(.patch, PeopleResource.person(who.person), phone, seen: version).status == 200)
      }
      // The other one is not asked about, and a day later it stands.
      let again = try await exit(layla.id, "2027-01-20", by: team)
      story.test.clock.advance(days: 1)
      let late = try await team.send(try again.undo())
      #expect(late.status == 404 || late.status == 422, "\(late.status)")
      let way = ProgrammesResource.participation(layla.id)
      let version = try await mette.api(.get, way).json["version"]?.integer
      let own = try await mette.api(.patch, way, #"{"step": "stay"}"#, seen: version)
      #expect(try (own.status, own.problemFields) == (422, ["step"]), "\(own.text)")
      #expect(try await mette.api(.get, ProgrammesResource.participation(yusuf.id)).json["state"]?.string == "accepted")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("who was referred again since has left before that", arguments: TestEngine.allCases)
  func referredAgain(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      _ = try await exit(yusuf.id, "2026-11-18", by: mette)
      let (programme, jobCentre) = (story.programme, story.jobCentre)
      _ = try await story.act { tx in
        try Participations.refer(
          yusuf.person, to: programme,
          Participation.Referral(on: tx.today, by: jobCentre, reason: "not-directly-to-work", note: nil), tx)
      }
      let way = ProgrammesResource.participation(yusuf.id)
      let version = try await mette.api(.get, way).json["version"]?.integer
      let refused = try await mette.api(.patch, way, #"{"step": "stay"}"#, seen: version)
      #expect(try (refused.status, refused.problemFields) == (422, ["step"]), "\(refused.text)")
      #expect(refused.text.contains("referred again on Sun 22 Nov"), "\(refused.text)")
      #expect(try await mette.api(.get, way).json["state"]?.string == "exited")
      #expect(story.unforeseen.all == [])
    }
  }
}
