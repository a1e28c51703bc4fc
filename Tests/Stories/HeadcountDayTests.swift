import Access
import Employers
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// A number of staff is one of a day. Sunday 22 November 2026.
@Suite("A number of ordinary staff and its day") struct HeadcountDayTests {
  @Test(
    "an older number does not stand in the place of a newer one, and none comes without its day",
    arguments: TestEngine.allCases)
  func days(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      // Twelve, counted on 17 November.
      let place = try await story.workplace("Bageriet", staff: 12)
      func change(_ json: String, seen: Int = 1) async throws -> Response {
        try await mette.api(.patch, EmployersResource.workplace(place), json, seen: seen)
      }
      for json in [#"{"ordinaryStaff": 50}"#, #"{"ordinaryStaff": 5, "staffAsOf": "2026-10-01"}"#] {
        let answer = try await change(json)
        #expect(try answer.status == 422 && answer.problemFields == ["staffAsOf"], "\(json) \(answer.text)")
      }
      #expect(try await change(#"{"ordinaryStaff": 12}"#).status == 200, "nothing is said about another day")
      let address = EmployersAddress.editWorkplace(place)
      var form = try await mette.page(address).form(to: address)
      try form.fill(["ordinaryStaff": "40", "staffAsOf": "2026-09-01"])
      let refused = try await mette.send(form)
      #expect(refused.status == 422 && Page(refused.text).words.contains("The number of Tue 17 Nov"), "\(refused.text)")
      // The day alone may be put right, and a number of a later day takes over.
      #expect(try await change(#"{"staffAsOf": "2026-10-17"}"#, seen: 2).status == 200)
      #expect(try await change(#"{"ordinaryStaff": 5, "staffAsOf": "2026-11-20"}"#, seen: 3).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }
}
