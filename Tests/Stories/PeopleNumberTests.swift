import Employers
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values

@testable import Access

@Suite("How many people there are") struct PeopleNumberTests {
  @Test(
    "counted by the relations they are as many as asked one by one, however somebody is reached and how often",
    arguments: TestEngine.allCases)
  func twoWays(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let away = try await story.test.settingUp { tx in
        try Participations.found("Anden Vej", model: "business-training", version: 1, tx)
      }
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let kirsten = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let cleo = try await story.test.account("cleo", [.counsellor], in: story.municipality)
      let stranger = try await story.test.account("fremmed", [.jobConsultant], in: story.jobCentre)
      // One is in both teams, the other in one.
      try await story.test.settingUp {
        try $0.joinTeam(story.mette, of: away)
        try $0.joinTeam(jonas, of: away)
      }
      let basis: BasisCode = "integration-act"
      var people: [PersonID] = []
      for number in 1...3 {
        people.append(try await story.participant("Kun Her \(number) Eksempelsen", basis).person)
        people.append(try await story.participant("Kun Der \(number) Prøvesen", basis, in: away, by: jonas).person)
      }
      // Two take part in both, and somebody works with one of them in two ways.
      for both in [people[0], people[1]] {
        let (from, to) = both == people[0] ? (story.mette, away) : (story.mette, story.programme)
        try await story.test.acting(as: from) { tx in
          let again = try Participations.refer(
            both, to: to,
            Participation.Referral(
              on: tx.today.adding(days: -5), by: story.jobCentre, reason: "not-directly-to-work", note: nil), tx)
          try Participations.find(again, tx).act {
            try Participations.accept(
              $0, on: tx.today.adding(days: -3), basis: basis, entering: ["placement"], seen: $0.version, tx)
          }
        }
      }
      let first = people[0]
      try await story.act { try $0.relate(cleo, .counsellor, to: first, from: $0.today) }

      for (account, all) in [(story.mette, 6), (jonas, 4), (kirsten, 6), (cleo, 1), (stranger, 0)] {
        for most in [1, 2, 3, 4, 5, 6, 7, 8, 100] {
          let (quick, slow) = try await story.test.acting(as: account) { tx in
            let oneByOne = Counting<PersonRecord>("FROM \(rows: PersonRecord.self, as: "p")", upTo: most)
            return (
              try People.reachable(upTo: most, tx).act { $0 },
              try tx.count(oneByOne, try tx.grant(Count.self, PersonRecord.self)).act { $0 }
            )
          }
          #expect(quick == slow, "\(account) up to \(most)")
          #expect(quick == min(all, most), "\(account) up to \(most)")
        }
      }
    }
  }
}
