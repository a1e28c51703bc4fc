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

/// Sunday 22 November 2026.
@Suite("What stood in the place of an act comes back with its undoing, or no undoing is offered") struct UndoAgainTests
{
  private let papers = ScanTests()

  /// Decides about the hours from week 51 on the page of the ladder.
  private func plan(_ mette: Visitor, _ id: PlacementID, _ hours: Int) async throws -> Page {
    var form = try await mette.page(PlacementsAddress.ladder(id)).form(to: PlacementsAddress.ladder(id))
    try form.fill(["move": "up", "week": "2026-12-14", "hours": String(hours), "reason": "Agreed with her"])
    return try await mette.submit(form)
  }

  @Test(
    "a step planned in place of another gives way to it again: from the flash, on the ladder, by program",
    arguments: TestEngine.allCases)
  func steps(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      let week = try #require(ISOWeek(iso: "2026-W51"))
      func hours() async throws -> Hours? { try await story.steps(id).ladder.hours(in: week) }
      _ = try await plan(mette, id, 9)
      let nine = try #require(try await story.steps(id).first { $0.week == week }?.id)

      let twelve = try await plan(mette, id, 12)
      #expect(try await hours() == Hours(12))
      #expect(twelve.words.contains("Without this step, 9 h from week 51"), "\(twelve.words)")
      let undone = try await mette.submit(try twelve.undo())
      #expect(
        undone.flash.words
          == "Selam Eksempelsen, Bageriet: undone, no longer planned: 12 h from week 51. Planned again: 9 h from week 51."
      )
      #expect(try await hours() == Hours(9))
      #expect(try await story.events(of: "ladder").suffix(2) == ["ladder.step-withdrawn", "ladder.step-agreed"])

      // Step by step, also where several stood in each other's place; by the button of the ladder.
      _ = try await plan(mette, id, 12)
      _ = try await plan(mette, id, 15)
      for left in [12, 9, 6] {
        let step = try #require(try await story.steps(id).first { $0.week == week && $0.outcome == .agreed }?.id)
        let ladder = try await mette.page(PlacementsAddress.ladder(id))
        let removed = try await mette.submit(try ladder.form(to: PlacementsAddress.ladderStep(step)))
        #expect(try await hours() == Hours(left), "\(removed.flash.words)")
        #expect(removed.flash.words.contains("Planned again") == (left > 6), "\(removed.flash.words)")
      }

      let again = try await api.made(
        PlacementsResource.ladder(id), #"{"move": "up", "week": "2026-W51", "hours": 9, "reason": "More"}"#)
      #expect(again["replaces"]?.isNull == true, "what was removed by hand waits for no return")
      let more = try await api.made(
        PlacementsResource.ladder(id),
        #"{"move": "up", "week": "2026-W51", "hours": 12, "reason": "More", "seen": "\#(again["id"]?.string ?? "")"}"#)
      #expect(more["replaces"]?.string == again["id"]?.string && again["id"]?.string != nine.text)
      let step = try #require(LadderStepID(more["id"]?.string ?? ""))
      #expect(
        try await api.api(.patch, PlacementsResource.ladderStep(step), #"{"outcome": "withdrawn"}"#, seen: 1).status
          == 200)
      #expect(try await hours() == Hours(9))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a step that is above a limit by now does not come back: the page says which hours hold, and why",
    arguments: TestEngine.allCases)
  func stepsAboveLimit(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      _ = try await plan(mette, id, 12)
      let nine = try await plan(mette, id, 9)
      try await agreeCap(10, "2026-11-22", nil, api, selam.person)
      let why = "Stopped: 12 h in week 51 is above the limit of 10 h a week agreed with the person"
      let before = try await mette.page(PlacementsAddress.ladder(id)).words
      #expect(before.contains("Without this step it is 6 h from week 51"), "\(before)")
      #expect(before.contains("The 12 h planned before do not come back. " + why), "\(before)")
      let undone = try await mette.submit(try nine.undo())
      #expect(
        undone.flash.words.hasPrefix(
          """
          Selam Eksempelsen, Bageriet: undone, no longer planned: 9 h from week 51. From week 51 it is 6 h. \
          The 12 h planned before do not come back. \(why)
          """), "\(undone.flash.words)")
      let week = try #require(ISOWeek(iso: "2026-W51"))
      #expect(try await story.steps(id).ladder.hours(in: week) == Hours(6))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an approval in which nothing is noted offers nothing to undo", arguments: TestEngine.allCases)
  func approval(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12))
      let kirsten = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      let address = PlacementsAddress.approval(id)
      let empty = try await kirsten.submit(try await kirsten.page(address).form(to: address))
      #expect(
        empty.flash.words == "Selam Eksempelsen, Bageriet: Nothing was different: the documents are as they were.")
      #expect(!empty.flash.html.contains("<form"))
      var form = try await kirsten.page(address).form(to: address)
      try form.fill(["caseNumber": "2026-117"])
      let numbered = try await kirsten.submit(form)
      _ = try await kirsten.submit(try numbered.undo())
      #expect(try await story.placement(id).papers.caseNumber == nil)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a follow-up saved over a colleague's words is not offered to be opened again", arguments: TestEngine.allCases)
  func followUp(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, other) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      story.test.clock.advance(days: 1)
      let first = try await story.followUps(id)[0].id
      let address = PlacementsAddress.followUp(first)
      var form = try await other.page(address).form(to: address, hidden: ["step": "held"])
      try form.fill(["light": "watch", "agreed": "Look again"])
      _ = try await mette.hold(first)
      let conflict = try await other.send(form)
      #expect(conflict.status == 412)
      let over = try await other.submit(try Page(conflict.text).form(to: address, hidden: ["step": "held"]))
      #expect(over.flash.words == "Selam Eksempelsen, Bageriet: follow-up held on Mon 23 Nov is noted.")
      #expect(!over.flash.html.contains("<form"), "neither text would be there any more")
      #expect(try await story.followUps(id)[0].result?.agreed == "Look again")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a paper that a colleague has corrected since is not undone by the form sent once more",
    arguments: TestEngine.allCases)
  func correctedPapers(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, jonas) = (try await story.browser("mette"), try await story.visitor(story.mette))
      let bakery = try await story.workplace("Bageriet", staff: 30)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let rosa = try await story.participant("Rosa Påfund", "integration-act", called: "Rosa")
      func form(_ who: Visitor, _ id: PlacementID, _ answers: KeyValuePairs<String, String>) async throws -> PageForm {
        var form = try await who.page(PlacementsAddress.signing(id)).form(to: PlacementsAddress.signing(id))
        try form.fill(answers)
        return form
      }
      let (draft, running) = (try await story.draft(selam, at: bakery), try await story.run(rosa, at: bakery))
      for (id, noted, corrected) in [
        (draft, ["signatures.employer": "2026-11-19"], ["signatures.employer": "2026-11-20"]),
        (running, ["caseNumber": "EKS-1"], ["caseNumber": "EKS-2"]),
      ] as [(PlacementID, KeyValuePairs<String, String>, KeyValuePairs<String, String>)] {
        let sent = try await form(mette, id, noted)
        let first = try await mette.submit(sent)
        #expect(first.flash.html.contains("<form"), "\(first.flash.words)")
        _ = try await jonas.submit(try await form(jonas, id, corrected))
        let again = try await mette.submit(sent)
        #expect(again.flash.words.hasSuffix(": This was done, and has been changed since."), "\(again.flash.words)")
        #expect(!again.flash.html.contains("<form"))
      }
      #expect(try await story.placement(draft).papers.signatures[.employer]?.iso == "2026-11-20")
      #expect(try await story.placement(running).papers.caseNumber == "EKS-2")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an act by which a draft turns out to be checked is its latest change", arguments: TestEngine.allCases)
  func settled(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      _ = try await api.made(
        PeopleResource.considerations(selam.person),
        #"""
        {"effect": "time", "notOn": ["friday"], "wording": "School on Fridays", "wordingLanguage": "en",
         "from": "2026-11-22", "review": "2027-06-01", "agreedOn": "2026-11-22"}
        """#)
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 1)
      let address = PlacementsAddress.editPlacement(id)
      for (day, stage) in [("friday", Placement.Stage.draft), ("monday", .checked)] {
        var form = try await mette.page(address).form(to: address)
        try form.tick("days", [day])
        let saved = try await mette.submit(form)
        #expect(saved.flash.words == "Selam Eksempelsen, Bageriet: Saved. Change it")
        #expect(try await story.placement(id).stage == stage)
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("somebody's facts are not said to be saved where a colleague saved since", arguments: TestEngine.allCases)
  func person(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.browser("mette")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam").person
      let address = PeopleAddress.editPerson(selam)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["phone": "+45 20 30 40 50"])
      #expect(try await mette.submit(form).flash.words == "Selam Eksempelsen: Saved. Change it")
      var second = try await mette.page(address).form(to: address)
      try second.fill(["phone": "+45 20 30 40 51"])
      #expect(try await mette.submit(second).flash.words == "Selam Eksempelsen: Saved. Change it")
      let again = try await mette.submit(form)
      #expect(again.flash.words == "Selam Eksempelsen: This was done, and has been changed since.")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a scan that was restored since is not said to be removed", arguments: TestEngine.allCases)
  func scan(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (id, mette) = (try await papers.running(story), try await story.visitor(story.mette))
      let scan = try await papers.attachedScan(mette, to: id)
      var form = try await mette.page(PlacementsAddress.scanRemoval(scan)).form(to: PlacementsAddress.scanRemoval(scan))
      try form.fill(["removed.because": "replaced"])
      let removed = try await mette.submit(form)
      _ = try await mette.submit(try removed.undo())
      let again = try await mette.submit(form)
      #expect(again.flash.words.hasSuffix(": This was done, and has been changed since."), "\(again.flash.words)")
      #expect(!again.flash.html.contains("<form"))
      #expect(story.unforeseen.all == [])
    }
  }
}
