import Access
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

/// Weekdays and times of day that somebody cannot bear, held against those that are agreed with the workplace.
@Suite("Days and times of work") struct WorkingTimesTests {
  @Test("a consideration about days and times takes those and nothing else", arguments: TestEngine.allCases)
  func consideration(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act").person
      func agree(_ effect: String, _ rest: String) async throws -> Response {
        try await mette.api(
          .post, PeopleResource.considerations(selam),
          """
          {"effect": "\(effect)", \(rest), "wording": "School on Fridays", "wordingLanguage": "en",
           "from": "2026-11-22", "review": "2026-12-22", "agreedOn": "2026-11-22"}
          """)
      }
      for (effect, rest, fields) in [
        ("task", #""notOn": ["friday"]"#, ["notOn"]),
        ("hours", #""hoursCap": 9, "notBefore": "9:00", "notAfter": "13""#, ["notBefore"]),
        ("time", #""notOn": ["friday", "someday"]"#, ["notOn"]),
        (
          "time",
          #""notOn": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]"#, ["notOn"]
        ),
        ("time", #""notBefore": "9:60""#, ["notBefore"]), ("time", #""notBefore": "24:00""#, ["notBefore"]),
        ("time", #""notBefore": "13:00", "notAfter": "9:00""#, ["notAfter"]),
        ("time", #""notAfter": "0:00""#, ["notAfter"]),
      ] {
        let answer = try await agree(effect, rest)
        #expect(try (answer.status, answer.problemFields) == (422, fields), "\(effect) \(rest): \(answer.text)")
      }
      #expect(try await mette.api(.get, PeopleResource.considerations(selam)).json["items"]?.items.isEmpty == true)
      let made = try await agree("time", #""notOn": ["friday", "tuesday"], "notAfter": "13.30""#).json
      #expect(made["notOn"]?.items.map(\.string) == ["tuesday", "friday"])
      #expect(
        made["notBefore"]?.isNull == true && made["notAfter"]?.string == "13:30" && made["hoursCap"]?.isNull == true)
      let page = try await mette.page(PeopleAddress.person(selam)).words
      #expect(page.contains("not on Tuesday and Friday, not after 13:30 · from Sun 22 Nov (week 47)"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "days that were ruled out block the start, and a change of a running placement", arguments: TestEngine.allCases)
  func blocked(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      _ = try await api.made(
        PeopleResource.considerations(selam.person),
        #"""
        {"effect": "time", "notOn": ["friday"], "notBefore": "9:00", "wording": "School on Fridays; not before nine",
         "wordingLanguage": "en", "from": "2026-11-22", "until": "2027-03-01", "review": "2027-02-15",
         "agreedOn": "2026-11-22"}
        """#)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let id = try await story.draft(selam, at: bakery, hours: 1)
      func sentences() async throws -> [String] {
        try await api.api(.get, PlacementsResource.checks(id)).json["items"]?.items
          .filter { $0["rule"]?.string == "considerations" }.compactMap { $0["sentence"]?.string } ?? []
      }
      let missing = "Days and times of work are missing."
      #expect(try await sentences().filter { $0.hasPrefix(missing) }.count == 2)
      #expect(try await story.placement(id).state(on: story.today).kind == .checked)

      func patch(_ json: String) async throws -> Response {
        try await api.api(
          .patch, PlacementsResource.placement(id), json, seen: Int(try await story.placement(id).version.number))
      }
      #expect(try await patch(#"{"workFrom": "8:00"}"#).problemFields == ["workUntil"])
      #expect(try await patch(#"{"workFrom": "8:00", "workUntil": "8.00"}"#).problemFields == ["workUntil"])
      #expect(try await patch(#"{"workFrom": " ", "workUntil": "12:00"}"#).problemFields == ["workFrom"])
      #expect(try await patch(#"{"workFrom": "24:00", "workUntil": "6:00"}"#).problemFields == ["workFrom"])
      // A night's work on Thursday runs into the Friday.
      #expect(try await patch(#"{"days": ["thursday"], "workFrom": "22:00", "workUntil": "6:00"}"#).status == 200)
      #expect(
        try await sentences() == [
          """
          The working days break what is agreed with the person up to and including Mon 1 Mar 2027 (week 9): not on \
          Friday. Agree other days with the workplace.
          """,
          """
          The working times break what is agreed with the person up to and including Mon 1 Mar 2027 (week 9): not \
          before 09:00. Agree other times with the workplace.
          """,
        ])
      #expect(try await story.placement(id).state(on: story.today).kind == .draft)
      #expect(
        try await api.api(
          .post, PlacementsResource.start(id), "{}", seen: Int(try await story.placement(id).version.number)
        ).status
          == 422)
      let mended = try await patch(#"{"days": ["thursday", "monday"], "workFrom": "9:00", "workUntil": "12:30"}"#).json
      #expect(mended["days"]?.items.map(\.string) == ["monday", "thursday"] && mended["state"]?.string == "checked")
      #expect(mended["workFrom"]?.string == "09:00" && mended["workUntil"]?.string == "12:30")

      try await api.bringPapersAndStart(id)
      let before = try await story.everythingStored()
      let refused = try await patch(#"{"days": ["thursday", "friday"]}"#)
      #expect(try (refused.status, refused.problemFields) == (422, ["days"]))
      #expect(refused.text.contains("not on Friday"))
      #expect(try await patch(#"{"tasks": "Something else"}"#).status == 422)
      #expect(try await story.everythingStored() == before)
      #expect(try await patch(#"{"days": ["tuesday"], "workFrom": "10:00", "workUntil": "12:00"}"#).status == 200)
      #expect(try await story.placement(id).terms.working.last?.days == [.tuesday])
      #expect(try await story.placement(id).papers.signatures.count == 3)
      #expect(try await patch(#"{"days": [], "workFrom": null, "workUntil": null}"#).status == 200)
      #expect(try await story.placement(id).terms.working == Timetable())
      // What a new consideration has made wrong may be mended step by step, and not made worse.
      #expect(
        try await patch(#"{"days": ["monday", "tuesday"], "workFrom": "10:00", "workUntil": "12:00"}"#).status == 200)
      _ = try await api.made(
        PeopleResource.considerations(selam.person),
        #"""
        {"effect": "time", "notOn": ["monday", "tuesday"], "notAfter": "11:00", "wording": "Treatment", "from": "2026-11-22",
         "wordingLanguage": "en", "review": "2027-02-15", "agreedOn": "2026-11-22"}
        """#)
      #expect(try await patch(#"{"days": ["tuesday"]}"#).status == 200)
      #expect(try await patch(#"{"workUntil": "12:15"}"#).problemFields == ["workUntil"])
      #expect(try await patch(#"{"workUntil": "11:45"}"#).status == 200)
      #expect(try await patch(#"{"days": ["monday"]}"#).problemFields == ["days"])
      #expect(try await patch(#"{"days": ["wednesday"]}"#).status == 200)
      #expect(try await patch(#"{"workUntil": "11:00"}"#).status == 200)
      #expect(try await patch(#"{"workUntil": "11:15"}"#).problemFields == ["workUntil"])
      #expect(try await patch(#"{"workFrom": "8:15"}"#).problemFields == ["workFrom"])
      // One without a last day keeps on having none.
      let open = try await story.run(selam, at: bakery, weeks: nil)
      let moved = try await api.api(
        .patch, PlacementsResource.placement(open), #"{"days": ["wednesday"]}"#,
        seen: Int(try await story.placement(open).version.number)
      )
      #expect(moved.status == 200)
      #expect(try await story.placement(open).terms.period.until == nil)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what only people can see is confirmed by the workplace, until the terms change", arguments: TestEngine.allCases)
  func confirmed(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      func agree(_ effect: String, _ words: String) async throws -> String {
        try await api.made(
          PeopleResource.considerations(selam.person),
          """
          {"effect": "\(effect)", "wording": "\(words)", "wordingLanguage": "en", "from": "2026-11-22",
           "review": "2026-12-22", "agreedOn": "2026-11-22"}
          """)["id"]?.string ?? ""
      }
      let (lifting, _) = (
        try await agree("task", "No lifting above 10 kg"), try await agree("time", "Now and then a doctor")
      )
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12))
      func verdicts() async throws -> [String] {
        try await api.api(.get, PlacementsResource.checks(id)).json["items"]?.items
          .filter { $0["rule"]?.string == "considerations" }.compactMap { $0["verdict"]?.string }.sorted() ?? []
      }
      func sign(_ day: String) async throws -> Response {
        try await api.api(
          .patch, PlacementsResource.signatures(id), #"{"confirmed": {"\#(lifting)": "\#(day)"}}"#,
          seen: Int(try await story.placement(id).version.number))
      }
      #expect(try await verdicts() == ["not-known", "not-known"])
      let page = try await api.page(PlacementsAddress.placement(id)).words
      #expect(
        page.contains("has not yet confirmed that it respects this until further notice:")
          && page.contains("No lifting above 10 kg"))
      #expect(try await sign("2026-11-23").problemFields == ["confirmed." + lifting])
      #expect(try await sign("2026-11-20").json["confirmed"]?[lifting]?.string == "2026-11-20")
      #expect(try await verdicts() == ["fulfilled", "not-known"])
      let changed = try await api.api(
        .patch, PlacementsResource.placement(id), #"{"tasks": "Carry flour"}"#,
        seen: Int(try await story.placement(id).version.number))
      #expect(changed.status == 200 && changed.text.contains(#""confirmed":{}"#))
      #expect(try await verdicts() == ["not-known", "not-known"])

      // Once it runs, somebody owes the question, by a day that asking again does not put off.
      try await api.bringPapersAndStart(id)
      func asked() async throws -> [WeekRow] {
        try await api.week().filter { $0.reason.hasPrefix("Ask Bageriet whether") }
      }
      story.test.clock.advance(days: 1)
      _ = try await agree("environment", "A quiet corner")
      #expect(try await asked().map(\.reason) == ["Ask Bageriet whether 3 agreed considerations are respected"])
      #expect(try await asked().map(\.due) == ["2026-11-25"])
      #expect(try await sign("2026-11-23").status == 200)
      #expect(try await asked().map(\.reason) == ["Ask Bageriet whether 2 agreed considerations are respected"])
      // What has ended is asked about no more.
      let ended = try await api.api(
        .patch, PeopleResource.consideration(try #require(ConsiderationID(lifting))), #"{"endedOn": "2026-11-22"}"#,
        seen: 1)
      #expect(ended.status == 200)
      #expect(try await verdicts() == ["not-known", "not-known"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "by forms without scripts: boxes stay ticked, mistakes are named, both texts are shown",
    arguments: TestEngine.allCases)
  func onPages(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.browser("mette")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      var limit = try await mette.page(PeopleAddress.newConsideration(selam.person)).form(
        to: PeopleAddress.newConsideration(selam.person))
      try limit.fill(["effect": "time", "notBefore": "half past nine", "wording": "Not on Fridays"])
      try limit.tick("notOn", ["friday"])
      let answer = try await mette.send(limit)
      #expect(answer.status == 422)
      #expect(Page(answer.text).problems.contains("Write a time of day on the 24-hour clock"))
      limit = try Page(answer.text).form(to: PeopleAddress.newConsideration(selam.person))
      #expect(
        limit.fields.contains { $0 == ("notOn", "friday") }
          && limit.fields.contains { $0 == ("notBefore", "half past nine") })
      try limit.fill(["notBefore": "930"])
      #expect(try await mette.submit(limit).words.contains("not on Friday, not before 09:30"))

      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12))
      var first = try await mette.page(PlacementsAddress.editPlacement(id)).form(
        to: PlacementsAddress.editPlacement(id))
      var second = try await mette.page(PlacementsAddress.editPlacement(id)).form(
        to: PlacementsAddress.editPlacement(id))
      try first.tick("days", ["monday", "thursday"])
      try first.fill(["workFrom": "9.30", "workUntil": "12:00"])
      let saved = try await mette.submit(first)
      #expect(saved.words.contains("Working days and times Monday and Thursday, 09:30 to 12:00"))
      #expect(saved.words.contains("not on Friday, not before 09:30"))
      try second.tick("days", ["friday", "tuesday"])
      try second.fill(["workFrom": "930", "workUntil": "12"])
      let stale = try await mette.send(second)
      #expect(stale.status == 412)
      #expect(Page(stale.text).words.contains("Working days Monday and Thursday Tuesday and Friday"))
      #expect(!Page(stale.text).part("class=\"interruption", "table").words.contains("Work begins"))
      let again = try await mette.page(PlacementsAddress.editPlacement(id)).form(
        to: PlacementsAddress.editPlacement(id))
      #expect(again.fields.filter { $0.name == "days" }.map(\.value) == ["monday", "thursday"])
      #expect(again.fields.contains { $0 == ("workFrom", "09:30") })

      // While it runs, the page asks only for what can change, and leaves the rest.
      let running = try await story.run(selam, at: try await story.workplace("Hotellet", staff: 12))
      let before = try await story.placement(running).terms
      var shift = try await mette.page(PlacementsAddress.editPlacement(running)).form(
        to: PlacementsAddress.editPlacement(running))
      #expect(Set(shift.fields.map(\.name)).isDisjoint(with: ["tasks", "from", "measure"]))
      try shift.tick("days", ["wednesday"])
      #expect(try await mette.submit(shift).words.contains("Working days and times Wednesday"))
      var after = try await story.placement(running).terms
      #expect(after.working == Timetable(WorkingTimes(days: [.wednesday])))
      after.working = Timetable()
      #expect(after == before)
      shift = try await mette.page(PlacementsAddress.editPlacement(running)).form(
        to: PlacementsAddress.editPlacement(running))
      try shift.tick("days", [])
      #expect(try await mette.submit(shift).words.contains("Working days and times Not agreed"))
      #expect(story.unforeseen.all == [])
    }
  }
}
