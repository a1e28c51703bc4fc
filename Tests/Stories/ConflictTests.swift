import Access
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

/// Two people write the same thing: each conflict shows both texts, and what the second one wrote is kept.
@Suite("Conflicts show both texts") struct ConflictTests {
  @Test("of a follow-up, whose second text can still be saved", arguments: TestEngine.allCases)
  func followUp(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      story.test.clock.advance(days: 2)
      let follow = try await story.followUps(id)[0].id
      let (mette, jonas) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let address = PlacementsAddress.followUp(follow)
      var first = try await mette.page(address).form(to: address, hidden: ["step": "held"])
      var second = try await jonas.page(address).form(to: address, hidden: ["step": "held"])
      try first.fill(["light": "ok", "personSays": "The trays are heavy"])
      _ = try await mette.submit(first)
      try second.fill(["light": "watch", "personSays": "She speaks of the bus", "agreed": "Ring the office"])
      let answer = try await jonas.send(second)
      #expect(answer.status == 412)
      let page = Page(answer.text)
      let both = page.part("class=\"interruption\"", "section").words
      for words in ["The trays are heavy", "She speaks of the bus", "Ring the office", "Saved now", "You wrote"] {
        #expect(both.contains(words), "\(words)")
      }
      // What the second wrote stands in the form, and is saved over the other only now.
      let again = try page.form(to: address, hidden: ["step": "held"])
      #expect(again.fields.contains { $0 == ("personSays", "She speaks of the bus") })
      _ = try await jonas.submit(again)
      #expect(try await story.followUps(id)[0].result?.personSays == "She speaks of the bus")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("of a day that was moved, and of a step that somebody else took", arguments: TestEngine.allCases)
  func others(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      story.test.clock.advance(days: 2)
      let follow = try await story.followUps(id)[1]
      let mette = try await story.visitor(story.mette)
      let address = PlacementsAddress.followUp(follow.id)
      var (first, second) = (
        try await mette.page(address).form(to: address, hidden: ["step": "moved"]),
        try await mette.page(address).form(to: address, hidden: ["step": "moved"])
      )
      try first.fill(["movedReason": "The baker is ill"])
      _ = try await mette.submit(first)
      try second.fill(["movedReason": "She has an examination"])
      let page = Page(try await mette.send(second).text)
      let both = page.part("class=\"interruption\"", "section").words
      #expect(both.contains("The baker is ill") && both.contains("She has an examination"))

      let yusuf = try await story.participant("Yusuf Opdigtet", "integration-act", called: "Yusuf")
      let programme = ProgrammesAddress.participation(yusuf.id)
      var exit = try await mette.page(programme).form(to: programme, hidden: ["step": "exit"])
      var late = try await mette.page(programme).form(to: programme, hidden: ["step": "exit"])
      let (reasons, destinations) = (exit.choices(of: "reason"), exit.choices(of: "destination"))
      let reason = try #require(reasons.first { !$0.isEmpty })
      let destination = try #require(destinations.first { !$0.isEmpty })
      try exit.fill(["reason": reason, "destination": destination])
      _ = try await mette.submit(exit)
      try late.fill([
        "reason": try #require(reasons.last), "destination": try #require(destinations.last),
      ])
      let answer = try await mette.send(late)
      #expect([412, 422].contains(answer.status), "the step is stale, or not open any more")
      let texts = Page(answer.text).part("class=\"interruption\"", "section").words
      #expect(texts.contains("Saved now") && texts.contains("You wrote"))
      #expect(!Page(answer.text).words.contains("Nothing was done"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a button on an old page does nothing and says so", arguments: TestEngine.allCases)
  func buttons(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12), ready: true)
      let mette = try await story.visitor(story.mette)
      let start = try await mette.page(PlacementsAddress.placement(id)).form(to: PlacementsAddress.placement(id))
      var papers = try await mette.page(PlacementsAddress.signing(id)).form(to: PlacementsAddress.signing(id))
      try papers.fill(["caseNumber": "EKS-2"])
      _ = try await mette.submit(papers)
      let answer = try await mette.send(start)
      #expect(answer.status == 412 && Page(answer.text).words.contains("Nothing was done."))
      #expect(!answer.text.contains("Both texts stand below"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "days on which a workplace is closed, written twice, show both texts, and none is lost",
    arguments: TestEngine.allCases)
  func closures(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let page = EmployersAddress.closures(bakery)
      let mette = try await story.visitor(story.mette)
      func form(_ step: String, _ closure: String? = nil) async throws -> PageForm {
        try await mette.page(page).form(
          to: page, hidden: closure.map { ["step": step, "closure": $0] } ?? ["step": step])
      }
      var added = try await form("added")
      var late = try await form("added")
      try added.fill(["from": "2026-12-07", "until": "2026-12-09", "name": "The oven is changed"])
      _ = try await mette.submit(added)
      try late.fill(["from": "2026-12-14", "until": "2026-12-15", "name": "The floor is laid"])
      let second = try await mette.send(late)
      let words = Page(second.text).words
      #expect(second.status == 412 && words.contains("Nothing was done.") && !words.contains("Both texts stand below"))
      #expect(words.contains("The oven is changed") && second.text.contains("value=\"The floor is laid\""))

      let closure = try await story.act { tx in try Employers.closures(of: bakery, tx).act { $0[0].id.text } }
      var mine = try await form("changed", closure)
      var theirs = try await form("changed", closure)
      let (out, gone) = (try await form("removed", closure), try await form("changed", closure))
      try theirs.fill(["until": "2026-12-10"])
      _ = try await mette.submit(theirs)
      try mine.fill(["name": "The oven is mended"])
      let both = try await mette.send(mine)
      let told = Page(both.text).words
      #expect(both.status == 412 && told.contains("Both texts stand below"))
      for words in ["Saved now", "You wrote", "The oven is changed", "The oven is mended"] {
        #expect(told.contains(words), "\(words)")
      }
      #expect(try await mette.send(out).status == 412, "who saw the days as they were takes nothing out")

      // Taken out meanwhile: what was typed stands where it can be added.
      _ = try await mette.submit(try await form("removed", closure))
      let lost = try await mette.send(gone)
      #expect(lost.status == 412 && lost.text.contains("value=\"The oven is changed\""))
      #expect(story.unforeseen.all == [])
    }
  }

  /// Two forms of one page, opened before either is sent: `field` is written differently in each.
  private func conflict(
    _ mette: Visitor, _ page: any Address, _ field: String, _ one: String, _ other: String
  ) async throws {
    func opened() async throws -> PageForm {
      let html = try await mette.ask(.get, page.path).text
      return try #require(
        PageForm.all(in: html).first { form in form.action == page.path && form.fields.contains { $0.name == field } })
    }
    var (first, second) = (try await opened(), try await opened())
    func fill(_ form: inout PageForm, _ text: String) {
      form.fields = form.fields.map { $0.name == field ? (field, text) : $0 }
    }
    fill(&first, one)
    fill(&second, other)
    let saved = try await mette.send(first)
    #expect(saved.status == 303, "\(page.path) \(Page(saved.text).problems)")
    let answer = try await mette.send(second)
    #expect(answer.status == 412, "\(page.path)")
    let both = Page(answer.text).part("class=\"interruption\"", "section").words
    for words in ["Saved now", "You wrote", one, other] {
      #expect(both.contains(words), "\(page.path): \(words) \(both)")
    }
    // What was typed stands in the form, and wins when it is sent once more.
    let again = try #require(
      PageForm.all(in: answer.text).first { $0.fields.contains { $0 == (field, other) } }, "\(page.path)")
    #expect(try await mette.send(again).status == 303, "\(page.path)")
  }

  @Test("of every page on which a record is changed", arguments: TestEngine.allCases)
  func everyPage(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let id = try await story.draft(selam, at: bakery)
      var obstacle = try await mette.page(PeopleAddress.newObstacle(selam.person))
        .form(to: PeopleAddress.newObstacle(selam.person))
      try obstacle.fill(["kind": "letter", "words": "A letter", "due": "2026-11-27"])
      _ = try await mette.submit(obstacle)
      let stones = try await mette.api(.get, PeopleResource.obstacles(selam.person)).json["items"]?.items ?? []
      let stone = try #require(stones.first?["id"]?.string.flatMap { ObstacleID($0) })
      let organisation = try await story.act { tx in try Employers.find(bakery, tx).act { $0.organisation } }
      for (page, field, one, other) in [
        (PeopleAddress.editPerson(selam.person), "soundsLike", "SE-lam", "se-LAM"),
        (PeopleAddress.obstacle(stone), "words", "A letter from the school", "A letter from the bank"),
      ] as [(PeopleAddress, String, String, String)] {
        try await conflict(mette, page, field, one, other)
      }
      for (page, field, one, other) in [
        (PlacementsAddress.editPlacement(id), "tasks", "Wash the trays", "Knead dough"),
        (PlacementsAddress.signing(id), "caseNumber", "EKS-1", "EKS-2"),
      ] as [(PlacementsAddress, String, String, String)] {
        try await conflict(mette, page, field, one, other)
      }
      for (page, field, one, other) in [
        (EmployersAddress.editWorkplace(bakery), "contactName", "Bodil Bager", "Birk Bager"),
        (EmployersAddress.editEmployer(organisation), "name", "Nordlys Bageri (opdigtet)", "Nordlys Brød (opdigtet)"),
      ] as [(EmployersAddress, String, String, String)] {
        try await conflict(mette, page, field, one, other)
      }
      #expect(story.unforeseen.all == [])
    }
  }
}
