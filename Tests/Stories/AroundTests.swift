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

/// Today is Sunday 22 November 2026.
@Suite("Who works with a person") struct AroundTests {
  /// Mette is responsible for Selam; Jonas is her colleague, and in no team.
  private struct Cast {
    let selam: PersonID
    let jonas: AccountID
    let poul: AccountID
  }

  private func cast(_ story: StoryHouse) async throws -> Cast {
    Cast(
      selam: try await story.participant("Selam Eksempelsen", "integration-act").person,
      jonas: try await story.test.account("jonas", [.jobConsultant], in: story.municipality),
      poul: try await story.test.account("poul", [.mentor], in: story.municipality))
  }

  private func all(_ person: PersonID, _ visitor: Visitor) async throws -> [JSON] {
    try await visitor.api(.get, PeopleResource.assignments(person)).json["items"]?.items ?? []
  }

  private func id(_ json: JSON) throws -> AssignmentID {
    try #require(AssignmentID(json["id"]?.string ?? ""))
  }

  private func owners(_ person: PersonID, _ story: StoryHouse, _ reader: AccountID) async throws -> Set<AccountID?> {
    try await story.test.acting(as: reader) { tx in
      try Obligations.about(.person(person), tx).act { Set($0.map(\.owner)) }
    }
  }

  @Test(
    "a hand-over for Monday changes nothing before, and on Monday what is owed is the other's",
    arguments: TestEngine.allCases)
  func handedOver(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      let (mette, jonas) = (try await story.visitor(story.mette), try await story.visitor(cast.jonas))
      let mine = try id(try #require(try await all(cast.selam, mette).first))
      let monday = ISOWeek(containing: story.today).adding(weeks: 1).monday
      let address = PeopleAddress.handOver(mine)
      let asked = try await mette.page(address)
      var form = try asked.form(to: address)
      #expect(asked.words.contains("jonas · Job consultant · Prøvekøbing Kommune"), "\(asked.words)")
      #expect(!form.choices(of: "account").contains(cast.poul.text), "a mentor is not offered as responsible")
      try form.fill(["account": cast.jonas.text, "from": monday.iso, "reason": "workload", "words": "Two days a week"])
      let done = try await mette.submit(form)
      #expect(
        done.flash.words
          == "Selam Eksempelsen: handed over to jonas, Responsible, from Mon 23 Nov. Undo: by mistake : jonas",
        "\(done.flash.words)")
      #expect(done.words.contains("Two days a week") && done.words.contains("from Mon 23 Nov"))
      #expect(try await owners(cast.selam, story, story.mette) == [story.mette])
      #expect(try await jonas.ask(.get, PeopleAddress.person(cast.selam).path).status == 404)
      // The week to come is asked as it will stand.
      let soon = ISOWeek(containing: monday).adding(weeks: 2)
      #expect(try await mette.week(soon).map(\.name).contains("Selam Eksempelsen") == false)

      story.test.clock.advance(days: 1)
      #expect(try await owners(cast.selam, story, cast.jonas) == [cast.jonas])
      #expect(try await jonas.week(soon).map(\.name).contains("Selam Eksempelsen"))
      let rows = try await all(cast.selam, jonas)
      #expect(
        rows.map { $0["name"]?.string } == ["jonas", "mette"] && rows[1]["until"]?.string == monday.adding(days: 1).iso)
      #expect(rows[0]["replaces"]?.string == mine.text && rows[1]["endReason"]?.string == "workload")
      // A day later nothing of it is taken back by one tap.
      let late = try await mette.api(
        .patch, PeopleResource.assignment(try id(rows[0])), #"{"outcome": "withdrawn"}"#, seen: 1)
      #expect(try late.status == 422 && late.problemFields == ["outcome"], "\(late.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a hand-over is taken back whole on its day, and may leave both responsible", arguments: TestEngine.allCases)
  func undone(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      let mette = try await story.visitor(story.mette)
      let mine = try id(try #require(try await all(cast.selam, mette).first))
      let address = PeopleAddress.handOver(mine)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["account": cast.jonas.text, "reason": "fits"])
      let page = try await mette.submit(form)
      #expect(try await owners(cast.selam, story, cast.jonas) == [cast.jonas])
      let undone = try await mette.submit(try page.undo())
      #expect(undone.flash.words == "Selam Eksempelsen: It is taken back.", "\(undone.flash.words)")
      #expect(try await owners(cast.selam, story, story.mette) == [story.mette])
      let jonas = try await story.visitor(cast.jonas)
      #expect(try await jonas.ask(.get, PeopleAddress.person(cast.selam).path).status == 404)
      let after = try await all(cast.selam, mette)
      #expect(after.map { $0["name"]?.string } == ["mette"] && after.first?["until"]?.isNull == true)

      let version = after.first?["version"]?.string.flatMap(Int.init) ?? 3
      let both = try await mette.api(
        .post, PeopleResource.handOver(mine),
        #"{"account": "\#(cast.jonas.text)", "from": "2026-11-22", "reason": "workload", "stays": true}"#, seen: version
      )
      #expect(both.status == 201, "\(both.text)")
      #expect(try await owners(cast.selam, story, story.mette) == [cast.jonas], "whoever was named last owes it")
      #expect(try await mette.page(PeopleAddress.person(cast.selam)).words.contains("jonas and mette"))
      // An older state is shown and not overwritten.
      let stale = try await mette.api(
        .patch, PeopleResource.assignment(mine), #"{"until": "2026-11-22", "endReason": "over"}"#, seen: 99)
      #expect(stale.status == 412, "\(stale.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a mentor sees what the matrix says from her day on, and nothing once she is ended", arguments: TestEngine.allCases)
  func mentor(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      let (mette, poul) = (try await story.visitor(story.mette), try await story.visitor(cast.poul))
      let considerations = PeopleResource.considerations(cast.selam)
      #expect(try await poul.api(.get, considerations).status == 404)
      let address = PeopleAddress.newAround(cast.selam)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["as": "mentor", "account": cast.poul.text, "reason": "wished"])
      let page = try await mette.submit(form)
      #expect(page.flash.words.hasPrefix("Selam Eksempelsen: poul, Mentor, from Sun 22 Nov."), "\(page.flash.words)")
      #expect(try await poul.api(.get, considerations).status == 200)
      // Who else works with her is not a mentor's.
      #expect(try await poul.api(.get, PeopleResource.assignments(cast.selam)).status == 404)
      let one = try #require(try await all(cast.selam, mette).first { $0["as"]?.string == "mentor" })
      let ended = try await mette.api(
        .patch, PeopleResource.assignment(try id(one)), #"{"until": "2026-11-22", "endReason": "over"}"#, seen: 1)
      #expect(ended.status == 200, "\(ended.text)")
      #expect(try await poul.api(.get, considerations).status == 404)
      let again = try await mette.api(
        .patch, PeopleResource.assignment(try id(one)), #"{"outcome": "resumed"}"#, seen: 2)
      // Without the role she is named only where it can be ended.
      #expect(try await mette.page(PeopleAddress.person(cast.selam)).words.contains("poul"))
      let house = story.house
      _ = try await house.giveRoles([], request: "test") { _ in cast.poul }
      #expect(try await !mette.page(PeopleAddress.person(cast.selam)).words.contains("poul"))
      #expect(try await mette.page(PeopleAddress.around(cast.selam)).words.contains("poul · Mentor no access now"))
      _ = try await house.giveRoles([.mentor], request: "test") { _ in cast.poul }
      #expect(again.status == 200, "\(again.text)")
      #expect(try await story.visitor(cast.poul).api(.get, considerations).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the last one responsible ends only when it is said that nobody is", arguments: TestEngine.allCases)
  func last(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      let mette = try await story.visitor(story.mette)
      let mine = try id(try #require(try await all(cast.selam, mette).first))
      let address = PeopleAddress.assignment(mine)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["until": "2026-11-22", "endReason": "over"])
      let refused = try await mette.send(form)
      #expect(refused.status == 422 && Page(refused.text).problems.contains("Nobody would be responsible"))
      try form.tick("nobody", ["yes"])
      let page = try await mette.submit(form)
      #expect(page.words.contains("Nobody"), "\(page.words)")
      #expect(try await owners(cast.selam, story, story.mette) == [nil])
      _ = try await mette.submit(try page.undo())
      #expect(try await owners(cast.selam, story, story.mette) == [story.mette])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what cannot be is refused by its field, and changes nothing", arguments: TestEngine.allCases)
  func refused(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      let elsewhere = try await story.test.account("bo", [.jobConsultant], in: story.jobCentre)
      let closed = try await story.test.account("ib", [.jobConsultant], in: story.municipality)
      let house = story.house
      _ = try await house.close(request: "test") { _ in (closed, nil) }
      let mette = try await story.visitor(story.mette)
      func name(_ account: AccountID, _ relation: String, _ from: String) async throws -> Response {
        try await mette.api(
          .post, PeopleResource.assignments(cast.selam),
          #"{"as": "\#(relation)", "account": "\#(account.text)", "from": "\#(from)", "reason": "fits"}"#)
      }
      for (account, relation, from, field) in [
        (elsewhere, "responsible", "2026-11-22", "account"), (closed, "responsible", "2026-11-22", "account"),
        (cast.poul, "responsible", "2026-11-22", "account"), (cast.jonas, "counsellor", "2026-11-22", "account"),
        (story.mette, "responsible", "2026-11-22", "account"), (cast.jonas, "responsible", "2024-01-01", "from"),
        (cast.jonas, "team", "2026-11-22", "as"),
      ] {
        let answer = try await name(account, relation, from)
        #expect(try answer.status == 422 && answer.problemFields == [field], "\(relation) \(from): \(answer.text)")
      }
      #expect(try await all(cast.selam, mette).count == 1)
      // Whoever does not reach her names nobody, and learns nothing.
      let other = try await story.visitor(elsewhere)
      #expect(
        try await other.api(
          .post, PeopleResource.assignments(cast.selam),
          #"{"as": "responsible", "account": "\#(elsewhere.text)", "from": "2026-11-22", "reason": "fits"}"#
        ).status == 404)
      #expect(try await other.ask(.get, PeopleAddress.around(cast.selam).path).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }
}
