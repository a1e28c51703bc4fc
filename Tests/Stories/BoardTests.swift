import Access
import Foundation
import People
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Programmes

/// Today is Sunday 22 November 2026; who takes part does since 12 November.
@Suite("The journey board: who stands where in a programme") struct BoardTests {
  private func step(_ body: String, of id: ParticipationID, by visitor: Visitor) async throws {
    let address = ProgrammesResource.participation(id)
    let version = try await visitor.api(.get, address).json["version"]?.integer
    let answer = try await visitor.api(.patch, address, body, seen: version)
    #expect(answer.status == 200, "\(body): \(answer.text)")
  }

  private func referred(_ name: String, _ story: StoryHouse) async throws -> PersonID {
    let (programme, jobCentre) = (story.programme, story.jobCentre)
    return try await story.act { tx in
      let person = try People.enter(Person.Details(name: name), tx)
      _ = try Participations.refer(
        person, to: programme,
        Participation.Referral(on: tx.today.adding(days: -3), by: jobCentre, reason: "not-directly-to-work", note: nil),
        tx)
      return person
    }
  }

  @Test(
    "each column holds those who stand there, on every day as it is reckoned from what was recorded",
    arguments: TestEngine.allCases)
  func columns(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      var ways: [Participation] = []
      for name in ["Selam Eksempelsen", "Yusuf Opdigtet", "Rosa Tænkt", "Omar Påfund", "Ada Skygge"] {
        ways.append(try await story.participant(name, "lab"))
      }
      let (selam, yusuf, rosa, omar, ada) = (ways[0], ways[1], ways[2], ways[3], ways[4])
      func begin(_ phase: String, _ day: String, _ way: Participation) async throws {
        try await step("{\"step\": \"begin-phase\", \"phase\": \"\(phase)\", \"on\": \"\(day)\"}", of: way.id, by: api)
      }
      try await begin("mentoring", "2026-11-20", yusuf)
      try await begin("mentoring", "2026-12-01", rosa)
      try await begin("team-sessions", "2026-11-15", rosa)
      let spells = try await api.api(.get, ProgrammesResource.participation(rosa.id)).json["phases"]?.items ?? []
      let sessions = try #require(spells.first { $0["phase"]?.string == "team-sessions" }?["id"]?.string)
      try await step(
        "{\"step\": \"end-phase\", \"spell\": \"\(sessions)\", \"on\": \"2026-11-25\"}", of: rosa.id, by: api)
      // Left, and leaves: what was planned for a later day does not come, and comes when the exit is undone.
      try await begin("mentoring", "2026-12-02", omar)
      try await step(
        #"{"step": "exit", "on": "2026-11-28", "reason": "completed", "destination": "ordinary-work"}"#, of: omar.id,
        by: api)
      try await step(
        #"{"step": "exit", "on": "2026-11-21", "reason": "completed", "destination": "ordinary-work"}"#, of: ada.id,
        by: api)
      try await step(
        #"{"step": "pause", "on": "2026-11-22", "expected": "2026-12-03", "reason": "travel"}"#, of: selam.id, by: api)
      func expectAlike(_ when: String) async throws {
        let (programme, ids) = (story.programme, ways.map(\.id))
        for offset in -12...14 {
          let (found, reckoned) = try await story.act { tx in
            let day = tx.today.adding(days: offset)
            let columns =
              ["placement", "mentoring", "team-sessions"].map { BoardColumn.phase(PhaseCode($0)) } + [.paused]
            let found = try columns.reduce(into: [BoardColumn: Set<ParticipationID>]()) { all, column in
              let asked = BoardAsked(
                programme: programme, column: column, day: day, who: .everybody, isFew: offset.isMultiple(of: 2))
              let cards = try tx.list(
                asked.cards(behind: nil, limit: 50), try tx.grant(List.self, ParticipationRecord.self)
              ).act { $0 }
              let number = try tx.count(
                asked.number(upTo: 50), try tx.grant(Count.self, ParticipationRecord.self)
              ).act { $0 }
              #expect(number == cards.count && cards == cards.sorted { $0.place < $1.place })
              all[column] = Set(cards.map(\.participation))
            }
            let now = try ids.map { try Participations.find($0, tx).act { $0 } }
            let reckoned = columns.reduce(into: [BoardColumn: Set<ParticipationID>]()) { all, column in
              all[column] = Set(
                now.filter { way in
                  if case .phase(let phase) = column {
                    way.running(on: day).contains { $0.phase == phase }
                  } else {
                    way.pause(on: day) != nil
                  }
                }.map(\.id))
            }
            return (found, reckoned)
          }
          #expect(found == reckoned, "\(when), \(offset) days from today")
        }
      }
      try await expectAlike("with exits")
      try await step(#"{"step": "stay"}"#, of: omar.id, by: api)
      try await step(#"{"step": "stay"}"#, of: ada.id, by: api)
      try await expectAlike("with none")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "cards tell who, since when, what comes next and what to know; of another programme there are none",
    arguments: TestEngine.allCases)
  func page(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let model = try await story.act { tx in try Participations.programme(story.programme, tx).act { $0 } }
      let other = try await story.test.settingUp { tx in
        try Participations.found("Second Way", model: model.model, version: model.modelVersion, tx)
      }
      let nils = try await story.test.account("nils", [.jobConsultant], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(nils, of: other) }
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      _ = try await story.participant("Petros Skygge", "lab", in: other, by: nils)
      _ = try await referred("Rosa Tænkt", story)
      try await step(
        #"{"step": "pause", "on": "2026-11-20", "expected": "2026-12-03", "reason": "travel"}"#, of: selam.id, by: mette
      )

      let programmes = try await mette.page(ProgrammesAddress.programmes)
      #expect(programmes.words.contains("Business Training") && programmes.words.contains("Second Way"))
      for query in ["", "?as=table"] {
        let board = try await mette.page(ProgrammesAddress.board(story.programme), query: query).words
        for told in [
          "Selam Eksempelsen", "Yusuf Opdigtet", "Rosa Tænkt", "Placement at an employer", "10 days", "2 days",
          "3 days",
          "paused, expected back Thu 3 Dec", "Plan a placement", "Answer the referral to Business Training",
        ] { #expect(board.contains(told), "\(told) \(query): \(board)") }
        #expect(!board.contains("Petros"))
      }
      let theirs = try await mette.page(ProgrammesAddress.board(other)).words
      #expect(!theirs.contains("Petros") && theirs.contains("Nobody stands here today."))
      let nilsBoard = try await story.visitor(nils).page(ProgrammesAddress.board(other)).words
      #expect(nilsBoard.contains("Petros Skygge") && !nilsBoard.contains("Selam"))
      let own = try await mette.page(ProgrammesAddress.board(story.programme), query: "?whose=own").words
      #expect(own.contains("Yusuf Opdigtet"), "whoever entered them is responsible: \(own)")

      // A colleague of the team reaches all, and is responsible for nobody.
      let mads = try await story.test.account("mads", [.coordinator], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(mads, of: story.programme) }
      let colleague = try await story.visitor(mads)
      #expect(
        try await colleague.page(ProgrammesAddress.board(story.programme)).words.contains("Yusuf Opdigtet"))
      let none = try await colleague.page(ProgrammesAddress.board(story.programme), query: "?whose=own").words
      #expect(!none.contains("Yusuf Opdigtet"), "\(none)")

      for query in ["?column=nowhere", "?as=river", "?whose=others", "?column=placement&after=x"] {
        #expect(try await mette.get(ProgrammesAddress.board(story.programme), query: query).status == 400, "\(query)")
      }
      #expect(try await mette.get(ProgrammesAddress.board(ProgrammeID(high: 9, low: 9))).status == 404)
      _ = yusuf
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a column that is longer leads to all of it, page by page, each of them once", arguments: TestEngine.allCases)
  func long(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let mette = try await story.visitor(story.mette)
      for number in 1...53 { _ = try await referred("Opdigtet Nummer\(number)", story) }
      let board = try await mette.page(ProgrammesAddress.board(story.programme))
      #expect(board.words.contains("Referred 53") && board.words.contains("All 53"), "\(board.words)")
      func names(_ page: Page) -> Set<String> {
        Set(page.words.matches(of: /Nummer\d+/).map { String($0.output) })
      }
      #expect(names(board).count == 8)
      let first = try await mette.page(ProgrammesAddress.board(story.programme), query: "?column=.referred&whose=team")
      #expect(names(first).count == 50)
      let next = try #require(first.html.firstMatch(of: /href="[^"]*\?(column=[^"]*after=[^"]*)"/)).output.1
        .replacingOccurrences(of: "&amp;", with: "&")
      let second = try await mette.page(ProgrammesAddress.board(story.programme), query: "?" + next)
      #expect(names(second).count == 3 && names(first).isDisjoint(with: names(second)))

      // Programs read the same.
      let resource = ProgrammesResource.board(story.programme)
      let whole = try await mette.api(.get, resource).json
      #expect(whole["items"]?.items.count == 8 && whole["next"]?.isNull == true)
      let waiting = whole["columns"]?.items.first
      #expect(waiting?["column"]?.string == ".referred" && waiting?["number"]?.integer == 53)
      #expect(whole["items"]?.items.first?["nextStep"]?.string == "Answer the referral to Business Training")
      var (read, cursor): ([String], String) = ([], "")
      repeat {
        let part = try await mette.api(.get, resource, query: "?column=.referred" + cursor).json
        read += part["items"]?.items.compactMap { $0["name"]?.string } ?? []
        cursor = part["next"]?.string.map { "&cursor=" + $0 } ?? ""
      } while !cursor.isEmpty && read.count < 99
      #expect(read.count == 53 && Set(read).count == 53)
      for query in ["?column=nowhere", "?cursor=x", "?column=placement&cursor=x", "?whose=others"] {
        #expect(try await mette.api(.get, resource, query: query).status == 400, "\(query)")
      }
      #expect(try await mette.api(.get, ProgrammesResource.board(ProgrammeID(high: 9, low: 9))).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }
}
