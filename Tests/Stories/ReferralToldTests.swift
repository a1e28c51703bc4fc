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

/// Today is Sunday 22 November 2026.
@Suite("By whom somebody was referred") struct ReferralToldTests {
  @Test(
    "stands with the person, on the referral and in the API: who, from where, and when", arguments: TestEngine.allCases)
  func told(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      func refer(_ name: String, by referrer: String?) async throws -> (PersonID, JSON) {
        let entered = try await mette.made(PeopleResource.people, "{\"name\": \"\(name)\"}")
        let person = try #require(PersonID(entered["id"]?.string ?? ""))
        let made = try await mette.made(
          ProgrammesResource.participations(person),
          """
          {"programme": "\(story.programme.text)", "referredOn": "2026-11-20", "eligibility": "not-directly-to-work"\
          \(referrer.map { ", \"referrer\": \"\($0)\"" } ?? "")}
          """)
        return (person, made)
      }
      let (selam, hers) = try await refer("Selam Eksempelsen", by: story.jobCentre.text)
      #expect(hers["referrerName"]?.string == "Jobcenter Prøvekøbing")
      #expect(hers["enteredBy"]?.string == "mette" && hers["enteredOn"]?.string == "2026-11-22")
      let id = try #require(ParticipationID(hers["id"]?.string ?? ""))
      let page = try await mette.page(ProgrammesAddress.participation(id))
      #expect(page.words.contains("Referred by Jobcenter Prøvekøbing"), "\(page.words)")
      #expect(page.words.contains("Written down by mette on Sun 22 Nov"), "\(page.words)")
      let person = try await mette.page(PeopleAddress.person(selam))
      #expect(
        person.words.contains("Referred by Jobcenter Prøvekøbing on Fri 20 Nov, written down by mette"),
        "\(person.words)")

      let (omar, his) = try await refer("Omar Prøve", by: nil)
      #expect(his["referrerName"]?.isNull == true && his["enteredBy"]?.string == "mette")
      let own = try #require(ParticipationID(his["id"]?.string ?? ""))
      #expect(try await mette.page(ProgrammesAddress.participation(own)).words.contains("No organisation"))
      #expect(
        try await mette.page(PeopleAddress.person(omar)).words.contains("Referred on Fri 20 Nov, written down by mette")
      )

      // Of one from before it is said that nobody knows.
      try await story.damage("UPDATE participation SET entered_by = NULL, entered_day = NULL")
      #expect(try await mette.page(ProgrammesAddress.participation(id)).words.contains("Written down Not known"))
      #expect(try await mette.api(.get, ProgrammesResource.participation(id)).json["enteredBy"]?.isNull == true)
      #expect(story.unforeseen.all == [])
    }
  }
}
