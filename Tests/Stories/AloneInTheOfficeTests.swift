import Access
import Employers
import People
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

@Suite("Nobody else in the office") struct AloneInTheOfficeTests {
  @Test("whoever is alone in an office is told so, in place of a form", arguments: TestEngine.allCases)
  func alone(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let elsewhere = try await story.test.settingUp { tx in
        try Employers.enterFirst(
          Organisation.Details(name: "Anden Kommune (opdigtet)", kind: .municipality, country: "DK"), tx)
      }
      let lone = try await story.test.account("lone", [.jobConsultant], in: elsewhere)
      let visitor = try await story.visitor(lone)
      let away = try await visitor.page(WorkAddress.newAbsence(lone))
      #expect(away.words.contains("Nobody else in your office can stand in yet"))
      #expect(throws: (any Error).self) { try away.form(to: WorkAddress.newAbsence(lone)) }
      let made = try await visitor.api(.post, PeopleResource.people, #"{"name": "Karl Opdigtet"}"#)
      let person = try #require(PersonID(try made.json["id"]?.string ?? ""))
      let all = try await visitor.api(.get, PeopleResource.assignments(person)).json["items"]?.items
      let own = try #require(all?.first?["id"]?.string.flatMap { AssignmentID($0) })
      let page = try await visitor.page(PeopleAddress.handOver(own))
      #expect(page.words.contains("Nobody else in your office can take this over yet"))
      #expect(throws: (any Error).self) { try page.form(to: PeopleAddress.handOver(own)) }
      #expect(story.unforeseen.all == [])
    }
  }
}
