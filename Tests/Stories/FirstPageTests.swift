import Access
import Employers
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Administration
@testable import Nyvej

/// What everybody finds on the first page after signing in, also whoever is owed nothing. Two organisations; Sunday
/// 22 November 2026.
@Suite("The first page") struct FirstPageTests {
  /// Where a page leads, as a browser would ask for it.
  private func links(_ page: Page) -> Set<String> {
    Set(
      page.html.matches(of: /href="(\/[^"#]*)/).map { String($0.1).replacing("&amp;", with: "&") }
        .filter { !$0.hasPrefix("/assets/") && !$0.isEmpty })
  }

  /// Somebody at the door of the whole house, with every place of its menu.
  private func visitor(_ account: AccountID, _ story: StoryHouse) async throws -> Visitor {
    Visitor(door: door(story), headers: try await story.visitor(account).headers)
  }

  private func door(_ story: StoryHouse) -> FrontDoor {
    let (house, unforeseen) = (story.house, story.unforeseen)
    let installation = Installation(
      name: "Prøvested", isSecure: false, languages: [.english, .danish], menu: Rooms.all.flatMap { $0.menu },
      accountMenu: Rooms.all.flatMap { $0.accountMenu }, log: Rooms.log)
    return FrontDoor(
      store: house.store, installation: installation, zone: house.zone,
      report: { request, error in unforeseen.note(request, error) }, tellings: house.rooms.tellings, find: house.find)
  }

  @Test("is where one has something to do, also for whoever came by the front door", arguments: TestEngine.allCases)
  func frontDoor(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      _ = try await story.test.account("agnes", [.administrator], in: story.municipality)
      let guest = Visitor(door: door(story), headers: [:])
      let start = try #require(try await guest.get(FrameAddress.home).header("Location"))
      let asked = try #require(try await guest.ask(.get, start).header("Location"))
      #expect(asked.contains("next="), "\(asked)")
      func arrives(_ name: String, by address: String) async throws -> String? {
        var form = try Page(try await guest.ask(.get, address).text).form(to: FrameAddress.signIn)
        try form.fill(["email": name + "@nyvej.example", "password": "ample twigs under moss"])
        return try await guest.send(form).header("Location")
      }
      #expect(try await arrives("agnes", by: asked) == AdministrationAddress.home.path)
      #expect(try await arrives("mette", by: asked) == WorkAddress.week.path)
      let wanted = FrameAddress.signIn.path + "?next=%2Fadministration%2Faccounts"
      #expect(try await arrives("agnes", by: wanted) == AdministrationAddress.accounts.path)
      #expect(story.unforeseen.all == [])
    }
  }

  private func opensEveryLink(_ visitor: Visitor, _ who: String) async throws -> Page {
    let start = try await visitor.get(FrameAddress.home)
    let place = try #require(start.header("Location"), "\(who)")
    let answer = try await visitor.ask(.get, place)
    #expect(answer.status == 200, "\(who): \(place)")
    let page = Page(answer.text)
    for link in links(page) {
      let opened = try await visitor.ask(.get, link)
      #expect([200, 303].contains(opened.status), "\(who): \(link) answers \(opened.status)")
    }
    return page
  }

  @Test("leads on whoever signs in: every link of it opens, in both organisations", arguments: TestEngine.allCases)
  func roles(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      _ = try await story.participant("Selam Eksempelsen", "integration-act")
      for (role, office) in AccountForm.offered.flatMap({ role in
        [(role, story.municipality), (role, story.jobCentre)]
      }) {
        let who = "\(role.rawValue)-\(office == story.municipality ? "here" : "there")"
        let account = try await story.test.account(who, [role], in: office)
        let page = try await opensEveryLink(try await visitor(account, story), who)
        #expect(page.part("<main", "main").html.contains("href=\"/"), "\(who) finds no way on")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("names what opens for whoever is owed nothing", arguments: TestEngine.allCases)
  func opens(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let roles: [Role] = [.evaluator, .controller, .dataProtectionOfficer, .learner, .partnershipManager]
      for role in roles {
        let account = try await story.test.account(role.rawValue, [role], in: story.municipality)
        let page = try await visitor(account, story).page(WorkAddress.week).part("<main", "main")
        #expect(page.words.contains("What opens for you") && page.words.contains("Who may see what"), "\(role)")
        #expect(page.html.contains(AdministrationAddress.rulePack("dk-2026-07").path), "\(role)")
        #expect(!page.words.contains("Nothing is waiting"), "\(role)")
      }
      let partner = try await visitor(
        try await story.test.account("partner", [.partnershipManager], in: story.jobCentre), story)
      let page = try await partner.page(WorkAddress.week).part("<main", "main")
      #expect(page.html.contains("href=\"\(EmployersAddress.employers.path)\""), "\(page.html)")
    }
  }

  @Test("shows whom one is with, with the pages that open, also when nothing is owed", arguments: TestEngine.allCases)
  func with(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam").person
      let omar = try await story.participant("Omar Prøvesen", "integration-act", called: "Omar").person
      for (role, relation) in [(Role.mentor, Relation.mentor), (.trainer, .trainer), (.counsellor, .counsellor)] {
        for (office, person) in [(story.municipality, selam), (story.jobCentre, omar)] {
          let who = "\(role.rawValue)-of-\(person == selam ? "selam" : "omar")"
          let account = try await story.test.account(who, [role], in: office)
          try await story.act { try $0.relate(account, relation, to: person, from: $0.today) }
          let worker = try await visitor(account, story)
          let page = try await opensEveryLink(worker, who)
          let shown = page.part("id=\"with\"", "section")
          #expect(
            shown.words.contains(person == selam ? "Selam Eksempelsen" : "Omar Prøvesen"), "\(who): \(page.words)")
          #expect(!shown.words.contains(person == selam ? "Omar" : "Selam"), "\(who)")
          let way: any Address =
            role == .counsellor ? PeopleAddress.person(person) : PeopleAddress.appointments(person)
          #expect(shown.html.contains("href=\"\(way.path)\""), "\(who)")
          let told = try await worker.api(.get, WorkResource.week).json["people"]?.items ?? []
          #expect(told.compactMap { $0["person"]?.string } == [person.text], "\(who)")
          // From the day after the last one she finds nobody.
          try await story.act { try $0.unrelate(account, relation, from: person, until: $0.today) }
          #expect(try await !worker.page(WorkAddress.week).html.contains("id=\"with\""), "\(who)")
        }
      }
      // A participant finds herself.
      let hers = try await story.test.account("selam", [.participant], in: nil)
      try await story.act { try $0.relate(hers, .myself, to: selam, from: $0.today) }
      let page = try await opensEveryLink(try await visitor(hers, story), "participant")
      #expect(page.part("id=\"with\"", "section").words.contains("Selam"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a workplace's contact finds whose contact she is", arguments: TestEngine.allCases)
  func contact(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let placement = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      let bodil = try await story.test.account("bodil", [.workplaceContact], in: nil)
      try await story.act { try $0.relate(bodil, .contact, to: selam.person, placement: placement, from: $0.today) }
      let page = try await opensEveryLink(try await visitor(bodil, story), "contact")
      #expect(page.part("id=\"with\"", "section").words.contains("Selam"), "\(page.words)")
    }
  }

  @Test("of many it shows a part, with how many there are", arguments: TestEngine.allCases)
  func many(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let tilde = try await story.test.account("tilde", [.mentor], in: story.municipality)
      try await story.act { tx in
        for number in 0..<27 {
          let person = try People.enter(Person.Details(name: "Person \(number < 10 ? "0" : "")\(number)"), tx)
          try tx.relate(tilde, .mentor, to: person, from: tx.today)
        }
      }
      let mentor = try await visitor(tilde, story)
      let first = try await mentor.page(WorkAddress.week).part("id=\"with\"", "section").words
      #expect(first.contains("27") && first.contains("Person 00") && !first.contains("Person 26"), "\(first)")
      let second = try await mentor.page(WorkAddress.week, query: "?with=25").part("id=\"with\"", "section").words
      #expect(second.contains("Person 26") && !second.contains("Person 00"), "\(second)")
    }
  }
}
