import Access
import Ledger
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// The hours of somebody's weeks from end to end. Sunday 22 November 2026, the last day of week 47.
@Suite("The week ledger") struct WeekLedgerTests {
  private struct Cast {
    let story: StoryHouse
    let selam: PersonID
    let omar: PersonID
    let placement: PlacementID
    let mette: Visitor

    func plan(_ json: String, for person: PersonID? = nil) async throws -> PlannedHoursID {
      let answer = try await mette.api(.post, LedgerResource.allPlannedHours(person ?? selam), json)
      #expect(answer.status == 201, "\(answer.text)")
      return try #require(PlannedHoursID(try answer.json["id"]?.string ?? ""))
    }

    func say(_ hours: String, in week: String, seen: Int, of person: PersonID? = nil) async throws -> Response {
      let week = try #require(ISOWeek(iso: week))
      return try await mette.api(
        .patch, LedgerResource.week(person ?? selam, week), #"{"hours": \#(hours)}"#, seen: seen)
    }

    func year(_ year: Int, as visitor: Visitor? = nil) async throws -> [String: JSON] {
      let answer = try await (visitor ?? mette).api(.get, LedgerResource.weeks(selam), query: "?year=\(year)")
      #expect(answer.status == 200, "\(answer.text)")
      let weeks = try answer.json["weeks"]?.items ?? []
      return Dictionary(weeks.map { ($0["week"]?.string ?? "", $0) }) { first, _ in first }
    }
  }

  /// Selam works 6 h a week from week 48 on, for 13 weeks.
  private func withCast(_ engine: TestEngine, _ body: (Cast) async throws -> Void) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let omar = try await story.participant("Omar Prøvesen", "integration-act", called: "Omar")
      let placement = try await story.run(selam, at: bakery)
      try await body(
        Cast(
          story: story, selam: selam.person, omar: omar.person, placement: placement,
          mette: try await story.visitor(story.mette)))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "week 53 and the first week of the next year stand in their own years, planned and actual",
    arguments: TestEngine.allCases)
  func changeOfYear(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      _ = try await cast.plan(#"{"category": "language", "hours": 12.5, "from": "2026-W52", "until": "2027-W01"}"#)
      var (old, new) = (try await cast.year(2026), try await cast.year(2027))
      #expect(old.count == 53 && new.count == 52)
      #expect(old["2026-W51"]?["planned"].hours == ["placement": 6.0])
      for week in [old["2026-W53"], new["2027-W01"]] {
        #expect(week?["planned"].hours == ["language": 12.5, "placement": 6.0])
        #expect(week?["plannedSum"]?.number == 18.5 && week?["target"]?.number == 37.0 && week?["worked"].hours == [:])
      }
      #expect(new["2027-W02"]?["planned"].hours == ["placement": 6.0])
      // 31 December 2026 and 1 January 2027 lie in one week; the new year begins on Monday the fourth.
      #expect(old["2026-W53"]?["publicHolidays"] == 1 && new["2027-W01"]?["publicHolidays"] == 0)
      // Nothing was worked in weeks to come, on the page either.
      let early = try await cast.say(#"{"language": 3}"#, in: "2026-W53", seen: 1)
      #expect(early.status == 422 && early.text.contains("has not begun"), "\(early.text)")
      let page = try await cast.mette.page(LedgerAddress.week(cast.selam, try #require(ISOWeek(iso: "2026-W53"))))
      #expect(page.words.contains("Nothing can be noted yet: week 53 has not begun."), "\(page.words)")
      cast.story.test.clock.advance(days: 44)  // Tuesday of week 1 in 2027.
      #expect(try await cast.say(#"{"language": 3}"#, in: "2026-W53", seen: 1).status == 200)
      #expect(try await cast.say(#"{"language": 4.25}"#, in: "2027-W01", seen: 1).status == 200)
      #expect(try await cast.say(#"{"language": 4}"#, in: "2027-W02", seen: 1).status == 422)
      (old, new) = (try await cast.year(2026), try await cast.year(2027))
      #expect(
        old["2026-W53"]?["worked"].hours == ["language": 3.0] && new["2027-W01"]?["worked"].hours == ["language": 4.25])
      #expect(old["2026-W52"]?["worked"].hours == [:])
      let year = try await cast.mette.page(LedgerAddress.weeks(cast.selam))
      #expect(year.words.contains("Hours week by week, 2027"))
      #expect(year.html.contains("/weeks/2027-W01\"") && !year.html.contains("/weeks/2027-W02\""))
      let before = try await cast.mette.page(LedgerAddress.weeks(cast.selam), query: "?year=2026")
      #expect(before.html.contains("/weeks/2026-W53\"") && before.html.contains("?year=2025"))
    }
  }

  @Test(
    "what is left empty is not said, nought is said, and what was said before stays beside what corrects it",
    arguments: TestEngine.allCases)
  func corrected(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let week = try #require(ISOWeek(iso: "2026-W47"))
      let address = LedgerAddress.week(cast.selam, week)
      var form = try await cast.mette.page(address).form(to: address)
      try form.fill(["hours.language": "0", "hours.health": "2,5"])
      let year = try await cast.mette.submit(form)
      #expect(year.flash.words.contains("The actual hours are noted."), "\(year.flash.words)")
      #expect(try await cast.year(2026)["2026-W47"]?["worked"].hours == ["language": 0.0, "health": 2.5])
      #expect(try await cast.year(2026)["2026-W46"]?["worked"].hours == [:])
      // Somebody corrects what somebody else is still looking at.
      form = try await cast.mette.page(address).form(to: address)
      let bo = try await cast.story.test.account("bo", [.jobConsultant], in: cast.story.municipality)
      let programme = cast.story.programme
      try await cast.story.test.settingUp { try $0.joinTeam(bo, of: programme) }
      let other = try await cast.story.visitor(bo)
      var his = try await other.page(address).form(to: address)
      try his.fill(["hours.language": "3"])
      _ = try await other.submit(his)
      try form.fill(["hours.language": "4"])
      let stale = try await cast.mette.send(form)
      let both = Page(stale.text)
      #expect(stale.status == 412 && both.words.contains("Danish lessons 3 4"), "\(both.words)")
      _ = try await cast.mette.submit(try both.form(to: address))
      let noted = try await cast.mette.api(.get, LedgerResource.week(cast.selam, week)).json
      #expect(noted["hours"]?["worked"].hours == ["language": 4.0, "health": 2.5])
      let said = noted["said"]?.items.filter { $0["category"]?.string == "language" } ?? []
      #expect(said.map { $0["hours"]?.number } == [0, 3, 4])
      #expect(said.map { $0["notedBy"]?.string } == ["mette", "bo", "mette"])
      #expect(said.map { $0["correctedOn"]?.string } == ["2026-11-22", "2026-11-22", nil])
      // Taken back: nothing is said, which is not nought.
      #expect(try await cast.say(#"{"language": null}"#, in: "2026-W47", seen: 5).status == 200)
      #expect(try await cast.year(2026)["2026-W47"]?["worked"].hours == ["health": 2.5])
      #expect(try await cast.say(#"{"language": 1}"#, in: "2026-W47", seen: 5).status == 412)
      for (wrong, field) in [
        (#"{"language": 1.1}"#, "hours.language"), (#"{"dancing": 1}"#, "hours.dancing"),
        (#"{"health": -1}"#, "hours.health"),
      ] {
        let refused = try await cast.say(wrong, in: "2026-W47", seen: 6)
        #expect(try refused.status == 422 && refused.problemFields == [field], "\(refused.text)")
      }
      let much = try await cast.say(#"{"language": 100, "course": 100}"#, in: "2026-W47", seen: 6)
      #expect(much.status == 422 && much.text.contains("168"), "\(much.text)")
      // Of the other nothing was said.
      let his47 = try await cast.mette.api(.get, LedgerResource.week(cast.omar, week)).json
      #expect(his47["hours"]?["worked"].hours == [:] && his47["said"]?.items.isEmpty == true)
    }
  }

  @Test(
    "a mentor, a trainer and the workplace read the same bytes whatever is done for health, and no sum that tells",
    arguments: TestEngine.allCases)
  func circles(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let selam = cast.selam
      _ = try await cast.plan(#"{"category": "language", "hours": 12, "from": "2026-W40", "words": "Class 2"}"#)
      #expect(try await cast.say(#"{"language": 11}"#, in: "2026-W47", seen: 1).status == 200)
      var outsiders: [Visitor] = []
      for (name, role, relation) in [
        ("mona", .mentor, .mentor), ("tom", .trainer, .trainer), ("bodil", .workplaceContact, .contact),
      ] as [(String, Role, Relation)] {
        let account = try await cast.story.test.account(name, [role], in: cast.story.municipality)
        let placement = relation == .contact ? cast.placement : nil
        try await cast.story.act { tx in
          try tx.relate(account, relation, to: selam, placement: placement, from: tx.today)
        }
        outsiders.append(try await cast.story.visitor(account))
      }
      let week = try #require(ISOWeek(iso: "2026-W47"))
      func told(_ visitor: Visitor) async throws -> [[UInt8]] {
        var answers: [[UInt8]] = []
        for query in ["", "?year=2027"] {
          answers.append(try await visitor.get(LedgerAddress.weeks(selam), query: query).body)
          answers.append(try await visitor.api(.get, LedgerResource.weeks(selam), query: query).body)
          answers.append(try await visitor.api(.get, LedgerResource.allPlannedHours(selam), query: query).body)
        }
        return answers + [try await visitor.api(.get, LedgerResource.week(selam, week)).body]
      }
      var before: [[[UInt8]]] = []
      for visitor in outsiders { before.append(try await told(visitor)) }
      // The other world: hours for health and talks, planned and worked, and a full week that is lowered.
      let health = try await cast.plan(#"{"category": "health", "hours": 7.5, "from": "2026-W40", "words": "Water"}"#)
      #expect(try await cast.say(#"{"health": 6, "talks": 1}"#, in: "2026-W47", seen: 2).status == 200)
      let lowered = try await cast.mette.api(
        .post, LedgerResource.reductions(selam),
        #"""
        {"hours": 25, "from": "2026-11-15", "until": "2027-02-28", "reason": "Five hours a day",
         "decidedBy": "Kirsten", "decidedOn": "2026-11-14"}
        """#)
      let reduction = try #require(WeekReductionID(try lowered.json["id"]?.string ?? ""), "\(lowered.text)")
      for (visitor, earlier) in zip(outsiders, before) {
        let now = try await told(visitor)
        for (a, b) in zip(earlier, now) {
          #expect(a == b, "\(String(decoding: b, as: UTF8.self).prefix(2000))")
        }
        let line = try await cast.year(2026, as: visitor)["2026-W48"]
        #expect(line?["planned"].hours == ["language": 12.0, "placement": 6.0])
        for name in ["plannedSum", "workedSum", "target", "fullWeek"] {
          #expect(line?[name] == nil, "\(name)")
        }
        let page = try await visitor.page(LedgerAddress.weeks(selam))
        #expect(page.words.contains("Danish lessons: 12 h") && page.words.contains("Placement: 6 h"))
        for word in ["health", "Health", "Talks", "37 h", "in all", "lowered", "Selam"] {
          #expect(!page.words.contains(word), "\(word): \(page.words)")
        }
        for address in [
          LedgerAddress.plannedHours(health), .reduction(reduction), .newPlannedHours(selam), .newReduction(selam),
          .week(selam, week),
        ] { #expect(try await visitor.get(address).status == 404, "\(address.path)") }
        #expect(try await visitor.api(.get, LedgerResource.plannedHours(health)).status == 404)
        #expect(try await visitor.api(.get, LedgerResource.reductions(selam)).status == 404)
        #expect(try await visitor.get(LedgerAddress.weeks(cast.omar)).status == 404)
      }
      // Whoever keeps the case is told all of it.
      let whole = try await cast.year(2026)["2026-W48"]
      #expect(
        whole?["plannedSum"]?.number == 25.5 && whole?["target"]?.number == 25.0 && whole?["fullWeek"]?.number == 37.0)
      let page = try await cast.mette.page(LedgerAddress.weeks(selam))
      for word in ["Efforts for health: 7.5 h", "Five hours a day", "25 h a week from Sun 15 Nov", "Kirsten"] {
        #expect(page.words.contains(word), "\(word): \(page.words)")
      }
      let card = try await cast.mette.page(PeopleAddress.person(selam))
      #expect(card.words.contains("The full week of 37 h is lowered to 25 h."), "\(card.words)")
    }
  }

  @Test(
    "the full week is lowered for every week that a decision touches, by one decision at a time",
    arguments: TestEngine.allCases)
  func lowered(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let address = LedgerAddress.newReduction(cast.selam)
      var form = try await cast.mette.page(address).form(to: address)
      try form.fill([
        "hours": "30", "from": "2026-11-11", "until": "2026-12-02", "reason": "Mornings only",
        "decidedBy": "Kirsten Eksempel", "decidedOn": "2026-11-10",
      ])
      let year = try await cast.mette.submit(form)
      #expect(year.flash.words.contains("The lowered week is noted."), "\(year.flash.words)")
      #expect(year.words.contains("30 h a week from Wed 11 Nov to Wed 2 Dec"), "\(year.words)")
      #expect(year.words.contains("Integration Act § 20 d"))
      var weeks = try await cast.year(2026)
      // She takes part from Thursday of week 46 on.
      let targets = ["2026-W45", "2026-W46", "2026-W49", "2026-W50"].map { weeks[$0]?["target"]?.number }
      #expect(targets == [nil, 30, 30, 37])
      func lower(_ hours: Int, _ from: String, _ until: String?) async throws -> Response {
        let last = until.map { #""\#($0)""# } ?? "null"
        return try await cast.mette.api(
          .post, LedgerResource.reductions(cast.selam),
          #"""
          {"hours": \#(hours), "from": "\#(from)", "until": \#(last), "reason": "Rest", "decidedBy": "Kirsten",
           "decidedOn": "2026-11-20"}
          """#)
      }
      let both = try await lower(20, "2026-12-02", nil)
      #expect(try both.status == 422 && both.problemFields == ["from"], "\(both.text)")
      #expect(both.text.contains("from Wed 11 Nov to Wed 2 Dec already"), "\(both.text)")
      #expect(try await lower(37, "2026-12-03", nil).problemFields == ["hours"])
      #expect(try await lower(20, "2026-12-03", "2026-12-01").problemFields == ["until"])
      // Two touch week 49: the one that asks for less holds.
      #expect(try await lower(20, "2026-12-03", nil).status == 201)
      weeks = try await cast.year(2026)
      #expect(["2026-W48", "2026-W49", "2026-W50"].map { weeks[$0]?["target"]?.number } == [30, 20, 20])
      // The way back of what was noted by mistake.
      let undo = try #require(
        PageForm.all(in: year.flash.html).first { $0.action.hasPrefix("/week-reductions/") }, "\(year.flash.html)")
      #expect(try await cast.mette.submit(undo).flash.words.contains("The lowered week is taken back."))
      weeks = try await cast.year(2026)
      #expect(["2026-W48", "2026-W49"].map { weeks[$0]?["target"]?.number } == [37, 20])
    }
  }
}

extension JSON {
  /// Written with a point or without.
  fileprivate var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    default: nil
    }
  }
}

extension JSON? {
  /// Hours by the code of their category; none where this is no object.
  var hours: [String: Double]? {
    guard case .object(let members) = self else { return nil }
    return Dictionary(members.map { ($0.name, $0.value.number ?? -1) }) { first, _ in first }
  }
}
