import Access
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

@testable import Nyvej

@Suite("What is answered is read as it is seen, and what is wrong is named") struct UnseenInputTests {
  private static let nothing = ["\u{200B}", "\u{3164}", "\u{2800}", "\u{301}", " \u{2060}\u{AD} "]

  @Test("a name of which nothing shows is none, of whomever or whatever", arguments: TestEngine.allCases)
  func names(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let firm = EmployersResource.workplaces(story.municipality)
      for name in Self.nothing {
        for (resource, rest): (any APIAddress, String) in [
          (PeopleResource.people, ""), (EmployersResource.organisations, #", "kind": "company", "country": "DK""#),
          (firm, ""),
        ] {
          let answer = try await mette.ask(
            .post, resource.path, headers: ["content-type": "application/json"],
            body: Array("{\"name\": \"\(name)\"\(rest)}".utf8))
          #expect(answer.status == 422, "\(resource.path)")
          #expect(try answer.problemFields == ["name"])
        }
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("marks that were copied along are dropped from names, telephones and addresses", arguments: TestEngine.allCases)
  func marks(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let answer = try await mette.api(
        .post, PeopleResource.people,
        """
        {"name": "\u{FEFF}Selam\\tEksempelsen\u{200B}", "phone": "\u{202A}+45 00 00 00 01\u{202C}",
         "email": "\u{2068}selam@example.org\u{2069}", "preferredName": "می\u{200C}خواهم", "soundsLike": "\u{2800}"}
        """)
      #expect(answer.status == 201, "\(answer.text)")
      let json = try answer.json
      #expect(json["name"]?.string == "Selam Eksempelsen" && json["phone"]?.string == "+4500000001")
      #expect(json["email"]?.string == "selam@example.org")
      #expect(json["preferredName"]?.string.map { Array($0.unicodeScalars) } == Array("می\u{200C}خواهم".unicodeScalars))
      #expect(json["soundsLike"]?.isNull == true)
    }
  }

  @Test("a day that cannot be is refused for what is wrong with it", arguments: TestEngine.allCases)
  func days(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      for (date, words) in [
        (story.today.adding(days: 1).iso, "has not come yet"), (story.today.iso, "a small child"),
        (story.today.adding(months: -120).adding(days: 1).iso, "22 Nov 2016"),
        ("1899-12-31", "This year cannot be meant"),
        ("2026-02-30", "a date that exists"),
      ] {
        let answer = try await mette.api(
          .post, PeopleResource.people, #"{"name": "Selam Eksempelsen", "birthDate": "\#(date)"}"#)
        #expect(answer.status == 422)
        #expect(try answer.problemFields == ["birthDate"])
        #expect(answer.text.contains(words), "\(answer.text)")
      }
      let born = try await mette.api(
        .post, PeopleResource.people,
        #"{"name": "Selam Eksempelsen", "birthDate": "\#(story.today.adding(months: -120).iso)"}"#)
      #expect(born.status == 201, "\(born.text)")
    }
  }

  @Test("what comes twice, in another shape or under another name is said, not lost", arguments: TestEngine.allCases)
  func shapes(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let plain = try await mette.api(
        .post, PeopleResource.people, #"{"name": "Selam Eksempelsen", "languages": "ar"}"#)
      #expect(plain.status == 422 && plain.text.contains("“languages” takes a list."))
      let twice = try await mette.post(PeopleAddress.people.path, [("name", "Selam"), ("name", "Oksana")])
      #expect(twice.status == 422 && twice.text.contains("This takes one answer"))

      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Prøvebageriet", staff: 30))
      func send(_ parts: [(head: String, content: String)]) async throws -> Response {
        let body =
          parts.map {
            "--edge\r\nContent-Disposition: form-data; \($0.head)\r\n\r\n\($0.content)\r\n"
          }.joined() + "--edge--\r\n"
        return try await mette.ask(
          .post, PlacementsResource.scans(id).path, headers: ["content-type": "multipart/form-data; boundary=edge"],
          body: Array(body.utf8))
      }
      let paper = (head: #"name="paper""#, content: "agreement")
      let file = (head: #"name="file"; filename="a.pdf""#, content: "%PDF-1.7")
      let papers = try await send([paper, (paper.head, "other"), file])
      #expect(papers.status == 422)
      #expect(try papers.problemFields == ["paper"])
      let files = try await send([paper, file, (#"name="page2"; filename="b.pdf""#, "%PDF-1.7")])
      #expect(files.status == 422)
      #expect(try files.problemFields == ["page2"])
      #expect(try await send([paper, file]).status == 201)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a draft whose first day has come is not said to have started", arguments: TestEngine.allCases)
  func notStarted(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.draft(selam, at: try await story.workplace("Prøvebageriet", staff: 30))
      story.test.clock.advance(days: 2)
      let words = try await story.visitor(story.mette).page(PlacementsAddress.placement(id)).words
      #expect(words.contains("The first day of the placement was Mon 23 Nov") && !words.contains("started on"))
    }
  }
}
