import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@Suite("A phase waits for those that its programme names") struct PhaseOrderTests {
  @Test(
    "after-care begins when the placement has ended, not earlier and not dated before", arguments: TestEngine.allCases)
  func order(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let taking = try await story.participant("Selam Eksempelsen", "lab")
      let visitor = try await story.visitor(story.mette)
      let (today, yesterday) = (story.today, story.today.adding(days: -1))

      var page = try await visitor.page(ProgrammesAddress.participation(taking.id))
      #expect(page.words.contains("Out at a workplace while training"), "what the programme is, in its own words")
      #expect(page.words.contains("After-care begins when these have ended: Placement at an employer."))
      var form = try page.form(to: ProgrammesAddress.participation(taking.id), hidden: ["step": "begin-phase"])
      #expect(!form.choices(of: "phase").contains("after-care"), "it cannot begin yet")
      // On a page from before it could still be chosen.
      form.fields.removeAll { $0.name == "phase" }
      form.fields.append((name: "phase", value: "after-care"))
      let refused = try await visitor.send(form)
      #expect(refused.status == 422)
      #expect(
        Page(refused.text).words.contains(
          "This phase begins when these have ended: Placement at an employer. End them first, or choose another phase.")
      )
      func begin(_ day: String, _ more: String = "", seen version: Int) async throws -> Response {
        try await visitor.api(
          .patch, ProgrammesResource.participation(taking.id),
          #"{"step": "begin-phase", "phase": "after-care", "on": "\#(day)"\#(more)}"#,
          seen: version)
      }
      let version = Int(taking.version.number)
      let asked = try await begin(today.iso, seen: version)
      #expect(try asked.status == 422 && asked.problemFields == ["phase"])

      page = try await visitor.page(ProgrammesAddress.participation(taking.id))
      form = try page.form(to: ProgrammesAddress.participation(taking.id), hidden: ["step": "end-phase"])
      let spell = try #require(form.choices(of: "spell").first)
      try form.fill(["spell": spell, "on": today.iso])
      page = try await visitor.submit(form)
      #expect(page.words.contains("After-care – A placement has ended and what comes next is written down."))
      let early = try await begin(yesterday.iso, seen: version + 1)
      #expect(try early.status == 422 && early.problemFields == ["on"])
      let closed = try await begin(today.iso, seen: version + 1)
      #expect(try closed.status == 422 && closed.problemFields == ["without"])
      let reason = #", "without": "She works already""#
      #expect(try await begin(today.iso, reason, seen: version + 1).status == 200)
    }
  }
}
