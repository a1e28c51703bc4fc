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

/// Sunday 22 November 2026; what begins on Monday 23 November may last until 21 February without an extension, and with
/// one until 23 May.
@Suite("What is said of an extension holds together") struct ExtensionSentenceTests {
  private func extend(
    _ id: PlacementID, _ until: String, by api: Visitor, _ story: StoryHouse
  ) async throws -> Response {
    try await api.api(
      .post, PlacementsResource.extension(id), #"{"until": "\#(until)", "decidedOn": "2026-11-20"}"#,
      seen: Int(try await story.placement(id).version.number))
  }

  private func last(_ id: PlacementID, _ until: String, by api: Visitor, _ story: StoryHouse) async throws -> Response {
    try await api.api(
      .patch, PlacementsResource.placement(id), #"{"until": "\#(until)"}"#,
      seen: Int(try await story.placement(id).version.number))
  }

  @Test(
    "somebody else's place: the day that is named as the last can be extended to, or nothing is to be extended",
    arguments: TestEngine.allCases)
  func place(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      // In each of the two workplaces one place, which somebody else has later on.
      for (name, others, from) in [
        ("Bageriet", ("Yusuf Opdigtet", "Layla Tænkt"), "2027-02-01"),
        ("Butikken", ("Rosa Påfund", "Omar Prøvesen"), "2027-03-01"),
      ] {
        let place = try await story.workplace(name, staff: 5)
        let first = try await story.participant(others.0, "lab")
        let second = try await story.participant(others.1, "lab")
        let id = try await api.draft(first, place, from: "2026-11-23", until: "2027-01-15")
        try await api.sendPapers(id)
        #expect(try await api.askToStart(id).status == 200)
        let next = try await api.draft(second, place, from: from, until: "2027-04-23")
        try await api.sendPapers(next)
        #expect(try await api.askToStart(next).status == 200)

        let refused = try await extend(id, "2027-04-02", by: api, story)
        #expect(try (refused.status, refused.problemFields) == (422, ["until"]), "\(refused.text)")
        if from == "2027-02-01" {
          // Until then no extension is needed: that day is no way out of this one, and is one of a longer last day.
          #expect(refused.text.contains("up to and including Sun 31 Jan 2027 only, so there is nothing to extend"))
          #expect(!refused.text.contains("agree that day"), "\(refused.text)")
          let needless = try await extend(id, "2027-01-31", by: api, story)
          #expect(needless.status == 422 && needless.text.contains("no extension is needed"), "\(needless.text)")
          let longer = try await last(id, "2027-02-12", by: api, story)
          #expect(longer.status == 422 && longer.text.contains("Sun 31 Jan 2027: agree that day"), "\(longer.text)")
          #expect(try await last(id, "2027-01-31", by: api, story).status == 200)
        } else {
          #expect(refused.text.contains("Sun 28 Feb 2027: agree that day"), "\(refused.text)")
          let named = try await extend(id, "2027-02-28", by: api, story)
          #expect(named.status == 200, "\(named.text)")
        }
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "the last day of taking part: one sentence, and the day that it names is taken", arguments: TestEngine.allCases)
  func participation(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      // One who takes part until the last day of the placement, and one a little longer.
      for (name, exit) in [("Yusuf Opdigtet", "2027-01-15"), ("Layla Tænkt", "2027-01-22")] {
        let who = try await story.participant(name, "lab")
        let id = try await api.draft(who, bakery, from: "2026-11-23", until: "2027-01-15")
        try await api.sendPapers(id)
        #expect(try await api.askToStart(id).status == 200)
        // Nobody has said how it ends: an exit from before that was asked for first.
        let day = try #require(CivilDate(iso: exit))
        try await story.act { tx in
          try Participations.find(who.id, tx).act {
            try Participations.exit(
              $0, on: day, reason: "hired", destination: "ordinary-work", seen: $0.version, tx)
          }
        }

        for until in ["2027-01-15", "2027-01-20", "2027-01-22", "2027-01-23", "2027-03-01", "2027-06-01"] {
          let refused = try await extend(id, until, by: api, story)
          #expect(try (refused.status, refused.problemFields) == (422, ["until"]), "\(until): \(refused.text)")
          if exit == "2027-01-15" {
            #expect(refused.text.contains("Nothing can be extended beyond that day"), "\(until): \(refused.text)")
          } else {
            #expect(refused.text.contains("no extension is needed"), "\(until): \(refused.text)")
            #expect(refused.text.contains("Fri 22 Jan 2027") && !refused.text.contains("21 Feb"), "\(refused.text)")
          }
        }
        let page = try await api.page(PlacementsAddress.extension(id))
        #expect(page.words.contains("Nothing can be extended") == (exit == "2027-01-15"))
        if exit == "2027-01-22" { #expect(try await last(id, exit, by: api, story).status == 200) }
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "an extension that ends before the last step of the ladder takes that step with it", arguments: TestEngine.allCases)
  func ladder(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let id = try await api.draft(yusuf, bakery, from: "2026-11-23", until: "2027-04-30")
      for (week, hours) in [("2027-W08", 9), ("2027-W15", 12)] {
        let step = try await api.api(
          .post, PlacementsResource.ladder(id),
          #"{"move": "up", "week": "\#(week)", "hours": \#(hours), "reason": "It goes well"}"#)
        #expect(step.status == 201, "\(step.text)")
      }
      let shorter = try await extend(id, "2027-04-02", by: api, story)
      #expect(shorter.status == 200, "\(shorter.text)")
      let steps = try await story.steps(id)
      #expect(steps.filter { $0.outcome == .agreed }.map(\.week.iso) == ["2026-W48", "2027-W08"])
      let listed = try await api.api(.get, PlacementsResource.ladder(id)).json["items"]?.items ?? []
      #expect(!listed.contains { $0["beyondEnd"] == .bool(true) }, "there is no ending to take back")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "where the rule pack does not know extensions: what is decided is not sent back to the authority",
    arguments: TestEngine.allCases)
  func unknown(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      // Job-ready: four weeks.
      let made = try await api.made(
        PlacementsResource.personPlacements(yusuf.person),
        """
        {"participation": "\(yusuf.id)", "workplace": "\(bakery)", "measure": "virksomhedspraktik", "basis": "lab",
         "purpose": "train", "tasks": "Wash trays", "from": "2026-11-23", "until": "2026-12-20", "hours": 6,
         "group": "job-ready", "lastEmployer": "no"}
        """)
      let id = try #require(PlacementID(made["id"]?.string ?? ""))
      try await api.sendPapers(id)
      #expect(try await api.askToStart(id).status == 200)
      #expect(try await extend(id, "2027-01-08", by: api, story).status == 200)
      let sentence = try await api.check("length", of: id)?["sentence"]?.string ?? ""
      #expect(sentence.contains("An extension is decided.") && !sentence.contains("Ask the authority"), "\(sentence)")
      let later = try await last(id, "2027-01-22", by: api, story)
      #expect(later.status == 422 && later.text.contains("It was extended up to and including Fri 8 Jan 2027"))
      #expect(!later.text.contains("The rules allow"), "\(later.text)")
      #expect(try await extend(id, "2027-01-22", by: api, story).status == 200, "a later one is decided anew")
      // Back within the plain length, that is all that is said.
      #expect(try await last(id, "2026-12-18", by: api, story).status == 200)
      let plain = try await api.check("length", of: id)?["sentence"]?.string ?? ""
      #expect(plain.contains("The rules allow 4 weeks, that is up to and including Sun 20 Dec"), "\(plain)")
      #expect(story.unforeseen.all == [])
    }
  }
}
