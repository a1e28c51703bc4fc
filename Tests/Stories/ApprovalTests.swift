import Access
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

/// Whoever grants a placement notes it: the day and the number, and nothing else. Sunday 22 November 2026.
@Suite("The authority's approval") struct ApprovalTests {
  @Test("the case manager has the task, the page and the act", arguments: TestEngine.allCases)
  func caseManager(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12))
      let account = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let kirsten = try await story.visitor(account)
      let row = try await kirsten.week(team: true).first { $0.reason.contains("The approval is missing") }
      #expect(row?.name == "Selam Eksempelsen")
      let rosa = try await story.participant("Rosa Påfund", "integration-act")
      let team = try await kirsten.page(WorkAddress.week, query: "?whose=team")
      #expect(team.words.contains("Rosa Påfund"))
      let plan = PlacementsAddress.newPlacement(rosa.person).path
      #expect(!team.html.contains(plan), "nothing leads where she may not go")
      let page = try await kirsten.page(PlacementsAddress.placement(id))
      #expect(page.html.contains("href=\"\(PlacementsAddress.approval(id).path)\""))
      #expect(!page.html.contains(PlacementsAddress.signing(id).path), "nothing leads where she may not go")
      #expect(!page.html.contains(PlacementsAddress.editPlacement(id).path))
      var form = try await kirsten.page(PlacementsAddress.approval(id)).form(to: PlacementsAddress.approval(id))
      try form.fill(["approvedOn": "2026-11-30", "caseNumber": "2026-117"])
      #expect(try await kirsten.send(form).status == 422, "a day to come is no decision")
      try form.fill(["approvedOn": "2026-11-20"])
      let noted = try await kirsten.submit(form)
      #expect(noted.flash.words.contains("Selam Eksempelsen, Bageriet: approval of Fri 20 Nov noted."))
      #expect(try await story.placement(id).papers.approved?.iso == "2026-11-20")
      #expect(try await kirsten.week(team: true).allSatisfy { !$0.reason.contains("The approval is missing") })
      // Its number is found, and nothing else can be written.
      let found = try await kirsten.api(.get, PlacementsResource.placements, query: "?q=2026-117")
      #expect(try found.json["items"]?.items.count == 1)
      let version = Int(try await story.placement(id).version.number)
      let other = try await kirsten.api(
        .patch, PlacementsResource.placement(id), #"{"tasks": "Others"}"#, seen: version)
      #expect(other.status == 404)
      let stale = try await kirsten.api(
        .patch, PlacementsResource.approval(id), #"{"approvedOn": "2026-11-21"}"#, seen: version - 1)
      #expect(stale.status == 412)
      let own = try await kirsten.api(
        .patch, PlacementsResource.approval(id), #"{"approvedOn": "2026-11-21"}"#, seen: version)
      #expect(own.status == 200)
      #expect(try await story.placement(id).papers.caseNumber == "2026-117")
      form = try await kirsten.page(PlacementsAddress.approval(id)).form(to: PlacementsAddress.approval(id))
      try form.fill(["approvedOn": "1900-01-01"])
      #expect(try await kirsten.send(form).status == 422)
      try form.fill(["approvedOn": ""])
      #expect(try await kirsten.submit(form).words.contains("No day of approval is noted now."))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a job centre that did not refer the person finds nothing there", arguments: TestEngine.allCases)
  func others(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12))
      let account = try await story.test.account("stranger", [.caseManager], in: story.municipality)
      let stranger = try await story.visitor(account)
      #expect(try await stranger.get(PlacementsAddress.approval(id)).status == 404)
      let answer = try await stranger.api(
        .patch, PlacementsResource.approval(id), #"{"approvedOn": "2026-11-20"}"#, seen: 1)
      #expect(answer.status == 404)
      // Who writes the whole placement finds the decision among its papers.
      let mette = try await story.visitor(story.mette)
      #expect(
        try await mette.get(PlacementsAddress.approval(id)).header("Location") == PlacementsAddress.signing(id).path)
      #expect(story.unforeseen.all == [])
    }
  }
}
