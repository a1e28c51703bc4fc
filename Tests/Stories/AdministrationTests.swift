import Access
import Administration
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

@testable import Nyvej

/// Today is Sunday 22 November 2026.
@Suite("Who administers accounts, and whose") struct AdministrationTests {
  private let password = "seven geese over ice"

  private func agnes(_ story: StoryHouse) async throws -> Visitor {
    try await story.visitor(try await story.test.account("agnes", [.administrator], in: story.municipality))
  }

  private func invite(
    _ agnes: Visitor, _ name: String, _ roles: [String] = ["job-consultant"]
  ) async throws -> AccountID {
    var form = try await agnes.page(AdministrationAddress.newAccount).form(to: AdministrationAddress.accounts)
    try form.fill(["name": name, "email": name + "@nyvej.example", "reason": "Begins on Monday"])
    try form.tick("roles", roles)
    let page = try await agnes.submit(form)
    #expect(page.flash.words == "\(name): The account is open. Now make the link to hand over.", "\(page.flash.words)")
    let found = try await agnes.api(.get, AdministrationResource.accounts, query: "?q=" + name).json
    return try #require(AccountID(found["items"]?.items.first?["id"]?.string ?? ""))
  }

  /// Makes a link and answers where it leads.
  private func link(_ agnes: Visitor, _ id: AccountID) async throws -> String {
    let address = AdministrationAddress.accountLink(id)
    let made = try await agnes.send(try await agnes.page(address).form(to: address))
    #expect(made.status == 200)
    let link = try #require(made.text.firstMatch(of: /\/invitation\?link=[0-9a-f]{64}/))
    #expect(made.text.contains("http"), "a whole address, to be handed over")
    return String(link.output)
  }

  private func open(_ link: String, _ story: StoryHouse) async throws -> Response {
    try await Visitor(door: story.door, headers: [:]).ask(.get, link)
  }

  private func accept(_ page: Response, _ story: StoryHouse, _ password: String) async throws -> Response {
    var form = try Page(page.text).form(to: AdministrationAddress.invitation)
    try form.fill(["password": password])
    return try await Visitor(door: story.door, headers: [:]).send(form)
  }

  private func step(
    _ visitor: Visitor, _ id: AccountID, _ json: String, seen version: Int? = nil
  ) async throws -> Response {
    let resource = AdministrationResource.account(id)
    let now = try await visitor.api(.get, resource).json["version"]?.integer
    return try await visitor.api(.patch, resource, json, seen: version ?? now)
  }

  @Test("the first page counts what is there, and an administrator arrives at it", arguments: TestEngine.allCases)
  func home(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let agnes = try await agnes(story)
      let elsewhere = try await story.test.account("bodil", [.caseManager], in: story.jobCentre)
      let gone = try await story.test.account("karl", [.mentor], in: story.municipality)
      try await story.test.settingUp { _ = try $0.closeAccount(gone, handingOverTo: nil) }
      _ = try await invite(agnes, "ida")
      let page = try await agnes.page(AdministrationAddress.home)
      #expect(page.words.contains("Open 2 Invited, no password yet 1 Closed 1"), "\(page.words)")
      #expect(page.words.contains("Not verified"))
      let numbers = try await agnes.api(.get, AdministrationResource.overview).json
      #expect(numbers["accountsOpen"]?.integer == 2 && numbers["accountsClosed"]?.integer == 1)
      #expect(try await agnes.ask(.get, "/").header("Location") == "/administration")
      #expect(try await story.visitor(story.mette).ask(.get, "/").header("Location") == "/week")
      let list = try await agnes.page(AdministrationAddress.accounts)
      #expect(list.words.contains("mette") && !list.words.contains("bodil"))
      #expect(try await agnes.get(AdministrationAddress.account(elsewhere)).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "whoever is invited sets her own password at a link that holds once, for a week, and is the last one made",
    arguments: TestEngine.allCases)
  func invited(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let agnes = try await agnes(story)
      let ida = try await invite(agnes, "ida")
      let refused = try await Visitor(door: story.door, headers: [:]).post(
        "/sign-in", [("email", "ida@nyvej.example"), ("password", "")])
      #expect(refused.status == 422)
      let first = try await link(agnes, ida)
      let second = try await link(agnes, ida)
      #expect(try await open(first, story).status == 404, "a new link makes the old one void")
      let page = try await open(second, story)
      #expect(page.status == 200 && page.text.contains("ida@nyvej.example"))
      let poor = try await accept(page, story, "short")
      #expect(poor.status == 422 && Page(poor.text).problems.contains("15"))
      let done = try await accept(page, story, password)
      #expect(done.status == 200, "\(Page(done.text).words)")
      #expect(try await open(second, story).status == 404, "it is used up")
      #expect(try await accept(page, story, "another seven geese").status == 404)
      let entered = try await Visitor(door: story.door, headers: [:]).post(
        "/sign-in", [("email", "ida@nyvej.example"), ("password", password)])
      #expect(entered.status == 303)
      // Whoever has a password gets no link any more.
      let again = try await agnes.api(.post, AdministrationResource.accountLink(ida), seen: 5)
      #expect(try await agnes.api(.get, AdministrationResource.account(ida)).json["version"]?.integer == 4)
      #expect(again.status == 412)
      #expect(try await agnes.api(.post, AdministrationResource.accountLink(ida), seen: 4).status == 422)
      let history = try await agnes.page(AdministrationAddress.account(ida)).words
      #expect(history.contains("The first password was set") && history.contains("Begins on Monday"))

      let late = try await invite(agnes, "late")
      let over = try await link(agnes, late)
      story.test.clock.advance(days: 7)
      #expect(try await open(over, story).status == 404)
      #expect(try await agnes.page(AdministrationAddress.account(late)).words.contains("The link ran out"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("of a link's secret nothing is stored, and a closed account has none", arguments: TestEngine.allCases)
  func stored(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let agnes = try await agnes(story)
      let ida = try await invite(agnes, "ida")
      let made = try await link(agnes, ida)
      let secret = String(made.suffix(64))
      #expect(try await story.everythingStored().values.joined().allSatisfy { !$0.contains(secret) })
      #expect(try await step(agnes, ida, #"{"step": "closed", "reason": "Does not come"}"#).status == 200)
      #expect(try await open(made, story).status == 404)
    }
  }

  @Test(
    "nobody but an administrator of the same organisation sees accounts or changes them",
    arguments: TestEngine.allCases)
  func others(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (municipality, jobCentre) = (story.municipality, story.jobCentre)
      var visitors: [(String, Visitor)] = []
      for role in Role.allCases where role != .administrator {
        let account = try await story.test.account(role.rawValue, [role], in: municipality)
        visitors.append((role.rawValue, try await story.visitor(account)))
      }
      let other = try await story.test.account("other", [.administrator], in: jobCentre)
      visitors.append(("administrator elsewhere", try await story.visitor(other)))
      let lost = try await story.test.account("lost", [.administrator])
      visitors.append(("administrator of no organisation", try await story.visitor(lost)))
      let before = try await story.everythingStored()["account"]
      for (who, visitor) in visitors {
        let isAdministrator = who.hasPrefix("administrator")
        for address in [AdministrationAddress.home, .accounts, .newAccount] where !isAdministrator {
          #expect(try await visitor.get(address).status == 404, "\(who) \(address.path)")
        }
        for address in [AdministrationAddress.account(story.mette), .accountLink(story.mette)] {
          #expect(try await visitor.get(address).status == 404, "\(who) \(address.path)")
        }
        for json in [
          #"{"step": "roles", "roles": ["mentor"], "reason": "no"}"#, #"{"step": "closed", "reason": "no"}"#,
          #"{"step": "left", "programme": "\#(story.programme.text)", "reason": "no"}"#,
        ] {
          let answer = try await visitor.api(.patch, AdministrationResource.account(story.mette), json, seen: 2)
          #expect(answer.status == 404, "\(who): \(answer.text)")
        }
        #expect(try await visitor.api(.post, AdministrationResource.accountLink(story.mette), seen: 2).status == 404)
      }
      #expect(try await story.everythingStored()["account"] == before)
      // Into a team in which nobody of her organisation is she puts nobody, not even her own people.
      let hers = try await story.visitor(other)
      let bodil = try await invite(hers, "bodil", ["case-manager"])
      let joined = try await step(
        hers, bodil, #"{"step": "joined", "programme": "\#(story.programme.text)", "reason": "wants to look"}"#)
      #expect(joined.status == 422)
      #expect(try joined.problemFields == ["programme"])
      // And an account of nobody's organisation invites nobody.
      let nobody = try await story.visitor(lost).api(
        .post, AdministrationResource.accounts,
        #"{"name": "x", "email": "x@nyvej.example", "roles": ["mentor"], "reason": "no"}"#)
      #expect(nobody.status == 422)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("roles change with a reason, which stays; nobody changes her own", arguments: TestEngine.allCases)
  func roles(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await story.test.account("agnes", [.administrator], in: story.municipality)
      let agnes = try await story.visitor(id)
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let his = try await story.visitor(jonas)
      let address = AdministrationAddress.account(jonas)
      var form = try await agnes.page(address).form(to: address, hidden: ["step": "roles"])
      try form.tick("roles", ["mentor", "trainer"])
      let unsaid = try await agnes.send(form)
      #expect(unsaid.status == 422 && Page(unsaid.text).problems.contains("Why"), "\(Page(unsaid.text).problems)")
      try form.fill(["reason": "Works with the courses now"])
      let page = try await agnes.submit(form)
      #expect(page.flash.words == "jonas: The roles are changed.", "\(page.flash.words)")
      #expect(page.words.contains("Works with the courses now"))
      #expect(page.words.contains("Taken away: Job consultant"), "\(page.words)")
      #expect([303, 401].contains(try await his.get(WorkAddress.week).status), "he signs in again")
      #expect(try await agnes.send(form).status == 303, "the same form again does nothing twice")
      let same = try await step(agnes, jonas, #"{"step": "roles", "roles": ["mentor", "trainer"], "reason": "x"}"#)
      #expect(same.status == 422)
      #expect(try await step(agnes, jonas, #"{"step": "roles", "roles": [], "reason": "x"}"#).status == 422)
      let stale = try await step(agnes, jonas, #"{"step": "roles", "roles": ["mentor"], "reason": "x"}"#, seen: 1)
      #expect(stale.status == 412)
      #expect(try await step(agnes, jonas, #"{"step": "fired", "reason": "x"}"#).status == 422)
      for own in [
        #"{"step": "roles", "roles": ["coordinator"], "reason": "x"}"#, #"{"step": "closed", "reason": "x"}"#,
        #"{"step": "joined", "programme": "\#(story.programme.text)", "reason": "x"}"#,
      ] {
        let answer = try await step(agnes, id, own)
        #expect(answer.status == 422 && answer.text.contains("your own account"), "\(answer.text)")
      }
      #expect(try await agnes.page(AdministrationAddress.account(id)).words.contains("This is your own account"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a team is joined and left, and from then on its people are reached or not", arguments: TestEngine.allCases)
  func teams(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let agnes = try await agnes(story)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let his = try await story.visitor(jonas)
      let person = PeopleAddress.person(selam.person)
      #expect(try await his.get(person).status == 404)
      let programme = story.programme.text
      #expect(
        try await step(agnes, jonas, #"{"step": "joined", "programme": "\#(programme)", "reason": "Helps"}"#).status
          == 200)
      #expect(try await his.get(person).status == 200)
      #expect(
        try await step(agnes, jonas, #"{"step": "joined", "programme": "\#(programme)", "reason": "Helps"}"#).status
          == 422, "in the team already")
      #expect(
        try await step(agnes, jonas, #"{"step": "left", "programme": "\#(programme)", "reason": "Done"}"#).status == 200
      )
      #expect(try await his.get(person).status == 404)
      let history = try await agnes.page(AdministrationAddress.account(jonas)).words
      #expect(history.contains("Taken out of the team of Business Training"), "\(history)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a closing hands over people and tasks, says so, and is taken back by opening again",
    arguments: TestEngine.allCases)
  func closing(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let agnes = try await agnes(story)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let elsewhere = try await story.test.account("bodil", [.caseManager], in: story.jobCentre)
      let mentor = try await story.test.account("poul", [.mentor], in: story.municipality)
      for wrong in [elsewhere, mentor, story.mette] {
        let answer = try await step(
          agnes, story.mette, #"{"step": "closed", "colleague": "\#(wrong.text)", "reason": "Leaves"}"#)
        #expect(answer.status == 422)
        #expect(try answer.problemFields == ["colleague"])
      }
      let address = AdministrationAddress.account(story.mette)
      var form = try await agnes.page(address).form(to: address, hidden: ["step": "closed"])
      #expect(
        form.choices(of: "colleague").contains(jonas.text) && !form.choices(of: "colleague").contains(mentor.text))
      try form.fill(["colleague": jonas.text, "reason": "Leaves"])
      let page = try await agnes.submit(form)
      #expect(page.flash.words == "mette: The account is closed.", "\(page.flash.words)")
      #expect(page.words.contains("Closed. 1 person went to jonas"), "\(page.words)")
      #expect(try await story.visitor(jonas).get(PeopleAddress.person(selam.person)).status == 200)
      await #expect(throws: SignInNeeded.self) { try await story.act { $0.actor.account } }
      #expect(try await step(agnes, story.mette, #"{"step": "closed", "reason": "x"}"#).status == 422)
      #expect(try await step(agnes, story.mette, #"{"step": "opened", "reason": "Is back"}"#).status == 200)
      #expect(try await story.act { $0.actor.roles } == [.jobConsultant])
      #expect(story.unforeseen.all == [])
    }
  }
}
