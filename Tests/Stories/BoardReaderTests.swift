import Access
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej
@testable import People
@testable import Programmes

/// Whose people the board shows. Sunday 22 November 2026; Mette enters everybody of her programme, and so is responsible.
@Suite("The journey board of one who is responsible, and of nobody") struct BoardReaderTests {
  private struct Cast {
    let story: StoryHouse
    let mette: Visitor
    let mads: AccountID

    func assignment(of person: PersonID) async throws -> Assignment {
      try await story.act { tx in try Assignments.of(person, tx).act { try #require($0.first) } }
    }

    func release(_ person: PersonID, in days: Int = 0) async throws {
      let one = try await assignment(of: person)
      try await story.act { tx in
        try tx.endAssignment(
          one.id, seen: one.version, on: tx.today.adding(days: days), AssignmentNote("workload", nil))
      }
    }

    /// Who takes part, as programs are told: by name.
    func names(_ whose: String, by visitor: Visitor? = nil) async throws -> [String] {
      let visitor = visitor ?? mette
      let column = try await visitor.api(
        .get, ProgrammesResource.board(story.programme), query: "?column=placement&whose=" + whose
      ).json
      let names = (column["items"]?.items ?? []).compactMap { $0["name"]?.string }.sorted()
      #expect(column["columns"]?.items.first?["number"]?.integer == names.count, "the number says how many: \(names)")
      let weeks = try await visitor.api(
        .get, ProgrammesResource.weeks(story.programme), query: "?whose=" + whose
      ).json
      #expect(weeks["items"]?.items.compactMap { $0["name"]?.string }.sorted() == names, "week by week as well")
      #expect(weeks["number"]?.integer == names.count)
      return names
    }
  }

  private func withCast(_ engine: TestEngine, _ body: (Cast) async throws -> Void) async throws {
    try await withStoryHouse(engine) { story in
      let mads = try await story.test.account("mads", [.jobConsultant], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(mads, of: story.programme) }
      try await body(Cast(story: story, mette: try await story.visitor(story.mette), mads: mads))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "one's own, a colleague's and nobody's, as of the day; each number is that of whom it shows",
    arguments: TestEngine.allCases)
  func readers(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let (story, mads) = (cast.story, cast.mads)
      let selam = try await story.participant("Selam Eksempelsen", "lab").person
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab").person
      _ = try await story.participant("Rosa Tænkt", "lab")
      #expect(try await cast.names("own").count == 3)
      #expect(try await cast.names("nobody") == [])
      try await cast.release(selam)
      #expect(try await cast.names("nobody") == ["Selam Eksempelsen"])
      #expect(try await cast.names("own") == ["Rosa Tænkt", "Yusuf Opdigtet"])
      // From tomorrow on it is nobody, and three days later a colleague.
      try await cast.release(yusuf, in: 1)
      try await story.act { tx in
        _ = try tx.assign(
          mads, .responsible, to: yusuf, from: tx.today.adding(days: 4), AssignmentNote("workload", nil))
      }
      #expect(try await cast.names("nobody") == ["Selam Eksempelsen"], "today Mette still is")
      #expect(try await cast.names(mads.text) == [])
      story.test.clock.advance(days: 1)
      #expect(try await cast.names("nobody") == ["Selam Eksempelsen", "Yusuf Opdigtet"])
      story.test.clock.advance(days: 3)
      #expect(try await cast.names("nobody") == ["Selam Eksempelsen"])
      #expect(try await cast.names(mads.text) == ["Yusuf Opdigtet"])
      #expect(try await cast.names("own", by: try await story.visitor(mads)) == ["Yusuf Opdigtet"])
      #expect(try await cast.names("team").count == 3)
      // What was set by mistake never held.
      let wrong = try await cast.assignment(of: yusuf)
      try await story.act { try $0.withdrawAssignment(wrong.id, seen: wrong.version, from: wrong.from) }
      #expect(try await cast.names("nobody") == ["Selam Eksempelsen", "Yusuf Opdigtet"])
      // Everybody has somebody again.
      for person in [selam, yusuf] {
        try await story.act { tx in
          _ = try tx.assign(tx.actor.account, .responsible, to: person, from: tx.today, AssignmentNote("fits", nil))
        }
      }
      #expect(try await cast.names("nobody") == [])
    }
  }

  @Test("where they are many the same are found as where they are few", arguments: TestEngine.allCases)
  func many(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let selam = try await cast.story.participant("Selam Eksempelsen", "lab").person
      _ = try await cast.story.participant("Yusuf Opdigtet", "lab")
      try await cast.release(selam)
      let programme = cast.story.programme
      let found = try await cast.story.act { tx in
        try [(true, true), (true, false), (false, false)].map { areFew, isFew in
          let asked = Board.Asked(programme, .unkept(areFew: areFew), isFew: isFew)
          return try Board.find(.phase("placement"), asked, behind: nil, tx).act { $0.lanes[0].cards.map(\.person) }
        }
      }
      #expect(found == [[selam], [selam], [selam]])
      try await cast.story.act { tx in
        let found = try (0...1).map { try tx.unkeptAreFew(in: programme, on: tx.today, upTo: $0) }
        #expect(found == [false, true], "Selam, and not Yusuf")
      }
    }
  }

  @Test(
    "the choice stands on the page, stays when one goes on, and what is none is refused", arguments: TestEngine.allCases
  )
  func pages(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let (story, address) = (cast.story, ProgrammesAddress.board(cast.story.programme))
      for number in 1...27 {
        let person = try await story.participant("Nummer\(number) Opdigtet", "lab").person
        try await cast.release(person)
      }
      _ = try await story.participant("Selam Eksempelsen", "lab")
      let first = try await cast.mette.page(address, query: "?as=weeks&whose=nobody")
      #expect(first.words.contains("Nobody responsible") && first.words.contains("27 here"), "\(first.words)")
      #expect(first.words.contains("nothing in these weeks") && !first.html.contains("quiet\">–"), "\(first.words)")
      #expect(!first.words.contains("Selam"))
      let found = try #require(first.html.firstMatch(of: /href="[^"]*\?(as=weeks[^"]*after=[^"]*)"/))
      let next = String(found.output.1).replacing("&amp;", with: "&")
      #expect(next.contains("whose=nobody"))
      let second = try await cast.mette.page(address, query: "?" + next)
      #expect(second.words.matches(of: /Nummer\d+/).count == 2 && !second.words.contains("Selam"), "\(second.words)")
      // Each form of the board keeps whose it is, and a colleague is chosen by name.
      #expect(first.html.contains("as=table&amp;whose=nobody"))
      let colleague = try await cast.mette.page(address, query: "?as=table&whose=" + cast.mads.text)
      #expect(colleague.html.contains("<option value=\"\(cast.mads.text)\" selected"), "\(colleague.html)")
      #expect(colleague.html.contains("as=weeks&amp;whose=\(cast.mads.text)"))
      for (query, status) in [("?whose=others", 400), ("?whose=" + AccountID(high: 9, low: 9).text, 404)] {
        #expect(try await cast.mette.get(address, query: query).status == status)
        for resource in [ProgrammesResource.board(story.programme), .weeks(story.programme)] {
          #expect(try await cast.mette.api(.get, resource, query: query).status == status)
        }
      }
    }
  }

  @Test("of a programme out of reach, and of whom one is not told, nothing is found", arguments: TestEngine.allCases)
  func reach(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let story = cast.story
      let model = try await story.act { tx in try Participations.programme(story.programme, tx).act { $0 } }
      let other = try await story.test.settingUp { tx in
        try Participations.found("Second Way", model: model.model, version: model.modelVersion, tx)
      }
      let nils = try await story.test.account("nils", [.jobConsultant], in: story.jobCentre)
      try await story.test.settingUp { try $0.joinTeam(nils, of: other) }
      let petros = try await story.participant("Petros Skygge", "lab", in: other, by: nils).person
      let one = try await story.test.acting(as: nils) { tx in
        try Assignments.of(petros, tx).act { try #require($0.first) }
      }
      try await story.test.acting(as: nils) { tx in
        try tx.endAssignment(one.id, seen: one.version, on: tx.today, AssignmentNote("workload", nil))
      }
      func found(_ visitor: Visitor, _ whose: String) async throws -> Int? {
        try await visitor.api(.get, ProgrammesResource.weeks(other), query: "?whose=" + whose).json["number"]?.integer
      }
      #expect(try await found(cast.mette, "nobody") == 0, "another team's")
      #expect(try await found(try await story.visitor(nils), "nobody") == 1)
      // Somebody of another organisation is nobody's colleague there.
      let stranger = try await cast.mette.api(.get, ProgrammesResource.weeks(other), query: "?whose=" + nils.text)
      #expect(stranger.status == 404)
    }
  }
}
