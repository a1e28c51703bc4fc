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
      for (said, tag) in [
        ("Sorani", "ckb"), ("Kurmanji", "kmr"), ("Northern Kurdish", "kmr"), ("Farsi", "fa"), ("دری", "fa-AF"),
        ("Dari", "fa-AF"), ("prs", "fa-AF"), ("پښتو", "ps"), ("tigrinsk", "ti"), ("ትግርኛ", "ti"), ("українська", "uk"),
        ("ger", "de"), ("deu", "de"), ("dan", "da"), ("iw", "he"), ("dsl", "dsl"), ("sgn-DK", "dsl"), ("gsg", "gsg"),
        ("fse", "fse"), ("ssp", "ssp"), ("Danish Sign Language", "dsl"), ("tegnsprog", "dsl"),
        ("apc", "apc"), ("ajp", "apc"), ("acm", "acm"), ("cnh", "cnh"), ("ksw", "ksw"), ("kar", "kar"), ("kun", "kun"),
        ("uzs", "uz-AF"), ("pbt", "ps"), ("sgn", "sgn"), ("አማርኛ", "am"), ("Soomaali", "so"), ("Kiswahili", "sw"),
        ("Türkçe", "tr"), ("Hazaragi", "haz"), ("Mandinka", "mnk"),
        ("Kirundi", "rn"), ("Serbo-Croatian", "sh"), ("serbokroatisk", "sh"), ("Levantine Arabic", "apc"),
      ] {
        let made = try await mette.api(
          .post, PeopleResource.people, #"{"name": "Selam Prøve", "interpreter": "\#(said)", "another": "yes"}"#)
        #expect(try made.json["interpreter"]?.string == tag, "\(said): \(made.text)")
      }
      let twice = try await mette.api(
        .post, PeopleResource.people,
        #"{"name": "Lul Prøve", "languages": [{"language": "da"}, {"language": "ar"}, {"language": "Dansk"}]}"#)
      #expect(twice.status == 422)
      // One more than there is room for is refused under the name of the list, with how many it takes.
      let many = ["da", "ar", "am", "om", "sq", "ne", "my", "haz", "so", "ti", "uk", "de", "fi", "sv"]
        .map { #"{"language": "\#($0)"}"# }
      let full = try await mette.api(
        .post, PeopleResource.people,
        #"{"name": "Hodan Prøve", "languages": [\#(many.prefix(12).joined(separator: ", "))]}"#)
      #expect(full.status == 201, "\(full.text)")
      for number in [13, 14] {
        let refused = try await mette.api(
          .post, PeopleResource.people,
          #"{"name": "Lul Prøve", "languages": [\#(many.prefix(number).joined(separator: ", "))]}"#)
        #expect(try (refused.status, refused.problemFields) == (422, ["languages"]), "\(refused.text)")
        #expect(refused.text.contains("“languages” takes no more than 12 entries."), "\(refused.text)")
      }
      let channels = (0..<5).map { #"{"email": "prove\#($0)@nyvej.example"}"# }.joined(separator: ", ")
      let reached = try await mette.api(
        .post, PeopleResource.people, #"{"name": "Lul Prøve", "channels": [\#(channels)]}"#)
      #expect(
        reached.status == 422 && reached.text.contains("“channels” takes no more than 4 entries."), "\(reached.text)")
      #expect(try twice.problemFields == ["languages.2.language"])
      for none in ["xx", "NaN", "Klingonsk", "12", "d", "und", "zxx", "mul"] {
        let refused = try await mette.api(
          .post, PeopleResource.people, #"{"name": "Omar Prøve", "interpreter": "\#(none)"}"#)
        #expect(refused.status == 422, "\(none)")
        #expect(try refused.problemFields == ["interpreter"])
      }
      for none in ["abc", "+", "--", "kl 17"] {
        let refused = try await mette.api(.post, PeopleResource.people, #"{"name": "Omar Prøve", "phone": "\#(none)"}"#)
        #expect(refused.status == 422, "\(none)")
        #expect(try refused.problemFields == ["phone"])
      }
      let pasted = try await mette.api(
        .post, PeopleResource.people, #"{"name": "Omar Prøve", "phone": "tel:+4561728401"}"#)
      #expect(try pasted.json["phone"]?.string == "+4561728401")
      let page = try await mette.post(
        PeopleAddress.people.path,
        [("name", "Lul Prøve"), ("interpreter", "Amharic (am)"), ("originalLanguage", "arabisk")])
      #expect(page.status == 303)
    }
  }
}
