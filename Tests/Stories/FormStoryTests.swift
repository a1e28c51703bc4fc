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

@Suite("A form says of what it speaks, and loses nothing")
struct FormStoryTests {
  @Test("every problem in the summary names its question and leads to it", arguments: TestEngine.allCases)
  func summaries(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let address = PlacementsAddress.newPlacement(selam.person)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["from": "1850-01-07", "until": "2026-02-30", "hours": "200"])
      let answer = try await mette.send(form)
      let summary = Page(answer.text).part("class=\"problems", "ul")
      #expect(answer.status == 422)
      for (field, sentence) in [
        ("workplace", "Workplace: This is needed."), ("tasks", "Tasks: This is needed."),
        ("from", "First day: This year cannot be meant."), ("until", "Write the day as year-month-day"),
        ("hours", "At most 168 hours a week are possible here."),
      ] {
        #expect(summary.html.contains("href=\"#field-\(field)\""), "\(field)")
        #expect(answer.text.contains("id=\"field-\(field)\""), "\(field)")
        #expect(summary.words.contains(sentence), "\(summary.words)")
      }
      // What holds the start back is asked for as what it is.
      #expect(try await mette.page(address).words.contains("Purpose required under most acts"))
      try form.fill(["measure": "virksomhedspraktik", "basis": "lab", "purpose": ""])
      let without = Page(try await mette.send(form).text).part("class=\"problems", "ul").words
      #expect(without.contains("Purpose: The rules ask for a named purpose here. Choose one."), "\(without)")
      // Beside the field the sentence stands alone.
      #expect(answer.text.contains("<span>This is needed. Fill it in.</span>"))
    }
  }

  @Test("looking for a workplace or a referrer keeps what was typed, without a script", arguments: TestEngine.allCases)
  func looking(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let (bakery, _) = (
        try await story.workplace("Nordlys Bageri", staff: 5), try await story.workplace("Sydvind Vask", staff: 5)
      )
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let address = PlacementsAddress.newPlacement(selam.person)
      var form = try await mette.page(address).form(to: address)
      try form.fill([
        "measure": "virksomhedspraktik", "purpose": "train", "tasks": "Wash trays & knead", "hours": "7",
        "purpose": "train", "q": "nordl",
      ])
      form.fields.append((name: "look", value: "yes"))
      var answer = try await mette.send(form)
      #expect(answer.status == 200)
      #expect(Page(answer.text).words.contains("1 workplace is found by “nordl”"))
      form = try Page(answer.text).form(to: address)
      #expect(
        form.fields.contains { $0 == ("tasks", "Wash trays & knead") } && form.fields.contains { $0 == ("hours", "7") })
      #expect(form.choices(of: "workplace").filter { !$0.isEmpty } == [bakery.text])
      // With Enter in the field no button is sent along: other words tell that they are looked for.
      try form.fill(["workplace": bakery.text, "q": "nobody has this name"])
      answer = try await mette.send(form)
      #expect(answer.status == 200)
      #expect(Page(answer.text).words.contains("No workplace is found by “nobody has this name”"))
      form = try Page(answer.text).form(to: address)
      #expect(form.fields.contains { $0 == ("workplace", bakery.text) }, "what was chosen stays chosen")
      // And nothing was drafted by all that.
      #expect(try await story.rows(of: "placement") == 0)
      _ = try await mette.submit(form)
      #expect(try await story.rows(of: "placement") == 1)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what must be answered is marked, and what may be left out can be taken back", arguments: TestEngine.allCases)
  func marks(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let page = try await mette.page(PeopleAddress.newPerson)
      #expect(page.part("for=\"field-name\"", "label").words.contains("required"))
      #expect(!page.part("for=\"field-preferredName\"", "label").words.contains("required"))
      #expect(!page.words.contains("if you like"))
      // Of others nothing is filled in that is the writer's own.
      for field in ["name", "phone", "email", "birthDate"] {
        #expect(page.part("id=\"field-\(field)\"", "div").html.contains("autocomplete=\"off\""), "\(field)")
      }
      #expect(page.html.contains("id=\"field-phone\" name=\"phone\"") && page.html.contains("type=\"tel\""))

      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let draft = try await story.draft(selam, at: try await story.workplace("Nordlys Bageri", staff: 5))
      var papers = try await mette.page(PlacementsAddress.signing(draft)).form(to: PlacementsAddress.signing(draft))
      #expect(papers.choices(of: "statements.no-replacement-work") == ["", "no", "yes"])
      try papers.fill(["statements.no-replacement-work": "no"])
      _ = try await mette.submit(papers)
      papers = try await mette.page(PlacementsAddress.signing(draft)).form(to: PlacementsAddress.signing(draft))
      #expect(papers.fields.contains { $0 == ("statements.no-replacement-work", "no") })
      try papers.fill(["statements.no-replacement-work": "", "statementsOn.no-replacement-work": ""])
      _ = try await mette.submit(papers)
      papers = try await mette.page(PlacementsAddress.signing(draft)).form(to: PlacementsAddress.signing(draft))
      #expect(papers.fields.contains { $0 == ("statements.no-replacement-work", "") })
    }
  }

  @Test("a new firm is a company in the country of the house, written by its name", arguments: TestEngine.allCases)
  func firms(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      var form = try await mette.page(EmployersAddress.newEmployer).form(to: EmployersAddress.employers)
      #expect(
        form.fields.contains { $0 == ("kind", "company") } && form.fields.contains { $0 == ("country", "Denmark (DK)") }
      )
      try form.fill(["name": "Nordlys", "country": "Sverige"])
      #expect(try await mette.submit(form).words.contains("Sweden"))
    }
  }

  @Test("settings that are no choice come back as they were chosen", arguments: TestEngine.allCases)
  func settings(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let form = try await mette.page(FrameAddress.settings).form(to: FrameAddress.settings)
      #expect(!form.choices(of: "language").contains(""), "there always is an answer")
      var fields = form.fields.filter { $0.name != "language" && $0.name != "theme" }
      fields += [(name: "language", value: ""), (name: "theme", value: "dark")]
      let answer = try await mette.post(FrameAddress.settings.path, fields)
      #expect(answer.status == 422)
      #expect(answer.text.contains("href=\"#field-language\""))
      #expect(try Page(answer.text).form(to: FrameAddress.settings).fields.contains { $0 == ("theme", "dark") })
    }
  }

  @Test("what is too long is said with its limit and the way back", arguments: TestEngine.allCases)
  func tooLong(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var mette = try await story.visitor(story.mette)
      let form = try await mette.page(PeopleAddress.newPerson).form(to: PeopleAddress.people)
      let long = form.fields + [(name: "note", value: String(repeating: "x", count: 2 << 20))]
      mette.headers["host"] = "nyvej.example"
      mette.headers["referer"] = "https://nyvej.example/people/new?a=%3Cb"
      let answer = try await mette.post(form.action, long)
      #expect(answer.status == 413)
      #expect(Page(answer.text).words.contains("KB, the most that is taken here"))
      #expect(Page(answer.text).words.contains("Back button"))
      #expect(answer.text.contains("href=\"/people/new?a=%3Cb\""))
      for foreign in ["https://elsewhere.example/people/new", "https://nyvej.example.org/x", "javascript:alert(1)"] {
        mette.headers["referer"] = foreign
        #expect(!(try await mette.post(form.action, long)).text.contains("Open the form again"))
      }
    }
  }

  @Test(
    "a refused start leads to where each reason is mended, and links nothing to whoever may not",
    arguments: TestEngine.allCases)
  func blockedStart(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let draft = try await story.draft(selam, at: try await story.workplace("Nordlys Bageri", staff: 5))
      let address = PlacementsAddress.placement(draft)
      let answer = try await mette.send(try await mette.page(address).form(to: address))
      #expect(answer.status == 422)
      let summary = Page(answer.text).part("class=\"problems", "ul")
      let sentences = summary.html.components(separatedBy: "<li>").dropFirst()
      #expect(!sentences.isEmpty)
      for sentence in sentences { #expect(sentence.hasPrefix("<a href=\"/"), "\(sentence)") }
      #expect(summary.html.contains(PlacementsAddress.signing(draft).path))
      // A case manager looks at the same page and can mend nothing there.
      let kirsten = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let looked = try await story.visitor(kirsten).get(address)
      for target in [PlacementsAddress.signing(draft).path, PlacementsAddress.editPlacement(draft).path]
      where looked.text.contains("href=\"\(target)\"") {
        #expect(try await story.visitor(kirsten).ask(.get, target).status == 200, "\(target)")
      }
    }
  }
}
