import Access
import Language
import People
import Placements
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej
@testable import Programmes

/// The board week by week, over week 53 and the change of year. Today is Wednesday 2 December 2026, in week 49.
@Suite("The board week by week: what is in the weeks to come, person by person") struct BoardWeeksTests {
  private func found(
    _ story: StoryHouse, in programme: ProgrammeID? = nil, by account: AccountID? = nil
  ) async throws -> BoardWeeks {
    let (shelf, sources) = (story.shelf, [story.placements.boardWeeks])
    let id = programme ?? story.programme
    return try await story.test.acting(as: account ?? story.mette) { tx in
      try Participations.programme(id, tx).flatMap { programme -> Disclosed<BoardWeeks> in
        guard let model = shelf.model(of: programme) else { throw NoSuch("model") }
        return try BoardWeeks.find(
          model, sources, Board.Asked(id, .everybody, isFew: true), behind: nil, tx, Voice(.english, today: tx.today))
      }.act { $0 }
    }
  }

  private func step(_ json: String, of way: ParticipationID, by api: Visitor) async throws {
    let address = ProgrammesResource.participation(way)
    let seen = try await api.api(.get, address).json["version"]?.integer
    let answer = try await api.api(.patch, address, json, seen: seen)
    #expect(answer.status == 200, "\(json): \(answer.text)")
  }

  @Test(
    "hours, first and last days, appointments, follow-ups and phases stand in their weeks, also in week 53 and behind it",
    arguments: TestEngine.allCases)
  func weeks(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let model = try await story.act { tx in try Participations.programme(story.programme, tx).act { $0 } }
      let other = try await story.test.settingUp { tx in
        try Participations.found("Second Way", model: model.model, version: model.modelVersion, tx)
      }
      let nils = try await story.test.account("nils", [.jobConsultant], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(nils, of: other) }
      story.test.clock.advance(days: 10)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let petros = try await story.participant("Petros Skygge", "lab", in: other, by: nils)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      // From Monday 7 December, week 50, until Friday 1 January, in week 53.
      _ = try await story.run(selam, at: bakery, weeks: 4)
      let made = try await mette.api(
        .post, PeopleResource.appointments(selam.person),
        #"{"on": "2027-01-05", "from": "10:00", "worker": "\#(story.mette.text)"}"#)
      #expect(made.status == 201, "\(made.text)")
      try await step(#"{"step": "begin-phase", "phase": "mentoring", "on": "2026-12-29"}"#, of: yusuf.id, by: mette)
      try await step(
        #"{"step": "exit", "on": "2027-01-09", "reason": "moved", "destination": "unknown"}"#, of: yusuf.id, by: mette)

      let all = try await found(story)
      #expect(all.weeks.map(\.iso) == ["2026-W49", "2026-W50", "2026-W51", "2026-W52", "2026-W53", "2027-W01"])
      func said(_ person: PersonID, _ week: String) throws -> [String] {
        let week = try #require(ISOWeek(iso: week))
        return all.entries(of: person, in: week).map { entry in
          [entry.day?.iso, entry.words].compactMap(\.self).joined(separator: " ")
        }
      }
      #expect(try said(selam.person, "2026-W49") == [])
      let first = try said(selam.person, "2026-W50")
      #expect(first.contains("placement, 6 h a week") && first.contains("2026-12-07 first day of the placement"))
      #expect(first.contains("2026-12-07 follow-up"), "\(first)")
      let last = try said(selam.person, "2026-W53")
      #expect(
        last.contains("placement, 6 h a week") && last.contains("2027-01-01 last day of the placement"), "\(last)")
      #expect(try said(selam.person, "2027-W01") == ["2027-01-05 appointment at 10:00"])
      #expect(try said(yusuf.person, "2026-W53") == ["2026-12-29 Mentoring: first day"])
      // A phase that has no last day of its own ends with the exit, and so does taking part.
      #expect(
        Set(try said(yusuf.person, "2027-W01")) == [
          "2027-01-09 Mentoring: last day", "2027-01-09 Placement at an employer: last day",
          "2027-01-09 last day in the programme",
        ])
      let theirs = try await found(story, in: other, by: nils)
      #expect(theirs.board.lanes[0].cards.map(\.person) == [petros.person])
      #expect(try await found(story, in: other).board.lanes[0].cards.isEmpty, "Mette does not reach them")

      let address = ProgrammesAddress.board(story.programme)
      let page = try await mette.page(address, query: "?as=weeks")
      for words in [
        "week 49", "week 53", "week 1, 2027", "Selam Eksempelsen", "Yusuf Opdigtet", "appointment at 10:00",
        "Who takes part, or will (2)",
      ] { #expect(page.words.contains(words), "\(words): \(page.words)") }
      #expect(!page.words.contains("Petros"))
      let told = try await mette.api(.get, ProgrammesResource.weeks(story.programme)).json
      #expect(told["number"]?.integer == 2 && told["next"]?.isNull == true)
      let entries = told["items"]?.items.first { $0["person"]?.string == selam.person.text }?["entries"]?.items ?? []
      let ofLast = entries.first { $0["week"]?.string == "2027-W01" }
      #expect(ofLast?["on"]?.string == "2027-01-05" && ofLast?["what"]?.string == "appointment at 10:00", "\(told)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("more people than a page holds are counted, and read on", arguments: TestEngine.allCases)
  func pages(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      for number in 1...27 { _ = try await story.participant("Nummer\(number) Opdigtet", "lab") }
      let address = ProgrammesAddress.board(story.programme)
      func names(_ page: Page) -> Set<String> {
        Set(page.words.matches(of: /Nummer\d+/).map { String($0.output) })
      }
      let first = try await mette.page(address, query: "?as=weeks")
      #expect(names(first).count == 25 && first.words.contains("27 here"), "\(first.words)")
      let found = try #require(first.html.firstMatch(of: /href="[^"]*\?(as=weeks[^"]*after=[^"]*)"/))
      let next = String(found.output.1).replacing("&amp;", with: "&")
      let second = try await mette.page(address, query: "?" + next)
      #expect(names(second).count == 2 && names(first).isDisjoint(with: names(second)))
      #expect(try await mette.get(address, query: "?as=weeks&after=x").status == 400)
      #expect(story.unforeseen.all == [])
    }
  }
}
