import Access
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej
@testable import People

/// Whoever takes part where a plan is asked for, and has none. Sunday 22 November 2026; who takes part does since 12 November.
@Suite("No plan at all") struct PlanNoneTests {
  @Test(
    "it is owed by whoever is responsible until somebody begins one, and again when it is given up",
    arguments: TestEngine.allCases)
  func owed(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      _ = try await story.participant("Yusuf Opdigtet", "lab")
      let mette = try await story.visitor(story.mette)
      func owed() async throws -> [String] {
        try await mette.week().filter { $0.reason.hasPrefix("No plan yet") && !$0.isDone }.compactMap(\.due)
      }
      #expect(try await owed() == [], "it is shown two weeks ahead")
      story.test.clock.advance(days: 7)
      #expect(
        try await owed() == ["2026-12-11"],
        "a month after the acceptance, on a day on which somebody works, and only where the pack asks for it")
      let page = try await mette.page(WorkAddress.week)
      #expect(page.html.contains(ProgrammesAddress.newPlan(selam.id).path))
      let begun = try await mette.api(.post, ProgrammesResource.plans(selam.id), PlanTests.draft)
      #expect(begun.status == 201, "\(begun.text)")
      #expect(try await owed() == [])
      let id = try #require(PlanID(try begun.json["id"]?.string ?? ""))
      let dropped = try await mette.api(.patch, ProgrammesResource.plan(id), #"{"step": "drop"}"#, seen: 1)
      #expect(dropped.status == 200, "\(dropped.text)")
      #expect(try await owed() == ["2026-12-11"])
      // Behind its day it is overdue, and falls away with taking part.
      story.test.clock.advance(days: 20)
      #expect(try await owed() == ["2026-12-11"])
      let seen = try await mette.api(.get, ProgrammesResource.participation(selam.id)).json["version"]?.integer
      let left = try await mette.api(
        .patch, ProgrammesResource.participation(selam.id),
        #"{"step": "exit", "on": "2026-12-18", "reason": "moved", "destination": "unknown"}"#, seen: seen)
      #expect(left.status == 200, "\(left.text)")
      #expect(try await owed() == [])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("where nobody is responsible it is nobody's, and the whole team sees it", arguments: TestEngine.allCases)
  func nobody(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let carla = try await story.test.account("carla", [.coordinator], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(carla, of: story.programme) }
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let coordinator = try await story.visitor(carla)
      func owners() async throws -> [String?] {
        try await coordinator.week(team: true).filter { $0.reason.hasPrefix("No plan yet") && !$0.isDone }.map(\.owner)
      }
      story.test.clock.advance(days: 7)
      #expect(try await owners().contains { $0 != nil })
      try await story.act { tx in
        let one = try Assignments.of(selam.person, tx).act { try #require($0.first) }
        try tx.endAssignment(one.id, seen: one.version, on: tx.today, AssignmentNote("workload", nil))
      }
      #expect(try await owners() == [nil])
    }
  }
}
