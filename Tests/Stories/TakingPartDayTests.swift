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

@Suite("Taking part, as of a day") struct TakingPartDayTests {
  @Test("whoever leaves on a day to come takes part until it is over, and may stay", arguments: TestEngine.allCases)
  func leaving(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let omar = try await story.test.account("omar", [.jobConsultant], in: story.municipality)
      let programme = story.programme
      try await story.test.settingUp { try $0.joinTeam(omar, of: programme) }
      let colleague = try await story.visitor(omar)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      func step(_ body: String) async throws -> Response {
        let version = try await mette.api(.get, ProgrammesResource.participation(selam.id)).json["version"]?.integer
        return try await mette.api(.patch, ProgrammesResource.participation(selam.id), body, seen: version)
      }
      func standing() async throws -> (state: String?, last: String?) {
        let json = try await mette.api(.get, ProgrammesResource.participation(selam.id)).json
        return (json["state"]?.string, json["exitedOn"]?.string)
      }
      let exit = #"{"step": "exit", "on": "2026-12-25", "reason": "moved", "destination": "unknown"}"#
      #expect(try await step(exit).status == 200)
      #expect(try await standing() == ("accepted", "2026-12-25"))
      #expect(try await mette.page(ProgrammesAddress.participation(selam.id)).words.contains("last day Fri 25 Dec"))
      #expect(try await mette.week() == [], "where she goes on to, the exit says")

      // Taken back: she stays, and her team writes as before.
      #expect(try await step(#"{"step": "stay"}"#).status == 200)
      #expect(try await mette.week().map(\.reason) == ["Plan a placement"])
      #expect(try await standing() == ("accepted", nil))
      #expect(try await step(#"{"step": "stay"}"#).status == 422)
      story.test.clock.advance(days: 2)
      #expect(
        try await colleague.api(
          .patch, PeopleResource.person(selam.person), #"{"phone": "+45 00 00 00 02"}"#, seen: 1
        ).status == 200)

      #expect(try await step(exit).status == 200)
      story.test.clock.advance(days: 31)
      #expect(story.today.iso == "2026-12-25")
      #expect(try await standing().state == "accepted")
      story.test.clock.advance(days: 1)
      #expect(try await standing() == ("exited", "2026-12-25"))
      #expect(try await mette.week() == [])
      #expect(try await step(#"{"step": "stay"}"#).status == 422)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "who is accepted for a day to come takes part from it; nobody is declined ahead", arguments: TestEngine.allCases)
  func accepted(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let person = try await mette.enter("Bao Fiktiv", called: "Bao")
      let (programme, jobCentre) = (story.programme, story.jobCentre)
      let id = try await story.act { tx in
        try Participations.refer(
          person, to: programme,
          Participation.Referral(on: tx.today, by: jobCentre, reason: "not-directly-to-work", note: nil), tx)
      }
      func step(_ body: String) async throws -> Response {
        try await mette.api(.patch, ProgrammesResource.participation(id), body, seen: 1)
      }
      let declined = try await step(#"{"step": "decline", "on": "2026-11-23", "reason": "no-place"}"#)
      #expect(try declined.status == 422 && declined.problemFields == ["on"], "\(declined.text)")
      #expect(
        try await step(
          #"{"step": "accept", "on": "2026-12-21", "basis": "lab", \#(Visitor.informed)}"#
        ).status == 200)
      func state() async throws -> String? {
        try await mette.api(.get, ProgrammesResource.participation(id)).json["state"]?.string
      }
      #expect(try await state() == "expected")
      let page = try await mette.page(ProgrammesAddress.participation(id))
      #expect(page.words.contains("takes part from Mon 21 Dec") && page.words.contains("planned"))
      #expect(try await mette.week() == [], "nothing is missing before she takes part")
      story.test.clock.advance(days: 29)
      #expect(try await state() == "accepted")
      #expect(try await mette.week().map(\.reason) == ["Plan a placement"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "who takes part in no programme lies in the heap without a next step, and nothing is due",
    arguments: TestEngine.allCases)
  func noProgramme(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let person = try await mette.enter("Bao Fiktiv", called: "Bao")
      for team in [false, true] {
        let week = try await mette.week(team: team)
        #expect(week.map(\.pile) == ["no-next-step"] && week.map(\.name) == ["Bao Fiktiv"] && week.map(\.due) == [nil])
        let page = try await mette.page(WorkAddress.week, query: team ? "?whose=team" : "")
        #expect(page.pile("no-next-step").words.contains("Bao") && page.numbers.first == 0, "not counted as due")
      }
      // A question that waits for its answer is a next step.
      let (programme, jobCentre) = (story.programme, story.jobCentre)
      _ = try await story.act { tx in
        try Participations.refer(
          person, to: programme,
          Participation.Referral(on: tx.today, by: jobCentre, reason: "not-directly-to-work", note: nil), tx)
      }
      let asked = try await mette.week()
      #expect(asked.map(\.pile) == ["starts"] && asked[0].reason.hasPrefix("Answer the referral"))
      // Nobody else reaches her, and so nobody else is told.
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      _ = try await mette.enter("Ada Fiktiv", called: "Ada")
      #expect(try await story.visitor(jonas).week(team: true) == [])
      #expect(story.unforeseen.all == [])
    }
  }
}
