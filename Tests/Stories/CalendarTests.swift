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

@testable import Access
@testable import Nyvej
@testable import Work

@Suite("What rests on the calendar alone") struct CalendarTests {
  /// What is owed about a subject as it holds on a day, without when it became known.
  private struct Owed: Hashable, Comparable, CustomStringConvertible {
    let description: String

    init(_ line: ObligationChanges.Line, stands: Bool) {
      let days = stands ? "" : " due \(line.due) shown \(line.shown)"
      description = "\(line.key): \(line.reason) at \(line.address), done \(line.done?.iso ?? "no")\(days)"
    }

    static func < (a: Owed, b: Owed) -> Bool { a.description < b.description }
  }

  @Test(
    "is right on every day of half a year, though nobody writes anything", arguments: TestEngine.allCases)
  func calendar(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let subjects = try await cast(story)
      let obligations = Rooms.obligations(story.placements, story.house.packs.shelf)
      var turned: Set<Subject> = []
      var before: [Subject: [Owed]] = [:]
      for _ in 0..<180 {
        let found = try await story.act { tx in
          try subjects.map { subject -> (subject: Subject, stored: [Owed], fresh: [Owed]) in
            let owed = try obligations.owed(about: subject, tx).value.flatMap { $0.owed(tx.today) }
            let stands = Set(owed.filter(\.standsSinceKnown).map(\.key))
            func plainly(_ lines: [ObligationChanges.Line]) -> [Owed] {
              lines.map { Owed($0, stands: stands.contains($0.key)) }.sorted()
            }
            let stored = try tx.consult(StoredObligation.of(subject)).value.map(\.line)
            return (
              subject, plainly(stored.filter { $0.holds(on: tx.today) }),
              plainly(owed.map { ObligationChanges.Line(Outlook.Spell($0, from: tx.today)) })
            )
          }
        }
        for (subject, stored, fresh) in found {
          #expect(stored == fresh, "\(subject) on \(story.today)")
          if let earlier = before[subject], earlier != stored { turned.insert(subject) }
          before[subject] = stored
        }
        story.test.clock.advance(days: 1)
      }
      #expect(turned.count >= 3, "something turned for these: \(turned)")
    }
  }

  /// A limit that ends while somebody works, a number of staff that gets too old for what is planned, a limit that begins
  /// and breaks what runs, a look that is due when the limit is over.
  private func cast(_ story: StoryHouse) async throws -> [Subject] {
    let bakery = try await story.workplace("Prøvebageriet", staff: 30)
    let selam = try await story.participant("Selam Eksempelsen", "integration-act")
    let omar = try await story.participant("Omar Prøvesen", "lab")
    _ = try await story.run(selam, at: bakery, hours: 12)
    _ = try await story.draft(omar, at: bakery, weeks: 4)
    try await story.act { tx in
      func agree(_ effect: Consideration.Effect, _ from: Int, _ until: Int?, _ person: PersonID) throws {
        let terms = Consideration.Terms(
          wording: Consideration.Wording("As agreed", .english), ownWording: nil, effect: effect,
          from: tx.today.adding(days: from), until: until.map { tx.today.adding(days: $0) },
          review: tx.today.adding(days: from + 5))
        _ = try Considerations.agree(terms, with: person, on: tx.today, tx)
      }
      try agree(.hours(cap: Hours(14)), 0, 40, selam.person)
      try agree(.hours(cap: Hours(8)), 50, 70, selam.person)
      try agree(.environment, 3, 20, selam.person)
      try agree(.environment, 0, 12, omar.person)
    }
    return [.person(selam.person), .person(omar.person), .workplace(bakery)]
  }

  @Test("a limit whose end was set ahead asks until its day, and can be set otherwise", arguments: TestEngine.allCases)
  func endSetAhead(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let last = story.today.adding(days: 6)
      let id = try await story.act { tx in
        let id = try Considerations.agree(
          Consideration.Terms(
            wording: Consideration.Wording("Mornings only", .english), ownWording: nil, effect: .environment,
            from: tx.today, until: nil, review: tx.today.adding(days: 3)), with: selam.person, on: tx.today, tx)
        try Considerations.find(id, tx).act { try Considerations.end(id, lastDay: last, seen: $0.version, tx) }
        return id
      }
      let mette = try await story.visitor(story.mette)
      func asked() async throws -> [String] {
        try await mette.week().map(\.reason).filter { $0.contains("Mornings only") }
      }
      #expect(try await asked() == ["Look again together: Mornings only"])
      let way = PeopleAddress.consideration(id).path
      #expect(try await mette.page(PeopleAddress.person(selam.person)).html.contains(way))
      story.test.clock.advance(days: 7)
      #expect(try await asked() == [])
      #expect(try await !mette.page(PeopleAddress.person(selam.person)).html.contains(way))
    }
  }

  @Test("a limit that ended yesterday no longer asks, and This week does not say so", arguments: TestEngine.allCases)
  func ended(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let last = story.today.adding(days: 6)
      try await story.act { tx in
        _ = try Considerations.agree(
          Consideration.Terms(
            wording: Consideration.Wording("Mornings only", .english), ownWording: nil, effect: .environment,
            from: tx.today, until: last, review: tx.today.adding(days: 3)), with: selam.person, on: tx.today, tx)
      }
      let mette = try await story.visitor(story.mette)
      func asked() async throws -> [String] {
        try await mette.week().map(\.reason).filter { $0.contains("Mornings only") }
      }
      story.test.clock.advance(days: 6)
      #expect(try await asked().count == 1, "on its last day, one thing once")
      story.test.clock.advance(days: 1)
      #expect(try await asked() == [], "on the day after")
      #expect(try await mette.page(PeopleAddress.person(selam.person)).words.contains("Mornings only"))
    }
  }
}
