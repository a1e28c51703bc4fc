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

/// Today is Sunday 22 November 2026.
@Suite("Timelines") struct TimelineTests {
  /// Two people with two placements each way: what is Omar's stands nowhere in what is Selam's.
  private struct Lives {
    let selam: Participation
    let omar: Participation
    let bakery: PlacementID
    let quay: PlacementID
  }

  private func lives(_ story: StoryHouse) async throws -> Lives {
    let selam = try await story.participant("Selam Eksempelsen", "integration-act")
    let omar = try await story.participant("Omar Prøvesen", "integration-act")
    let bakery = try await story.run(selam, at: try await story.workplace("Prøvebageriet", staff: 40))
    let quay = try await story.run(omar, at: try await story.workplace("Kajen", staff: 40))
    try await story.act { tx in
      for (person, placement, who) in [(selam.person, bakery, "Selam"), (omar.person, quay, "Omar")] {
        _ = try ContactLog.note(
          ContactEntry.Details(
            on: tx.today.adding(days: -9), with: .person, by: .call, outcome: .watch, words: "Words of \(who)"),
          next: nil, of: person, tx)
        _ = try Notes.write("A note about \(who)", about: person, tx)
        _ = try Notes.write("The shift of \(who)", about: person, placement: placement, tx)
        _ = try Obstacles.note(
          Obstacle.Details(
            kind: .childcare, words: "Opens late for \(who)", since: tx.today.adding(days: -40), owner: nil,
            due: tx.today.adding(days: 9)), of: person, tx)
        _ = try Considerations.agree(
          Consideration.Terms(
            wording: Consideration.Wording("At most 9 h", .english), ownWording: nil, effect: .hours(cap: Hours(9)),
            from: tx.today, until: tx.today.adding(days: 90), review: tx.today.adding(days: 60)), with: person,
          on: tx.today.adding(days: -3), tx)
      }
    }
    return Lives(selam: selam, omar: omar, bakery: bakery, quay: quay)
  }

  private func events(
    _ visitor: Visitor, _ resource: some APIAddress, query: String = "?limit=100"
  ) async throws -> [JSON] {
    let answer = try await visitor.api(.get, resource, query: query)
    #expect(answer.status == 200, "\(answer.text)")
    return try answer.json["items"]?.items ?? []
  }

  private func said(_ events: [JSON]) -> [String] {
    events.map { ($0["on"]?.string ?? "") + " " + ($0["event"]?.string ?? "") }
  }

  @Test(
    "what was and what is to come stands there by its day, without words, and nothing of anybody else's",
    arguments: TestEngine.allCases)
  func days(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, lives) = (try await story.visitor(story.mette), try await lives(story))
      let person = lives.selam.person
      let events = try await events(mette, PeopleResource.timeline(person))
      let all = said(events)
      for expected in [
        "2026-12-01 obstacle-due", "2027-02-20 consideration-last-day", "2026-11-13 contact", "2026-11-22 note",
        "2026-10-13 obstacle-since", "2026-11-19 consideration-agreed",
      ] {
        #expect(all.contains(expected), "\(expected): \(all)")
      }
      #expect(all.filter { $0.hasSuffix(" note") }.count == 2 && all.contains { $0.hasSuffix(" referred") })
      #expect(all.contains { $0.hasSuffix(" signed") } && all.contains { $0.hasSuffix(" step-decided") }, "\(all)")
      let days = events.compactMap { $0["on"]?.string }
      #expect(days == days.sorted(by: >))
      let contact = events.first { $0["event"]?.string == "contact" }
      #expect(
        contact?["who"]?.string == "mette" && contact?["detail"]?.string == "Telephone · The person · Keep an eye on it"
      )

      let page = try await mette.page(PeopleAddress.timeline(person))
      #expect(
        page.words.contains("To come") && page.words.contains("Oct 2026")
          && page.words.contains("Obstacle, since this day"))
      for words in ["Words of", "A note about", "The shift of", "Opens late", "Omar", "Kajen"] {
        #expect(!page.html.contains(words), "\(words)")
      }
      let notes = try await mette.page(PeopleAddress.timeline(person), query: "?topic=notes")
      #expect(notes.words.contains("Note") && !notes.words.contains("Obstacle, since"))
      #expect(try await mette.ask(.get, PeopleAddress.timeline(person).path + "?topic=none").status == 400)
      #expect(try await mette.ask(.get, PeopleAddress.timeline(person).path + "?after=2026-11-22_A%27").status == 400)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("page by page, each event stands on one page, in whatever steps it is read", arguments: TestEngine.allCases)
  func pages(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, lives) = (try await story.visitor(story.mette), try await lives(story))
      // Many on one day, and more than a page.
      try await story.act { tx in
        for number in 0..<40 {
          _ = try ContactLog.note(
            ContactEntry.Details(
              on: tx.today.adding(days: -number / 8), with: .person, by: .message, outcome: .well), next: nil,
            of: lives.selam.person, tx)
        }
      }
      let resource = PeopleResource.timeline(lives.selam.person)
      let whole = try await events(mette, resource)
      let keys = whole.map { "\(($0["on"]?.string ?? "")) \($0["event"]?.string ?? "") \($0["record"]?.string ?? "")" }
      for (step, topic) in [(1, ""), (7, ""), (7, "&topic=contacts")] {
        var (read, cursor): ([JSON], String?) = ([], nil)
        repeat {
          let query = "?limit=\(step)" + topic + (cursor.map { "&cursor=" + $0 } ?? "")
          let answer = try await mette.api(.get, resource, query: query).json
          read += answer["items"]?.items ?? []
          cursor = answer["next"]?.string
        } while cursor != nil && read.count < 500
        let seen = read.map { "\(($0["on"]?.string ?? "")) \($0["event"]?.string ?? "") \($0["record"]?.string ?? "")" }
        #expect(seen == (topic.isEmpty ? keys : keys.filter { $0.contains(" contact ") }), "\(step)\(topic)")
      }
      var (seen, query): (Int, String?) = (0, "")
      while let next = query, seen < 500 {
        let page = try await mette.page(PeopleAddress.timeline(lives.selam.person), query: next)
        seen += page.html.matches(of: /<time datetime=/).count
        query = page.html.firstMatch(of: /rel="next" href="[^"?]*(\?after=[^"]+)"/).map { String($0.output.1) }
      }
      #expect(seen == whole.count && seen > TimelineTests.pageSize)
      #expect(story.unforeseen.all == [])
    }
  }

  private static let pageSize = 30

  @Test(
    "somebody sees in it what the matrix opens to them: the counsellor the case, the mentor what is shared, others nothing",
    arguments: TestEngine.allCases)
  func circles(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let lives = try await lives(story)
      let person = lives.selam.person
      let (sif, mille, far) = (
        try await story.test.account("sif", [.counsellor], in: story.municipality),
        try await story.test.account("mille", [.mentor], in: story.municipality),
        try await story.test.account("far", [.jobConsultant], in: story.municipality)
      )
      try await story.act { tx in
        try tx.relate(sif, .counsellor, to: person, from: tx.today)
        try tx.relate(mille, .mentor, to: person, from: tx.today)
      }
      func topics(_ account: AccountID) async throws -> Set<String> {
        Set(
          try await events(try await story.visitor(account), PeopleResource.timeline(person)).compactMap {
            $0["topic"]?.string
          })
      }
      let hers = try await topics(story.mette)
      #expect(hers.count == 10, "\(hers)")
      #expect(try await topics(sif) == hers)
      #expect(try await topics(mille) == ["considerations"])
      for address in [PeopleAddress.timeline(person).path, PeopleAddress.history(person).path] {
        #expect(try await story.visitor(far).ask(.get, address).status == 404)
      }
      #expect(try await story.visitor(mille).ask(.get, PeopleAddress.history(person).path).status == 404)
      #expect(try await story.visitor(far).api(.get, PeopleResource.timeline(person)).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a placement's timeline holds what is about it and nothing of the person's else", arguments: TestEngine.allCases)
  func placement(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, lives) = (try await story.visitor(story.mette), try await lives(story))
      let other = try await story.draft(lives.selam, at: try await story.workplace("Planteskolen", staff: 40))
      let events = try await events(mette, PlacementsResource.timeline(lives.bakery))
      let topics = Set(events.compactMap { $0["topic"]?.string })
      #expect(
        topics.isSubset(of: ["contacts", "notes", "placements", "papers", "hours", "follow-ups"])
          && topics.contains("papers"))
      #expect(events.filter { $0["event"]?.string == "note" }.count == 1, "only the one about it")
      let second = try await self.events(mette, PlacementsResource.timeline(other))
      #expect(
        said(second).allSatisfy { $0.hasSuffix("step-decided") || $0.hasSuffix("step-first-day") }, "\(said(second))")
      let page = try await mette.page(PlacementsAddress.timeline(lives.bakery))
      #expect(page.words.contains("Signed") && !page.words.contains("Planteskolen"))
      #expect(story.unforeseen.all == [])
    }
  }
}

@Suite("The page that is printed before a talk") struct PersonHistoryTests {
  @Test(
    "it says where somebody stands, what is owed, what stands in the way and what was said last; nothing on it is pressed",
    arguments: TestEngine.allCases)
  func page(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      try await story.act { tx in
        for number in 1...5 {
          _ = try ContactLog.note(
            ContactEntry.Details(
              on: tx.today.adding(days: number - 9), with: .person, by: .talk, outcome: .well,
              words: "Talk \(number). " + String(repeating: "More of it. ", count: 60)), next: nil, of: selam.person, tx
          )
        }
        _ = try Notes.write("Wants to be a baker", about: selam.person, tx)
        _ = try Notes.write("Wants to be a smith", about: omar.person, tx)
        for (days, words) in [(9, "Opens late"), (5, "Gone by now")] {
          _ = try Obstacles.note(
            Obstacle.Details(
              kind: .childcare, words: words, since: tx.today.adding(days: -days), owner: nil,
              due: tx.today.adding(days: 4), solved: days == 5 ? tx.today : nil), of: selam.person, tx)
        }
        for (from, until, words) in [(-60, -10, "Was held"), (-5, 30, "At most 9 h"), (20, 60, "Comes later")] {
          _ = try Considerations.agree(
            Consideration.Terms(
              wording: Consideration.Wording(words, .english), ownWording: nil, effect: .task,
              from: tx.today.adding(days: from), until: tx.today.adding(days: until),
              review: tx.today.adding(days: 60)), with: selam.person, on: tx.today.adding(days: -60), tx)
        }
      }
      let page = try await mette.page(PeopleAddress.history(selam.person))
      for words in [
        "mette", "Opens late", "At most 9 h", "Wants to be a baker", "Talk 5", "Talk 3", "Clear the way: childcare",
        "No placement is running or planned.", "and earlier ones, on the page of the person",
      ] { #expect(page.words.contains(words), "\(words): \(page.words)") }
      for words in ["Gone by now", "Was held", "Talk 2", "smith", "Omar"] {
        #expect(!page.html.contains(words), "\(words)")
      }
      // What is to come is owed a look, and is not in force.
      let agreed = try #require(page.html.firstMatch(of: /<h2>Considerations<\/h2>.*?<\/section>/)).output
      #expect(agreed.contains("At most 9 h") && !agreed.contains("Comes later"), "\(agreed)")
      let sheet = page.part("<div class=\"one-page", "div").html
      #expect(!sheet.isEmpty && !sheet.contains("<button") && !sheet.contains("<a ") && !sheet.contains("<form"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what does not fit on the sheet is said with its number", arguments: TestEngine.allCases)
  func crowded(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let long = String(repeating: "stands in the way ", count: 30)
      try await story.act { tx in
        for (number, kind) in [Obstacle.Kind.letter, .childcare, .transport, .housing, .money, .family, .language]
          .enumerated()
        {
          _ = try Obstacles.note(
            Obstacle.Details(
              kind: kind, words: String(long.prefix(280)), since: tx.today.adding(days: -number), owner: nil,
              due: tx.today.adding(days: 4)), of: selam.person, tx)
        }
      }
      let page = try await mette.page(PeopleAddress.history(selam.person))
      let part = try #require(page.html.firstMatch(of: /<h2>Obstacles<\/h2>.*?<\/section>/)).output
      let (lines, more) = (part.matches(of: /<li>/).count, part.firstMatch(of: /and ([0-9]+) more/)?.output.1)
      #expect((1...5).contains(lines) && more.flatMap { Int($0) } == 7 - lines, "\(part)")
      #expect(story.unforeseen.all == [])
    }
  }
}
