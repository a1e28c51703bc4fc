import Access
import Administration
import Employers
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

/// The form of an act that is done once is sent again with other answers. Sunday 22 November 2026.
@Suite("What stands when a form is sent again") struct DoneOnceTests {
  /// Sends the form twice, mended the second time, and answers what is said then.
  private func again(
    _ visitor: Visitor, _ form: PageForm, _ slip: KeyValuePairs<String, String>,
    _ mended: KeyValuePairs<String, String>
  ) async throws -> Page {
    var (first, second) = (form, form)
    try first.fill(slip)
    try second.fill(mended)
    let done = try await visitor.send(first)
    #expect(done.status == 303, "\(Page(done.text).words)")
    let answer = try await visitor.send(second)
    #expect(answer.status == 409)
    let page = Page(answer.text)
    #expect(!page.words.contains("saved in the meantime"), "it was oneself")
    return page
  }

  @Test("a goal and a duty are changed, and not written twice", arguments: TestEngine.allCases)
  func plan(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let begin = ProgrammesAddress.newPlan(selam.id)
      var form = try await mette.page(begin).form(to: begin)
      try form.fill(["due": "2026-12-03"])
      _ = try await mette.submit(form)
      let plans = try await mette.api(.get, ProgrammesResource.plans(selam.id)).json["items"]?.items
      let id = try #require(PlanID(plans?.first?["id"]?.string ?? ""))
      let address = ProgrammesAddress.plan(id)
      for (step, list, more) in [("add-goal", "goals", ["family": "work"]), ("add-duty", "duties", [:])] {
        var first = try await mette.page(address).form(to: address, hidden: ["step": step])
        for (name, value) in more { try first.fill([name: value]) }
        let page = try await again(mette, first, ["words": "Bakes evry day"], ["words": "Bakes every day"])
        #expect(page.words.contains("Bakes evry day") && page.words.contains("There is one record, not two"))
        _ = try await mette.submit(try page.form(to: address, hidden: ["step": "change-entry"]))
        let entries = try await mette.api(.get, ProgrammesResource.plan(id)).json[list]?.items
        #expect(entries?.map { $0["words"]?.string } == ["Bakes every day"], "\(step)")
      }
      let terms = try await mette.page(address).form(to: address, hidden: ["step": "change-terms"])
      let page = try await again(mette, terms, ["due": "2026-12-04"], ["due": "2026-12-07"])
      _ = try await mette.submit(try page.form(to: address, hidden: ["step": "change-terms"]))
      #expect(try await mette.api(.get, ProgrammesResource.plan(id)).json["due"]?.string == "2026-12-07")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an exit, an extension and the end of somebody who is named are said to stand", arguments: TestEngine.allCases)
  func acts(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      let selam = try await story.participant("Selam Eksempelsen", "lab", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 60))
      let longer = PlacementsAddress.extension(id)
      let page = try await again(
        mette, try await mette.page(longer).form(to: longer), ["until": "2027-04-02", "reason": "More time"],
        ["until": "2027-03-26", "reason": "Mor time"])
      #expect(page.words.contains("What you sent first was done, and it stands") && page.words.contains("Mor time"))
      #expect(page.html.contains("href=\"\(PlacementsAddress.placement(id).path)\""))
      #expect(try await story.placement(id).terms.period.until?.iso == "2027-04-02")

      let way = ProgrammesAddress.participation(omar.id)
      let pause = try await mette.page(way).form(to: way, hidden: ["step": "pause"])
      let paused = try await again(
        mette, pause, ["reason": "travel", "on": "2026-11-22", "expected": "2026-12-14"],
        ["reason": "travel", "on": "2026-11-22", "expected": "2026-12-21"])
      #expect(paused.words.contains("What you sent first was done, and it stands"))

      let named = PeopleAddress.newAround(selam.person)
      let nora = try await story.test.account("nora", [.jobConsultant], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(nora, of: story.programme) }
      var naming = try await mette.page(named).form(to: named)
      try naming.fill(["account": nora.text, "as": "responsible", "reason": "workload"])
      _ = try await mette.submit(naming)
      let all = try await mette.api(.get, PeopleResource.assignments(selam.person)).json["items"]?.items ?? []
      let hers = try #require(
        all.first { $0["account"]?.string == nora.text }?["id"]?.string.flatMap { AssignmentID($0) })
      let ending = PeopleAddress.assignment(hers)
      let ended = try await again(
        mette, try await mette.page(ending).form(to: ending), ["until": "2026-12-11", "endReason": "over"],
        ["until": "2026-12-10", "endReason": "over"])
      #expect(ended.words.contains("What you sent first was done, and it stands"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the same file is attached once, another one beside it", arguments: TestEngine.allCases)
  func scan(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let scans = ScanTests()
      let id = try await scans.running(story)
      let mette = try await story.visitor(story.mette)
      let form = try await mette.page(PlacementsAddress.signing(id)).form(to: PlacementsAddress.scans(id))
      let hidden = form.fields.filter { !["file", "words", "paper"].contains($0.name) }.map { ($0.name, $0.value) }
      func attach(_ words: String, _ bytes: [UInt8]) async throws -> Response {
        try await scans.send(
          mette, form.action, hidden + [("paper", "agreement"), ("words", words)], file: (name: "a.pdf", bytes: bytes))
      }
      #expect(try await attach("Page 2 folows", ScanTests.pdf).status == 303)
      let again = try await attach("Page 2 follows", ScanTests.pdf)
      let words = Page(again.text).words
      #expect(again.status == 409 && words.contains("What you sent first was done") && words.contains("Page 2 follows"))
      #expect(try await attach("Page 2", ScanTests.png).status == 303)
      #expect(try await story.number("SELECT COUNT(*) AS count FROM placement_scan") == 2)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an administrator's acts likewise", arguments: TestEngine.allCases)
  func administration(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let agnes = try await story.visitor(
        try await story.test.account("agnes", [.administrator], in: story.municipality))
      let address = AdministrationAddress.account(story.mette)
      let roles = try await agnes.page(address).form(to: address, hidden: ["step": "roles"])
      var first = roles
      try first.tick("roles", ["job-consultant", "coordinator"])
      let page = try await again(agnes, first, ["reason": "Bot tasks"], ["reason": "Both tasks"])
      #expect(page.words.contains("What you sent first was done, and it stands") && page.words.contains("Both tasks"))
      let basis = AdministrationAddress.identityNumbers
      let switched = try await again(
        agnes, try await agnes.page(basis).form(to: basis), ["words": "Section 11 of the ac"],
        ["words": "Section 11 of the act"])
      #expect(switched.words.contains("What you sent first was done") && switched.words.contains("11 of the act"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a consideration that was taken back before its first day can be neither ended nor worded anew",
    arguments: TestEngine.allCases)
  func undone(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let made = try await mette.api(
        .post, PeopleResource.considerations(selam.person),
        #"{"effect": "hours", "hoursCap": 9, "wording": "At most 9 hours", "wordingLanguage": "en", "from": "2026-12-14", "review": "2027-02-15", "agreedOn": "2026-11-22"}"#
      )
      let id = try #require(ConsiderationID(try made.json["id"]?.string ?? ""), "\(made.text)")
      let back = try await mette.api(
        .patch, PeopleResource.consideration(id), #"{"agreement": "withdrawn"}"#, seen: 1)
      #expect(back.status == 200, "\(back.text)")
      let person = try await mette.page(PeopleAddress.person(selam.person))
      #expect(!person.html.contains(PeopleAddress.newWording(id).path))
      #expect(!person.html.contains("href=\"\(PeopleAddress.consideration(id).path)\""))
      for address in [PeopleAddress.consideration(id), .newWording(id)] {
        #expect(try await mette.page(address).words.contains("This was taken back and never came into force"))
      }
      let ended = try await mette.api(
        .patch, PeopleResource.consideration(id), #"{"endedOn": "2027-01-10"}"#, seen: 2)
      #expect(ended.status == 422 && ended.text.contains("never came into force"), "\(ended.text)")
      #expect(story.unforeseen.all == [])
    }
  }
}
