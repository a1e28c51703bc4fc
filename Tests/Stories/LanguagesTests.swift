import People
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

@Suite("Languages that people speak") struct LanguagesTests {
  @Test("are an open list, by tag or by name, and more than four", arguments: TestEngine.allCases)
  func open(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let tags = ["fa-AF", "am", "om", "sq", "ne", "my", "haz"]
      let list = tags.map { #"{"language": "\#($0)"}"# }.joined(separator: ", ")
      let made = try await mette.api(
        .post, PeopleResource.people, #"{"name": "Amina Prøve", "interpreter": "Dari", "languages": [\#(list)]}"#)
      #expect(made.status == 201, "\(made.text)")
      #expect(try made.json["languages"]?.items.map { $0["language"]?.string } == tags)
      #expect(
        try made.json["interpreter"]?.string?.hasPrefix("fa-AF") == true || made.json["interpreter"]?.string == "prs")
      for none in ["xx", "NaN", "Klingonsk", "12", "d"] {
        let refused = try await mette.api(
          .post, PeopleResource.people, #"{"name": "Omar Prøve", "interpreter": "\#(none)"}"#)
        #expect(refused.status == 422, "\(none)")
        #expect(try refused.problemFields == ["interpreter"])
      }
      let page = try await mette.post(
        PeopleAddress.people.path,
        [("name", "Lul Prøve"), ("interpreter", "Amharic (am)"), ("originalLanguage", "arabisk")])
      #expect(page.status == 303)
    }
  }
}
