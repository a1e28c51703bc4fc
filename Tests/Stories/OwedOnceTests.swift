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
      let papers = "\(missing?.count ?? 0) documents are missing before the start at Bageriet"
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
      // These rules let it start all the same; where they do not, nothing but the question is owed.
      let holdsBack = checks.contains { $0["rule"]?.string == "headcount-age" && $0["blocking"] == .bool(true) }
      #expect(Set(try await starts()) == (holdsBack ? [asked] : [asked, "Can start at Bageriet on Mon 23 Nov"]))
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
