import Access
import Administration
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej
@testable import People

/// Countries' numbers of people: who switches them on, who notes, sees and finds them. Sunday 22 November 2026.
@Suite("Identity numbers") struct IdentityStoryTests {
  private struct Cast {
    let story: StoryHouse
    let selam: PersonID
    let mette: Visitor
    /// Of the same team and office, and responsible for nobody.
    let mads: Visitor
    let ada: Visitor
  }

  private static let number = #"{"form": "dk-cpr", "number": "211062-5629"}"#
  private static let digits = "2110625629"

  private func withCast(
    _ engine: TestEngine, isOn: Bool = true, _ body: (Cast) async throws -> Void
  ) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "lab").person
      let mads = try await story.test.account("mads", [.jobConsultant], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(mads, of: story.programme) }
      if isOn { try await story.switchOnIdentityNumbers() }
      let ada = try await story.test.account("agnes", [.administrator], in: story.municipality)
      try await body(
        Cast(
          story: story, selam: selam, mette: try await story.visitor(story.mette),
          mads: try await story.visitor(mads), ada: try await story.visitor(ada)))
      #expect(story.unforeseen.all == [])
    }
  }

  private func note(_ cast: Cast, _ json: String = number) async throws -> IdentityNumberID {
    let answer = try await cast.mette.api(.post, PeopleResource.identityNumbers(cast.selam), json)
    #expect(answer.status == 201 && !answer.text.contains(Self.digits), "\(answer.text)")
    return try #require(IdentityNumberID(try answer.json["id"]?.string ?? ""))
  }

  @Test("they are off until an administrator of the office switches them on", arguments: TestEngine.allCases)
  func off(_ engine: TestEngine) async throws {
    try await withCast(engine, isOn: false) { cast in
      func statuses() async throws -> [Int] {
        [
          try await cast.mette.get(PeopleAddress.identityNumbers(cast.selam)).status,
          try await cast.mette.get(PeopleAddress.personByNumber).status,
          try await cast.mette.api(.get, PeopleResource.identityNumbers(cast.selam)).status,
          try await cast.mette.api(.post, PeopleResource.identityNumbers(cast.selam), Self.number).status,
          try await cast.mette.api(.post, PeopleResource.personByNumber, Self.number).status,
        ]
      }
      #expect(try await statuses() == [404, 404, 404, 404, 404])
      let page = try await cast.mette.page(PeopleAddress.person(cast.selam))
      #expect(!page.words.contains("Identity number"))
      let address = AdministrationAddress.identityNumbers
      #expect(try await cast.mette.get(address).status == 404, "nobody else's to decide")
      let form = try await cast.ada.page(address)
      #expect(form.words.contains("Switched off: nobody"), "\(form.words)")
      for (json, field) in [
        (#"{"words": "", "from": "2026-11-01"}"#, "words"), (#"{"words": "An act", "from": "2026-12-24"}"#, "from"),
        (#"{"words": "An act", "from": "24.12.2026"}"#, "from"),
      ] {
        let refused = try await cast.ada.api(.post, AdministrationResource.identityNumbers, json)
        #expect(try refused.status == 422 && refused.problemFields == [field], "\(json): \(refused.text)")
      }
      // Another office's administrator switches on their own.
      let other = try await cast.story.test.account("otto", [.administrator], in: cast.story.jobCentre)
      let otto = try await cast.story.visitor(other)
      let theirs = #"{"words": "Their own act, § 9", "from": "2026-11-01"}"#
      #expect(try await otto.api(.post, AdministrationResource.identityNumbers, theirs).status == 201)
      #expect(try await statuses() == [404, 404, 404, 404, 404])
      #expect(!(try await cast.ada.page(address).words.contains("Their own act")))
      let ours = #"{"words": "An invented act, § 1", "from": "2026-11-01"}"#
      #expect(try await cast.ada.api(.post, AdministrationResource.identityNumbers, ours).status == 201)
      #expect(try await cast.ada.api(.post, AdministrationResource.identityNumbers, ours).status == 422, "on already")
      #expect(try await statuses() == [200, 200, 200, 201, 200])
      #expect(try await cast.ada.page(address).words.contains("An invented act, § 1"))
      // Switched off again, nobody is shown or finds anything; switched on, it is there.
      let off = try await cast.ada.api(
        .patch, AdministrationResource.identityNumbers, #"{"step": "switch-off"}"#, seen: 1)
      #expect(off.status == 200, "\(off.text)")
      #expect(try await statuses() == [404, 404, 404, 404, 404])
      let stale = try await cast.ada.api(
        .patch, AdministrationResource.identityNumbers, #"{"step": "switch-on-again"}"#, seen: 1)
      #expect(stale.status == 412)
      let again = try await cast.ada.api(
        .patch, AdministrationResource.identityNumbers, #"{"step": "switch-on-again"}"#, seen: 2)
      #expect(again.status == 200, "\(again.text)")
      let items = try await cast.mette.api(.get, PeopleResource.identityNumbers(cast.selam)).json["items"]?.items
      #expect(items?.count == 1)
    }
  }

  @Test(
    "a number is shown when somebody asks for it, to named workers alone, and each showing stands in the journal",
    arguments: TestEngine.allCases)
  func shown(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let id = try await note(cast)
      let address = PeopleAddress.identityNumbers(cast.selam)
      let page = try await cast.mette.page(address)
      #expect(page.words.contains("Danish CPR number") && !page.html.contains(Self.digits), "\(page.words)")
      #expect(try await cast.mette.page(PeopleAddress.person(cast.selam)).words.contains("Danish CPR number"))
      func looks() async throws -> Int64 { try await cast.story.reads(of: "identity-number") }
      let before = try await looks()
      let shown = try await cast.mette.post(
        address.path, [(name: "step", value: "show"), (name: "which", value: id.text)])
      #expect(shown.status == 200 && shown.text.contains(Self.digits), "\(shown.text)")
      #expect(try await looks() == before + 1)
      let told = try await cast.mette.api(.get, PeopleResource.shownIdentityNumber(id))
      #expect(try told.json["number"]?.string == Self.digits)
      #expect(try await looks() == before + 2)
      // A colleague of the team who is not responsible is told nothing of it.
      #expect(try await cast.mads.get(address).status == 404)
      for resource in [
        PeopleResource.identityNumbers(cast.selam), .identityNumber(id), .shownIdentityNumber(id),
      ] { #expect(try await cast.mads.api(.get, resource).status == 404) }
      #expect(!(try await cast.mads.page(PeopleAddress.person(cast.selam)).words.contains("CPR")))
      #expect(try await cast.ada.api(.get, PeopleResource.shownIdentityNumber(id)).status == 404)
      // Nowhere in the clear: not in the database, and not in the journal.
      let stored = try await cast.story.everyText(of: Rooms.declarations)
      for (column, texts) in stored {
        #expect(!texts.contains { $0.contains(Self.digits) || $0.contains("211062") }, "\(column)")
      }
      for query in ["211062-5629", Self.digits, "211062"] {
        #expect(!(try await cast.mette.page(PeopleAddress.people, query: "?q=" + query).words.contains("Selam")))
      }
    }
  }

  @Test("somebody is found by exactly the number, among those of whom one is told", arguments: TestEngine.allCases)
  func found(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      _ = try await note(cast)
      func found(_ visitor: Visitor, _ number: String, _ form: String = "dk-cpr") async throws -> [String] {
        let answer = try await visitor.api(
          .post, PeopleResource.personByNumber, #"{"form": "\#(form)", "number": "\#(number)"}"#)
        #expect(answer.status == 200, "\(answer.text)")
        return (try answer.json["items"]?.items ?? []).compactMap { $0["name"]?.string }
      }
      #expect(try await found(cast.mette, "211062-5629") == ["Selam Eksempelsen"])
      #expect(try await found(cast.mette, "2110625629") == ["Selam Eksempelsen"])
      #expect(try await found(cast.mette, "211062-5620") == [])
      #expect(try await found(cast.mette, "21106256291", "de-steuer-id") == [])
      #expect(try await found(cast.mads, "211062-5629") == [], "he is not responsible")
      let browser = try await cast.story.browser("mette")
      var form = try await browser.page(PeopleAddress.personByNumber).form(to: PeopleAddress.personByNumber)
      try form.fill(["form": "dk-cpr", "number": "211062-5629"])
      let answer = try await browser.post(form.action, form.fields)
      #expect(answer.status == 200 && answer.text.contains("Selam"), "\(answer.text)")
      let refused = try await cast.mette.api(
        .post, PeopleResource.personByNumber, #"{"form": "dk-cpr", "number": "310299-0000"}"#)
      #expect(try refused.status == 422 && refused.problemFields == ["number"])
    }
  }

  @Test(
    "impossible numbers are refused, doubtful ones pointed out, and a removed one is gone",
    arguments: TestEngine.allCases)
  func noted(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      for (json, field) in [
        (#"{"form": "dk-cpr", "number": "310299-0000"}"#, "number"), (#"{"form": "dk-cpr", "number": "12"}"#, "number"),
        (#"{"form": "other", "number": "12"}"#, "form"), (#"{"form": "dk-cpr"}"#, "number"),
      ] {
        let answer = try await cast.mette.api(.post, PeopleResource.identityNumbers(cast.selam), json)
        #expect(try answer.status == 422 && answer.problemFields == [field], "\(json): \(answer.text)")
      }
      let doubtful = try await note(cast, #"{"form": "fi-hetu", "number": "131052-308U"}"#)
      let told = try await cast.mette.api(.get, PeopleResource.identityNumber(doubtful)).json
      #expect(told["isDoubted"] == .bool(true))
      let address = PeopleAddress.identityNumbers(cast.selam)
      #expect(try await cast.mette.page(address).words.contains("check digit does not fit"))
      let twice = try await cast.mette.api(
        .post, PeopleResource.identityNumbers(cast.selam), #"{"form": "fi-hetu", "number": "131052-308T"}"#)
      #expect(try twice.status == 422 && twice.problemFields == ["form"])
      let stale = try await cast.mette.api(
        .patch, PeopleResource.identityNumber(doubtful), #"{"outcome": "removed"}"#, seen: 7)
      #expect(stale.status == 412)
      let removed = try await cast.mette.api(
        .patch, PeopleResource.identityNumber(doubtful), #"{"outcome": "removed"}"#, seen: 1)
      #expect(removed.status == 200, "\(removed.text)")
      #expect(try await cast.mette.api(.get, PeopleResource.shownIdentityNumber(doubtful)).status == 404)
      #expect(try await cast.mette.page(address).words.contains("No number is noted."))
      _ = try await note(cast, #"{"form": "fi-hetu", "number": "131052-308T"}"#)
    }
  }
}
