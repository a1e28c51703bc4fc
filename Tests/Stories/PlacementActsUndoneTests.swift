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

/// Sunday 22 November 2026; what runs begins on Monday 23 November.
@Suite("An act on a placement that was a slip is undone from the page behind it") struct PlacementActsUndoneTests {
  @Test(
    "a start: it is a draft again with its papers, the place is free, and nothing is owed of it",
    arguments: TestEngine.allCases)
  func start(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "lab", called: "Selam")
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      // One place only.
      let bakery = try await story.workplace("Bageriet", staff: 5)
      let id = try await story.draft(selam, at: bakery, ready: true)
      let other = try await story.draft(yusuf, at: bakery, ready: true)
      let address = PlacementsAddress.placement(id)
      let started = try await mette.submit(try await mette.page(address).form(to: address))
      #expect(started.flash.words.contains("the placement is ready and begins on Mon 23 Nov"))
      #expect(try await story.placement(other).stage == .draft, "the place is taken")
      #expect(try await !story.followUps(id).isEmpty)
      let undone = try await mette.submit(try started.undo())
      #expect(
        undone.flash.words
          == "Selam Eksempelsen, Bageriet: the start is undone. The placement is a draft again, with its documents.")
      let now = try await story.placement(id)
      #expect(now.stage == .checked && now.turn == nil && now.papers.approved == story.today)
      #expect(try await story.followUps(id).isEmpty)
      #expect(try await story.placement(other).stage == .checked, "the place is free")

      // It starts again; on its first day it can be taken back still, and when somebody met there no more.
      _ = try await mette.submit(try await mette.page(address).form(to: address))
      story.test.clock.advance(days: 1)
      let resource = PlacementsResource.start(id)
      _ = try await mette.hold(try await story.followUps(id)[0].id)
      func withdraw() async throws -> Response {
        try await api.api(
          .patch, resource, #"{"outcome": "withdrawn"}"#, seen: Int(try await story.placement(id).version.number))
      }
      let held = try await withdraw()
      #expect(try (held.status, held.problemFields) == (422, ["outcome"]), "\(held.text)")
      #expect(held.text.contains("A follow-up was held on Mon 23 Nov"), "\(held.text)")
      story.test.clock.advance(days: 1)
      let late = try await withdraw()
      #expect(late.status == 422 && late.text.contains("It began on Mon 23 Nov"), "\(late.text)")
      #expect(try await story.placement(id).stage == .started)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an extension says its day, and is undone to the day before it", arguments: TestEngine.allCases)
  func extensions(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "lab", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      let before = try #require(try await story.placement(id).terms.period.until)
      let address = PlacementsAddress.extension(id)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["until": "2027-04-16", "decidedOn": "2026-11-20", "reason": "To try the shop"])
      let extended = try await mette.submit(form)
      #expect(
        extended.flash.words.hasPrefix("Selam Eksempelsen, Bageriet: extended. The last day is Fri 16 Apr 2027"),
        "\(extended.flash.words)")
      #expect(try await story.placement(id).papers.extensions.count == 1)
      let undone = try await mette.submit(try extended.undo())
      #expect(
        undone.flash.words.contains("the extension is undone. The last day is Fri 19 Feb 2027"), "\(undone.flash.words)"
      )
      let now = try await story.placement(id)
      #expect(now.terms.period.until == before && now.extensions == 0 && now.papers.extensions.isEmpty)
      let none = try await api.api(
        .patch, PlacementsResource.extension(id), #"{"outcome": "withdrawn", "until": "2027-01-29"}"#,
        seen: Int(now.version.number))
      #expect(try (none.status, none.problemFields) == (422, ["outcome"]), "\(none.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("other days and times of what runs are said, and undone", arguments: TestEngine.allCases)
  func adjusted(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      let address = PlacementsAddress.editPlacement(id)
      func change(_ days: [String], _ from: String, _ until: String, last: String) async throws -> Page {
        var form = try await mette.page(address).form(to: address)
        try form.fill(["workFrom": "\(from)", "workUntil": "\(until)", "until": "\(last)"])
        try form.tick("days", days)
        return try await mette.submit(form)
      }
      let first = try await change(["monday", "tuesday"], "08:00", "12:00", last: "2027-02-12")
      #expect(first.flash.words.contains("Selam Eksempelsen, Bageriet: changed."), "\(first.flash.words)")
      #expect(first.flash.words.contains("Monday and Tuesday"), "\(first.flash.words)")
      let second = try await change(["wednesday", "thursday", "friday"], "09:00", "13:00", last: "2027-02-05")
      let back = try await mette.submit(try second.undo())
      #expect(back.flash.words.contains("Monday and Tuesday"), "\(back.flash.words)")
      let terms = try await story.placement(id).terms
      #expect(terms.period.until?.iso == "2027-02-12" && terms.working.last?.days == [.monday, .tuesday])
      #expect(terms.working.last?.from?.iso == "08:00" && terms.working.last?.to?.iso == "12:00")
      #expect(story.unforeseen.all == [])
    }
  }

  private func decide(
    _ move: String, _ week: String, _ hours: String, _ why: String, on id: PlacementID, by mette: Visitor
  ) async throws -> Page {
    let address = PlacementsAddress.ladder(id)
    var form = try await mette.page(address).form(to: address)
    try form.fill(["move": "\(move)", "week": "\(week)", "hours": "\(hours)", "reason": "\(why)"])
    return try await mette.submit(form)
  }

  @Test(
    "a step of the running week is undone on the day on which it was decided, and not on the next",
    arguments: TestEngine.allCases)
  func runningWeek(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      story.test.clock.advance(days: 9)  // Tuesday of its second week.
      let week = ISOWeek(containing: story.store.surroundings.today())
      let back = try await decide("back", week.monday.iso, "5", "Two long days", on: id, by: mette)
      #expect(try await story.steps(id).ladder.hours(in: week) == Hours(5))
      _ = try await mette.submit(try back.undo())
      #expect(try await story.steps(id).ladder.hours(in: week) == Hours(6))
      _ = try await decide("back", week.monday.iso, "4", "Two long days", on: id, by: mette)
      let step = try #require(try await story.steps(id).first { $0.hours == Hours(4) })
      story.test.clock.advance(days: 1)
      let late = try await api.api(
        .patch, PlacementsResource.ladderStep(step.id), #"{"outcome": "withdrawn"}"#, seen: 1)
      #expect(try (late.status, late.problemFields) == (422, ["outcome"]), "\(late.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what was typed of a step that is not agreed stands in the form again, with the reason, until it is taken off",
    arguments: TestEngine.allCases)
  func refused(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      try await agreeCap(7, "2026-11-23", "2026-12-20", api, selam.person)
      let wish = try await decide("up", "2026-12-07", "9", "She asks for it", on: id, by: mette)
      #expect(
        wish.flash.words.contains("Selam Eksempelsen, Bageriet: not agreed: 9 h from week 50."), "\(wish.flash.words)")
      #expect(wish.flash.words.contains("until you take it off"), "\(wish.flash.words)")
      let form = try wish.form(to: PlacementsAddress.ladder(id))
      func typed(_ name: String) -> String? { form.fields.first { $0.name == name }?.value }
      #expect(typed("hours") == "9" && typed("reason") == "She asks for it" && typed("move") == "up")
      // Mended and sent again it stands in the place of the wish.
      var mended = form
      try mended.fill(["hours": "7"])
      _ = try await mette.submit(mended)
      let steps = try await story.steps(id)
      #expect(steps.contains { $0.outcome == .agreed && $0.hours == Hours(7) })
      #expect(!steps.contains { $0.outcome.kind == .refused })
      // Taken off from the sentence itself.
      let other = try await decide("up", "2026-12-14", "10", "Once more", on: id, by: mette)
      _ = try await mette.submit(try other.undo())
      #expect(try await !story.steps(id).contains { $0.outcome.kind == .refused })
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a draft is dropped by one button, without reasons, and is brought back with its papers",
    arguments: TestEngine.allCases)
  func draft(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let id = try await story.draft(selam, at: bakery, ready: true)
      let page = try await mette.page(PlacementsAddress.placement(id))
      #expect(!page.words.contains("End the placement"))
      let dropped = try await mette.submit(try page.form(to: PlacementsAddress.ending(id), hidden: ["drop": "yes"]))
      #expect(
        dropped.flash.words.hasPrefix("Selam Eksempelsen, Bageriet: The draft is dropped."), "\(dropped.flash.words)")
      #expect(dropped.words.contains("Dropped on Sun 22 Nov") && !dropped.words.contains("Who decided"))
      #expect(try await story.placement(id).state(on: story.today).kind == .ended)
      // It was nothing: a placement is to be found.
      let week = try await mette.week().map(\.reason).joined(separator: "\n")
      #expect(!week.contains("The placement has ended"), "\(week)")
      let back = try await mette.submit(try dropped.undo())
      #expect(back.flash.words.contains("The ending is undone."), "\(back.flash.words)")
      let now = try await story.placement(id)
      #expect(now.stage == .checked && now.papers.approved != nil)
      // What is agreed is not dropped.
      let running = try await story.run(try await story.participant("Yusuf Opdigtet", "lab"), at: bakery)
      let refused = try await api.api(
        .post, PlacementsResource.ending(running), #"{"drop": "yes"}"#,
        seen: Int(try await story.placement(running).version.number))
      #expect(try (refused.status, refused.problemFields) == (422, ["drop"]), "\(refused.text)")
      #expect(story.unforeseen.all == [])
    }
  }
}
