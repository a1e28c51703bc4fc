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
@testable import Work

/// Today is Sunday 22 November 2026.
@Suite("What a week says of itself") struct WeekTruthTests {
  @Test("empty heaps say of each week what is so, and a day what it means", arguments: TestEngine.allCases)
  func words(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      _ = try await story.participant("Selam Eksempelsen", "lab")
      func page(_ week: String) async throws -> Page { try await mette.page(WorkAddress.week, query: "?week=" + week) }
      let (this, past, next) = (try await page("2026-W47"), try await page("2026-W46"), try await page("2026-W49"))
      #expect(this.pile("follow-ups").words.contains("will lie here when they are due"))
      #expect(this.pile("no-next-step").words.contains("by Thu 26 Nov"), "\(this.pile("no-next-step").words)")
      // A week that was over before anybody was here: nothing lies in it, and nothing is promised.
      #expect(past.words.contains("Nothing that lay here in that week is still open."), "\(past.words)")
      #expect(!past.words.contains("will lie here") && !past.words.contains("will appear here"))
      #expect(next.pile("follow-ups").words.contains("As far as is known today, nothing will lie here in that week."))
      #expect(!next.words.contains("when they are due"))
      #expect(next.words.contains("all that is open before it, as if nothing were done until then"))
      let heap = try await mette.page(WorkAddress.week, query: "?week=2026-W49&pile=ladder")
      #expect(heap.words.contains("As far as is known today"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what was done in the week holds contacts and decisions about hours, each once", arguments: TestEngine.allCases)
  func done(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bo = try await story.test.account("bo", [.jobConsultant], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(bo, of: story.programme) }
      let (mette, colleague) = (try await story.visitor(story.mette), try await story.visitor(bo))
      let bakery = try await story.workplace("Prøvebageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøve", "integration-act")
      let running = try await story.run(selam, at: bakery)
      story.test.clock.advance(days: 2)
      func done(_ visitor: Visitor, team: Bool = false, _ week: String? = nil) async throws -> [String] {
        try await visitor.week(week.flatMap { ISOWeek(iso: $0) }, team: team).filter(\.isDone)
          .map { $0.name + ": " + $0.reason }.sorted()
      }
      func log(_ visitor: Visitor, _ person: PersonID, _ more: String) async throws -> JSON {
        try await visitor.made(PeopleResource.contacts(person), "{\"with\": \"person\", \(more)}")
      }
      #expect(try await done(mette) == [])
      let called = try await log(mette, selam.person, #""means": "call", "outcome": "well""#)
      _ = try await log(colleague, omar.person, #""means": "visit", "outcome": "watch""#)
      // In the week before.
      _ = try await log(mette, omar.person, #""means": "message", "outcome": "well", "on": "2026-11-20""#)
      #expect(try await done(mette) == ["Selam Eksempelsen: Contact by telephone"])
      #expect(try await done(colleague) == ["Omar Prøve: Visit"])
      #expect(
        try await done(mette, team: true) == ["Omar Prøve: Visit", "Selam Eksempelsen: Contact by telephone"])
      #expect(try await done(mette, "2026-W47").contains("Omar Prøve: Message or letter"))
      #expect(
        try await mette.page(WorkAddress.week).part("aria-labelledby=\"done\"", "section").words.contains("telephone"))

      // A try in vain and the talk that came of it: each is one line.
      let missed = try await log(mette, omar.person, #""means": "call", "outcome": "not-reached""#)
      #expect(try await done(mette).contains("Omar Prøve: Not reached"))
      _ = try await log(
        mette, omar.person, #""means": "talk", "outcome": "well", "answers": "\#(missed["id"]?.string ?? "")""#)
      #expect(
        try await done(mette) == [
          "Omar Prøve: Not reached", "Omar Prøve: Not reached on Tue 24 Nov: try again",
          "Selam Eksempelsen: Contact by telephone",
        ])

      let decided = try await mette.api(
        .post, PlacementsResource.ladder(running),
        #"{"move": "hold", "week": "2026-W50", "hours": 6, "reason": "Agreed with her"}"#)
      #expect(decided.status == 201, "\(decided.text)")
      let step = try #require(LadderStepID(try decided.json["id"]?.string ?? ""))
      let withStep = try await done(mette)
      #expect(withStep.contains("Selam Eksempelsen: Decided: 6 h a week from week 50"), "\(withStep)")
      // What is taken back was not done.
      _ = try await mette.api(.patch, PlacementsResource.ladderStep(step), #"{"outcome": "withdrawn"}"#, seen: 1)
      let id = try #require(ContactEntryID(called["id"]?.string ?? ""))
      _ = try await mette.api(.patch, PeopleResource.contact(id), #"{"withdrawn": "yes"}"#, seen: 1)
      #expect(try await done(mette).filter { $0.hasPrefix("Selam") } == [])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what was done is counted whole, also where only the latest are shown", arguments: TestEngine.allCases)
  func doneMany(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      for _ in 1...12 {
        _ = try await mette.made(
          PeopleResource.contacts(selam.person), #"{"with": "person", "means": "visit", "outcome": "well"}"#)
      }
      for whose in ["own", "team"] {
        let done = try await mette.page(WorkAddress.week, query: "?whose=" + whose).part(
          "aria-labelledby=\"done\"", "section"
        ).words
        #expect(done.contains("Done this week 12") && done.contains("Only the latest 10 are shown."), "\(done)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a follow-up that was held stands among the contacts", arguments: TestEngine.allCases)
  func held(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Prøvebageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let running = try await story.run(selam, at: bakery)
      let talk = try #require(try await story.followUps(running).first)
      func card() async throws -> Page {
        try await mette.page(PeopleAddress.person(selam.person)).part("id=\"contacts\"", "section")
      }
      story.test.clock.advance(days: 1)
      #expect(try await card().words.contains("No contact"))
      var form = try await mette.page(PlacementsAddress.followUp(talk.id)).form(
        to: PlacementsAddress.followUp(talk.id), hidden: ["step": "held"])
      try form.fill(["light": "ok", "personSays": "It is good to be needed"])
      _ = try await mette.submit(form)
      let held = try await card()
      #expect(held.html.contains("href=\"\(PlacementsAddress.followUp(talk.id).path)\""), "\(held.words)")
      #expect(held.words.contains("Mon 23 Nov") && !held.words.contains("No contact"))
      // The newest first, whichever it is.
      _ = try await mette.made(
        PeopleResource.contacts(selam.person),
        #"{"with": "person", "means": "visit", "outcome": "well", "on": "2026-11-20"}"#)
      story.test.clock.advance(days: 1)
      _ = try await mette.made(
        PeopleResource.contacts(selam.person), #"{"with": "person", "means": "call", "outcome": "well"}"#)
      let words = try await card().words
      let places = ["Telephone", "Mon 23 Nov", "Visit"].compactMap { words.firstRange(of: $0)?.lowerBound }
      #expect(places.count == 3 && places == places.sorted(), "\(words)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a workplace's days without work say which are public holidays and which are free by agreement")
  func daysOff() async throws {
    try await withStoryHouse(.sqlite) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Prøvebageriet", staff: 12)
      let card = try await mette.page(EmployersAddress.workplace(bakery)).part("id=\"days-off\"", "section").words
      for day in [
        "Thu 24 Dec: Christmas Eve. No public holiday, but many are free.", "Fri 25 Dec: Christmas Day",
        "Sat 26 Dec: Second Day of Christmas", "Thu 31 Dec: New Year’s Eve. No public holiday",
        "Fri 1 Jan 2027: New Year’s Day",
        "The next public holidays, also those on a weekend, and days that are often free by agreement.",
      ] {
        #expect(card.contains(day), "\(day) in \(card)")
      }
    }
  }
}
