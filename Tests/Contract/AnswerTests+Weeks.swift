import Testing
import Values
import Web

extension AnswerTests {
  /// Whoever keeps the case plans hours, says what was worked and lowers the full week.
  func weeks(_ counter: Counter) async throws {
    let (today, week) = (counter.today, ISOWeek(containing: counter.today))
    let people = try await counter.ask(.get, "/people")["items"]?.items ?? []
    for person in people.compactMap({ $0["id"]?.string }) {
      let of = try await counter.ask(.get, "/people/{person}/weeks", person)
      guard let code = of["categories"]?.items.first?["code"]?.string else { continue }
      let planned = try #require(
        try await counter.ask(
          .post, "/people/{person}/planned-hours", person,
          json: #"{"category": "\#(code)", "hours": 6.5, "from": "\#(week.iso)", "words": "Class 2"}"#, expect: 201)[
            "id"]?.string)
      try await counter.ask(.get, "/planned-hours/{plannedHours}", planned)
      #expect(
        try await counter.ask(.get, "/people/{person}/planned-hours", person)["items"]?.items.isEmpty == false)
      try await counter.ask(
        .patch, "/planned-hours/{plannedHours}", planned, json: #"{"until": "\#(week.adding(weeks: 3).iso)"}"#,
        seen: true)
      try await counter.ask(
        .patch, "/planned-hours/{plannedHours}", planned, json: #"{"outcome": "withdrawn"}"#, seen: true)
      for hours in ["4.25", "5", "null"] {
        try await counter.ask(
          .patch, "/people/{person}/weeks/{week}", person, week.iso, json: #"{"hours": {"\#(code)": \#(hours)}}"#,
          seen: true)
      }
      let noted = try await counter.ask(.get, "/people/{person}/weeks/{week}", person, week.iso)
      #expect(noted["said"]?.items.count == 3)
      let lowered = try #require(
        try await counter.ask(
          .post, "/people/{person}/week-reductions", person,
          json: """
            {"hours": 20, "from": "\(today.iso)", "reason": "Three hours a day", "decidedBy": "Kirsten Eksempel",
             "decidedOn": "\(today.iso)"}
            """, expect: 201)["id"]?.string)
      try await counter.ask(.get, "/week-reductions/{weekReduction}", lowered)
      try await counter.ask(
        .patch, "/week-reductions/{weekReduction}", lowered, json: #"{"hours": 25}"#, seen: true)
      #expect(
        try await counter.ask(.get, "/people/{person}/week-reductions", person)["items"]?.items.isEmpty == false)
      let year = try await counter.ask(.get, "/people/{person}/weeks", person, query: "?year=\(week.year)")
      #expect(year["weeks"]?.items.count == ISOWeek.weeks(inYear: week.year))
      try await counter.ask(
        .patch, "/week-reductions/{weekReduction}", lowered, json: #"{"outcome": "withdrawn"}"#, seen: true)
      return
    }
    Issue.record("nobody takes part in anything")
  }
}
