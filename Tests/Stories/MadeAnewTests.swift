import Access
import Administration
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej
@testable import People

/// A form whose record cannot be changed is sent again with its slip mended. Sunday 22 November 2026.
@Suite("A record that is made anew in place of the first") struct MadeAnewTests {
  private struct Cast {
    let story: StoryHouse
    let selam: PersonID
    let mette: Visitor
    let mads: AccountID
    let nora: AccountID
  }

  private func withCast(_ engine: TestEngine, _ body: (Cast) async throws -> Void) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "lab").person
      var colleagues: [AccountID] = []
      for name in ["mads", "nora"] {
        let id = try await story.test.account(name, [.jobConsultant], in: story.municipality)
        try await story.test.settingUp { try $0.joinTeam(id, of: story.programme) }
        colleagues.append(id)
      }
      try await story.switchOnIdentityNumbers()
      try await body(
        Cast(
          story: story, selam: selam, mette: try await story.visitor(story.mette), mads: colleagues[0],
          nora: colleagues[1]))
      #expect(story.unforeseen.all == [])
    }
  }

  /// Sends the form with a slip, goes back, mends it and sends the same form, then what is offered; and that again.
  private func mend(
    _ mette: Visitor, at address: some Address, _ slip: KeyValuePairs<String, String>,
    _ mended: KeyValuePairs<String, String>, again: KeyValuePairs<String, String>
  ) async throws {
    var form = try await mette.page(address).form(to: address)
    var second = form
    try form.fill(slip)
    try second.fill(mended)
    #expect(try await mette.send(form).status == 303)
    let answer = try await mette.send(second)
    #expect(answer.status == 409)
    let page = Page(answer.text)
    #expect(page.words.contains("There is one record, not two") && !page.words.contains("Somebody else"))
    let offered = try offer(on: page)
    for (name, value) in mended {
      #expect(offered.fields.contains { $0 == (name, value) }, "“\(value)” is filled in")
    }
    var third = offered
    try third.fill(again)
    let made = try await mette.send(offered)
    #expect(made.status == 303, "\(Page(made.text).words)")
    #expect(try await mette.send(offered).status == 303, "sent twice it is done once")
    let last = try await mette.send(third)
    #expect(last.status == 409)
    _ = try await mette.submit(try offer(on: Page(last.text)))
  }

  /// The form that would make the record anew.
  private func offer(on page: Page) throws -> PageForm {
    try #require(PageForm.all(in: page.html).first { $0.fields.contains { $0.name == "made-first" } })
  }

  @Test("a protected address, and a worker who is named", arguments: TestEngine.allCases)
  func protection(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let address = PeopleAddress.newProtection(cast.selam)
      func standing() async throws -> [String] {
        try await cast.story.act { tx in
          try Protections.of(cast.selam, tx).act { all in
            all.filter { !$0.isOver(on: tx.today) }.map { "\($0.worker?.name ?? "-") \($0.from.iso)" }.sorted()
          }
        }
      }
      try await mend(
        cast.mette, at: address, ["from": "2026-11-20", "words": "Decison"],
        ["from": "2026-11-21", "words": "Decision"],
        again: ["from": "2026-11-22"])
      #expect(try await standing() == ["- 2026-11-22"])
      try await mend(
        cast.mette, at: address, ["account": cast.mads.text, "words": "Talks wth her"],
        ["account": cast.nora.text, "words": "Talks with her"], again: ["account": cast.mads.text])
      #expect(try await standing().count == 2)
      #expect(try await standing().last?.hasPrefix("mads") == true)
    }
  }

  @Test("an absence", arguments: TestEngine.allCases) func absence(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      try await mend(
        cast.mette, at: WorkAddress.newAbsence(cast.story.mette),
        ["from": "2026-11-23", "until": "2026-11-30", "cover": cast.mads.text],
        ["from": "2026-11-24", "until": "2026-12-07", "cover": cast.nora.text],
        again: ["from": "2026-11-25", "cover": cast.mads.text])
      let all = try await cast.mette.api(.get, WorkResource.absences).json["items"]?.items ?? []
      #expect(all.count == 1)
      #expect(all.first?["from"]?.string == "2026-11-25" && all.first?["until"]?.string == "2026-12-07")
      #expect(all.first?["cover"]?.string == cast.mads.text)
    }
  }

  @Test("somebody who is named", arguments: TestEngine.allCases) func assignment(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let address = PeopleAddress.newAround(cast.selam)
      let who = (account: cast.mads.text, relation: "responsible")
      try await mend(
        cast.mette, at: address,
        ["account": who.account, "as": who.relation, "reason": "workload", "words": "Durng the talks"],
        ["account": who.account, "as": who.relation, "reason": "workload", "words": "During the talks"],
        again: ["words": "For the talks"])
      let all = try await cast.mette.api(.get, PeopleResource.assignments(cast.selam)).json["items"]?.items ?? []
      let standing = all.filter { $0["account"]?.string == who.account && $0["withdrawn"] != .bool(true) }
      #expect(standing.count == 1)
    }
  }

  @Test("a country's number", arguments: TestEngine.allCases) func identityNumber(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      try await mend(
        cast.mette, at: PeopleAddress.identityNumbers(cast.selam), ["form": "dk-cpr", "number": "211062-5692"],
        ["form": "dk-cpr", "number": "211062-5629"], again: ["number": "211062-5637"])
      let all = try await cast.mette.api(.get, PeopleResource.identityNumbers(cast.selam)).json["items"]?.items
      #expect(all?.count == 1)
      let found = try await cast.mette.api(
        .post, PeopleResource.personByNumber, #"{"form": "dk-cpr", "number": "211062-5637"}"#)
      #expect(found.text.contains(cast.selam.text))
    }
  }

  @Test("what a counsellor is asked", arguments: TestEngine.allCases)
  func hoursQuestion(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let ane = try await cast.story.test.account("ane", [.counsellor], in: cast.story.municipality)
      try await cast.story.act { try $0.relate(ane, .counsellor, to: cast.selam, from: $0.today) }
      try await mend(
        cast.mette, at: PeopleAddress.newHoursQuestion(cast.selam), ["hours": "21", "from": "2026-12-14"],
        ["hours": "12", "from": "2026-12-14"], again: ["from": "2026-12-21"])
      let all = try await cast.mette.api(.get, PeopleResource.hoursQuestions(cast.selam))
      let standing = try all.json["items"]?.items.filter { $0["withdrawnOn"]?.isNull ?? true }
      #expect(standing?.map { $0["from"]?.string } == ["2026-12-21"], "\(all.text)")
    }
  }

  @Test("what came of the first meanwhile is not taken back unseen", arguments: TestEngine.allCases)
  func meanwhile(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let address = PeopleAddress.newProtection(cast.selam)
      var form = try await cast.mette.page(address).form(to: address)
      var second = form
      try form.fill(["from": "2026-11-20", "words": "Decison"])
      try second.fill(["from": "2026-11-20", "words": "Decision"])
      #expect(try await cast.mette.send(form).status == 303)
      let offered = try offer(on: Page(try await cast.mette.send(second).text))
      let first = try #require(offered.fields.first { $0.name == "made-first" }?.value)
      let id = try #require(ProtectionID(first))
      let ended = try await cast.mette.api(
        .patch, PeopleResource.protection(id), #"{"until": "2026-11-22", "endWords": "Lifted"}"#, seen: 1)
      #expect(ended.status == 200, "\(ended.text)")
      let refused = try await cast.mette.send(offered)
      #expect(refused.status == 422 && refused.text.contains("was changed since") && refused.text.contains("Decision"))
    }
  }

  @Test("what was taken back is made again, and nothing stands twice", arguments: TestEngine.allCases)
  func takenBack(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let address = PeopleAddress.newAround(cast.selam)
      var form = try await cast.mette.page(address).form(to: address)
      var second = form
      let who = (account: cast.mads.text, relation: "responsible")
      try form.fill(["account": who.account, "as": who.relation, "reason": "workload", "words": "Durng the talks"])
      try second.fill(["account": who.account, "as": who.relation, "reason": "workload", "words": "During the talks"])
      #expect(try await cast.mette.send(form).status == 303)
      func named() async throws -> [JSON] {
        let all = try await cast.mette.api(.get, PeopleResource.assignments(cast.selam)).json["items"]?.items ?? []
        return all.filter { $0["account"]?.string == who.account && $0["withdrawn"] != .bool(true) }
      }
      let id = try #require(try await named().first?["id"]?.string.flatMap { AssignmentID($0) })
      let back = try await cast.mette.api(
        .patch, PeopleResource.assignment(id), #"{"outcome": "withdrawn"}"#, seen: 1)
      #expect(back.status == 200, "\(back.text)")
      let offered = try offer(on: Page(try await cast.mette.send(second).text))
      #expect(try await cast.mette.send(offered).status == 303)
      #expect(try await named().count == 1)
      // The first form once more: what stands now is not doubled, and it is said why.
      try second.fill(["words": "For the talks"])
      let third = try offer(on: Page(try await cast.mette.send(second).text))
      let refused = try await cast.mette.send(third)
      #expect(refused.status == 422 && refused.text.contains("named already"), "\(Page(refused.text).words)")
      #expect(try await named().count == 1)
    }
  }

  @Test("the reason of a joining is mended", arguments: TestEngine.allCases)
  func joining(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await JoinedCast(story)
      let mette = try await story.visitor(story.mette)
      let address = PeopleAddress.joinRecords(cast.kept.person)
      var form = try await mette.page(address, query: "?with=\(cast.aside.person.text)").form(to: address)
      var second = form
      try form.fill(["why": "Entred twice", "seen": "yes"])
      try second.fill(["why": "Entered twice", "seen": "yes"])
      #expect(try await mette.send(form).status == 303)
      let answer = try await mette.send(second)
      #expect(answer.status == 409)
      let merges = try await mette.api(.get, PeopleResource.personMerges(cast.kept.person)).json["items"]?.items ?? []
      let id = try #require(merges.first?["id"]?.string.flatMap { PersonMergeID($0) })
      let merge = PeopleAddress.personMerge(id)
      _ = try await mette.submit(try Page(answer.text).form(to: merge))
      let mended = try await mette.api(.get, PeopleResource.personMerge(id)).json
      #expect(mended["why"]?.string == "Entered twice" && mended["undoneOn"]?.isNull == true)
      #expect(try await mette.page(merge).words.contains("Entered twice"))
      #expect(story.unforeseen.all == [])
    }
  }
}
