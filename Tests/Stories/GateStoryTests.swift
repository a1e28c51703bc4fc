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

/// After-care asks for a placement that has ended. Sunday 22 November 2026; who takes part does since 12 November.
@Suite("A phase asks for what it needs: it is brought, asked for, or done without, and never taken for met")
struct GateStoryTests {
  private static let owed = "Before the next phase in Business Training: end a placement and note its next step"
  private static let missing = "No placement is noted as ended by Mon 7 Dec, with its next step."

  private func step(_ json: String, of way: ParticipationID, by api: Visitor) async throws -> Response {
    let address = ProgrammesResource.participation(way)
    return try await api.api(.patch, address, json, seen: try await api.api(.get, address).json["version"]?.integer)
  }

  private func care(_ way: ParticipationID, by api: Visitor) async throws -> JSON? {
    try await api.api(.get, ProgrammesResource.participation(way)).json["phases"]?.items
      .first { $0["phase"]?.string == "after-care" }
  }

  private func isThere(_ way: ParticipationID, on day: String, by api: Visitor) async throws -> [Bool] {
    let answer = try await api.api(.get, ProgrammesResource.gate(way), query: "?on=" + day)
    return try answer.json["items"]?.items.map { $0["isThere"] == .bool(true) } ?? []
  }

  /// Somebody whose phase of placement ends on 4 December, and a placement that runs until then.
  private func running(_ name: String, _ story: StoryHouse) async throws -> (Participation, PlacementID) {
    let bakery = try await story.workplace("Bageriet ved " + name, staff: 60)
    let way = try await story.participant(name, "lab")
    let id = try await story.run(way, at: bakery, weeks: 2)
    let spell = try #require(way.phases.first)
    try await story.act { tx in
      try Participations.find(way.id, tx).act {
        try Participations.endPhase(spell.id, of: $0, on: tx.today.adding(days: 12), seen: $0.version, tx)
      }
    }
    return (way, id)
  }

  @Test(
    "asked for, it is owed by a day until it is there, and again when that is taken back",
    arguments: TestEngine.allCases)
  func asked(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let (selam, placement) = try await running("Selam Eksempelsen", story)
      let (yusuf, _) = try await running("Yusuf Opdigtet", story)
      story.test.clock.advance(days: 2)
      let gate = ProgrammesAddress.gate(selam.id)
      for query in ["?phase=nowhere", "?on=yesterday"] {
        #expect(try await mette.get(gate, query: query).status == 400)
      }
      let page = try await mette.page(gate, query: "?phase=after-care&on=2026-12-07")
      #expect(page.words.contains(Self.missing), "\(page.words)")
      var ask = try page.form(to: gate, hidden: ["act": "ask", "guard": "placement-ended"])
      try ask.fill(["due": "2026-12-04"])
      let done = try await mette.submit(ask)
      #expect(done.flash.words.contains("It is asked for."), "\(done.flash.words)")
      #expect(done.words.contains("it is needed by Fri 4 Dec. It lies with mette."), "\(done.words)")
      func owed() async throws -> [String] {
        try await story.owed(selam.person).map(\.obligation).filter { $0.key.contains(" gate ") }.map(\.due.iso)
      }
      #expect(try await owed() == ["2026-12-04"])
      let rows = try await mette.week(ISOWeek(containing: story.today).adding(weeks: 1))
      let row = try #require(rows.first { $0.reason == Self.owed }, "\(rows)")
      #expect(row.name == "Selam Eksempelsen" && row.due == "2026-12-04", "\(row)")
      #expect(try await story.owed(yusuf.person).allSatisfy { !$0.obligation.key.contains(" gate ") })
      let again = try await mette.api(
        .post, ProgrammesResource.gate(selam.id),
        #"{"phase": "after-care", "guard": "placement-ended", "due": "2026-12-03"}"#,
        seen: try await mette.api(.get, ProgrammesResource.participation(selam.id)).json["version"]?.integer)
      #expect(try again.status == 422 && again.problemFields == ["guard"], "\(again.text)")

      // Its ending is written down for the day by which it is needed: nobody could do more.
      let ended = try await mette.api(
        .post, PlacementsResource.ending(placement),
        #"{"on": "2026-12-04", "reason": "completed", "by": "together", "nextStep": "A job at the bakery"}"#,
        seen: Int(try await story.placement(placement).version.number))
      #expect(ended.status == 200, "\(ended.text)")
      #expect(try await owed() == [])
      #expect(try await isThere(selam.id, on: "2026-12-03", by: mette) == [false])
      #expect(try await isThere(selam.id, on: "2026-12-04", by: mette) == [true])
      let back = try await mette.api(
        .patch, PlacementsResource.ending(placement), #"{"outcome": "withdrawn"}"#,
        seen: Int(try await story.placement(placement).version.number))
      #expect(back.status == 200, "\(back.text)")
      #expect(try await owed() == ["2026-12-04"])

      // Nobody asks any more.
      let shown = try await mette.page(gate)
      _ = try await mette.submit(try shown.form(to: gate, hidden: ["act": "withdraw"]))
      #expect(try await owed() == [])
      // Whoever does not reach her is told nothing, and neither is whoever only looks.
      let stranger = try await story.test.account("olga", [.jobConsultant], in: story.jobCentre)
      #expect(try await story.visitor(stranger).get(gate).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("begun without it, that is said with reason, name and day, and taken back", arguments: TestEngine.allCases)
  func without(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let (selam, placement) = try await running("Selam Eksempelsen", story)
      story.test.clock.advance(days: 2)
      let way = ProgrammesAddress.participation(selam.id)
      var begin = try await mette.page(way).form(to: way, hidden: ["step": "begin-phase"])
      #expect(begin.fields.allSatisfy { $0.name != "without" }, "nothing is asked for before it is known to be missing")
      try begin.fill(["phase": "after-care", "on": "2026-12-07"])
      // Nothing is done: what is missing is said first.
      let gate = try await mette.submit(begin)
      #expect(gate.words.contains(Self.missing), "\(gate.words)")
      #expect(try await care(selam.id, by: mette) == nil)
      var anyway = try gate.form(to: way, hidden: ["step": "begin-phase"])
      let empty = try await mette.send(anyway)
      #expect(empty.status == 422 && Page(empty.text).words.contains("Why does the phase begin"), "\(empty.text)")
      try anyway.fill(["without": "The bakery closes on Friday"])
      let entered = try await mette.submit(anyway)
      #expect(entered.words.contains("without a placement that has ended"), "\(entered.words)")
      #expect(entered.words.contains("“The bakery closes on Friday” mette, Tue 24 Nov"), "\(entered.words)")
      let told = try #require(try await care(selam.id, by: mette))
      #expect(told["withoutGuards"]?.items.compactMap(\.string) == ["placement-ended"])
      #expect(
        told["withoutReason"]?.string == "The bakery closes on Friday" && told["withoutOn"]?.string == "2026-11-24")
      let timeline = try await mette.page(PeopleAddress.timeline(selam.person))
      #expect(timeline.words.contains("Phase, first day, although something was missing"), "\(timeline.words)")

      // Another day keeps what is said, as long as it is true on that day.
      let spell = try #require(told["id"]?.string)
      let moved = try await step(
        #"{"step": "move-phase", "spell": "\#(spell)", "on": "2026-12-09"}"#, of: selam.id, by: mette)
      #expect(moved.status == 200, "\(moved.text)")
      #expect(try await care(selam.id, by: mette)?["withoutReason"]?.string == "The bakery closes on Friday")
      let ended = try await mette.api(
        .post, PlacementsResource.ending(placement),
        #"{"on": "2026-12-04", "reason": "completed", "by": "together", "nextStep": "A job at the bakery"}"#,
        seen: Int(try await story.placement(placement).version.number))
      #expect(ended.status == 200, "\(ended.text)")
      let again = try await step(
        #"{"step": "move-phase", "spell": "\#(spell)", "on": "2026-12-08"}"#, of: selam.id, by: mette)
      #expect(again.status == 200, "\(again.text)")
      #expect(try await care(selam.id, by: mette)?["withoutGuards"]?.items.isEmpty == true, "it is there by then")

      // Taken back like any phase that has not begun, and begun as it should be.
      let back = try await step(#"{"step": "take-back-phase", "spell": "\#(spell)"}"#, of: selam.id, by: mette)
      #expect(back.status == 200, "\(back.text)")
      let idle = try await step(
        #"{"step": "begin-phase", "phase": "after-care", "on": "2026-12-07", "without": "For nothing"}"#, of: selam.id,
        by: mette)
      #expect(try idle.status == 422 && idle.problemFields == ["without"], "\(idle.text)")
      let good = try await step(
        #"{"step": "begin-phase", "phase": "after-care", "on": "2026-12-07"}"#, of: selam.id, by: mette)
      #expect(good.status == 200, "\(good.text)")
      #expect(try await care(selam.id, by: mette)?["withoutReason"]?.isNull == true)
      // The ending is taken back: on another day it would be missing, and nobody has answered for that.
      let withdrawn = try await mette.api(
        .patch, PlacementsResource.ending(placement), #"{"outcome": "withdrawn"}"#,
        seen: Int(try await story.placement(placement).version.number))
      #expect(withdrawn.status == 200, "\(withdrawn.text)")
      let planned = try #require(try await care(selam.id, by: mette)?["id"]?.string)
      let late = try await step(
        #"{"step": "move-phase", "spell": "\#(planned)", "on": "2026-12-10"}"#, of: selam.id, by: mette)
      #expect(try late.status == 422 && late.problemFields == ["on"], "\(late.text)")
      #expect(story.unforeseen.all == [])
    }
  }
}
