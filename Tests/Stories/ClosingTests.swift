import Access
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Work

@testable import Nyvej

@Suite("Somebody leaves, and the work stays") struct ClosingTests {
  /// Two people of Mette's, one of them with a placement, and a colleague in the same team.
  private func cast(_ story: StoryHouse) async throws -> (people: [PersonID], jonas: AccountID) {
    let bakery = try await story.workplace("Bageriet", staff: 12)
    let selam = try await story.participant("Selam Eksempelsen", "integration-act")
    _ = try await story.run(selam, at: bakery)
    let oksana = try await story.participant("Oksana Prøve", "lab")
    let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
    let programme = story.programme
    try await story.test.settingUp { try $0.joinTeam(jonas, of: programme) }
    return ([selam.person, oksana.person], jonas)
  }

  private func owners(_ people: [PersonID], _ story: StoryHouse, as account: AccountID) async throws -> [AccountID?] {
    try await story.test.acting(as: account) { tx in
      try people.flatMap { person in
        let owed = try Obligations.about(.person(person), tx).act { $0 }
        #expect(!owed.isEmpty)
        return owed.map(\.owner)
      }
    }
  }

  @Test("a closing with a colleague hands over every person and every open task", arguments: TestEngine.allCases)
  func handedOver(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (people, jonas) = try await cast(story)
      let (house, mette) = (story.house, story.mette)
      #expect(try await owners(people, story, as: jonas).allSatisfy { $0 == mette })
      let closing = try await house.close(request: "test") { _ in (mette, jonas) }
      #expect(closing == Closing(people: 2))
      #expect(try await owners(people, story, as: jonas).allSatisfy { $0 == jonas })
      let soon = ISOWeek(containing: story.today).adding(weeks: 2)
      #expect(try await story.visitor(jonas).week(soon).map(\.name).contains("Selam Eksempelsen"))
      await #expect(throws: SignInNeeded.self) { try await story.act { $0.actor.account } }
      await #expect(throws: AlreadyClosed.self) {
        try await house.close(request: "test") { _ in (mette, jonas) }
      }
    }
  }

  @Test("without one, what has no owner is counted and stands in the team's week", arguments: TestEngine.allCases)
  func withoutColleague(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (people, jonas) = try await cast(story)
      let (house, mette) = (story.house, story.mette)
      let open = try await owners(people, story, as: jonas).count
      let closing = try await house.close(request: "test") { _ in (mette, nil) }
      #expect(closing == Closing(people: 2, peopleWithoutAnyone: 2, tasksWithoutOwner: open))
      #expect(try await owners(people, story, as: jonas).allSatisfy { $0 == nil })
      let soon = ISOWeek(containing: story.today).adding(weeks: 2)
      let week = try await story.visitor(jonas).week(soon, team: true)
      #expect(week.contains { $0.name == "Selam Eksempelsen" && $0.owner == nil })
    }
  }

  @Test("whom two look after, keeps the other", arguments: TestEngine.allCases)
  func shared(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (people, jonas) = try await cast(story)
      let (house, mette) = (story.house, story.mette)
      try await story.act { try $0.relate(jonas, .responsible, to: people[0], from: $0.today) }
      let closing = try await house.close(request: "test") { _ in (mette, nil) }
      #expect(closing.people == 2 && closing.peopleWithoutAnyone == 1)
      #expect(try await owners([people[0]], story, as: jonas).allSatisfy { $0 == jonas })
    }
  }

  @Test("only an open account with a role that looks after people takes over", arguments: TestEngine.allCases)
  func colleagues(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (admin, gone) = (
        try await story.test.account("agnes", [.administrator]), try await story.test.account("karl", [.jobConsultant])
      )
      let mette = story.mette
      let may = try await story.test.settingUp { tx in
        _ = try tx.closeAccount(gone, handingOverTo: nil)
        return try [mette, admin, gone].map { try tx.mayLookAfterPeople($0) }
      }
      #expect(may == [true, false, false])
    }
  }
}
