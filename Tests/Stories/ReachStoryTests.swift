import Access
import Foundation
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

@Suite("How somebody is reached") struct ReachStoryTests {
  private func enter(_ json: String, _ visitor: Visitor) async throws -> PersonID {
    let made = try await visitor.made(PeopleResource.people, json)
    return try #require(PersonID(made["id"]?.string ?? ""))
  }

  private func found(_ query: String, _ visitor: Visitor) async throws -> [String] {
    let path = PeopleResource.people.path + "?q=" + percent(query)
    return try await visitor.ask(.get, path).json["items"]?.items.compactMap { $0["name"]?.string } ?? []
  }

  private func percent(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  @Test(
    "telephones are kept whole, read in groups, and found in any spelling, the others like the first",
    arguments: TestEngine.allCases)
  func whole(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await enter(
        """
        {"name": "Selam Eksempelsen", "phone": "20 30 40 50", "channels": [
          {"phone": "+46 70 123 45 67", "whose": "Hodan", "texts": "no"}, {"email": "hodan@nyvej.example"}]}
        """, mette)
      _ = try await enter(#"{"name": "Omar Prøvesen", "phone": "61728401"}"#, mette)
      let now = try await mette.api(.get, PeopleResource.person(selam)).json
      #expect(now["phone"]?.string == "+4520304050")
      let others = now["channels"]?.items ?? []
      #expect(others.map { $0["phone"]?.string } == ["+46701234567", nil])
      #expect(others.map { $0["email"]?.string } == [nil, "hodan@nyvej.example"])
      #expect(others.map { $0["whose"]?.string } == ["Hodan", nil])
      #expect(others.map { $0["texts"]?.string } == ["no", "unknown"])
      let words = try await mette.page(PeopleAddress.person(selam)).words
      #expect(words.contains("+45 20 30 40 50") && words.contains("+46 70 123 4567"), "\(words)")
      #expect(words.contains("Hodan · Ask before leaving a message · Send no text message"), "\(words)")

      for query in ["20304050", "+45 20 30 40 50", "0701234567", "070-123 45 67", "+46701234567", "hodan@nyvej"] {
        #expect(try await found(query, mette) == ["Selam Eksempelsen"], "\(query)")
      }
      // What is left out stays; a list takes the place of the whole list.
      let changed = try await mette.api(
        .patch, PeopleResource.person(selam), #"{"channels": [{"phone": "050-7654321", "whose": "Omar"}]}"#, seen: 1)
      #expect(changed.status == 422, "a Danish office does not know where that is")
      #expect(try changed.problemFields == ["channels.0.phone"])
      let other = try await mette.api(
        .patch, PeopleResource.person(selam), #"{"channels": [{"phone": "+358 50 765 4321"}]}"#, seen: 1)
      #expect(try other.status == 200 && other.json["phone"]?.string == "+4520304050")
      for query in ["0701234567", "hodan@nyvej"] { #expect(try await found(query, mette) == [], "\(query)") }
      #expect(try await found("0507654321", mette) == ["Selam Eksempelsen"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what is no whole number, and what contradicts itself, is refused by the name of its field",
    arguments: TestEngine.allCases)
  func refused(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      for (answers, fields) in [
        (#""phone": "20 30 40""#, ["phone"]), (#""phone": "20304050 after 4""#, ["phone"]),
        (#""phone": "0151 23456789""#, ["phone"]), (#""phoneOf": "Hodan""#, ["phone"]),
        (#""emailLanguage": "ti""#, ["email"]), (#""prefers": "call""#, ["prefers"]),
        (#""phone": "20304050", "prefers": "text""#, ["prefers"]),
        (#""phone": "20304050", "texts": "no", "prefers": "text""#, ["prefers"]),
        (#""email": "s@nyvej.example", "emailSafe": "no", "prefers": "email""#, ["prefers"]),
        (#""channels": [{"whose": "Hodan"}]"#, ["channels.0.phone"]),
        (#""channels": [{"phone": "20304050", "email": "s@nyvej.example"}]"#, ["channels.0.email"]),
        (#""phone": "20304050", "channels": [{"phone": "+45 2030 4050"}]"#, ["channels.0.phone"]),
        (#""email": "s@nyvej.example", "channels": [{"email": "S@nyvej.example"}]"#, ["channels.0.email"]),
      ] {
        let answer = try await mette.api(.post, PeopleResource.people, #"{"name": "Bao Fiktiv", \#(answers)}"#)
        #expect(answer.status == 422, "\(answers)")
        #expect(try answer.problemFields == fields, "\(answers)")
      }
      #expect(try await found("Bao", mette) == [], "nothing half done")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a number from before stays as it was written, until somebody writes another", arguments: TestEngine.allCases)
  func older(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.act { tx in
        var details = Person.Details(name: "Selam Eksempelsen")
        details.phone = "20304050 after 4"
        return try People.enter(details, tx)
      }
      let mette = try await story.visitor(story.mette)
      let renamed = try await mette.api(
        .patch, PeopleResource.person(selam), #"{"preferredName": "Selam"}"#, seen: 1)
      #expect(try renamed.status == 200 && renamed.json["phone"]?.string == "20304050 after 4")
      #expect(try await mette.page(PeopleAddress.person(selam)).words.contains("20304050 after 4"))
      let wrong = try await mette.api(
        .patch, PeopleResource.person(selam), #"{"phone": "20304050 after 5"}"#, seen: 2)
      #expect(try wrong.status == 422 && wrong.problemFields == ["phone"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what is not safe cannot be pressed, and a sentence says so", arguments: TestEngine.allCases)
  func safe(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await enter(
        """
        {"name": "Selam Eksempelsen", "phone": "20304050", "email": "s@nyvej.example", "texts": "yes", "prefers": "text",
         "phoneLanguage": "ti", "emailLanguage": "ti", "another": true}
        """, mette)
      let omar = try await enter(
        """
        {"name": "Omar Prøvesen", "phone": "20304050", "email": "o@nyvej.example", "messages": "yes", "texts": "no",
         "phoneOf": "Hodan", "emailSafe": "no", "another": true}
        """, mette)
      let layla = try await enter(#"{"name": "Layla Tænkt", "prefers": "letter", "another": true}"#, mette)
      #expect(try await mette.page(PeopleAddress.person(layla)).words.contains("Preferred: Letter"))
      let open = try await mette.page(PeopleAddress.person(selam))
      #expect(open.html.contains("href=\"sms:+4520304050\"") && open.html.contains("href=\"mailto:s@nyvej.example\""))
      #expect(open.words.contains("Speak and text in Tigrinya") && open.words.contains("Write in Tigrinya"))
      #expect(open.words.contains("Preferred: Text message"))
      let closed = try await mette.page(PeopleAddress.person(omar))
      #expect(closed.html.contains("href=\"tel:+4520304050\""))
      #expect(!closed.html.contains("sms:") && !closed.html.contains("mailto:"))
      for words in ["Send no text message", "Write no e-mail there", "The telephone is somebody else’s: Hodan"] {
        #expect(closed.words.contains(words), "\(words): \(closed.words)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "every message stops on the day after the last programme that the reader sees has ended",
    arguments: TestEngine.allCases)
  func left(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      let mette = try await story.visitor(story.mette)
      for (person, phone) in [(selam.person, "20304051"), (omar.person, "20304052")] {
        let reach = #"{"phone": "\#(phone)", "texts": "yes", "email": "s@nyvej.example"}"#
        let version = try #require(
          try await mette.api(.get, PeopleResource.person(person)).json["version"]?.integer)
        #expect(try await mette.api(.patch, PeopleResource.person(person), reach, seen: version).status == 200)
      }
      try await story.act { tx in
        try Participations.find(selam.id, tx).act {
          try Participations.exit(
            $0, on: tx.today, reason: "hired", destination: "ordinary-work", reachingFor: Span(2, .weeks),
            seen: $0.version, tx)
        }
      }
      func isWritten(_ person: PersonID) async throws -> [Bool] {
        let page = try await mette.page(PeopleAddress.person(person))
        return [
          page.html.contains("sms:"), page.html.contains("mailto:"), page.words.contains("No messages"),
          page.html.contains("tel:"),
        ]
      }
      #expect(try await isWritten(selam.person) == [true, true, false, true], "the last day is still one")
      story.test.clock.advance(days: 1)
      #expect(try await isWritten(selam.person) == [false, false, true, true], "who calls decides to")
      #expect(try await isWritten(omar.person) == [true, true, false, true])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the pocket list says of each number whose it is and what to mind", arguments: TestEngine.allCases)
  func pocket(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      try await story.act { tx in
        try People.find(selam.person, tx).act {
          var details = $0.details
          (details.phone, details.messages) = ("+4520304050", .yes)
          details.others = [Channel(.phone("+46701234567"), whose: "Hodan", messages: .no)]
          try People.change(selam.person, to: details, seen: $0.version, tx)
        }
      }
      let words = try await story.visitor(story.mette).page(WorkAddress.pocket).words
      #expect(words.contains("+45 20 30 40 50 +46 70 123 4567 · Hodan Leave no message"), "\(words)")
      #expect(story.unforeseen.all == [])
    }
  }
}
