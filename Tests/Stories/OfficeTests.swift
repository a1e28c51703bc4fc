import Access
import Language
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
@testable import Work

/// What is owed lies with whoever can do it. Sunday 22 November 2026.
@Suite("Who owes what") struct OfficeTests {
  private static let approval = "The approval is missing"

  @Test(
    "an approval is on the week of whoever can note it at the authority, and the consultant sees whose it is",
    arguments: TestEngine.allCases)
  func approvals(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 300)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let draft = try await story.draft(selam, at: bakery)
      let mette = try await story.visitor(story.mette)
      func ofMette() async throws -> [WeekRow] { try await mette.week().filter { $0.reason.contains(Self.approval) } }
      #expect(try await ofMette().map(\.owner) == ["mette"], "nobody works at the job centre")

      let account = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let colleague = try await story.test.account("karl", [.caseManager], in: story.jobCentre)
      for account in [account, colleague] {
        let visitor = try await story.visitor(account)
        let rows = try await visitor.week().filter { $0.reason.contains(Self.approval) }
        #expect(rows.map(\.owner) == ["Jobcenter Prøvekøbing"])
        let page = try await visitor.page(WorkAddress.week)
        #expect(page.pile("starts").words.contains("Getting started 1"))
        #expect(page.html.contains("href=\"\(PlacementsAddress.approval(draft).path)\""))
        #expect(try await visitor.page(WorkAddress.pocket).words.contains(Self.approval))
        #expect(try await visitor.page(PlacementsAddress.placement(draft)).words.contains("Yours to do"))
      }
      #expect(try await ofMette() == [], "it is not hers to do")
      let waiting = try await mette.week(team: true).filter { $0.reason.contains(Self.approval) }
      #expect(waiting.map(\.owner) == ["Jobcenter Prøvekøbing"])
      for (name, roles, place) in [
        ("stranger", [Role.caseManager], story.municipality), ("ane", [.counsellor], story.jobCentre),
      ] {
        let other = try await story.visitor(try await story.test.account(name, Set(roles), in: place))
        #expect(try await other.week().allSatisfy { !$0.reason.contains(Self.approval) }, "\(name) cannot")
      }

      // One who is named has it alone; when she goes, the office has it again; when the last goes, the consultant.
      try await story.act { try $0.relate(account, .responsible, to: selam.person, from: $0.today) }
      let (kirsten, karl) = (try await story.visitor(account), try await story.visitor(colleague))
      func has(_ visitor: Visitor) async throws -> [String?] {
        try await visitor.week().filter { $0.reason.contains(Self.approval) }.map(\.owner)
      }
      #expect(try await has(kirsten) == ["kirsten"])
      #expect(try await has(karl) == [])
      let papers = try await mette.week().filter { $0.pile == "starts" }
      #expect(papers.map(\.owner) == ["mette"], "the papers stay the consultant's, whoever was named last")
      try await story.act { try $0.unrelate(account, .responsible, from: selam.person, until: $0.today) }
      #expect(try await has(karl) == ["Jobcenter Prøvekøbing"])
      for email in ["kirsten", "karl"] {
        _ = try await story.house.close(request: "test") { tx in
          (email == "kirsten" ? account : colleague, nil)
        }
      }
      #expect(try await ofMette().map(\.owner) == ["mette"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "that only the approval is missing is owed once, by whoever decides, and not by the consultant as well",
    arguments: TestEngine.allCases)
  func waiting(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      _ = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12), ready: true)
      let mette = try await story.visitor(story.mette)
      #expect(try await mette.week().allSatisfy { !$0.reason.contains(Self.approval) })
      let placements = story.placements
      try await story.act { tx in
        try placements.find(id, tx).act { placement in
          var papers = placement.papers
          papers.approved = nil
          try placements.sign(placement, papers, seen: placement.version, tx)
        }
      }
      #expect(try await mette.week().filter { $0.pile == "starts" } == [])
      let rows = try await mette.week(team: true).filter { $0.pile == "starts" }
      #expect(rows.map(\.reason) == ["The approval is missing for the start at Bageriet on Mon 23 Nov (week 48)"])
      #expect(rows.map(\.owner) == ["Jobcenter Prøvekøbing"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("many approvals are counted, and read page by page, in the own week", arguments: TestEngine.allCases)
  func many(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 300)
      let account = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let names = (1...12).map { "Person\($0) Eksempelsen" }
      for name in names {
        _ = try await story.draft(try await story.participant(name, "integration-act"), at: bakery)
      }
      // One of them is hers alone.
      let own = try await story.participant("Selam Eksempelsen", "integration-act")
      _ = try await story.draft(own, at: bakery)
      try await story.act { try $0.relate(account, .responsible, to: own.person, from: $0.today) }
      let kirsten = try await story.visitor(account)
      let heap = try await kirsten.page(WorkAddress.week).pile("starts")
      #expect(heap.words.contains("Getting started 13") && heap.words.contains("The first 10 of 13 are shown."))
      let whole = try await kirsten.page(WorkAddress.week, query: "?pile=starts")
      for name in names + ["Selam Eksempelsen"] { #expect(whole.words.contains(name + " "), "\(name)") }
      let pages = try await story.test.acting(as: account) { tx -> [[String]] in
        let asked = try WeekFrame(week: ISOWeek(containing: tx.today), own: true).asked(tx)
        var (pages, place) = ([[String]](), PlaceInOrder<ObligationKind>?.none)
        repeat {
          let page = try tx.list(
            { asked.heap(.starts, after: place, limit: $0) }, upTo: 5, try tx.grant(List.self, ObligationRecord.self)
          ).act { $0 }
          pages.append(page.rows.map(\.obligation.key))
          place = page.hasMore ? page.rows.last?.place : nil
        } while place != nil
        return pages
      }
      #expect(pages.map(\.count) == [5, 5, 3])
      #expect(Set(pages.joined()).count == 13, "each once")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what somebody responsible cannot do is the team's, and nothing leads her where she may not go",
    arguments: TestEngine.allCases)
  func team(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let account = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let rosa = try await story.participant("Rosa Påfund", "integration-act")
      try await story.act { tx in
        try tx.relate(account, .responsible, to: rosa.person, from: tx.today)
        try tx.unrelate(tx.actor.account, .responsible, from: rosa.person, until: tx.today)
      }
      let (mette, kirsten) = (try await story.visitor(story.mette), try await story.visitor(account))
      let plan = PlacementsAddress.newPlacement(rosa.person).path
      let rows = try await mette.week().filter { $0.pile == "no-next-step" }
      #expect(rows.map(\.owner) == ["the team of Business Training"], "a case manager plans no placement")
      #expect(try await mette.page(WorkAddress.week).html.contains(plan))
      #expect(try await kirsten.week().allSatisfy { $0.pile != "no-next-step" })
      // What she sees leads to pages that are there for her, on the page and for programs.
      let seen = try await kirsten.page(WorkAddress.week, query: "?whose=team")
      #expect(seen.words.contains("Rosa Påfund") && !seen.html.contains(plan))
      let answer = try await kirsten.api(.get, WorkResource.week, query: "?whose=team")
      let links = try answer.json["items"]?.items.compactMap { $0["href"]?.string } ?? []
      #expect(!links.isEmpty && !links.contains(plan))
      // As soon as nobody in the team can do it, it is hers again, to see to.
      _ = try await story.house.close(request: "test") { [mette = story.mette] _ in (mette, nil) }
      #expect(try await kirsten.week().contains { $0.pile == "no-next-step" && $0.owner == "kirsten" })
      #expect(story.unforeseen.all == [])
    }
  }
}
