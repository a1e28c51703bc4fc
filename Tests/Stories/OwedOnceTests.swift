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
@testable import Work

/// One thing is owed once, by one role, in one place. Sunday 22 November 2026.
@Suite("One thing is owed once") struct OwedOnceTests {
  @Test("an approval is no paper that the consultant owes as well", arguments: TestEngine.allCases)
  func approval(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let kirsten = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12))
      let mette = try await story.visitor(story.mette)
      let missing = try await mette.api(.get, PlacementsResource.checks(id)).json["items"]?.items.filter {
        $0["verdict"]?.string == "breached" && $0["rule"]?.string != "approval"
      }
      func starts(_ visitor: Visitor, team: Bool = false) async throws -> [String] {
        try await visitor.week(team: team).filter { $0.pile == "starts" }.map(\.reason)
      }
      let papers = "\(missing?.count ?? 0) documents and the approval are missing before the start at Bageriet"
      let granted = "The approval is missing for the start at Bageriet on Mon 23 Nov (week 48)"
      #expect(try await starts(mette) == [papers])
      #expect(try await starts(try await story.visitor(kirsten)) == [granted])
      #expect(Set(try await starts(mette, team: true)) == [papers, granted])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a number of staff that is too old is asked for at the workplace alone", arguments: TestEngine.allCases)
  func staff(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let id = try await story.draft(yusuf, at: bakery, ready: true)
      let mette = try await story.visitor(story.mette)
      func starts() async throws -> [String] {
        try await mette.week().filter { $0.pile == "starts" }.map(\.reason)
      }
      #expect(try await starts() == ["Can start at Bageriet on Mon 23 Nov"])
      try await story.damage("UPDATE workplace SET staff_as_of = '2026-01-05'")
      try await story.act { tx in
        tx.touch(.workplace(bakery))
        tx.touch(.person(yusuf.person))
      }
      let checks = try await mette.api(.get, PlacementsResource.checks(id)).json["items"]?.items ?? []
      #expect(checks.contains { $0["rule"]?.string == "headcount-age" && $0["verdict"]?.string == "breached" })
      let asked = "Ask how many ordinary staff work here: the number from Mon 5 Jan is too old"
      // These rules let it start all the same.
      #expect(Set(try await starts()) == [asked, "Can start at Bageriet on Mon 23 Nov"])
      #expect(story.unforeseen.all == [])
    }
  }

  /// The same rules, by which an old number of staff stops a start.
  private func strict() throws -> Packs {
    let folder = DataFolder(path: FileManager.default.temporaryDirectory.path + "/owed-once-" + UUID().uuidString)
    try FileManager.default.createDirectory(atPath: folder.rules, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(atPath: folder.path) } catch { Issue.record("\(error)") }
    }
    let text = try #require(embeddedPacks.first { $0.0 == "dk-2026-07.yaml" }).1
    let shown = "at_most: 90 days\n  source: practice\n  overridable: yes\n  blocking: no"
    try #require(text.contains(shown))
    try text.replacing(shown, with: shown.replacing("blocking: no", with: "blocking: yes")).write(
      toFile: folder.rules + "/dk-2026-07.yaml", atomically: true, encoding: .utf8)
    return try Packs(folder: folder)
  }

  @Test("an approval is owed beside a number of staff that is too old", arguments: TestEngine.allCases)
  func approvalAndStaff(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, packs: try strict()) { story in
      let kirsten = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let id = try await story.draft(yusuf, at: bakery, ready: true)
      try await story.damage("UPDATE workplace SET staff_as_of = '2026-01-05'")
      func reckon() async throws {
        try await story.act { tx in
          tx.touch(.workplace(bakery))
          tx.touch(.person(yusuf.person))
        }
      }
      func starts(_ account: AccountID) async throws -> [String] {
        try await story.visitor(account).week().filter { $0.pile == "starts" }.map(\.reason)
      }
      let asked = "Ask how many ordinary staff work here: the number from Mon 5 Jan is too old"
      try await reckon()
      #expect(try await starts(story.mette) == [asked], "nothing but the question")
      #expect(try await starts(kirsten) == [])
      try await story.damage("UPDATE placement SET approved_day = NULL WHERE id = '\(id.text)'")
      try await reckon()
      #expect(try await starts(story.mette) == [asked])
      #expect(
        try await starts(kirsten) == ["The approval is missing for the start at Bageriet on Mon 23 Nov (week 48)"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "of two consultants at one workplace one asks, and the other knows what the draft waits for",
    arguments: TestEngine.allCases)
  func twoConsultants(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, packs: try strict()) { story in
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(jonas, of: story.programme) }
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let omar = try await story.participant("Omar Prøvesen", "lab", by: jonas)
      _ = try await story.draft(yusuf, at: bakery, ready: true)
      // A week later than the first.
      story.test.clock.advance(days: 1)
      _ = try await story.draft(omar, at: bakery, ready: true)
      func starts(_ account: AccountID) async throws -> [String] {
        try await story.visitor(account).week().filter { $0.pile == "starts" }.map(\.reason).sorted()
      }
      let (first, second) = ("Can start at Bageriet on Mon 23 Nov", "Can start at Bageriet on Mon 30 Nov")
      #expect(try await starts(story.mette) == [first])
      #expect(try await starts(jonas) == [second])
      try await story.damage("UPDATE workplace SET staff_as_of = '2026-01-05'")
      try await story.act { $0.touch(.workplace(bakery)) }
      let asked = "Ask how many ordinary staff work here: the number from Mon 5 Jan is too old"
      let waits = "Something in the draft is against the rules: Bageriet, start Mon 30 Nov"
      #expect(try await starts(story.mette) == [asked])
      #expect(try await starts(jonas) == [waits])

      // Both with one consultant: it is owed once. And whoever is responsible for the first asks.
      try await story.test.acting(as: jonas) { tx in
        try tx.relate(story.mette, .responsible, to: omar.person, from: tx.today)
        try tx.unrelate(jonas, .responsible, from: omar.person, until: tx.today)
      }
      #expect(try await starts(story.mette) == [asked])
      #expect(try await starts(jonas) == [])
      try await story.act { tx in
        try tx.relate(jonas, .responsible, to: yusuf.person, from: tx.today)
        try tx.unrelate(tx.actor.account, .responsible, from: yusuf.person, until: tx.today)
      }
      #expect(try await starts(jonas) == [asked])
      #expect(try await starts(story.mette) == [waits])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a look that was agreed for a limit's last weeks is the thought before its end", arguments: TestEngine.allCases)
  func lastLook(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      func agree(_ words: String, review: Int, until: Int?) async throws {
        try await story.act { tx in
          _ = try Considerations.agree(
            Consideration.Terms(
              wording: Consideration.Wording(words, .english), ownWording: nil, effect: .environment, from: tx.today,
              until: until.map { tx.today.adding(days: $0) }, review: tx.today.adding(days: review)),
            with: selam.person, on: tx.today, tx)
        }
      }
      try await agree("Mornings only", review: 3, until: 5)
      try await agree("No lifting", review: 2, until: 40)
      try await agree("Near home", review: 4, until: nil)
      try await agree("With a break", review: 5, until: 5)
      let owed = try await story.owed(selam.person).filter {
        $0.obligation.key.contains("review") || $0.obligation.key.contains("until")
      }
      func of(_ words: String) -> [String] {
        owed.map(\.obligation).filter { "\($0.reason)".contains(words) }.map {
          $0.key.split(separator: " ")[1] + " " + $0.due.iso
        }
        .sorted()
      }
      #expect(of("Mornings only") == ["until 2026-11-25"], "on the day that was agreed")
      #expect(of("No lifting") == ["review 2026-11-24", "until 2026-12-23"])
      #expect(of("Near home") == ["review 2026-11-26"])
      #expect(of("With a break").count == 1)
      #expect(story.unforeseen.all == [])
    }
  }
}
