import Access
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

/// What somebody and the authority agree: from the draft to its last day. Sunday 22 November 2026; who takes part does since
/// 12 November.
@Suite("A plan is explained, signed, looked at again and never changed behind a signature") struct PlanTests {
  struct Cast {
    let story: StoryHouse
    let selam: Participation
    let omar: Participation
    let mette: Visitor

    func begin(
      _ way: Participation, _ json: String = PlanTests.draft, by visitor: Visitor? = nil
    ) async throws -> PlanID {
      let answer = try await (visitor ?? mette).api(.post, ProgrammesResource.plans(way.id), json)
      #expect(answer.status == 201, "\(answer.text)")
      return try #require(PlanID(try answer.json["id"]?.string ?? ""))
    }

    func take(_ json: String, on id: PlanID, by visitor: Visitor? = nil) async throws -> Response {
      let visitor = visitor ?? mette
      let seen = try await visitor.api(.get, ProgrammesResource.plan(id)).json["version"]?.integer
      return try await visitor.api(.patch, ProgrammesResource.plan(id), json, seen: seen)
    }

    @discardableResult
    func done(_ json: String, on id: PlanID, by visitor: Visitor? = nil) async throws -> JSON {
      let answer = try await take(json, on: id, by: visitor)
      #expect(answer.status == 200, "\(json): \(answer.text)")
      return try answer.json
    }

    func refused(_ json: String, on id: PlanID, _ field: String, _ words: String = "") async throws {
      let answer = try await take(json, on: id)
      #expect(answer.status == 422, "\(json): \(answer.text)")
      #expect(try answer.problemFields == [field] && answer.text.contains(words), "\(json): \(answer.text)")
    }

    func owed(_ way: Participation, _ reason: String) async throws -> [String] {
      try await mette.week(team: true).filter { $0.reason == reason && !$0.isDone }.compactMap(\.due)
    }
  }

  static let draft = #"{"due": "2026-12-03", "review": "2027-05-03", "language": "ti"}"#
  static let goal = #"{"step": "add-goal", "family": "work", "words": "Bakes alone", "side": "person"}"#
  static let explained = #"{"step": "explain", "on": "2026-11-22", "language": "ti", "interpreter": "Kim Eksempel"}"#
  static let hers = #"{"step": "sign", "signatory": "person", "on": "2026-11-22"}"#
  static let ours = #"{"step": "sign", "signatory": "authority", "name": "Mette", "on": "2026-11-22"}"#

  func withCast(_ engine: TestEngine, _ body: (Cast) async throws -> Void) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let omar = try await story.participant("Omar Prøvesen", "lab", called: "Omar")
      try await body(Cast(story: story, selam: selam, omar: omar, mette: try await story.visitor(story.mette)))
      #expect(story.unforeseen.all == [])
    }
  }

  private func signed(_ cast: Cast, _ way: Participation) async throws -> PlanID {
    let id = try await cast.begin(way)
    for step in [Self.goal, Self.explained, Self.hers, Self.ours] { try await cast.done(step, on: id) }
    return id
  }

  @Test(
    "each stands where its steps and the day say, and is owed until both have signed", arguments: TestEngine.allCases)
  func states(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let sign = "Explain the plan and have it signed"
      let id = try await cast.begin(cast.selam)
      let other = try await cast.begin(cast.omar, #"{"due": "2026-12-04", "review": "2027-05-03"}"#)
      #expect(try await cast.owed(cast.selam, sign) == ["2026-12-03", "2026-12-04"])
      try await cast.refused(Self.hers, on: id, "step", "It is not noted that the plan was explained")
      try await cast.refused(Self.explained, on: id, "step", "has no goal yet")
      #expect(try await cast.done(Self.goal, on: id)["state"]?.string == "draft")
      #expect(try await cast.done(Self.explained, on: id)["state"]?.string == "explained")
      // What is signed is what was explained.
      let more = try await cast.done(Self.goal, on: id)
      #expect(more["state"]?.string == "draft" && more["explained"] == nil)
      try await cast.done(Self.explained, on: id)
      #expect(try await cast.done(Self.hers, on: id)["state"]?.string == "signing")
      try await cast.refused(Self.goal, on: id, "step", "Somebody has signed this text")
      try await cast.refused(Self.hers, on: id, "signatory", "noted already: Sun 22 Nov")
      let holds = try await cast.done(Self.ours, on: id)
      #expect(holds["state"]?.string == "active" && holds["heldFrom"]?.string == "2026-11-22")
      #expect(try await cast.owed(cast.selam, sign) == ["2026-12-04"], "only the other's is owed still")
      try await cast.refused(Self.goal, on: id, "step", "The plan is signed and does not change")
      for (step, word) in [("review", "next"), ("end", "reason")] {
        try await cast.refused(#"{"step": "\#(step)", "on": "2026-11-22"}"#, on: id, word)
      }
      // The other's is given up, and owed no more; on the same day it is taken up again.
      try await cast.done(#"{"step": "drop"}"#, on: other)
      #expect(try await cast.owed(cast.omar, sign) == [])
      try await cast.done(#"{"step": "take-up"}"#, on: other)
      #expect(try await cast.owed(cast.omar, sign) == ["2026-12-04"])
      try await cast.done(#"{"step": "drop"}"#, on: other)
      cast.story.test.clock.advance(days: 1)
      try await cast.refused(#"{"step": "take-up"}"#, on: other, "step", "Begin a new one")
    }
  }

  @Test("a look is owed by its day, and by the next one when it was noted", arguments: TestEngine.allCases)
  func reviews(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let look = "Look at the plan again"
      let id = try await signed(cast, cast.selam)
      _ = try await signed(cast, cast.omar)
      #expect(try await cast.owed(cast.selam, look) == [])
      cast.story.test.clock.advance(days: 162)
      // Nobody is signed in for that long.
      let again = try await cast.story.visitor(cast.story.mette)
      let later = Cast(story: cast.story, selam: cast.selam, omar: cast.omar, mette: again)
      // Monday 3 May 2027.
      #expect(try await later.owed(later.selam, look) == ["2027-05-03", "2027-05-03"])
      #expect(
        try await later.mette.api(.get, ProgrammesResource.plan(id)).json["state"]?.string == "review-due")
      try await later.refused(#"{"step": "review", "on": "2027-05-04", "next": "2027-10-01"}"#, on: id, "on")
      try await later.refused(#"{"step": "review", "on": "2027-05-03", "next": "2027-05-03"}"#, on: id, "next")
      let looked = try await later.done(#"{"step": "review", "on": "2027-05-03", "next": "2027-10-01"}"#, on: id)
      #expect(looked["state"]?.string == "active" && looked["review"]?.string == "2027-10-01")
      #expect(try await later.owed(later.selam, look) == ["2027-05-03"], "the other's")
      try await later.done(#"{"step": "take-review-back"}"#, on: id)
      #expect(try await later.owed(later.selam, look) == ["2027-05-03", "2027-05-03"])
      try await later.done(#"{"step": "review", "on": "2027-05-03", "next": "2027-10-01"}"#, on: id)
      let ended = try await later.done(#"{"step": "end", "on": "2027-05-03", "reason": "reached"}"#, on: id)
      #expect(ended["state"]?.string == "active", "on its last day it holds")
      later.story.test.clock.advance(days: 1)
      #expect(try await later.mette.api(.get, ProgrammesResource.plan(id)).json["state"]?.string == "ended")
      try await later.refused(#"{"step": "take-end-back"}"#, on: id, "step", "The plan ended on Mon 3 May")
      let events = try await later.mette.api(
        .get, PeopleResource.timeline(later.selam.person), query: "?topic=programme&limit=100"
      ).json["items"]?.items.compactMap { $0["event"]?.string }.filter { $0.hasPrefix("plan-") }
      #expect(events == ["plan-reviewed", "plan-last-day", "plan-signed", "plan-explained"], "\(events ?? [])")
    }
  }

  @Test("a new version takes over what is open, and the one before it until its day", arguments: TestEngine.allCases)
  func versions(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let first = try await signed(cast, cast.selam)
      let goals = try await cast.mette.api(.get, ProgrammesResource.plan(first)).json["goals"]?.items ?? []
      let entry = try #require(goals.first?["id"]?.string)
      try await cast.done(#"{"step": "reach", "entry": "\#(entry)", "on": "2026-11-22"}"#, on: first)
      try await cast.refused(
        #"{"step": "reach", "entry": "\#(entry)", "on": "2026-11-22"}"#, on: first, "step", "Nothing is open")
      try await cast.done(#"{"step": "take-reach-back", "entry": "\#(entry)"}"#, on: first)
      let second = try await cast.begin(cast.selam)
      let third = try await cast.mette.api(.post, ProgrammesResource.plans(cast.selam.id), Self.draft)
      #expect(third.status == 422 && third.text.contains("There is a draft already"), "\(third.text)")
      let copied = try await cast.mette.api(.get, ProgrammesResource.plan(second)).json
      #expect(copied["number"]?.integer == 2 && copied["goals"]?.items.first?["words"]?.string == "Bakes alone")
      #expect(copied["goals"]?.items.first?["id"]?.string != entry)
      // Two versions in hand there are never: what holds cannot be opened beside the draft.
      try await cast.refused(
        #"{"step": "take-signature-back", "signatory": "authority"}"#, on: first, "step", "There is a draft already")
      cast.story.test.clock.advance(days: 1)
      for step in [Self.explained, Self.hers, Self.ours] {
        try await cast.done(step.replacing("2026-11-22", with: "2026-11-23"), on: second)
      }
      let old = try await cast.mette.api(.get, ProgrammesResource.plan(first)).json
      #expect(old["state"]?.string == "replaced" && old["goals"]?.items.first?["words"]?.string == "Bakes alone")
      try await cast.refused(
        #"{"step": "end", "on": "2026-11-23", "reason": "other"}"#, on: first, "step", "since Mon 23")
      let person = try await cast.mette.page(PeopleAddress.person(cast.selam.person))
      #expect(person.words.contains("1 earlier version") && person.words.contains("Version 2"), "\(person.words)")
    }
  }

  @Test(
    "a signature is taken back on its day by whoever wrote it down, and by nobody else", arguments: TestEngine.allCases)
  func signatures(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let kirsten = try await cast.story.visitor(
        try await cast.story.test.account("kirsten", [.caseManager], in: cast.story.jobCentre))
      let id = try await signed(cast, cast.selam)
      let back = #"{"step": "take-signature-back", "signatory": "authority"}"#
      let hers = try await cast.take(back, on: id, by: kirsten)
      #expect(hers.status == 422 && hers.text.contains("Whoever noted it can take it back"), "\(hers.text)")
      #expect(try await cast.done(back, on: id)["state"]?.string == "signing")
      try await cast.done(Self.ours, on: id, by: kirsten)
      try await cast.refused(back, on: id, "signatory", "This signature stands")
      cast.story.test.clock.advance(days: 1)
      let later = try await cast.take(back, on: id, by: kirsten)
      #expect(later.status == 422, "\(later.text)")
      let plan = try await kirsten.page(ProgrammesAddress.plan(id))
      #expect(
        plan.words.contains("The authority: Mette, signed Sun 22 Nov noted by kirsten Sun 22 Nov"), "\(plan.words)")
    }
  }

  @Test(
    "mentor and trainer are told nothing of it, the counsellor and the office that referred are",
    arguments: TestEngine.allCases)
  func seen(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let id = try await cast.begin(cast.selam)
      let selam = cast.selam.person
      let told: [(String, Role, Relation)] = [
        ("maja", .mentor, .mentor), ("tom", .trainer, .trainer), ("ane", .counsellor, .counsellor),
      ]
      for (name, role, relation) in told {
        let account = try await cast.story.test.account(name, [role], in: cast.story.municipality)
        try await cast.story.act { try $0.relate(account, relation, to: selam, from: $0.today) }
        let visitor = try await cast.story.visitor(account)
        let status = role == .counsellor ? 200 : 404
        for address in [ProgrammesAddress.plan(id), .planPaper(id)] {
          #expect(try await visitor.get(address).status == status, "\(name) \(address)")
        }
        #expect(try await visitor.api(.get, ProgrammesResource.plans(cast.selam.id)).status == status)
        let step = try await visitor.api(.patch, ProgrammesResource.plan(id), Self.goal, seen: 1)
        #expect(step.status == 404, "\(name): \(step.text)")
      }
      let person = try await cast.mette.page(PeopleAddress.person(cast.omar.person))
      #expect(person.words.contains("No plan holds, and none is in hand.") && !person.html.contains(id.text))
    }
  }
}
