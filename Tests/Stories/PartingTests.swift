import Access
import FoundationEssentials
import Ledger
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

@Suite("Who died, left or moved is left in peace") struct PartingTests {
  @Test(
    "nothing is owed about her from the day after, of nobody, until the exit is taken back",
    arguments: TestEngine.allCases)
  func owed(_ engine: TestEngine) async throws {
    try await TwoPeople.with(engine) { cast in
      try await cast.expectMuchIsOwed()
      let (selam, omar) = (try await cast.owed("Selam"), try await cast.owed("Omar"))
      for reason in ["deceased", "moved", "left-early"] {
        #expect(try await cast.leave(cast.selam, on: "2026-11-21", reason).status == 200)
        #expect(try await cast.owed("Selam") == [], "\(reason)")
        #expect(try await cast.owed("Omar") == omar)
        try await cast.stay(cast.selam)
        #expect(try await cast.owed("Selam") == selam, "\(reason)")
      }
      // What is to come changes nothing until it has.
      #expect(try await cast.leave(cast.selam, on: "2026-11-23", "moved").status == 200)
      #expect(try await cast.owed("Selam").contains { $0.contains("try again") })
      cast.story.test.clock.advance(days: 1)
      #expect(try await cast.owed("Selam").contains { $0.contains("try again") }, "the last day is whole")
      cast.story.test.clock.advance(days: 1)
      #expect(try await cast.owed("Selam") == [])
      #expect(try await cast.owed("Omar").contains { $0.contains("try again") })
    }
  }

  @Test(
    "who died in one programme is asked for nothing in another, but that her last day be noted",
    arguments: TestEngine.allCases)
  func elsewhere(_ engine: TestEngine) async throws {
    try await TwoPeople.with(engine) { cast in
      let mine = cast.story.mette
      let other = try await cast.story.test.settingUp { tx in
        try Participations.found("Another programme", model: "business-training", version: 2, tx)
      }
      try await cast.story.test.settingUp { try $0.joinTeam(mine, of: other) }
      let person = cast.selam.person
      let second = try await cast.story.act { tx in
        let id = try Participations.refer(
          person, to: other,
          Participation.Referral(on: tx.today.adding(days: -9), by: nil, reason: "not-directly-to-work", note: nil), tx)
        try Participations.find(id, tx).act {
          try Participations.accept(
            $0, on: tx.today.adding(days: -5), basis: "lab", entering: ["placement"], seen: $0.version, tx)
        }
        return try Participations.find(id, tx).act { $0 }
      }
      try await cast.expectMuchIsOwed()
      #expect(try await cast.leave(cast.selam, on: "2026-11-21", "moved").status == 200)
      #expect(try await cast.owed("Selam").contains { $0.contains("try again") }, "she goes on in the other one")
      try await cast.stay(cast.selam)
      #expect(try await cast.leave(cast.selam, on: "2026-11-21", "deceased").status == 200)
      #expect(
        try await cast.owed("Selam") == ["Note the last day in Another programme: this person has died"])
      #expect(try await cast.leave(second, on: "2026-11-21", "deceased").status == 200)
      #expect(try await cast.owed("Selam") == [])
    }
  }

  @Test(
    "nobody who has left or died holds a programme up, and hours that were planned end with taking part",
    arguments: TestEngine.allCases)
  func counted(_ engine: TestEngine) async throws {
    try await TwoPeople.with(engine) { cast in
      for way in [cast.selam, cast.omar] {
        try await cast.made(
          PeopleResource.obstacles(way.person), #"{"kind": "childcare", "since": "2026-11-10", "due": "2026-11-23"}"#)
        try await cast.made(
          LedgerResource.allPlannedHours(way.person), #"{"category": "language", "hours": 12.5, "from": "2026-W47"}"#)
      }
      func standing() async throws -> Int? {
        try await cast.mette.api(.get, ProgrammesResource.obstacles(cast.story.programme)).json["items"]?.items.first?[
          "standing"]?.integer
      }
      func planned(_ person: PersonID) async throws -> [Bool] {
        let answer = try await cast.mette.api(.get, LedgerResource.weeks(person), query: "?year=2026")
        let weeks = try answer.json["weeks"]?.items ?? []
        return ["2026-W47", "2026-W48", "2026-W53"].map { week in
          weeks.first { $0["week"]?.string == week }?["planned"]?["language"] != nil
        }
      }
      #expect(try await standing() == 2)
      for reason in ["deceased", "moved"] {
        #expect(try await cast.leave(cast.selam, on: "2026-11-21", reason).status == 200)
        #expect(try await standing() == 1, "\(reason)")
        #expect(try await planned(cast.selam.person) == [true, false, false])
        #expect(try await planned(cast.omar.person) == [true, true, true])
        if reason == "moved" {
          let later = try await cast.post(
            LedgerResource.allPlannedHours(cast.selam.person),
            #"{"category": "language", "hours": 2, "from": "2026-W50"}"#)
          #expect(try later.status == 422 && later.problemFields == ["from"], "\(later.text)")
        }
        try await cast.stay(cast.selam)
        #expect(try await standing() == 2)
        #expect(try await planned(cast.selam.person) == [true, true, true])
      }
    }
  }
}
