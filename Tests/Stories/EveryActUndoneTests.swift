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

/// Sunday 22 November 2026.
@Suite("An act that was a slip is undone from the page behind it") struct EveryActUndoneTests {
  private func agree(_ words: String, _ hours: String, by mette: Visitor, _ address: PeopleAddress) async throws -> Page
  {
    var form = try await mette.page(address).form(to: address)
    try form.fill(["effect": "hours", "hoursCap": hours, "wording": words])
    return try await mette.submit(form)
  }

  private func considerations(_ person: PersonID, _ story: StoryHouse) async throws -> [Consideration] {
    try await story.act { tx in try Considerations.of(person, tx).act { $0 } }
  }

  @Test(
    "a consideration that was agreed never held; other words give back those before them",
    arguments: TestEngine.allCases)
  func consideration(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam").person
      let agreed = try await agree("At most nine hours", "9", by: mette, .newConsideration(selam))
      let undone = try await mette.submit(try agreed.undo())
      #expect(undone.flash.words.contains("undone. “At most nine hours” has never held."), "\(undone.flash.words)")
      let gone = try #require(try await considerations(selam, story).first)
      #expect(gone.lastDay.map { $0 < gone.terms.from } == true)
      #expect(undone.words.contains("never came into force"))

      let before = try await agree("At most eight hours", "8", by: mette, .newConsideration(selam))
      #expect(before.flash.words.contains("written down"))
      let first = try #require(try await considerations(selam, story).first { $0.ended == nil })
      let again = try await agree("At most ten hours", "10", by: mette, .newWording(first.id))
      #expect(try await considerations(selam, story).first { $0.id == first.id }?.ended != nil)
      let back = try await mette.submit(try again.undo())
      #expect(back.flash.words.contains("undone. “At most eight hours” holds as before."), "\(back.flash.words)")
      let now = try await considerations(selam, story)
      #expect(now.filter { $0.ended == nil }.map(\.id) == [first.id])
      // It is agreed again in other words as if nothing had been.
      _ = try await agree("At most ten hours", "10", by: mette, .newWording(first.id))

      // On another day, when it has begun to hold, it is ended and not undone.
      let third = try #require(try await considerations(selam, story).first { $0.ended == nil })
      story.test.clock.advance(days: 1)
      let late = try await api.api(
        .patch, PeopleResource.consideration(third.id), #"{"agreement": "withdrawn"}"#, seen: 1)
      #expect(try (late.status, late.problemFields) == (422, ["agreement"]), "\(late.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  private func referred(_ name: String, _ story: StoryHouse) async throws -> Participation {
    let (programme, jobCentre) = (story.programme, story.jobCentre)
    return try await story.act { tx in
      let id = try Participations.refer(
        try People.enter(Person.Details(name: name), tx), to: programme,
        Participation.Referral(
          on: tx.today.adding(days: -9), by: jobCentre, reason: "not-directly-to-work", note: nil), tx)
      return try Participations.find(id, tx).act { $0 }
    }
  }

  private func accepting(_ day: String) -> KeyValuePairs<String, String> {
    ["on": day, "basis": "lab", "informedOn": "2026-11-18", "informedLanguage": "ti", "informedHow": "talk"]
  }

  private func take(
    _ step: String, _ answers: KeyValuePairs<String, String>, on way: ParticipationID, by mette: Visitor
  ) async throws -> Page {
    let address = ProgrammesAddress.participation(way)
    var form = try await mette.page(address).form(to: address, hidden: ["step": step])
    try form.fill(answers)
    return try await mette.submit(form)
  }

  @Test(
    "the answer to a referral is taken back, with the phases that began with it; what rests on it stands in the way",
    arguments: TestEngine.allCases)
  func answer(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let (selam, yusuf) = (
        try await referred("Selam Eksempelsen", story), try await referred("Yusuf Opdigtet", story)
      )
      func now(_ way: ParticipationID) async throws -> Participation {
        try await story.act { tx in try Participations.find(way, tx).act { $0 } }
      }
      // For a day gone by, and for today.
      for day in ["2026-11-18", "2026-11-22"] {
        let accepted = try await take("accept", accepting("\(day)"), on: selam.id, by: mette)
        #expect(try await now(selam.id).phases.isEmpty == false)
        let undone = try await mette.submit(try accepted.undo())
        #expect(undone.flash.words.contains("The referral waits for one again."), "\(undone.flash.words)")
        let waiting = try await now(selam.id)
        #expect(waiting.decision == .none && waiting.phases.isEmpty && waiting.basis == nil)
      }
      for day in ["2026-11-19", "2026-11-22"] {
        let declined = try await take("decline", ["on": "\(day)", "reason": "no-place"], on: yusuf.id, by: mette)
        let undone = try await mette.submit(try declined.undo())
        #expect(undone.flash.words.contains("The referral waits for one again."), "\(undone.flash.words)")
        #expect(try await now(yusuf.id).decision == .none)
      }
      // A placement rests on it; so does a phase that was planned since.
      let way = ProgrammesResource.participation(selam.id)
      func reconsider() async throws -> Response {
        let version = try await api.api(.get, way).json["version"]?.integer
        return try await api.api(.patch, way, #"{"step": "reconsider"}"#, seen: version)
      }
      _ = try await take("accept", accepting("2026-11-22"), on: selam.id, by: mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      _ = try await story.draft(try await now(selam.id), at: bakery)
      let resting = try await reconsider()
      #expect(try (resting.status, resting.problemFields) == (422, ["step"]), "\(resting.text)")
      #expect(resting.text.contains("There is a placement in this programme."), "\(resting.text)")
      #expect(try await now(selam.id).acceptedOn?.iso == "2026-11-22", "nothing half done")
      // A day later both stand.
      story.test.clock.advance(days: 1)
      let late = try await reconsider()
      #expect(try (late.status, late.problemFields) == (422, ["step"]), "\(late.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a phase that was moved begins on the day that it had", arguments: TestEngine.allCases)
  func phase(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      _ = try await take("begin-phase", ["phase": "mentoring", "on": "2026-12-07"], on: selam.id, by: mette)
      func spell() async throws -> Participation.PhaseSpell? {
        try await story.act { tx in
          try Participations.find(selam.id, tx).act { $0.phases.first { $0.phase == "mentoring" } }
        }
      }
      let id = try #require(try await spell()).id
      let moved = try await take("move-phase", ["spell": "\(id.text)", "on": "2026-12-14"], on: selam.id, by: mette)
      #expect(try await spell()?.begun.iso == "2026-12-14")
      _ = try await mette.submit(try moved.undo())
      #expect(try await spell()?.begun.iso == "2026-12-07")
      #expect(story.unforeseen.all == [])
    }
  }
}
