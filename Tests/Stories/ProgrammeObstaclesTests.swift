import Access
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// What holds people up in a programme, and how long it takes. Sunday 22 November 2026.
@Suite("What stands in the way in a programme is counted as far as the reader reaches") struct ProgrammeObstaclesTests {
  private func note(
    _ story: StoryHouse, _ kind: Obstacle.Kind, of person: PersonID, _ days: Int, solved: Int? = nil
  ) async throws {
    try await story.act { tx in
      let since = tx.today.adding(days: -days)
      _ = try Obstacles.note(
        Obstacle.Details(
          kind: kind, words: nil, since: since, owner: nil, due: since.adding(days: 30),
          solved: solved.map { since.adding(days: $0) }), of: person, tx)
    }
  }

  @Test("kind by kind, what holds most up first, with the way to each", arguments: TestEngine.allCases)
  func counted(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let mine = story.mette
      let other = try await story.test.settingUp { tx in
        try Participations.found("Another programme", model: "business-training", version: 2, tx)
      }
      try await story.test.settingUp { try $0.joinTeam(mine, of: other) }
      let (selam, yusuf) = (
        try await story.participant("Selam Eksempelsen", "integration-act"),
        try await story.participant("Yusuf Opdigtet", "lab")
      )
      let bao = try await story.participant("Bao Fiktiv", "lab", in: other)
      try await note(story, .childcare, of: selam.person, 40)
      try await note(story, .childcare, of: yusuf.person, 3)
      try await note(story, .letter, of: yusuf.person, 5)
      for (days, taken) in [(9, 2), (9, 4), (9, 9), (8, 6)] {
        try await note(story, .letter, of: selam.person, days, solved: taken)
      }
      // Out of the way before she took part, and longer ago than is looked back.
      try await note(story, .housing, of: selam.person, 30, solved: 5)
      try await note(story, .money, of: selam.person, 400, solved: 20)
      try await note(story, .transport, of: bao.person, 7)

      let page = try await mette.page(ProgrammesAddress.obstacles(story.programme))
      let table = page.part("<tbody", "tbody").words
      #expect(table.hasPrefix("Childcare"), "\(table)")
      let items = try await mette.api(.get, ProgrammesResource.obstacles(story.programme)).json["items"]?.items ?? []
      #expect(items.map { $0["kind"]?.string } == ["childcare", "letter"])
      #expect(items.map { $0["standing"]?.integer } == [2, 1] && items.map { $0["solved"]?.integer } == [0, 4])
      #expect(items.map { $0["halfWithinDays"]?.integer } == [nil, 4])
      #expect(items.first?["standingSince"]?.string == "2026-10-13")
      #expect(page.words.contains("within 4 days") && page.words.contains("since Tue 13 Oct, 40 days"), "\(page.words)")
      #expect(page.html.contains(PeopleAddress.person(selam.person).path + "#obstacle-"))
      #expect(!page.words.contains("Bao") && !page.words.contains("Transport"))
      #expect(!page.words.contains("are counted"), "all of it is")

      let theirs = try await mette.page(ProgrammesAddress.obstacles(other))
      #expect(theirs.words.contains("Bao Fiktiv") && !theirs.words.contains("Selam"))
      #expect(try await mette.page(ProgrammesAddress.programmes).html.contains(ProgrammesAddress.obstacles(other).path))

      // Whoever takes part no longer is not held up by it.
      let leaving = ProgrammesResource.participation(yusuf.id)
      let version = try await mette.api(.get, leaving).json["version"]?.integer
      let left = try await mette.api(
        .patch, leaving,
        #"{"step": "exit", "on": "2026-11-21", "reason": "moved", "destination": "unknown"}"#, seen: version)
      #expect(left.status == 200, "\(left.text)")
      // They stay within the team's reach until the day is over on which that was written down.
      story.test.clock.advance(days: 1)
      let later = try await story.visitor(story.mette)
      let after = try await later.api(.get, ProgrammesResource.obstacles(story.programme)).json["items"]?.items ?? []
      #expect(after.map { $0["standing"]?.integer } == [1, 0], "\(after)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("others’ people are in nobody’s numbers; who moves nobody on has no such page", arguments: TestEngine.allCases)
  func reach(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      try await note(story, .childcare, of: selam.person, 40)
      let stranger = try await story.test.account("nils", [.jobConsultant], in: story.jobCentre)
      let nils = try await story.visitor(stranger)
      let page = try await nils.page(ProgrammesAddress.obstacles(story.programme))
      #expect(
        page.words.contains("Nothing is noted that stands in the way of anybody whom you reach here."), "\(page.words)")
      #expect(
        try await nils.api(.get, ProgrammesResource.obstacles(story.programme)).json["items"]?.items.isEmpty == true)
      let mentor = try await story.visitor(try await story.test.account("mia", [.mentor], in: story.municipality))
      #expect(try await mentor.get(ProgrammesAddress.obstacles(story.programme)).status == 404)
      #expect(try await mette.get(ProgrammesAddress.obstacles(ProgrammeID(high: 9, low: 9))).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("of more than are counted the page says which ones are", arguments: TestEngine.allCases)
  func most(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      for name in ["Ada Prøve", "Bao Fiktiv", "Cem Påfund"] {
        let way = try await story.participant(name, "lab")
        try await story.act { tx in
          for day in 0..<70 {
            for solved in [nil, tx.today] {
              _ = try Obstacles.note(
                Obstacle.Details(
                  kind: .letter, words: nil, since: tx.today.adding(days: -5 - day), owner: nil,
                  due: tx.today, solved: solved), of: way.person, tx)
            }
          }
        }
      }
      let page = try await mette.page(ProgrammesAddress.obstacles(story.programme)).words
      #expect(page.contains("the 200 obstacles are counted that have stood longest"), "\(page.prefix(900))")
      #expect(page.contains("the 200 solved last are counted"))
      let items = try await mette.api(.get, ProgrammesResource.obstacles(story.programme)).json["items"]?.items ?? []
      #expect(items.map { $0["standing"]?.integer } == [200] && items.map { $0["solved"]?.integer } == [200])
      #expect(story.unforeseen.all == [])
    }
  }
}
