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
import Work

@testable import Nyvej

/// Sunday 22 November 2026.
@Suite("What can be undone is undone from the page behind the act") struct UndoTests {
  private func moved(_ mette: Visitor, _ id: FollowUpID, _ day: String) async throws -> Page {
    var form = try await mette.page(PlacementsAddress.followUp(id)).form(
      to: PlacementsAddress.followUp(id), hidden: ["step": "moved"])
    try form.fill(["due": day, "movedReason": "Not there before " + day])
    return try await mette.submit(form)
  }

  @Test("a follow-up that was held is open again, and owed", arguments: TestEngine.allCases)
  func followUpHeld(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let eyes = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      story.test.clock.advance(days: 1)
      let first = try await story.followUps(id)[0].id
      let page = try await mette.hold(first)
      #expect(page.place == WorkAddress.week.path)
      #expect(page.flash.words.hasPrefix("Selam Eksempelsen, Bageriet: follow-up held on Mon 23 Nov is noted."))
      #expect(try await eyes.week().filter { $0.pile == "follow-ups" }.map(\.isDone) == [true])
      let undone = try await mette.submit(try page.undo())
      #expect(
        undone.flash.words
          == "Selam Eksempelsen, Bageriet: undone. The follow-up of Mon 23 Nov (week 48) is open again.")
      #expect(try await eyes.week().filter { $0.pile == "follow-ups" }.map(\.isDone) == [false])
      #expect(try await story.events(of: "follow-up").suffix(2) == ["follow-up.done", "follow-up.reopened"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a follow-up that was moved goes back, move by move, until the plan has it again", arguments: TestEngine.allCases)
  func followUpMoved(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let id = try await story.run(selam, at: bakery)
      let second = try await story.followUps(id)[1]
      func now() async throws -> FollowUp { try #require(try await story.followUps(id).first { $0.id == second.id }) }
      let once = try await moved(mette, second.id, "2026-12-02")
      #expect(
        once.flash.words.hasPrefix("Selam Eksempelsen, Bageriet: the follow-up is moved to Wed 2 Dec (week 49)."))
      let twice = try await moved(mette, second.id, "2026-12-04")
      let back = try await mette.submit(try twice.undo())
      #expect(back.flash.words.contains("The follow-up is due on Wed 2 Dec (week 49) again."))
      let first = try await now()
      #expect(first.due.iso == "2026-12-02" && first.moved?.reason == "Not there before 2026-12-02")
      // One step back is what there is.
      #expect(first.moved?.before == nil)

      let third = try await story.followUps(id)[2]
      let planned = try await mette.submit(try await moved(mette, third.id, "2026-12-09").undo())
      #expect(planned.place == PlacementsAddress.followUp(third.id).path)
      let again = try #require(try await story.followUps(id).first { $0.id == third.id })
      #expect(again.due == third.due && again.moved == nil)
      // The plan has it again: a closure on that day moves it.
      try await story.act { tx in
        let place = try Employers.find(bakery, tx).act { $0.version }
        _ = try Employers.add(
          ClosureDetails(from: third.due, until: third.due, name: "Ovnen skiftes"), to: bakery, seen: place, tx)
      }
      #expect(try await story.followUps(id).first { $0.id == third.id }?.due == third.due.adding(days: 1))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "the API takes a move back too, says why it cannot, and never twice", arguments: TestEngine.allCases)
  func movedBackByProgram(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      let second = try await story.followUps(id)[1]
      let resource = PlacementsResource.followUp(second.id)
      #expect(try await mette.api(.patch, resource, #"{"step": "moved-back"}"#, seen: 1).status == 422)
      #expect(
        try await mette.api(
          .patch, resource, #"{"step": "moved", "due": "2026-12-02", "movedReason": "Advent"}"#, seen: 1
        ).status == 200)
      #expect(try await mette.api(.patch, resource, #"{"step": "moved-back"}"#, seen: 1).status == 412)
      let back = try await mette.api(.patch, resource, #"{"step": "moved-back"}"#, seen: 2)
      #expect(try back.status == 200 && back.json["due"]?.string == second.due.iso)
      #expect(try back.json["movedFrom"]?.isNull == true)
      #expect(try await mette.api(.patch, resource, #"{"step": "moved-back"}"#, seen: 3).status == 422)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "the end of a consideration is taken back on its day, later until its last day is over, and then no more",
    arguments: TestEngine.allCases)
  func consideration(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      try await agreeCap(9, "2026-11-02", nil, api, selam.person)
      let id = try await story.act { tx in try Considerations.of(selam.person, tx).act { $0[0].id } }
      let address = PeopleAddress.consideration(id)
      func end(_ day: String) async throws -> Page {
        var form = try await mette.page(address).form(to: address)
        try form.fill(["endedOn": day])
        return try await mette.submit(form)
      }
      func ended() async throws -> String? {
        try await story.act { tx in try Considerations.find(id, tx).act { $0.ended?.iso } }
      }
      // At once, also where the day lies behind.
      let page = try await end("2026-11-15")
      #expect(page.flash.words.contains("holds until Sun 15 Nov and no longer."), "\(page.flash.words)")
      let undone = try await mette.submit(try page.undo())
      #expect(undone.flash.words.contains("Selam Eksempelsen: the end of “"))
      #expect(try await ended() == nil)
      // Until its day is over, by the button on the person's page.
      _ = try await end("2026-11-24")
      story.test.clock.advance(days: 2)
      let later = try await mette.page(PeopleAddress.person(selam.person))
      _ = try await mette.submit(try later.form(to: address, hidden: ["outcome": "withdrawn"]))
      #expect(try await ended() == nil)
      // Then it is over.
      _ = try await end("2026-11-24")
      story.test.clock.advance(days: 1)
      let over = try await mette.page(PeopleAddress.person(selam.person))
      #expect(throws: NoSuch.self) { try over.form(to: address, hidden: ["outcome": "withdrawn"]) }
      let version = try await story.act { tx in try Considerations.find(id, tx).act { Int($0.version.number) } }
      let resource = PeopleResource.consideration(id)
      let refused = try await api.api(.patch, resource, #"{"outcome": "withdrawn"}"#, seen: version)
      #expect(try refused.status == 422 && refused.problemFields == ["outcome"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "an obstacle noted by mistake is taken back; one that was worked with is solved, and reopened",
    arguments: TestEngine.allCases)
  func obstacle(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      func note() async throws -> Page {
        var form = try await mette.page(PeopleAddress.newObstacle(selam.person))
          .form(to: PeopleAddress.newObstacle(selam.person))
        try form.fill(["kind": "housing", "due": "2026-11-24"])
        return try await mette.submit(form)
      }
      let slip = try await note()
      let gone: ObstacleID = try slip.id(after: "obstacle-")
      #expect(try await api.week().contains { $0.pile == "obstacles" })
      let undone = try await mette.submit(try slip.undo())
      #expect(undone.flash.words.hasPrefix("Selam Eksempelsen: undone, no longer noted as an obstacle:"))
      #expect(undone.words.contains("No obstacle is noted."))
      #expect(try await !api.week().contains { $0.pile == "obstacles" })
      let page = try await mette.page(PeopleAddress.obstacle(gone))
      #expect(page.words.contains("This was taken back on Sun 22 Nov: it had been noted by mistake."))
      let read = try await api.api(.get, PeopleResource.obstacle(gone))
      #expect(try read.json["withdrawnOn"]?.string == "2026-11-22")
      #expect(try await api.api(.get, PeopleResource.obstacles(selam.person)).json["items"]?.items.isEmpty == true)
      #expect(
        try await api.api(.patch, PeopleResource.obstacle(gone), #"{"due": "2026-12-01"}"#, seen: 2).status == 422)

      let id: ObstacleID = try await note().id(after: "obstacle-")
      #expect(try await api.api(.patch, PeopleResource.obstacle(id), #"{"due": "2026-12-01"}"#, seen: 1).status == 200)
      let used = try await api.api(.patch, PeopleResource.obstacle(id), #"{"outcome": "withdrawn"}"#, seen: 2)
      #expect(try used.status == 422 && used.problemFields == ["outcome"])
      var solving = try await mette.page(PeopleAddress.obstacle(id)).form(to: PeopleAddress.obstacle(id))
      try solving.fill(["solvedOn": "2026-11-22"])
      let solved = try await mette.submit(solving)
      #expect(solved.flash.words.hasPrefix("Selam Eksempelsen: solved on Sun 22 Nov:"))
      let again = try await mette.submit(try solved.undo())
      #expect(again.flash.words.hasPrefix("Selam Eksempelsen: undone, not solved yet:"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "papers, an approval, an acceptance, an announced ending and a closure are taken back where they were noted",
    arguments: TestEngine.allCases)
  func papers(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let id = try await story.draft(selam, at: bakery)
      let signing = PlacementsAddress.signing(id)
      func sign(_ answers: KeyValuePairs<String, String>) async throws -> Page {
        var form = try await mette.page(signing).form(to: signing)
        try form.fill(answers)
        return try await mette.submit(form)
      }
      _ = try await sign(["signatures.employer": "2026-11-20"])
      let both = try await sign(["signatures.participant": "2026-11-21", "caseNumber": "EKS-1"])
      #expect(both.flash.words.hasPrefix("Selam Eksempelsen, Bageriet: Several documents are changed."))
      let undone = try await mette.submit(try both.undo())
      #expect(undone.flash.words.hasPrefix("Selam Eksempelsen, Bageriet: "))
      let papers = try await story.placement(id).papers
      #expect(papers.signatures.map(\.key) == [.employer] && papers.caseNumber == nil)
      // What stood there before would not come again: no way back is promised.
      let changed = try await sign(["signatures.employer": "2026-11-19"])
      #expect(!changed.flash.html.contains("<form"))

      let accepting = PlacementsAddress.acceptance(id)
      var form = try await mette.page(accepting, query: "?what=approval").form(to: accepting)
      try form.fill(["what": "approval", "reason": "Granted by phone"])
      let accepted = try await mette.submit(form)
      #expect(accepted.flash.words.hasPrefix("Selam Eksempelsen, Bageriet: Noted. It is still missing"))
      _ = try await mette.submit(try accepted.undo())
      #expect(try await story.placement(id).papers.accepted.isEmpty)

      let account = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let kirsten = try await story.visitor(account)
      var approval = try await kirsten.page(PlacementsAddress.approval(id)).form(to: PlacementsAddress.approval(id))
      try approval.fill(["approvedOn": "2026-11-20", "caseNumber": "2026-117"])
      let approved = try await kirsten.submit(approval)
      let none = try await kirsten.submit(try approved.undo())
      #expect(none.flash.words == "Selam Eksempelsen, Bageriet: No day of approval is noted now.")
      #expect(try await story.placement(id).papers.approved == nil)
      #expect(try await story.placement(id).papers.caseNumber == nil)

      let rosa = try await story.participant("Rosa Påfund", "integration-act")
      let running = try await story.run(rosa, at: bakery)
      var ending = try await mette.page(PlacementsAddress.ending(running)).form(to: PlacementsAddress.ending(running))
      try ending.fill(["on": "2026-12-18", "reason": "completed", "by": "together", "nextStep": "Look for work"])
      let announced = try await mette.submit(ending)
      #expect(announced.flash.words.hasPrefix("Rosa Påfund, Bageriet: the last day is Fri 18 Dec (week 51)."))
      let goesOn = try await mette.submit(try announced.undo())
      #expect(goesOn.flash.words == "Rosa Påfund, Bageriet: the ending is undone. The placement goes on as agreed.")

      let closures = EmployersAddress.closures(bakery)
      var closing = try await mette.page(closures).form(to: closures, hidden: ["step": "added"])
      try closing.fill(["from": "2026-12-02", "until": "2026-12-03", "name": "Ovnen skiftes"])
      let closed = try await mette.submit(closing)
      #expect(closed.flash.words.hasPrefix("Bageriet: days added. Closed from Wed 2 Dec (week 49)"))
      let open = try await mette.submit(try closed.undo())
      #expect(open.flash.words == "Bageriet: The days are taken out. Change it")
      #expect(try await story.act { tx in try Employers.closures(of: bakery, tx).act { $0.isEmpty } })
      #expect(story.unforeseen.all == [])
    }
  }
}
