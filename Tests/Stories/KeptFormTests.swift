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
import Work

@testable import Nyvej

@Suite("What was typed when the session had ended") struct KeptFormTests {
  /// Mette writes an obstacle; the form is not sent yet.
  private func typed(_ story: StoryHouse, _ mette: Visitor, _ person: PersonID) async throws -> PageForm {
    let address = PeopleAddress.newObstacle(person)
    var form = try await mette.page(address).form(to: address)
    try form.fill(["kind": "letter", "words": "A letter from the housing office & more", "due": "2026-11-24"])
    return form
  }

  /// Signs in on the page that a form without a session was sent on to, and follows it to the end.
  private func signIn(
    _ name: String, _ story: StoryHouse, at place: String, isThere: Bool = true
  ) async throws -> (Visitor, Page) {
    var visitor = Visitor(door: story.door, headers: [:])
    let page = Page(try await visitor.ask(.get, place).text)
    #expect(page.words.contains("What you wrote is kept for 30 minutes.") == isThere)
    #expect(page.words.contains("What you wrote is not there any more") != isThere)
    var form = try page.form(to: FrameAddress.signIn)
    try form.fill(["email": name + "@nyvej.example", "password": "wrong twigs under moss"])
    let wrong = try await visitor.send(form)
    #expect(wrong.status == 422)
    form = try Page(wrong.text).form(to: FrameAddress.signIn)
    try form.fill(["email": name + "@nyvej.example", "password": "ample twigs under moss"])
    let answer = try await visitor.send(form)
    visitor.headers["cookie"] = answer.header("Set-Cookie").map { String($0.prefix { $0 != ";" }) }
    var next = try #require(answer.header("Location"))
    var last = answer
    for _ in 0..<5 {
      let shown = try await visitor.ask(.get, next, headers: visitor.taking(last))
      last = shown
      guard shown.status == 303 else { return (visitor, Page(shown.text, at: next)) }
      next = try #require(shown.header("Location"))
    }
    throw NoSuch("end of the way from \(place)")
  }

  private func kept(_ story: StoryHouse) async throws -> Int { try await story.rows(of: "kept_form") }

  @Test(
    "is given back after signing in, on its own page, with nothing of it saved; then it is saved like any",
    arguments: TestEngine.allCases, Ending.allCases)
  func givenBack(_ engine: TestEngine, _ ending: Ending) async throws {
    try await withStoryHouse(engine) { story in
      var mette = try await story.browser("mette")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let form = try await typed(story, mette, selam.person)
      try await ending.end(story, &mette)
      let sent = try await mette.send(form)
      let place = try #require(sent.header("Location"))
      #expect(sent.status == 303 && place.hasPrefix("/sign-in?kept="))
      // Nothing of it stays in the browser: no cookie carries it, and no page may be kept.
      #expect(sent.header("Set-Cookie").map { !$0.contains("housing") } ?? true)
      #expect(try await mette.ask(.get, place).header("Cache-Control") == "no-store")
      #expect(try await story.rows(of: "obstacle") == 0)
      // The letter is nowhere to be read.
      #expect(try await !story.canRead("housing", in: "kept_form", "sealed"))

      let (again, page) = try await signIn("mette", story, at: place)
      #expect(page.words.contains("nothing of it is saved yet") && page.html.contains("A letter from the housing"))
      #expect(try await story.rows(of: "obstacle") == 0, "looking saves nothing")
      let back = try page.form(to: PeopleAddress.newObstacle(selam.person))
      #expect(back.fields.contains { $0 == ("words", "A letter from the housing office & more") })
      #expect(back.fields.contains { $0 == ("due", "2026-11-24") })
      let saved = try await again.submit(back)
      #expect(saved.flash.words.contains("Selam Eksempelsen: noted as an obstacle"))
      #expect(try await story.rows(of: "obstacle") == 1)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "is saved once, however often it is given back; then the way back leads to what was saved",
    arguments: TestEngine.allCases)
  func savedOnce(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var mette = try await story.browser("mette")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let form = try await typed(story, mette, selam.person)
      try await Ending.byHand.end(story, &mette)
      // Sent twice by an impatient hand.
      let place = try #require(try await mette.send(form).header("Location"))
      let other = try #require(try await mette.send(form).header("Location"))
      let kept = { (place: String) in "/kept?form=" + place.dropFirst("/sign-in?kept=".count) }
      let (again, page) = try await signIn("mette", story, at: place)
      let target = PeopleAddress.newObstacle(selam.person)
      let key = { (form: PageForm) in form.fields.first { $0.name == "request-key" }?.value }
      let back = try page.form(to: target)
      #expect(key(back) == key(form), "the key is the form's own")
      let twin = try Page(try await again.ask(.get, kept(other)).text).form(to: target)
      let saved = try #require(try await again.send(back).header("Location"))
      #expect(try await again.send(twin).header("Location") == saved)
      #expect(try await again.send(back).header("Location") == saved)
      #expect(try await story.rows(of: "obstacle") == 1)

      for place in [place, other] {
        let answer = try await again.ask(.get, kept(place))
        let way = try #require(answer.header("Location"))
        #expect(way.prefix { $0 != "?" && $0 != "#" } == saved.prefix { $0 != "?" && $0 != "#" })
        let shown = Page(try await again.ask(.get, way, headers: again.taking(answer)).text)
        #expect(shown.words.contains("What you wrote is saved already. Here it is."))
      }
      let sizes = try await story.sizes(in: "kept_form", "sealed")
      #expect(sizes == [0, 0], "nothing of the letter is kept")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("is given to nobody else, and to nobody after half an hour", arguments: TestEngine.allCases)
  func toNobodyElse(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      _ = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      var mette = try await story.browser("mette")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let form = try await typed(story, mette, selam.person)
      try await Ending.byHand.end(story, &mette)
      let place = try #require(try await mette.send(form).header("Location"))

      let (_, shown) = try await signIn("jonas", story, at: place)
      #expect(shown.words.contains("There is nothing to give back") && !shown.html.contains("housing"))
      story.test.clock.advance(seconds: 31 * 60)
      // Also where somebody comes back to the address of the form itself.
      let address = "/kept?form=" + place.dropFirst("/sign-in?kept=".count)
      let stranger = Visitor(door: story.door, headers: [:])
      #expect(try await stranger.ask(.get, address).header("Location") == place)
      let (back, late) = try await signIn("mette", story, at: place, isThere: false)
      #expect(late.place == WorkAddress.week.path && !late.html.contains("housing"))
      let gone = try await back.ask(.get, address)
      let next = try #require(gone.header("Location"))
      let told = Page(try await back.ask(.get, next, headers: back.taking(gone)).text)
      #expect(told.words.contains("There is nothing to give back") && !told.html.contains("housing"))
      #expect(try await kept(story) == 1)
      try await story.store.dropKeptForms()
      #expect(try await kept(story) == 0)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("counts under a later sign-in of the same account, and not under another's", arguments: TestEngine.allCases)
  func laterSignIn(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      _ = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let mette = try await story.browser("mette")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let form = try await typed(story, mette, selam.person)

      let refused = try await story.browser("jonas").send(form)
      #expect(refused.status == 403)
      let page = Page(refused.text)
      #expect(page.words.contains("This form was begun by somebody else") && !page.html.contains("housing"))
      let way = try #require(refused.text.firstRange(of: #/\/sign-in\?kept=[0-9a-f]+/#))
      let (_, back) = try await signIn("mette", story, at: String(refused.text[way]))
      #expect(back.html.contains("A letter from the housing"))

      let saved = try await story.browser("mette").submit(form)
      #expect(
        saved.flash.words.contains("Selam Eksempelsen: noted as an obstacle"),
        "begun before, sent after signing in anew")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what nothing tells whose it is, and what holds a password, is not kept", arguments: TestEngine.allCases)
  func notKept(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var mette = try await story.browser("mette")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let form = try await typed(story, mette, selam.person)
      let access = try await mette.page(FrameAddress.ownAccess)
        .form(to: FrameAddress.ownAccess)
      try await Ending.byHand.end(story, &mette)
      for sent in [
        try await mette.send(access),
        try await mette.post(form.action, form.fields.filter { $0.name != "form-token" }),
        try await mette.post(form.action, form.fields.map { $0.name == "form-token" ? ($0.name, "0f0f") : $0 }),
      ] {
        #expect(sent.status == 303 && sent.header("Location") == "/sign-in?not-kept=form")
      }
      // Twelve hours after its end a session names nobody any more; until then it does.
      story.test.clock.advance(seconds: 12 * 3600 - 600)
      #expect(try await mette.send(form).header("Location")?.hasPrefix("/sign-in?kept=") == true)
      story.test.clock.advance(seconds: 31 * 60)
      try await story.store.dropKeptForms()
      let lost = try #require(try await mette.send(form).header("Location"))
      #expect(lost == "/sign-in?not-kept=form")
      let signIn = Page(try await mette.ask(.get, lost).text)
      #expect(signIn.words.contains("what you sent is not kept."))
      #expect(try await kept(story) == 0)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a button without a form does nothing, and says so where it stood", arguments: TestEngine.allCases)
  func buttons(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var mette = try await story.browser("mette")
      mette.headers["host"] = "n.example"
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let draft = try await story.draft(selam, at: try await story.workplace("Nordlys", staff: 5))
      let address = PlacementsAddress.placement(draft)
      let form = try await mette.page(address).form(to: address)
      try await Ending.byHand.end(story, &mette)
      mette.headers["referer"] = "http://n.example" + address.path
      let place = try #require(try await mette.send(form).header("Location"))
      let (_, page) = try await signIn("mette", story, at: place)
      #expect(page.place == address.path && page.words.contains("Do it once more"), "\(place): \(page.place)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("one account keeps twenty; the oldest go", arguments: TestEngine.allCases)
  func bounded(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var mette = try await story.browser("mette")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let form = try await typed(story, mette, selam.person)
      try await Ending.byHand.end(story, &mette)
      var places: [String] = []
      for _ in 0..<23 {
        places.append(try #require(try await mette.send(form).header("Location")))
        story.test.clock.advance(seconds: 1)
      }
      #expect(try await kept(story) == 20)
      _ = try await signIn("mette", story, at: places[0], isThere: false)
      let (_, last) = try await signIn("mette", story, at: places[22])
      #expect(last.html.contains("A letter from the housing"))
    }
  }
}

/// How a session comes to its end.
enum Ending: CaseIterable, Sendable {
  case byHand, byHandWithoutCookie, idle

  func end(_ story: StoryHouse, _ visitor: inout Visitor) async throws {
    switch self {
    case .byHand, .byHandWithoutCookie:
      let form = try await visitor.page(WorkAddress.week).form(to: FrameAddress.signOut)
      #expect(try await visitor.send(form).status == 303)
      if self == .byHandWithoutCookie { visitor.headers["cookie"] = nil }
    case .idle: story.test.clock.advance(seconds: 31 * 60)
    }
  }
}
