import Access
import Employers
import Foundation
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

/// What a page says after an act, of days far away, and in whose language. Sunday 22 November 2026.
@Suite("Small things are true too") struct SmallTruthTests {
  @Test("a step taken back twice is a ladder that says so, not a page without one", arguments: TestEngine.allCases)
  func takenBackTwice(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      let address = PlacementsAddress.ladder(id)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["move": "up", "week": "2026-12-14", "hours": "9", "reason": "Goes well"])
      _ = try await mette.submit(form)
      let step = try #require(try await story.steps(id).first { $0.move == .up }?.id)
      let (one, other) = (try await mette.page(address), try await mette.page(address))
      let done = try await mette.submit(try one.form(to: PlacementsAddress.ladderStep(step)))
      #expect(done.words.contains("undone, no longer planned: 9 h from week 51"))
      let late = try await mette.send(try other.form(to: PlacementsAddress.ladderStep(step)))
      #expect(late.status == 412)
      let words = Page(late.text).words
      #expect(
        words.contains("It was saved in the meantime, by somebody else or by you elsewhere. Nothing was done."),
        "\(words)")
      #expect(words.contains("Decide about the hours") && !words.contains("This week has begun"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an approval saved as it was changes nothing and says so", arguments: TestEngine.allCases)
  func sameApproval(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12))
      let kirsten = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      let address = PlacementsAddress.approval(id)
      func save(_ day: String, _ number: String) async throws -> Page {
        var form = try await kirsten.page(address).form(to: address)
        try form.fill(["approvedOn": day, "caseNumber": number])
        return try await kirsten.submit(form)
      }
      #expect(try await save("", "").words.contains("Nothing was different"))
      #expect(try await save("2026-11-20", "1").words.contains("approval of Fri 20 Nov noted"))
      let version = try await story.placement(id).version
      #expect(try await save("2026-11-20", "1").words.contains("Nothing was different"))
      #expect(try await story.placement(id).version == version)
      #expect(
        try await kirsten.api(.patch, PlacementsResource.approval(id), "{}", seen: Int(version.number)).status == 200)
      #expect(try await story.placement(id).version == version)
      #expect(
        try await kirsten.api(.patch, PlacementsResource.approval(id), "{}", seen: Int(version.number) - 1).status
          == 412)
      #expect(try await save("2026-11-20", "2").words.contains("The number in the authority’s system is saved."))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a day that nobody can mean is refused at its field with the days that can be", arguments: TestEngine.allCases)
  func farDays(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      func limit(until: String) -> String {
        """
        {"effect": "hours", "hoursCap": 9, "wording": "At most 9", "wordingLanguage": "en", "from": "2026-11-22",
         "until": "\(until)", "review": "2026-12-22", "agreedOn": "2026-11-22"}
        """
      }
      let far = try await mette.api(.post, PeopleResource.considerations(selam.person), limit(until: "2199-12-31"))
      #expect(far.status == 422 && far.text.contains("2036"), "\(far.text)")
      #expect(try far.problemFields == ["until"])
      let made = try await mette.api(.post, PeopleResource.considerations(selam.person), limit(until: "2027-12-31"))
      let consideration = try #require(ConsiderationID(try made.json["id"]?.string ?? ""), "\(made.text)")
      let ended = try await mette.api(
        .patch, PeopleResource.consideration(consideration), #"{"endedOn": "2199-12-31"}"#, seen: 1)
      #expect(try ended.status == 422 && ended.problemFields == ["endedOn"])

      let workplace = try await mette.api(
        .post, EmployersResource.workplaces(story.municipality),
        #"{"name": "Bageriet", "ordinaryStaff": 4, "staffAsOf": "1900-01-01"}"#)
      #expect(try workplace.status == 422 && workplace.problemFields == ["staffAsOf"])
      let words = try await mette.api(
        .post, PeopleResource.obstacles(selam.person),
        #"{"kind": "letter", "words": "\u0000", "since": "2026-11-20", "due": "2026-11-24"}"#)
      #expect(try words.status == 422 && words.problemFields == ["words"], "what came is not lost without a word")

      let address = ProgrammesAddress.participation(selam.id)
      var form = try await mette.page(address).form(to: address, hidden: ["step": "exit"])
      try form.fill(["on": "1900-01-01", "reason": "hired", "destination": "ordinary-work"])
      let exit = try await mette.send(form)
      #expect(exit.status == 422)
      let summary = Page(exit.text).part("class=\"problems", "ul").html
      #expect(summary.components(separatedBy: "<li>").count == 2, "once: \(summary)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what somebody wrote is marked by its language wherever it is repeated", arguments: TestEngine.allCases)
  func ownWords(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let said = "غرفة هادئة للاستراحة"
      let made = try await mette.api(
        .post, PeopleResource.considerations(selam.person),
        """
        {"effect": "environment", "wording": "\(said)", "wordingLanguage": "ar", "from": "2026-11-22",
         "review": "2026-12-22", "agreedOn": "2026-11-22"}
        """)
      let consideration = try #require(ConsiderationID(try made.json["id"]?.string ?? ""), "\(made.text)")
      let draft = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12))
      let pages: [any Address] = [
        PeopleAddress.person(selam.person), PeopleAddress.consideration(consideration),
        PlacementsAddress.placement(draft), PlacementsAddress.signing(draft),
      ]
      for address in pages {
        let html = try await mette.page(address).html
        let places = html.components(separatedBy: said)
        #expect(places.count > 1, "\(address.path)")
        for before in places.dropLast() {
          let tag = before.components(separatedBy: "<").last ?? ""
          #expect(tag.contains("lang=\"ar\" dir=\"rtl\""), "\(address.path): \(tag)")
        }
      }
      let ending = try await mette.page(PeopleAddress.consideration(consideration))
      #expect(ending.part("<h1", "h1").words == "End a consideration: Selam Eksempelsen")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a phase without a last day says that it has none, and one to come that it is planned",
    arguments: TestEngine.allCases)
  func phases(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let address = ProgrammesAddress.participation(selam.id)
      let words = try await mette.page(address).words
      #expect(words.contains("no last day yet") && !words.contains("begun"))
      // One programme, and she takes part in it: there is nobody to refer her to.
      let again = try await mette.page(ProgrammesAddress.newReferral(selam.person))
      #expect(again.words.contains("The person already takes part in this programme"))
      #expect(again.html.contains("href=\"\(address.path)\""))
      #expect(throws: (any Error).self) { try again.form(to: ProgrammesAddress.newReferral(selam.person)) }
      #expect(story.unforeseen.all == [])
    }
  }
}
