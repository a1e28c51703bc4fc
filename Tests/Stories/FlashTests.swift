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

/// What a page says was done before it, and the way back. Sunday 22 November 2026.
@Suite("What was done is said once, by name, with the way back") struct FlashTests {
  @Test(
    "it is said to the session that did it, on the page behind it, and not again; an address says nothing",
    arguments: TestEngine.allCases)
  func once(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.browser("mette")
      let other = try await story.browser("mette")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let person = PeopleAddress.person(selam.person)
      var form = try await mette.page(PeopleAddress.newObstacle(selam.person))
        .form(to: PeopleAddress.newObstacle(selam.person))
      try form.fill(["kind": "letter", "words": "A letter about Prøvegade 7"])
      let answer = try await mette.send(form)
      let place = try #require(answer.header("Location"))
      #expect(place.hasPrefix(person.path + "#obstacle-"), "the address keeps nothing of it")
      let cookies = mette.taking(answer)
      let cookie = try #require(cookies["cookie"])
      #expect(!cookie.contains("Selam") && !cookie.contains("letter") && !cookie.contains("Pr%"))

      // Another page, another browser, an address: nothing is said.
      let elsewhere = Page(try await mette.ask(.get, PeopleAddress.people.path, headers: cookies).text)
      #expect(elsewhere.flash.words == "")
      let said = cookie.split(separator: "; ").last.map(String.init) ?? ""
      let stolen = ["cookie": (other.headers["cookie"] ?? "") + "; " + said]
      #expect(Page(try await other.ask(.get, person.path, headers: stolen).text).flash.words == "")
      #expect(try await mette.page(person, query: "?did=obstacle-noted&undo=\(selam.person.text)").flash.words == "")
      let forged = ["cookie": cookie.replacing("obstacle-noted", with: "saved")]
      #expect(Page(try await mette.ask(.get, person.path, headers: forged).text).flash.words == "")

      let page = try await mette.ask(.get, person.path, headers: cookies)
      #expect(Page(page.text).flash.words.hasPrefix("Selam Eksempelsen: noted as an obstacle:"))
      #expect(Page(page.text).lastAct.words == "")
      let after = mette.taking(page)
      #expect(after["cookie"] != cookies["cookie"] && after["cookie"]?.contains("Selam") == false)
      #expect(Page(try await mette.ask(.get, person.path, headers: after).text).flash.words == "", "said once")
      // A browser that keeps it all the same hears nothing any more after a while.
      story.test.clock.advance(seconds: 301)
      #expect(Page(try await mette.ask(.get, person.path, headers: cookies).text).flash.words == "")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "the way straight back goes along from page to page, until something else is done or half an hour is over",
    arguments: TestEngine.allCases)
  func goesAlong(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.browser("mette")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      func note(_ person: PersonID, _ words: String) async throws -> (answer: Response, page: Response) {
        let address = PeopleAddress.newObstacle(person)
        var form = try await mette.page(address).form(to: address)
        try form.fill(["kind": "letter", "words": "\(words)"])
        let answer = try await mette.send(form)
        let page = try await mette.ask(.get, PeopleAddress.person(person).path, headers: mette.taking(answer))
        return (answer, page)
      }
      let first = try await note(selam.person, "A letter about Prøvegade 7")
      let along = mette.taking(first.page)
      let names = "Last done: Selam Eksempelsen: noted as an obstacle:"
      for place in [PeopleAddress.people.path, WorkAddress.week.path, PeopleAddress.person(yusuf.person).path] {
        let page = Page(try await mette.ask(.get, place, headers: along).text)
        #expect(page.lastAct.words.hasPrefix(names) && page.flash.words == "", "\(page.lastAct.words)")
        #expect(PageForm.all(in: page.lastAct.html).map(\.action).count == 1)
      }
      // Whoever does not reach the person is told nothing, whatever their browser sends.
      let other = try await story.browser("mette")
      let said = (along["cookie"] ?? "").split(separator: "; ").last.map(String.init) ?? ""
      let stolen = ["cookie": (other.headers["cookie"] ?? "") + "; " + said]
      #expect(Page(try await other.ask(.get, PeopleAddress.people.path, headers: stolen).text).lastAct.words == "")

      // Where it was changed since there is no way straight back, and nothing stands there.
      let list = try await mette.ask(.get, PeopleAddress.people.path, headers: along)
      let undo = try #require(PageForm.all(in: Page(list.text).lastAct.html).first)
      let undone = try await mette.send(undo)
      #expect(undone.status == 303, "\(undone.text.prefix(300))")
      #expect(Page(try await mette.ask(.get, PeopleAddress.people.path, headers: along).text).lastAct.words == "")

      // The next act takes its place.
      let second = try await note(yusuf.person, "A letter about Prøvegade 9")
      let now = mette.taking(second.page)
      #expect(
        Page(try await mette.ask(.get, PeopleAddress.people.path, headers: now).text).lastAct.words
          .hasPrefix("Last done: Yusuf Opdigtet: noted as an obstacle:"))
      story.test.clock.advance(seconds: 1801)
      #expect(Page(try await mette.ask(.get, PeopleAddress.people.path, headers: now).text).lastAct.words == "")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what was saved names the firm and the workplace; hours of the week that runs run, and are not planned",
    arguments: TestEngine.allCases)
  func byName(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.browser("mette")
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let workplace = try await story.act { tx in try Employers.find(bakery, tx).act { $0 } }
      let edit = EmployersAddress.editWorkplace(bakery)
      var changed = try await mette.page(edit).form(to: edit)
      try changed.fill(["contactName": "Bodil Bager"])
      let saved = try await mette.submit(changed)
      #expect(saved.flash.words == "Bageriet: Saved. Change it")
      let firm = EmployersAddress.editEmployer(workplace.organisation)
      changed = try await mette.page(firm).form(to: firm)
      try changed.fill(["contactName": "Birk Bager"])
      let named = try await mette.submit(changed)
      #expect(named.flash.words == workplace.organisationName + ": Saved. Change it")

      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: bakery)
      story.test.clock.advance(days: 9)  // Tuesday of its first week.
      let again = try await story.browser("mette")
      let this = ISOWeek(containing: story.store.surroundings.today())
      for (week, words) in [(this, "runs: 5 h"), (this.adding(weeks: 1), "planned: 4 h")] {
        var form = try await again.page(PlacementsAddress.ladder(id)).form(to: PlacementsAddress.ladder(id))
        let hours = String(words.dropLast(2).last ?? " ")
        try form.fill(["move": "back", "week": week.monday.iso, "hours": hours, "reason": "Two long days"])
        let step = try await again.submit(form)
        #expect(step.flash.words.hasPrefix("Selam Eksempelsen, Bageriet: \(words) from week \(week.number)."))
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a form sent once more says that it was done, and what became of it", arguments: TestEngine.allCases)
  func again(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.browser("mette")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      var form = try await mette.page(PlacementsAddress.ladder(id)).form(to: PlacementsAddress.ladder(id))
      try form.fill(["move": "up", "week": "2026-12-14", "hours": "9", "reason": "It goes well"])
      let planned = try await mette.submit(form)
      #expect(planned.flash.words.hasPrefix("Selam Eksempelsen, Bageriet: planned: 9 h from week 51."))
      let back = try planned.undo()
      let undone = try await mette.submit(back)
      #expect(undone.flash.words == "Selam Eksempelsen, Bageriet: undone, no longer planned: 9 h from week 51.")
      // Back in the browser, and both forms once more: neither does anything twice.
      let once = try await mette.submit(form)
      #expect(once.flash.words == "Selam Eksempelsen, Bageriet: This was done, and has been changed since.")
      #expect(!once.flash.html.contains("<form"))
      #expect(try await mette.submit(back).flash.words == undone.flash.words)
      #expect(try await story.steps(id).filter { $0.outcome == .agreed && $0.hours == Hours(9) }.isEmpty)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what somebody else has changed meanwhile cannot be taken back: the page says so, and so does the button",
    arguments: TestEngine.allCases)
  func latest(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      story.test.clock.advance(days: 1)
      let first = try await story.followUps(id)[0].id
      let button = try await mette.hold(first).undo()
      let placements = story.placements
      try await story.act { tx in
        try placements.followUp(first, tx).act { try placements.reopen($0, seen: $0.version, tx) }
      }
      #expect(try await mette.send(button).status == 412)
      var form = try await mette.page(PlacementsAddress.followUp(first)).form(
        to: PlacementsAddress.followUp(first), hidden: ["step": "held"])
      try form.fill(["light": "watch"])
      let answer = try await mette.send(form)
      try await story.act { tx in
        try placements.followUp(first, tx).act { try placements.reopen($0, seen: $0.version, tx) }
      }
      let week = Page(try await mette.ask(.get, WorkAddress.week.path, headers: mette.taking(answer)).text)
      #expect(week.flash.words == "Selam Eksempelsen, Bageriet: This was done, and has been changed since.")
      #expect(story.unforeseen.all == [])
    }
  }
}

extension Page {
  /// The form that takes back what the page says.
  func undo(sourceLocation: SourceLocation = #_sourceLocation) throws -> PageForm {
    try #require(PageForm.all(in: flash.html).first, "\(flash.words)", sourceLocation: sourceLocation)
  }
}

extension Visitor {
  /// Notes that a follow-up was held today.
  func hold(_ id: FollowUpID) async throws -> Page {
    var form = try await page(PlacementsAddress.followUp(id)).form(
      to: PlacementsAddress.followUp(id), hidden: ["step": "held"])
    try form.fill(["light": "ok", "agreed": "Go on"])
    return try await submit(form)
  }
}
