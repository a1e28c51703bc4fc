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

@Suite("Agreeing a consideration") struct ConsiderationTests {
  @Test("a limit on hours says how many, and no other consideration may", arguments: TestEngine.allCases)
  func hours(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      func agree(_ effect: String, _ hours: String) async throws -> (status: Int, fields: [String]) {
        let answer = try await mette.api(
          .post, PeopleResource.considerations(selam),
          """
          {"effect": "\(effect)", "hoursCap": \(hours), "wording": "A pause every two hours", "wordingLanguage": "en",
           "from": "2026-11-22", "review": "2026-12-22", "agreedOn": "2026-11-22"}
          """)
        return (answer.status, answer.status == 422 ? try answer.problemFields : [])
      }
      for effect in ["time", "task", "environment"] {
        #expect(try await agree(effect, "9") == (422, ["hoursCap"]), "\(effect)")
        #expect(try await agree(effect, "null") == (201, []), "\(effect)")
      }
      #expect(try await agree("hours", "null") == (422, ["hoursCap"]))
      #expect(try await agree("hours", "9") == (201, []))
      // Beyond every week that is worked a limit limits nothing.
      for hours in ["168", "60.25", "61"] {
        #expect(try await agree("hours", hours) == (422, ["hoursCap"]), "\(hours)")
      }
      #expect(try await agree("hours", "60") == (201, []))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "other words are agreed again and hold from their day, the earlier ones until then", arguments: TestEngine.allCases)
  func again(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      let earlier = try await mette.api(
        .post, PeopleResource.considerations(selam), limit(hours: 12, from: "2026-11-01", agreed: "2026-11-01"))
      let id = try #require(ConsiderationID(try earlier.json["id"]?.string ?? ""))
      func again(
        _ id: ConsiderationID, from: String, agreed: String, until: String? = nil, seen: Int = 1
      ) async throws -> Response {
        try await mette.api(
          .post, PeopleResource.newWording(id), limit(hours: 9, from: from, agreed: agreed, until: until), seen: seen)
      }
      #expect(try await again(id, from: "2026-11-23", agreed: "2026-10-31").problemFields == ["agreedOn"])
      #expect(try await again(id, from: "2026-11-23", agreed: "2026-11-23").problemFields == ["agreedOn"])
      let second = try await again(id, from: "2026-11-23", agreed: "2026-11-22")
      #expect(second.status == 201, "\(second.text)")
      let made = try #require(ConsiderationID(try second.json["id"]?.string ?? ""))
      #expect(second.header("Location") == PeopleResource.consideration(made).path)
      #expect(try second.json["replaces"]?.string == id.text && second.json["hoursCap"]?.integer == 9)
      #expect(try await again(id, from: "2026-11-23", agreed: "2026-11-22").status == 412, "who saw the old one")
      #expect(try await again(id, from: "2026-11-23", agreed: "2026-11-22", seen: 2).status == 422, "once")
      let ended = try await mette.api(
        .patch, PeopleResource.consideration(id), #"{"endedOn": "2026-12-31"}"#, seen: 2)
      #expect(ended.status == 422, "the earlier words do not come back beside the new ones")
      let old = try await mette.api(.get, PeopleResource.consideration(id)).json
      #expect(old["endedOn"]?.string == "2026-11-22" && old["wording"]?.string == "At most 12")

      #expect(
        try await again(
          try #require(ConsiderationID(try second.json["id"]?.string ?? "")), from: "2026-11-21", agreed: "2026-11-22"
        ).problemFields == ["from"], "what was read until today stays")
      // A slip of today is mended today; what never held says so.
      let next = try #require(ConsiderationID(try second.json["id"]?.string ?? ""))
      let third = try await again(next, from: "2026-11-22", agreed: "2026-11-22", until: "2026-12-20")
      #expect(third.status == 201, "\(third.text)")
      #expect(
        try await mette.api(.get, PeopleResource.consideration(id)).json["endedOn"]?.string == "2026-11-21",
        "what stood before the slip does not hold beside what mends it")
      let page = try await mette.page(PeopleAddress.person(selam)).words
      #expect(page.contains("never came into force"))
      let last = try #require(ConsiderationID(try third.json["id"]?.string ?? ""))
      #expect(try await again(last, from: "2026-12-22", agreed: "2026-11-22").problemFields == ["from"], "a gap")
      #expect(try await again(last, from: "2026-12-21", agreed: "2026-11-22").status == 201)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the hours are held against the words that are in force in each week", arguments: TestEngine.allCases)
  func capsInTurn(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let placement = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      let first = try await mette.api(
        .post, PeopleResource.considerations(selam.person), limit(hours: 9, from: "2026-11-01", agreed: "2026-11-01"))
      let id = try #require(ConsiderationID(try first.json["id"]?.string ?? ""))
      #expect(
        try await mette.api(
          .post, PeopleResource.newWording(id), limit(hours: 20, from: "2026-12-14", agreed: "2026-11-22"), seen: 1
        ).status == 201)
      let before = try await mette.api(
        .post, PlacementsResource.ladder(placement),
        #"{"move": "up", "week": "2026-W50", "hours": 14, "reason": "Can"}"#)
      #expect(before.text.contains("2026-W51") || before.text.contains("week 51"), "\(before.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the person's own words are kept, and agreed again with them", arguments: TestEngine.allCases)
  func ownWords(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      let address = PeopleAddress.newConsideration(selam)
      var form = try await mette.page(address).form(to: address)
      try form.fill([
        "effect": "environment", "wording": "A pause", "ownWording": "ዕረፍቲ", "ownLanguage": "Tigrinya",
        "wordingLanguage": "English",
      ])
      let noted = try await mette.submit(form)
      #expect(noted.words.contains("ዕረፍቲ"))
      let id: ConsiderationID = try noted.id(after: "/considerations/")
      form = try await mette.page(PeopleAddress.newWording(id)).form(to: PeopleAddress.newWording(id))
      #expect(try await mette.submit(form).words.contains("The new words are written down"))
      for (field, day) in [("from", "1900-01-01"), ("review", "2199-12-31")] {
        form = try await mette.page(address).form(to: address)
        try form.fill(["effect": "environment", "wording": "A pause", field: day])
        let answer = try await mette.send(form)
        #expect(answer.status == 422 && answer.text.contains("id=\"field-\(field)-problem\""), "\(field)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an end behind the agreed last day is none, and that day is named", arguments: TestEngine.allCases)
  func endBehindLastDay(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      func agreed(until: String?) async throws -> ConsiderationID {
        let made = try await mette.api(
          .post, PeopleResource.considerations(selam),
          limit(hours: until == nil ? 10 : 9, from: "2026-11-01", agreed: "2026-11-01", until: until))
        return try #require(ConsiderationID(try made.json["id"]?.string ?? ""))
      }
      func end(_ id: ConsiderationID, _ day: String) async throws -> Response {
        try await mette.api(.patch, PeopleResource.consideration(id), #"{"endedOn": "\#(day)"}"#, seen: 1)
      }
      let bounded = try await agreed(until: "2026-12-18")
      let late = try await end(bounded, "2026-12-19")
      #expect(try (late.status, late.problemFields) == (422, ["endedOn"]), "\(late.text)")
      #expect(late.text.contains("up to and including Fri 18 Dec"), "\(late.text)")
      let address = PeopleAddress.consideration(bounded)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["endedOn": "2027-01-08"])
      let page = try await mette.send(form)
      #expect(page.status == 422 && Page(page.text).problems.contains("up to and including Fri 18 Dec"))
      #expect(try await end(bounded, "2026-12-18").status == 200)
      #expect(try await end(try await agreed(until: nil), "2026-12-19").status == 200)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a review behind the last day is refused with that day, on the form and in the API", arguments: TestEngine.allCases)
  func reviewBehindLastDay(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      func limit(review: String) -> String {
        """
        {"effect": "environment", "wording": "A pause", "wordingLanguage": "en", "from": "2026-11-22",
         "until": "2026-12-18", "review": "\(review)", "agreedOn": "2026-11-22"}
        """
      }
      let late = try await mette.api(.post, PeopleResource.considerations(selam), limit(review: "2026-12-19"))
      #expect(try (late.status, late.problemFields) == (422, ["review"]), "\(late.text)")
      #expect(late.text.contains("It holds until Fri 18 Dec"), "\(late.text)")
      let made = try await mette.api(.post, PeopleResource.considerations(selam), limit(review: "2026-12-18"))
      #expect(made.status == 201, "\(made.text)")
      let id = try #require(ConsiderationID(try made.json["id"]?.string ?? ""))
      // Agreed again with an earlier end, the review is not left behind it.
      let address = PeopleAddress.newWording(id)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["wording": "A longer pause", "until": "2026-12-10"])
      let again = try await mette.send(form)
      #expect(again.status == 422 && again.text.contains("id=\"field-review-problem\""), "\(again.text)")
      #expect(Page(again.text).problems.contains("It holds until Thu 10 Dec"), "\(Page(again.text).problems)")
      try form.fill(["review": "2026-12-10"])
      #expect(try await mette.send(form).status == 303)
      #expect(story.unforeseen.all == [])
    }
  }

  private func limit(hours: Int, from: String, agreed: String, until: String? = nil) -> String {
    """
    {"effect": "hours", "hoursCap": \(hours), "wording": "At most \(hours)", "wordingLanguage": "en", "from": "\(from)",
     "review": "\(min(until ?? "2027-01-22", "2027-01-22"))", "agreedOn": "\(agreed)"\(until.map { ", \"until\": \"\($0)\"" } ?? "")}
    """
  }
}
