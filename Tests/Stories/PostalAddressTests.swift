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

@Suite("Where somebody lives") struct PostalAddressTests {
  private static let street = "Prøvevej 7\\n6000 Prøvekøbing"

  @Test(
    "is told to whoever is responsible, and not to the team, to the office that referred or on paper",
    arguments: TestEngine.allCases)
  func told(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let kirsten = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let programme = story.programme
      try await story.test.settingUp { try $0.joinTeam(jonas, of: programme) }
      let mette = try await story.visitor(story.mette)
      let (team, referrer) = (try await story.visitor(jonas), try await story.visitor(kirsten))
      for person in [selam.person, omar.person] {
        let version = try await self.version(of: person, mette)
        let noted = try await mette.api(
          .patch, PeopleResource.person(person), "{\"postalAddress\": \"\(Self.street)\"}", seen: version)
        #expect(noted.status == 200, "\(noted.text)")
      }
      let hers = try await mette.page(PeopleAddress.person(selam.person))
      #expect(hers.words.contains("Prøvevej 7") && hers.words.contains("6000 Prøvekøbing"), "\(hers.words)")
      #expect(hers.words.contains("Left out on paper"))
      #expect(!(try await mette.page(PeopleAddress.history(selam.person)).words.contains("Prøvevej")), "on paper")
      for visitor in [team, referrer] {
        let page = try await visitor.page(PeopleAddress.person(selam.person))
        #expect(!page.html.contains("Prøvevej") && page.words.contains("Only whoever is responsible is told"))
        let answer = try await visitor.api(.get, PeopleResource.person(selam.person)).json
        #expect(answer["name"]?.string == "Selam Eksempelsen" && answer["postalAddress"] == nil, "left out, not empty")
        let form = try await visitor.page(PeopleAddress.editPerson(selam.person))
        #expect(!form.html.contains("postalAddress") && !form.html.contains("Prøvevej"))
        // Who was told nothing changes nothing of it, whatever else is changed.
        let version = try await self.version(of: selam.person, visitor)
        let other = try await visitor.api(
          .patch, PeopleResource.person(selam.person), "{\"soundsLike\": \"SEH-lam \(version)\"}", seen: version)
        #expect(other.status == 200, "\(other.text)")
        let wrong = try await visitor.api(
          .patch, PeopleResource.person(selam.person), #"{"postalAddress": "Elsewhere 1"}"#, seen: version + 1)
        #expect(wrong.status == 422)
        #expect(try wrong.problemFields == ["postalAddress"])
      }
      #expect(
        try await mette.api(.get, PeopleResource.person(selam.person)).json["postalAddress"]?.string
          == "Prøvevej 7\n6000 Prøvekøbing")
      // Made responsible, one reads it; and of the one person alone.
      let person = selam.person
      try await story.act { try $0.relate(jonas, .responsible, to: person, from: $0.today) }
      #expect(try await team.page(PeopleAddress.person(selam.person)).words.contains("Prøvevej 7"))
      #expect(!(try await team.page(PeopleAddress.person(omar.person)).html.contains("Prøvevej")))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("is written down with whoever is entered, changed and taken away", arguments: TestEngine.allCases)
  func written(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let made = try await mette.made(
        PeopleResource.people, "{\"name\": \"Bao Fiktiv\", \"postalAddress\": \"\(Self.street)\"}")
      let id = try #require(PersonID(made["id"]?.string ?? ""))
      var form = try await mette.page(PeopleAddress.editPerson(id)).form(to: PeopleAddress.editPerson(id))
      try form.fill(["postalAddress": "Prøvevej 8"])
      #expect(try await mette.submit(form).words.contains("Prøvevej 8"))
      let gone = try await mette.api(.patch, PeopleResource.person(id), #"{"postalAddress": null}"#, seen: 2)
      #expect(gone.status == 200)
      #expect(try gone.json["postalAddress"]?.isNull == true, "told that none is noted")
      let long = String(repeating: "x", count: 301)
      let wrong = try await mette.api(
        .patch, PeopleResource.person(id), "{\"postalAddress\": \"\(long)\"}", seen: 3)
      #expect(try wrong.status == 422 && wrong.problemFields == ["postalAddress"])
      // Nobody is found by it.
      #expect(!(try await mette.page(PeopleAddress.people, query: "?q=Pr%C3%B8vevej").words.contains("Bao")))
      #expect(story.unforeseen.all == [])
    }
  }

  private func version(of person: PersonID, _ visitor: Visitor) async throws -> Int {
    let json = try await visitor.api(.get, PeopleResource.person(person)).json
    return try #require(json["version"]?.integer)
  }
}
