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

/// Somebody goes back, mends a slip and sends the form again. Sunday 22 November 2026.
@Suite("A form that is sent again with its slip mended") struct SentAgainTests {
  private static let somebodyElse = "Somebody else"

  /// Sends the form twice, mended the second time, and what the answer offers then; answers what was shown between.
  private func mend(
    _ mette: Visitor, _ form: PageForm, _ slip: KeyValuePairs<String, String>, _ mended: KeyValuePairs<String, String>,
    to address: some Address, hidden: [String: String] = [:]
  ) async throws -> Page {
    var (first, second) = (form, form)
    try first.fill(slip)
    try second.fill(mended)
    #expect(try await mette.send(first).status == 303)
    let answer = try await mette.send(second)
    #expect(answer.status == 409)
    let page = Page(answer.text)
    #expect(!page.words.contains(Self.somebodyElse), "it was oneself")
    #expect(page.words.contains("There is one record, not two"))
    _ = try await mette.submit(try page.form(to: address, hidden: hidden))
    return page
  }

  @Test("closed days are changed, and not entered twice", arguments: TestEngine.allCases)
  func closure(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let place = try await story.workplace("Bageriet", staff: 12)
      let address = EmployersAddress.closures(place)
      let form = try await mette.page(address).form(to: address, hidden: ["step": "added"])
      let page = try await mend(
        mette, form, ["from": "2026-12-21", "until": "2026-12-31", "name": "Christams"],
        ["from": "2026-12-21", "until": "2026-12-31", "name": "Christmas"], to: address, hidden: ["step": "changed"])
      #expect(page.words.contains("Christams") && page.html.contains("value=\"Christmas\""))
      #expect(try await story.number("SELECT COUNT(*) AS count FROM workplace_closure") == 1)
      let now = try await mette.page(address).words
      #expect(now.contains("Christmas") && !now.contains("Christams"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a step's reason, hours and week are mended, and one step stands", arguments: TestEngine.allCases)
  func step(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      let address = PlacementsAddress.ladder(id)
      func mend(
        _ slip: KeyValuePairs<String, String>, _ mended: KeyValuePairs<String, String>
      ) async throws -> [String] {
        let form = try await mette.page(address).form(to: address)
        _ = try await self.mend(mette, form, slip, mended, to: address)
        return try await story.steps(id).filter { $0.outcome == .agreed }
          .map { "\($0.week.iso) \($0.hours) \($0.reason ?? "")" }
      }
      var steps = try await mend(
        ["move": "up", "week": "2026-12-07", "hours": "9", "reason": "It went wel"],
        ["move": "up", "week": "2026-12-07", "hours": "9", "reason": "It went well"])
      #expect(steps == ["2026-W48 6 ", "2026-W50 9 It went well"])
      steps = try await mend(
        ["move": "up", "week": "2027-01-04", "hours": "21", "reason": "More"],
        ["move": "up", "week": "2027-01-11", "hours": "12", "reason": "More"])
      #expect(steps == ["2026-W48 6 ", "2026-W50 9 It went well", "2027-W02 12 More"])
      // The slip was in the week: what it had put aside there stands again.
      steps = try await mend(
        ["move": "up", "week": "2026-12-07", "hours": "8", "reason": "A little"],
        ["move": "up", "week": "2026-11-30", "hours": "8", "reason": "A little"])
      #expect(steps == ["2026-W48 6 ", "2026-W49 8 A little", "2026-W50 9 It went well", "2027-W02 12 More"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a talk and an ending say that it was oneself who saved", arguments: TestEngine.allCases)
  func saved(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      story.test.clock.advance(days: 2)
      let talk = PlacementsAddress.followUp(try #require(try await story.followUps(id).first).id)
      _ = try await mend(
        mette, try await mette.page(talk).form(to: talk, hidden: ["step": "held"]),
        ["doneOn": "2026-11-24", "light": "ok", "agreed": "Shoess"],
        ["doneOn": "2026-11-24", "light": "ok", "agreed": "Shoes"],
        to: talk, hidden: ["step": "held"])
      #expect(try await story.followUps(id).first?.result?.agreed == "Shoes")
      let ending = PlacementsAddress.ending(id)
      _ = try await mend(
        mette, try await mette.page(ending).form(to: ending),
        ["on": "2026-12-18", "reason": "mismatch", "by": "firm", "nextStep": "Lok on"],
        ["on": "2026-12-18", "reason": "mismatch", "by": "firm", "nextStep": "Look on"], to: ending)
      #expect(try await story.placement(id).ending?.nextStep == "Look on")
      #expect(story.unforeseen.all == [])
    }
  }
}
