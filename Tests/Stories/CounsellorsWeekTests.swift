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

/// A counsellor's own talks in her own week, where nobody else learns of them. Sunday 22 November 2026, the last day of week
/// 47; a municipality, and a job centre that is told nothing.
@Suite("A counsellor's week") struct CounsellorsWeekTests {
  private struct Cast {
    let of: AppointmentCast
    let account: AccountID
    let ane: Visitor

    static func with(_ engine: TestEngine, _ body: (Cast) async throws -> Void) async throws {
      try await AppointmentCast.with(engine) { cast in
        let ane = try await cast.story.test.account("ane", [.counsellor], in: cast.story.municipality)
        try await cast.story.act { tx in
          for person in [cast.selam, cast.omar] { try tx.relate(ane, .counsellor, to: person, from: tx.today) }
        }
        try await body(Cast(of: cast, account: ane, ane: try await cast.story.visitor(ane)))
      }
    }

    func talk(_ day: String, at time: String, for person: PersonID, _ more: String = "") async throws -> AppointmentID {
      try await AppointmentCast.make(
        #"{"on": "\#(day)", "from": "\#(time)", "place": "Room \#(time.prefix(2))"\#(more)}"#, for: person, ane)
    }

    /// The talks of a sort, as the API gives them: their days, with how many there are.
    func talks(_ part: String, week: String? = nil, by visitor: Visitor? = nil) async throws -> ([String], Int) {
      let answer = try await (visitor ?? ane).api(
        .get, PeopleResource.talks, query: "?part=\(part)" + (week.map { "&week=" + $0 } ?? ""))
      #expect(answer.status == 200, "\(answer.text)")
      return (
        try answer.json["items"]?.items.compactMap { $0["on"]?.string } ?? [], try answer.json["number"]?.integer ?? -1
      )
    }
  }

  @Test("holds her talks with day, time, place and person, today's and the week's", arguments: TestEngine.allCases)
  func ahead(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      let (ane, selam, omar) = (cast.ane, cast.of.selam, cast.of.omar)
      cast.of.story.test.clock.advance(days: 1)
      _ = try await cast.talk("2026-11-27", at: "09:30", for: omar)
      _ = try await cast.talk("2026-11-23", at: "10:00", for: selam)
      _ = try await cast.talk("2026-12-01", at: "11:00", for: selam, #", "interpreterLanguage": "ti""#)
      let page = try await ane.page(WorkAddress.week)
      let talks = page.pile("talks-ahead").words
      for words in ["Your talks", "Selam Eksempelsen", "10:00", "Room 10", "today", "Omar Prøvesen", "Room 09"] {
        #expect(talks.contains(words), "\(words) in \(talks)")
      }
      #expect(!talks.contains("Room 11"), "another week's")
      #expect(page.pile("talks-prepare").words.contains("Book an interpreter for Tue 1 Dec"))
      #expect(try await cast.talks("ahead") == (["2026-11-23", "2026-11-27"], 2))
      #expect(try await cast.talks("ahead", week: "2026-W49") == (["2026-12-01"], 1))
      #expect(try await cast.talks("prepare") == (["2026-12-01"], 1))
      // A way from each row to where it is done.
      let all = try await ane.page(PeopleAddress.talks, query: "?part=ahead")
      #expect(all.words.contains("Selam Eksempelsen") && all.words.contains("Omar Prøvesen"))
    }
  }

  @Test("asks of each whether the person came, and goes on where she did not", arguments: TestEngine.allCases)
  func behind(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      let (story, ane) = (cast.of.story, cast.ane)
      let (one, two) = (
        try await cast.talk("2026-11-23", at: "10:00", for: cast.of.selam),
        try await cast.talk("2026-11-24", at: "10:00", for: cast.of.omar)
      )
      story.test.clock.advance(days: 10)
      #expect(try await cast.talks("behind") == (["2026-11-23", "2026-11-24"], 2))
      let page = try await ane.page(WorkAddress.week).pile("talks-behind").words
      #expect(page.contains("Say how the appointment on Mon 23 Nov went"), "\(page)")
      let held = try await ane.api(
        .patch, PeopleResource.appointment(one), #"{"outcome": "held"}"#, seen: 1)
      #expect(held.status == 200, "\(held.text)")
      let missed = try await ane.api(
        .patch, PeopleResource.appointment(two), #"{"outcome": "not-come"}"#, seen: 1)
      #expect(missed.status == 200, "\(missed.text)")
      #expect(try await cast.talks("behind") == (["2026-11-24"], 1))
      let open = try await ane.page(WorkAddress.week).pile("talks-behind").words
      #expect(open.contains("Did not come on Tue 24 Nov: ask why, and find a new date"), "\(open)")
    }
  }

  @Test(
    "is told to nobody else: not to the team, not to those who count, not in what is owed",
    arguments: TestEngine.allCases)
  func alone(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      let (story, selam) = (cast.of.story, cast.of.selam)
      story.test.clock.advance(days: 1)
      _ = try await cast.talk("2026-11-23", at: "10:00", for: selam)
      let bo = try await story.test.account("bo", [.counsellor], in: story.municipality)
      let ida = try await story.test.account("ida", [.coordinator], in: story.municipality)
      try await story.act { try $0.relate(bo, .counsellor, to: selam, from: $0.today) }
      try await story.test.settingUp { try $0.joinTeam(ida, of: story.programme) }
      for account in [ida, story.mette, bo] {
        let visitor = try await story.visitor(account)
        for query in ["", "?whose=team"] {
          let page = try await visitor.page(WorkAddress.week, query: query)
          #expect(!page.html.contains("Room 10") && !page.html.contains("talks-"), "\(account) \(query)")
          #expect(try await !visitor.api(.get, WorkResource.week, query: query).text.contains("10:00"))
        }
      }
      for account in [ida, story.mette] {
        #expect(try await story.visitor(account).get(PeopleAddress.talks).status == 404)
        #expect(try await story.visitor(account).api(.get, PeopleResource.talks).status == 404)
      }
      #expect(try await cast.talks("ahead", by: try await story.visitor(bo)) == ([], 0))
      #expect(try await story.owed(selam).allSatisfy { !"\($0)".contains("appointment") })
    }
  }

  @Test("ends with being her counsellor, with her taking part and with her death", arguments: TestEngine.allCases)
  func over(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      let (story, selam, omar) = (cast.of.story, cast.of.selam, cast.of.omar)
      story.test.clock.advance(days: 1)
      for person in [selam, omar] { _ = try await cast.talk("2026-11-25", at: "10:00", for: person) }
      #expect(try await cast.talks("ahead").1 == 2)
      let ways = try await cast.of.mette.api(.get, ProgrammesResource.participations(selam)).json["items"]?.items ?? []
      let way = try #require(ParticipationID(ways.first?["id"]?.string ?? ""))
      try await story.act { tx in
        try Participations.find(way, tx).act {
          try Participations.exit($0, on: tx.today, reason: "deceased", destination: "unknown", seen: $0.version, tx)
        }
      }
      #expect(try await cast.talks("ahead").1 == 1, "nobody is asked about whoever died today")
      let me = cast.account
      try await story.act { try $0.unrelate(me, .counsellor, from: omar, until: $0.today) }
      #expect(try await cast.talks("ahead") == ([], 0))
    }
  }

  @Test("of many it shows the first, with a true number and the way to all", arguments: TestEngine.allCases)
  func many(_ engine: TestEngine) async throws {
    try await Cast.with(engine) { cast in
      cast.of.story.test.clock.advance(days: 1)
      for minute in 0..<13 {
        _ = try await cast.talk("2026-11-23", at: "10:\(minute < 10 ? "0" : "")\(minute)", for: cast.of.selam)
      }
      let page = try await cast.ane.page(WorkAddress.week)
      #expect(page.pile("talks-ahead").words.contains("The first 10 of 13 are shown."))
      let first = try await cast.ane.api(.get, PeopleResource.talks, query: "?limit=8").json
      #expect(first["items"]?.items.count == 8 && first["number"]?.integer == 13)
      let next = try #require(first["next"]?.string)
      let rest = try await cast.ane.api(.get, PeopleResource.talks, query: "?limit=8&cursor=" + next).json
      #expect(rest["items"]?.items.count == 5 && rest["next"]?.isNull == true)
    }
  }
}
