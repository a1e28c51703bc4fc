import Access
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

@Suite("Password and sessions") struct OwnAccessTests {
  private let old = "ample twigs under moss"
  private let new = "fewer twigs over moss"

  @Test(
    "one ends a session, all others, a token, and changes the password; each where it says",
    arguments: TestEngine.allCases)
  func page(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (desk, phone, tablet) = (
        try await story.browser("mette"), try await story.browser("mette"), try await story.browser("mette")
      )
      let token = try await story.visitor(story.mette)
      #expect(try await desk.page(FrameAddress.settings).html.contains("href=\"/settings/access\""))
      var page = try await desk.page(FrameAddress.ownAccess)
      #expect(page.words.contains("Password and sessions") && page.words.contains("This browser"))
      #expect(sessions(page) == 2)

      page = try await desk.submit(page.form(to: FrameAddress.ownAccess, hidden: ["step": "end-session"]))
      #expect(page.words.contains("The session has ended.") && sessions(page) == 1)
      #expect(try await isIn([phone, tablet]) == 1)

      page = try await desk.submit(page.form(to: FrameAddress.ownAccess, hidden: ["step": "end-others"]))
      #expect(sessions(page) == 0)
      #expect(try await isIn([phone, tablet]) == 0)
      #expect(try await isIn([desk, token]) == 2)

      page = try await desk.submit(page.form(to: FrameAddress.ownAccess, hidden: ["step": "withdraw-token"]))
      #expect(page.words.contains("There are none."))
      #expect(try await token.get(WorkAddress.week).status == 303)

      let again = try await story.browser("mette")
      var form = try await desk.page(FrameAddress.ownAccess).form(to: FrameAddress.ownAccess)
      try form.fill(["current": old, "new": "short"])
      #expect(try await desk.send(form).text.contains("field-new-problem"))
      try form.fill(["current": "not mine at all", "new": new])
      let wrong = try await desk.send(form)
      #expect(wrong.status == 422 && wrong.text.contains("field-current-problem"))
      #expect(!wrong.text.contains("not mine at all") && !wrong.text.contains(new))
      try form.fill(["current": old])
      page = try await desk.submit(form)
      #expect(page.words.contains("The password is changed."))
      #expect(try await isIn([desk, again]) == 1, "the browser that changed it stays")
      // The same form once more, as a double tap sends it.
      #expect(try await desk.send(form).status == 303)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("another password under the key of an earlier form is not said to be changed", arguments: TestEngine.allCases)
  func reused(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let desk = try await story.browser("mette")
      var form = try await desk.page(FrameAddress.ownAccess).form(to: FrameAddress.ownAccess)
      try form.fill(["current": old, "new": new])
      #expect(try await desk.send(form).status == 303)
      // The same form again: nothing is left to do.
      #expect(try await desk.send(form).status == 303)
      var other = form
      try other.fill(["current": "not mine at all", "new": "many twigs beside moss"])
      let refused = try await desk.send(other)
      #expect(refused.status == 422 && refused.text.contains("field-current-problem"))
      try other.fill(["current": new])
      #expect(try await desk.send(other).status == 303)
      // It is so: the one before opens nothing any more.
      try other.fill(["current": new, "new": "yet other twigs beside moss"])
      #expect(try await desk.send(other).status == 422)
      // Nor can the key be used to guess without end.
      for _ in 1...5 { _ = try await desk.send(form) }
      try other.fill(["current": "many twigs beside moss", "new": "many twigs beside moss"])
      #expect(try await desk.send(other).status == 429)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what the page does not know is refused and nothing happens", arguments: TestEngine.allCases)
  func hostile(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let desk = try await story.browser("mette")
      let hidden = try await desk.page(FrameAddress.ownAccess).form(to: FrameAddress.ownAccess).fields.filter {
        $0.name == "form-token"
      }
      for (fields, status) in [
        ([("step", "nothing")], 400), ([("step", "end-session"), ("session", "x")], 404),
        ([("step", "withdraw-token"), ("token", "0190a1b2-0000-7000-8000-000000000000")], 404),
        ([("current", "")], 422), ([("current", old), ("new", new), ("admin", "yes")], 422),
      ] as [([(name: String, value: String)], Int)] {
        #expect(try await desk.post("/settings/access", hidden + fields).status == status, "\(fields)")
      }
      #expect(try await desk.post("/settings/access", [("step", "end-others")]).status == 403)
      var stranger = desk
      stranger.headers = [:]
      #expect(try await stranger.get(FrameAddress.ownAccess).header("Location")?.hasPrefix("/sign-in") == true)
      #expect(try await isIn([desk]) == 1)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("five wrong current passwords, and one waits", arguments: TestEngine.allCases)
  func guessing(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let desk = try await story.browser("mette")
      var form = try await desk.page(FrameAddress.ownAccess).form(to: FrameAddress.ownAccess)
      try form.fill(["current": "not mine at all", "new": new])
      for _ in 1...5 { #expect(try await desk.send(form).status == 422) }
      try form.fill(["current": old])
      let later = try await desk.send(form)
      #expect(later.status == 429 && later.header("Retry-After") == "1")
    }
  }

  /// How many other sessions can be ended.
  private func sessions(_ page: Page) -> Int { page.html.components("value=\"end-session\"") }

  private func isIn(_ visitors: [Visitor]) async throws -> Int {
    var count = 0
    for visitor in visitors where try await visitor.get(WorkAddress.week).status == 200 { count += 1 }
    return count
  }
}

extension String {
  fileprivate func components(_ mark: String) -> Int { ranges(of: mark).count }
}
