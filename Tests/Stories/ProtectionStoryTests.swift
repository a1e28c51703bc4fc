import Access
import Employers
import Foundation
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
@Suite("A protected address") struct ProtectionStoryTests {
  /// Everybody who is told of Selam before her address is protected.
  private struct Cast {
    let selam: PersonID
    let omar: PersonID
    let mette: Visitor
    let jonas: AccountID
    let team: Visitor
    let kirsten: AccountID
    let referrer: Visitor
    let head: AccountID
    let coordinator: Visitor
    let counsellor: Visitor
    let evaluator: Visitor
    /// Of another organisation and another team.
    let other: Visitor

    var others: [(String, Visitor)] {
      [
        ("team", team), ("referrer", referrer), ("coordinator", coordinator), ("evaluator", evaluator),
        ("other", other),
      ]
    }
  }

  private func cast(_ story: StoryHouse) async throws -> Cast {
    let bakery = try await story.workplace("Prøvebageriet", staff: 12)
    let selam = try await story.participant("Selam Eksempelsen", "integration-act")
    let omar = try await story.participant("Omar Prøvesen", "integration-act")
    _ = try await story.run(selam, at: bakery)
    let programme = story.programme
    func account(_ name: String, _ role: Role, _ place: OrganisationID, isInTeam: Bool = true) async throws -> AccountID
    {
      let id = try await story.test.account(name, [role], in: place)
      if isInTeam { try await story.test.settingUp { try $0.joinTeam(id, of: programme) } }
      return id
    }
    let jonas = try await account("jonas", .jobConsultant, story.municipality)
    let kirsten = try await account("kirsten", .caseManager, story.jobCentre, isInTeam: false)
    let head = try await account("head", .coordinator, story.municipality)
    let counsellor = try await account("ane", .counsellor, story.municipality, isInTeam: false)
    let evaluator = try await account("evaluator", .evaluator, story.municipality)
    let (away, there) = try await story.test.settingUp { tx in
      (
        try Employers.enterFirst(Organisation.Details(name: "Anden Kommune", kind: .municipality, country: "DK"), tx),
        try Participations.found("Another team", model: "business-training", version: 1, tx)
      )
    }
    let other = try await story.test.account("other", [.jobConsultant], in: away)
    try await story.test.settingUp { try $0.joinTeam(other, of: there) }
    let person = selam.person
    try await story.act { try $0.relate(counsellor, .counsellor, to: person, from: $0.today) }
    return Cast(
      selam: person, omar: omar.person, mette: try await story.visitor(story.mette), jonas: jonas,
      team: try await story.visitor(jonas), kirsten: kirsten, referrer: try await story.visitor(kirsten), head: head,
      coordinator: try await story.visitor(head), counsellor: try await story.visitor(counsellor),
      evaluator: try await story.visitor(evaluator), other: try await story.visitor(other))
  }

  private func status(_ visitor: Visitor, _ person: PersonID) async throws -> Int {
    try await visitor.ask(.get, PeopleAddress.person(person).path).status
  }

  private func protect(_ cast: Cast, naming account: AccountID? = nil) async throws -> ProtectionID {
    let who = account.map { #", "account": "\#($0.text)""# } ?? ""
    let made = try await cast.mette.made(
      PeopleResource.protections(cast.selam), #"{"from": "2026-11-22", "words": "Decided by the register"\#(who)}"#)
    return try #require(ProtectionID(made["id"]?.string ?? ""))
  }

  private func words(_ visitor: Visitor) async throws -> String {
    var all = ""
    for path in [
      "/people", "/people?q=Selam", "/search?q=Selam", "/week", "/week?whose=team", "/placements", "/week/pocket",
    ] {
      all += try await visitor.ask(.get, path).text
    }
    for path in ["/api/v1/people?q=Selam", "/api/v1/week?whose=team", "/api/v1/placements"] {
      all += try await visitor.ask(.get, path).text
    }
    return all
  }

  @Test(
    "closes her to the team, the coordinator, the referrer and whoever looks for her, and not to those who are named",
    arguments: TestEngine.allCases)
  func closed(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      for (name, visitor) in cast.others where !["evaluator", "other"].contains(name) {
        #expect(try await status(visitor, cast.selam) == 200, "\(name), before")
        #expect(try await words(visitor).contains("Eksempelsen"), "\(name), before")
      }
      let form = try await cast.mette.page(PeopleAddress.newProtection(cast.selam))
      var answers = try form.form(to: PeopleAddress.newProtection(cast.selam))
      try answers.fill(["from": "2026-11-22", "words": "Decided by the register"])
      let hers = try await cast.mette.submit(answers)
      #expect(hers.flash.words.contains("The address is protected"), "\(hers.flash.words)")
      #expect(hers.words.contains("Shown to 2 named workers"), "Mette and the counsellor: \(hers.words)")
      for (name, visitor) in cast.others {
        #expect(try await status(visitor, cast.selam) == 404, "\(name)")
        let told = try await words(visitor)
        #expect(!told.contains("Eksempelsen") && !told.contains(cast.selam.text), "\(name)")
        let unknown = try await visitor.api(.get, PeopleResource.person(PersonID(high: 1, low: 1)))
        #expect(try await visitor.api(.get, PeopleResource.person(cast.selam)).status == unknown.status)
        #expect(try await visitor.api(.get, PeopleResource.protections(cast.selam)).status == 404)
      }
      #expect(try await status(cast.counsellor, cast.selam) == 200, "who works with her is named by that")
      #expect(try await status(cast.team, cast.omar) == 200, "nobody else is closed")

      let named = try await protect(cast, naming: cast.jonas)
      #expect(try await status(cast.team, cast.selam) == 200)
      #expect(try await status(cast.referrer, cast.selam) == 404)
      let page = try await cast.team.page(PeopleAddress.person(cast.selam))
      #expect(page.words.contains("Protected address") && page.words.contains("Shown to 3 named workers"))
      // Named is told; who sets, names and lifts is whoever is responsible.
      let lifting = #"{"until": "2026-11-22", "endWords": "No reason"}"#
      #expect(try await cast.team.api(.patch, PeopleResource.protection(named), lifting, seen: 1).status == 404)
      #expect(
        try await cast.mette.api(.patch, PeopleResource.protection(named), lifting, seen: 1).status == 200)
      #expect(try await status(cast.team, cast.selam) == 404, "named no longer")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("holds on its days, is lifted with a reason, and both can be taken back", arguments: TestEngine.allCases)
  func days(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      let made = try await cast.mette.made(
        PeopleResource.protections(cast.selam), #"{"from": "2026-11-24", "words": "Decided by the register"}"#)
      let id = try #require(ProtectionID(made["id"]?.string ?? ""))
      #expect(try await status(cast.team, cast.selam) == 200, "from Tuesday on")
      story.test.clock.advance(days: 2)
      #expect(try await status(cast.team, cast.selam) == 404)
      let again = try await cast.mette.api(
        .post, PeopleResource.protections(cast.selam), #"{"from": "2026-11-24", "words": "Once more"}"#)
      #expect(try again.status == 422 && again.problemFields == ["from"])
      let bare = try await cast.mette.api(
        .patch, PeopleResource.protection(id), #"{"until": "2026-11-24"}"#, seen: 1)
      #expect(try bare.status == 422 && bare.problemFields == ["endWords"])
      let lifted = try await cast.mette.api(
        .patch, PeopleResource.protection(id), #"{"until": "2026-11-24", "endWords": "Decided again"}"#, seen: 1)
      #expect(lifted.status == 200, "\(lifted.text)")
      #expect(try await status(cast.team, cast.selam) == 200)
      let resumed = try await cast.mette.api(
        .patch, PeopleResource.protection(id), #"{"outcome": "resumed"}"#, seen: 2)
      #expect(resumed.status == 200, "\(resumed.text)")
      #expect(try await status(cast.team, cast.selam) == 404)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what is owed about her lies with whoever is named, and with the coordinator as long as nobody is responsible",
    arguments: TestEngine.allCases)
  func owed(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      let (jonas, mette, selam) = (cast.jonas, story.mette, cast.selam)
      // Given to a colleague by name before.
      let given = try await cast.mette.api(
        .post, PeopleResource.obstacles(selam),
        #"{"kind": "letter", "since": "2026-11-20", "due": "2026-11-23", "owner": "\#(jonas.text)"}"#)
      #expect(given.status == 201, "\(given.text)")
      func week(_ visitor: Visitor, _ query: String = "") async throws -> Bool {
        let items = try await visitor.api(.get, WorkResource.week, query: query).json["items"]?.items ?? []
        return items.contains { $0["person"]?.string == selam.text }
      }
      #expect(try await week(cast.team))
      _ = try await protect(cast)
      for query in ["", "?whose=team"] { #expect(try await !week(cast.team, query), "\(query)") }
      #expect(try await week(cast.mette))
      let obstacles = try await cast.mette.api(.get, WorkResource.week, query: "?pile=obstacles").json["items"]?.items
      #expect(obstacles?.contains { $0["person"]?.string == selam.text } == true, "it is hers now")
      #expect(try await !week(cast.coordinator, "?whose=team"))
      // Nobody is responsible any more: she is not lost.
      try await story.act { try $0.unrelate(mette, .responsible, from: selam, until: $0.today) }
      #expect(try await status(cast.mette, selam) == 404)
      #expect(try await status(cast.coordinator, selam) == 200)
      #expect(try await week(cast.coordinator, "?whose=team"))
      #expect(try await status(cast.team, selam) == 404)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("whoever stands in for somebody named is named as long as that lasts", arguments: TestEngine.allCases)
  func covered(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      let cover = try await story.test.account("vikar", [.jobConsultant], in: story.municipality)
      let programme = story.programme
      try await story.test.settingUp { try $0.joinTeam(cover, of: programme) }
      let vikar = try await story.visitor(cover)
      _ = try await protect(cast)
      _ = try await protect(cast, naming: cast.jonas)
      #expect(try await status(vikar, cast.selam) == 404)
      let away = try await cast.team.api(
        .post, WorkResource.absences,
        #"{"account": "\#(cast.jonas.text)", "cover": "\#(cover.text)", "from": "2026-11-23", "until": "2026-11-25"}"#)
      #expect(away.status == 201, "\(away.text)")
      #expect(try await status(vikar, cast.selam) == 404, "not before")
      story.test.clock.advance(days: 1)
      #expect(try await status(vikar, cast.selam) == 200)
      story.test.clock.advance(days: 2)
      #expect(try await status(vikar, cast.selam) == 404, "back")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "two records of one person, one of them protected: no team sees more, and who is named beside it does",
    arguments: TestEngine.allCases)
  func joined(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      let twin = try await story.act { try People.enter(Person.Details(name: "Selma Eksempelsen"), $0) }
      func gains() async throws -> String {
        let address = PeopleAddress.joinRecords(cast.selam)
        let words = try await cast.mette.page(address, query: "?with=" + twin.text).words
        let from = try #require(words.range(of: "Who will see more"))
        return String(words[from.upperBound...])
      }
      let before = try await gains()
      #expect(before.contains("The team of"), "\(before)")
      _ = try await protect(cast)
      _ = try await protect(cast, naming: cast.jonas)
      let after = try await gains()
      #expect(!after.contains("The team of") && !after.contains("Nobody:"), "\(after)")
      #expect(after.contains("no team and no office sees anything of this person any more"), "\(after)")
      #expect(after.contains("jonas, who is named beside the protected address"), "\(after)")
      // An account that is closed sees nothing, and is not counted.
      let jonas = cast.jonas
      try await story.test.settingUp { _ = try $0.closeAccount(jonas, handingOverTo: nil) }
      #expect(try await !gains().contains("jonas"))
      let page = try await cast.mette.page(PeopleAddress.person(cast.selam))
      #expect(page.words.contains("Shown to 2 named workers") && page.words.contains("Account closed"), "\(page.words)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("no page with her is printed, and the pocket list leaves her out and says so", arguments: TestEngine.allCases)
  func printed(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      story.test.clock.advance(days: 1)
      let mette = try await story.visitor(story.mette)
      #expect(try await mette.page(WorkAddress.pocket).words.contains("Prøvebageriet"))
      #expect(try await !mette.page(PeopleAddress.person(cast.selam)).html.contains("class=\"unprinted\""))
      _ = try await protect(cast)
      let pocket = try await mette.page(WorkAddress.pocket)
      #expect(!pocket.html.contains("Selam") && !pocket.html.contains("Prøvebageriet"), "\(pocket.words)")
      #expect(pocket.words.contains("1 person with a protected address is left out."))
      #expect(pocket.words.contains("Omar"), "the others are on it")
      for address in [PeopleAddress.person(cast.selam), .history(cast.selam), .timeline(cast.selam), .people] {
        let page = try await mette.page(address)
        #expect(page.html.contains("<main id=\"content\" tabindex=\"-1\" class=\"unprinted\">"), "\(address)")
        #expect(page.words.contains("Not printed: somebody on this page has a protected address."), "\(address)")
      }
      let list = try await mette.page(PeopleAddress.people)
      #expect(list.words.components(separatedBy: "Protected address").count == 3, "above the list, and beside her name")
      let week = try await mette.page(WorkAddress.week)
      #expect(week.words.contains("Protected address"))
      // Above what was found, and beside her; on the board too.
      let board = ProgrammesAddress.board(story.programme).path
      for (path, number) in [("/search?q=Selam", 2), (board, 2), (board + "?as=weeks", 2)] {
        let page = Page(try await mette.ask(.get, path).text)
        #expect(page.words.components(separatedBy: "Protected address").count == number + 1, "\(path)")
      }
      #expect(try await !mette.page(PeopleAddress.person(cast.omar)).html.contains("class=\"unprinted\""))
      #expect(story.unforeseen.all == [])
    }
  }
}
