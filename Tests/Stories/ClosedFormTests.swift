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

/// A page asks only what somebody may answer. Sunday 22 November 2026.
@Suite("A form to which no answer is taken says so") struct ClosedFormTests {
  /// The page says it, with a way on and without a form; whoever answers all the same reads it too, and their words.
  private func isClosed(
    _ address: some Address, to visitor: Visitor, _ sentence: String, way: String, _ answers: [(String, String)] = [],
    status: Int = 422
  ) async throws {
    let page = try await visitor.page(address)
    #expect(page.words.contains(sentence), "\(address.path): \(page.words)")
    #expect(throws: (any Error).self, "\(address.path)") { try page.form(to: address) }
    #expect(page.html.contains("href=\"\(way)"), "\(address.path) leads on")
    let sent = try await visitor.post(address.path, [("version", "1")] + answers)
    #expect([422, 412].contains(sent.status), "\(address.path): \(sent.status)")
    #expect(Page(sent.text).words.contains(sentence), "\(address.path): \(Page(sent.text).words)")
    for (_, words) in answers where words.contains(" ") { #expect(Page(sent.text).words.contains(words)) }
  }

  @Test("nothing to accept, nothing to approve, nothing to change where it is over", arguments: TestEngine.allCases)
  func placements(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      let back = PlacementsAddress.placement(id).path
      let kirsten = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      try await isClosed(
        PlacementsAddress.acceptance(id), to: mette, "Nothing is missing now that may be accepted with a reason.",
        way: back, [("what", "approval"), ("reason", "Granted by phone")])

      #expect(try await story.end(id, "2026-11-23", by: mette).status == 200)
      story.test.clock.advance(days: 3)
      let over = "The placement ended on Mon 23 Nov. Nothing in it can be changed any more."
      try await isClosed(PlacementsAddress.ending(id), to: mette, over, way: back, [("nextStep", "A talk on Monday")])
      try await isClosed(PlacementsAddress.signing(id), to: mette, over, way: back)
      try await isClosed(PlacementsAddress.extension(id), to: mette, over, way: back, [("reason", "Needs some time")])
      try await isClosed(PlacementsAddress.editPlacement(id), to: mette, over, way: back)
      try await isClosed(PlacementsAddress.acceptance(id), to: mette, over, way: back)
      try await isClosed(PlacementsAddress.approval(id), to: kirsten, over, way: back, [("caseNumber", "EKS 2026 1")])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("no approval is asked for where the rules ask for none", arguments: TestEngine.allCases)
  func noApproval(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let made = try await mette.api(
        .post, PlacementsResource.personPlacements(selam.person),
        """
        {"participation": "\(selam.id.text)", "workplace": "\(bakery.text)", "measure": "lonnede-timer",
         "basis": "agreement", "tasks": "Wash trays", "from": "2026-11-30", "hours": 6}
        """)
      let id = try #require(PlacementID(try made.json["id"]?.string ?? ""), "\(made.text)")
      let kirsten = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      try await isClosed(
        PlacementsAddress.approval(id), to: kirsten, "The rules ask for no approval of this placement.",
        way: PlacementsAddress.placement(id).path, [("caseNumber", "EKS 2026 1")])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "of a placement that is over no page holds a form that would change it, for nobody", arguments: TestEngine.allCases)
  func over(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      let talk = try #require(try await story.followUps(id).first?.id)
      let kirsten = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      story.test.clock.advance(days: 2)
      var held = try await mette.page(PlacementsAddress.followUp(talk)).form(
        to: PlacementsAddress.followUp(talk), hidden: ["step": "held"])
      try held.fill(["light": "ok"])
      _ = try await mette.submit(held)
      #expect(try await story.end(id, "2026-11-25", by: mette).status == 200)
      story.test.clock.advance(days: 3)
      let pages: [PlacementsAddress] = [
        .placement(id), .ladder(id), .signing(id), .acceptance(id), .approval(id), .extension(id), .ending(id),
        .editPlacement(id), .followUp(talk),
      ]
      var seen = 0
      for visitor in [mette, kirsten] {
        for page in pages {
          let answer = try await visitor.get(page)
          guard answer.status == 200 else { continue }
          seen += 1
          let (shown, words) = (Page(answer.text), Page(answer.text).words)
          for target in pages {
            #expect(throws: (any Error).self, "\(page.path) has a form to \(target.path)") {
              try shown.form(to: target)
            }
          }
          // Whoever only looks is shown the ladder as it was.
          let says = page != .followUp(talk) && (visitor.headers == mette.headers || page != .ladder(id))
          #expect(!says || words.lowercased().contains("ended"), "\(page.path)")
        }
      }
      #expect(seen > pages.count)
      #expect(
        try await mette.page(PlacementsAddress.ladder(id)).words.contains(
          "The placement ended on Wed 25 Nov. Nothing in it can be changed any more."))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an extension is offered where one is needed and possible, and nowhere else", arguments: TestEngine.allCases)
  func extensions(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 40)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let draft = try await story.draft(selam, at: bakery)
      let short = try await mette.page(PlacementsAddress.placement(draft))
      #expect(!short.html.contains(PlacementsAddress.extension(draft).path), "it is not too long")
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      let running = try await story.run(omar, at: bakery)
      #expect(try await story.end(running, "2026-11-30", by: mette).status == 200)
      try await isClosed(
        PlacementsAddress.extension(running), to: mette, "It ends on Mon 30 Nov. Undo the ending first.",
        way: PlacementsAddress.placement(running).path, [("reason", "Needs some time")])
      #expect(
        !(try await mette.page(PlacementsAddress.placement(running))).html.contains(
          PlacementsAddress.extension(running).path))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a talk before the first day cannot be logged, one behind the last cannot be moved", arguments: TestEngine.allCases)
  func followUps(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      let address = PlacementsAddress.followUp(try #require(try await story.followUps(id).first?.id))
      let early = try await mette.page(address)
      #expect(early.words.contains("The placement begins on Mon 23 Nov (week 48). From that day on you can log"))
      #expect(throws: (any Error).self) { try early.form(to: address, hidden: ["step": "held"]) }
      _ = try early.form(to: address, hidden: ["step": "moved"])
      let sent = try await mette.post(
        address.path,
        [
          ("step", "held"), ("version", "1"), ("doneOn", "2026-11-22"), ("light", "ok"),
          ("personSays", "Looks forward to it"),
        ])
      #expect(sent.status == 422)
      #expect(Page(sent.text).words.contains("The placement begins on Mon 23 Nov"))
      #expect(Page(sent.text).words.contains("Looks forward to it"), "what was written is not lost")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("words that are over or replaced lead to those that hold", arguments: TestEngine.allCases)
  func considerations(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      func limit(_ hours: Int, from: String, until: String) -> String {
        """
        {"effect": "hours", "hoursCap": \(hours), "wording": "At most \(hours)", "wordingLanguage": "en", "from": "\(from)",
         "until": "\(until)", "review": "2026-12-22", "agreedOn": "2026-11-01"}
        """
      }
      let first = try await mette.api(
        .post, PeopleResource.considerations(selam), limit(12, from: "2026-11-01", until: "2026-12-31"))
      let id = try #require(ConsiderationID(try first.json["id"]?.string ?? ""))
      let second = try await mette.api(
        .post, PeopleResource.newWording(id), limit(9, from: "2026-11-30", until: "2026-12-31"), seen: 1)
      let newer = try #require(ConsiderationID(try second.json["id"]?.string ?? ""), "\(second.text)")
      try await isClosed(
        PeopleAddress.consideration(id), to: mette, "New words hold in place of these from Mon 30 Nov.",
        way: PeopleAddress.newWording(newer).path, [("endedOn", "2026-12-01")])
      story.test.clock.advance(days: 60)
      for address in [PeopleAddress.consideration(newer), PeopleAddress.newWording(newer)] {
        try await isClosed(
          address, to: mette, "This ended on Thu 31 Dec 2026. Agree a new consideration instead.",
          way: PeopleAddress.newConsideration(selam).path, [("endedOn", "2027-01-31")])
      }
      let again = try await mette.api(
        .patch, PeopleResource.consideration(newer), #"{"endedOn": "2027-03-31"}"#, seen: 1)
      #expect(again.status == 422, "what is over does not come back by a later end")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("who only looks is told so on every page that changes a record", arguments: TestEngine.allCases)
  func readers(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let programme = story.programme
      try await story.test.settingUp { try $0.joinTeam(jonas, of: programme) }
      let noted = try await mette.api(
        .post, PeopleResource.obstacles(selam.person),
        #"{"kind": "limits", "since": "2026-11-20", "due": "2026-11-24"}"#)
      let obstacle = try #require(ObstacleID(try noted.json["id"]?.string ?? ""), "\(noted.text)")
      try await story.act { tx in
        try Participations.find(selam.id, tx).act {
          try Participations.exit(
            $0, on: tx.today, reason: "hired", destination: "ordinary-work",
            reachingFor: Span(2, .weeks), seen: $0.version, tx)
        }
      }
      story.test.clock.advance(days: 1)
      let team = try await story.visitor(jonas)
      let sentence = "You can look at this and change nothing: the participation has ended."
      let person = PeopleAddress.person(selam.person).path
      try await isClosed(
        PeopleAddress.editPerson(selam.person), to: team, sentence, way: person, [("name", "Selam Eksempelsen Ny")])
      try await isClosed(
        PeopleAddress.obstacle(obstacle), to: team, sentence, way: person, [("words", "A letter came")])
      #expect(try await story.visitor(story.mette).get(PeopleAddress.editPerson(selam.person)).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "whoever writes about an obstacle that a colleague takes back keeps the words, and reads what became of it",
    arguments: TestEngine.allCases)
  func takenBack(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, other) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let noted = try await mette.api(
        .post, PeopleResource.obstacles(selam.person),
        #"{"kind": "housing", "since": "2026-11-20", "due": "2026-11-24"}"#)
      let id = try #require(ObstacleID(try noted.json["id"]?.string ?? ""), "\(noted.text)")
      let address = PeopleAddress.obstacle(id)
      var open = try await mette.page(address).form(to: address)
      try open.fill(["words": "The flat is too far from any bus"])
      let withdrawing = [("version", "1"), ("outcome", "withdrawn")]
      #expect(try await other.post(address.path, withdrawing).status == 303)

      let sentence = "This was taken back on Sun 22 Nov: it had been noted by mistake. Note it again if"
      let sent = try await mette.send(open)
      #expect(sent.status == 422, "\(Page(sent.text).words)")
      #expect(Page(sent.text).words.contains(sentence))
      #expect(Page(sent.text).words.contains("The flat is too far from any bus"))
      let again = try await other.post(address.path, withdrawing)
      #expect(again.status == 422 && Page(again.text).words.contains(sentence), "\(again.status)")
      try await isClosed(
        address, to: mette, sentence, way: PeopleAddress.newObstacle(selam.person).path, [("words", "No bus at all")])
      let patched = try await other.api(.patch, PeopleResource.obstacle(id), #"{"due": "2026-12-01"}"#, seen: 2)
      #expect(patched.status == 422 && patched.text.contains("taken back"), "\(patched.text)")
      #expect(story.unforeseen.all == [])
    }
  }
}
