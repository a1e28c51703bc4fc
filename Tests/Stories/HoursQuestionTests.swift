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

/// Whether the hours can go up: asked by whoever keeps the case, answered by the counsellor. Sunday 22 November 2026; a
/// municipality and a job centre, and an organisation that has nothing to do with the person.
@Suite("Can the hours go up?") struct HoursQuestionTests {
  private struct Cast {
    let story: StoryHouse
    let participation: ParticipationID
    let selam: PersonID
    let mette: Visitor
    let ane: Visitor
    let counsellor: AccountID

    /// With a counsellor of hers, unless it is said otherwise.
    static func with(
      _ engine: TestEngine, isCounselled: Bool = true, _ body: (Cast) async throws -> Void
    ) async throws {
      try await withStoryHouse(engine) { story in
        let way = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
        let selam = way.person
        let ane = try await story.test.account("ane", [.counsellor], in: story.municipality)
        if isCounselled { try await story.act { try $0.relate(ane, .counsellor, to: selam, from: $0.today) } }
        try await body(
          Cast(
            story: story, participation: way.id, selam: selam, mette: try await story.visitor(story.mette),
            ane: try await story.visitor(ane), counsellor: ane))
        #expect(story.unforeseen.all == [])
      }
    }

    func ask(
      _ visitor: Visitor, _ json: String = #"{"hours": 12, "from": "2026-12-14"}"#
    ) async throws -> HoursQuestionID {
      let answer = try await visitor.api(.post, PeopleResource.hoursQuestions(selam), json)
      #expect(answer.status == 201, "\(answer.text)")
      return try #require(HoursQuestionID(try answer.json["id"]?.string ?? ""))
    }

    func open(_ visitor: Visitor, team: Bool = false) async throws -> [WeekRow] {
      try await visitor.week(team: team).filter { $0.reason.contains("hours") && !$0.isDone }
    }
  }

  @Test(
    "is asked on a page, owed by the counsellor, answered there, and leads on to a limit",
    arguments: TestEngine.allCases)
  func answered(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      let (mette, ane, selam) = (cast.mette, cast.ane, cast.selam)
      let address = PeopleAddress.newHoursQuestion(selam)
      let asking = try await mette.page(address)
      #expect(asking.words.contains("The question goes to: ane."))
      var form = try asking.form(to: address)
      try form.fill(["hours": "12", "from": "2026-12-14"])
      let card = try await mette.submit(form)
      #expect(card.words.contains("Waits for an answer"))
      let items = try await mette.api(.get, PeopleResource.hoursQuestions(selam)).json["items"]?.items ?? []
      let id = try #require(HoursQuestionID(items.first?["id"]?.string ?? ""))
      // Hers by name, and by a day; among the team's it stands with her name.
      let owed = try await cast.open(ane)
      #expect(owed.map(\.reason) == ["Can the hours go up to 12 h a week from Mon 14 Dec (week 51)?"])
      #expect(owed.map(\.due) == ["2026-11-27"], "within a week, and on a day on which the office works")
      #expect(try await cast.open(mette) == [])
      #expect(try await cast.open(mette, team: true).map(\.owner) == ["ane"])
      // Whoever asks reads it there, and does not answer.
      #expect(
        try await mette.page(PeopleAddress.hoursQuestion(id)).words.contains("The person’s counsellor answers it."))
      let refused = try await mette.api(
        .patch, PeopleResource.hoursQuestion(id), #"{"answer": "yes", "answerDay": "2027-01-31"}"#, seen: 1)
      #expect(refused.status == 404)

      let place = PeopleAddress.hoursQuestion(id)
      var answer = try await ane.page(place).form(to: place)
      try answer.fill([
        "answer": "yes", "answerHours": "11", "answerDay": "2027-01-31", "answerWords": "Mornings first",
      ])
      let told = try await ane.submit(answer)
      #expect(told.words.contains("It changes no limit and no step by itself."))
      #expect(try await cast.open(ane) == [])
      let page = try await mette.page(PeopleAddress.person(selam))
      #expect(page.words.contains("Yes, up to 11 h a week, up to and including Sun 31 Jan 2027 (week 4)."))
      #expect(page.words.contains("Mornings first"))
      #expect(try await mette.api(.get, PeopleResource.considerations(selam)).json["items"]?.items.isEmpty == true)
      // From there to the limit, which is agreed with the person as any other.
      let limit = PeopleAddress.newConsideration(selam)
      let begun = try await mette.page(limit, query: "?from-question=" + id.text).form(to: limit)
      for (name, value) in [("hoursCap", "11"), ("from", "2026-12-14"), ("until", "2027-01-31")] {
        #expect(begun.fields.contains { $0.name == name && $0.value == value }, "\(begun.fields)")
      }
      #expect(try await mette.get(limit, query: "?from-question=none").status == 400)
      let events = try await mette.page(PeopleAddress.timeline(selam)).words
      #expect(events.contains("Asked whether the hours can go up"))
      #expect(events.contains("Answer on whether the hours can go up"))
    }
  }

  @Test("“not yet” and “a talk first” come back on their day, until there is a yes", arguments: TestEngine.allCases)
  func again(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      let (story, ane) = (cast.story, cast.ane)
      let id = try await cast.ask(cast.mette)
      func answer(_ json: String, seen: Int) async throws -> Response {
        try await ane.api(.patch, PeopleResource.hoursQuestion(id), json, seen: seen)
      }
      #expect(try await answer(#"{"answer": "not-yet", "answerDay": "2026-12-07"}"#, seen: 1).status == 200)
      #expect(try await cast.open(ane) == [], "nothing before its week")
      story.test.clock.advance(days: 10)
      #expect(
        try await cast.open(ane).map(\.reason) == ["Look again: can the hours go up to 12 h a week?"])
      #expect(try await answer(#"{"answer": "talk-first", "answerDay": "2026-12-11"}"#, seen: 2).status == 200)
      #expect(
        try await cast.open(ane).map(\.reason)
          == ["Talk about it, then answer: can the hours go up to 12 h a week?"])
      // Hours with anything but a yes are no answer, and a yes lasts until the day from which it is asked for.
      for (json, field) in [
        (#"{"answer": "not-yet", "answerHours": 9, "answerDay": "2026-12-11"}"#, "answerHours"),
        (#"{"answer": "yes", "answerDay": "2026-12-04"}"#, "answerDay"),
        (#"{"answer": "yes", "answerDay": "2026-11-04"}"#, "answerDay"),
        (#"{"answer": "perhaps"}"#, "answer"),
      ] {
        let refused = try await answer(json, seen: 3)
        #expect(refused.status == 422 && refused.text.contains(#""\#(field)""#), "\(json): \(refused.text)")
      }
      let yes = try await answer(#"{"answer": "yes", "answerDay": "2027-02-28"}"#, seen: 3)
      #expect(try yes.json["answerHours"].map { "\($0)" } != nil && yes.status == 200)
      #expect(try await cast.open(ane) == [])
    }
  }

  @Test("without a counsellor that is said before anything is sent", arguments: TestEngine.allCases)
  func nobody(_ engine: TestEngine) async throws {
    try await Cast.with(engine, isCounselled: false) { cast in
      let page = try await cast.mette.page(PeopleAddress.newHoursQuestion(cast.selam))
      #expect(page.words.contains("Nobody is this person’s counsellor today"))
      #expect(throws: NoSuch.self) { try page.form(to: PeopleAddress.newHoursQuestion(cast.selam)) }
      let refused = try await cast.mette.api(
        .post, PeopleResource.hoursQuestions(cast.selam), #"{"hours": 12, "from": "2026-12-14"}"#)
      #expect(refused.status == 422 && refused.text.contains("Name a counsellor first"), "\(refused.text)")
    }
  }

  @Test("of several counsellors one is named; whoever is it no more owes nothing", arguments: TestEngine.allCases)
  func several(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      let (story, selam) = (cast.story, cast.selam)
      let bo = try await story.test.account("bo", [.counsellor], in: story.municipality)
      try await story.act { try $0.relate(bo, .counsellor, to: selam, from: $0.today) }
      let unnamed = try await cast.mette.api(
        .post, PeopleResource.hoursQuestions(selam), #"{"hours": 12, "from": "2026-12-14"}"#)
      #expect(try unnamed.status == 422 && unnamed.problemFields == ["counsellor"])
      _ = try await cast.ask(
        cast.mette, #"{"hours": 12, "from": "2026-12-14", "counsellor": "\#(bo.text)"}"#)
      let visitor = try await story.visitor(bo)
      #expect(try await cast.open(visitor).count == 1)
      #expect(try await cast.open(cast.ane).isEmpty)
      story.test.clock.advance(days: 1)
      try await story.act { try $0.unrelate(bo, .counsellor, from: selam, until: $0.today) }
      #expect(try await cast.open(visitor).isEmpty)
      #expect(try await cast.open(cast.ane).count == 1)
      try await story.act { try $0.unrelate(cast.counsellor, .counsellor, from: selam, until: $0.today) }
      let left = try await cast.open(cast.mette)
      #expect(left.count == 1 && left[0].reason.contains("nobody is the counsellor"), "\(left)")
    }
  }

  @Test("is taken back by those who ask, and ends with taking part and with a death", arguments: TestEngine.allCases)
  func over(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      let (mette, ane) = (cast.mette, cast.ane)
      let id = try await cast.ask(mette)
      #expect(
        try await ane.api(.patch, PeopleResource.hoursQuestion(id), #"{"outcome": "withdrawn"}"#, seen: 1).status == 404
      )
      let page = try await mette.page(PeopleAddress.person(cast.selam))
      let back = try page.form(to: PeopleAddress.hoursQuestion(id))
      #expect(try await mette.submit(back).words.contains("The question is taken back."))
      #expect(try await cast.open(ane) == [])
      let late = try await ane.api(
        .patch, PeopleResource.hoursQuestion(id), #"{"answer": "not-yet", "answerDay": "2026-12-11"}"#, seen: 2)
      #expect(late.status == 422 && late.text.contains("taken back"))

      _ = try await cast.ask(mette)
      #expect(try await cast.open(ane).count == 1)
      try await cast.story.act { tx in
        try Participations.find(cast.participation, tx).act {
          try Participations.exit($0, on: tx.today, reason: "deceased", destination: "unknown", seen: $0.version, tx)
        }
      }
      #expect(try await cast.open(ane) == [])
      let refused = try await mette.api(
        .post, PeopleResource.hoursQuestions(cast.selam), #"{"hours": 12, "from": "2026-12-14"}"#)
      #expect(refused.status == 422)
    }
  }

  @Test("is told to nobody who keeps no case of hers", arguments: TestEngine.allCases)
  func closed(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      let (story, selam) = (cast.story, cast.selam)
      let id = try await cast.ask(cast.mette)
      #expect(
        try await cast.ane.api(
          .patch, PeopleResource.hoursQuestion(id),
          #"{"answer": "not-yet", "answerDay": "2026-12-11", "answerWords": "After noon"}"#,
          seen: 1
        ).status == 200)
      let (tilde, other) = (
        try await story.test.account("tilde", [.mentor, .trainer], in: story.municipality),
        try await story.test.account("else", [.counsellor, .jobConsultant, .coordinator], in: story.jobCentre)
      )
      try await story.act { tx in
        try tx.relate(tilde, .mentor, to: selam, from: tx.today)
        try tx.relate(tilde, .trainer, to: selam, from: tx.today)
      }
      for account in [tilde, other] {
        let visitor = try await story.visitor(account)
        #expect(try await visitor.get(PeopleAddress.hoursQuestion(id)).status == 404)
        #expect(try await visitor.api(.get, PeopleResource.hoursQuestion(id)).status == 404)
        #expect(try await visitor.api(.get, PeopleResource.hoursQuestions(selam)).text.contains("After noon") == false)
        #expect(try await cast.open(visitor) == [])
      }
    }
  }
}
