import Employers
import People
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Access
@testable import Nyvej

@Suite("What was entered twice is listed") struct EnteredTwiceTests {
  @Test(
    "firms with one number, whoever reads the register; and no more once the number is mended",
    arguments: TestEngine.allCases)
  func firms(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let nothing = try await mette.page(EmployersAddress.employers)
      #expect(!nothing.html.contains(EmployersAddress.enteredTwice.path))
      #expect(try await mette.page(EmployersAddress.enteredTwice).html.contains("No register number stands in more"))

      var ids: [OrganisationID] = []
      for name in ["Prøvebageriet", "Bageriet (prøve)", "Bagerietnet"] {
        let made = try await mette.api(
          .post, EmployersResource.organisations, #"{"name": "\#(name)", "kind": "company", "country": "DK"}"#)
        ids.append(try #require(OrganisationID(try made.json["id"]?.string ?? "")))
      }
      _ = try await mette.api(
        .post, EmployersResource.organisations,
        #"{"name": "Svenska bageriet", "kind": "company", "country": "SE", "registerNumber": "10000017"}"#)
      try await story.enterAgain("organisation", "register_number = '10 00 00 17'", ids.map(\.text))

      let list = try await mette.page(EmployersAddress.employers)
      #expect(list.html.contains("href=\"\(EmployersAddress.enteredTwice.path)\""))
      let page = try await mette.page(EmployersAddress.enteredTwice)
      for id in ids { #expect(page.html.contains("href=\"\(EmployersAddress.employer(id).path)\"")) }
      #expect(!page.html.contains("Svenska"), "another country's number is another firm's")

      let whole = try await mette.api(.get, EmployersResource.organisationsEnteredTwice).json
      let records = try #require(whole["items"]?.items.first?["records"]?.items)
      #expect(whole["items"]?.items.count == 1 && whole["next"] == .null)
      #expect(records.compactMap { $0["id"]?.string } == ids.map(\.text).sorted(), "in the order of ids, each once")
      var (seen, cursor): ([String], String?) = ([], "")
      while let place = cursor {
        let part = try await mette.api(
          .get, EmployersResource.organisationsEnteredTwice,
          query: "?limit=1" + (place.isEmpty ? "" : "&cursor=" + place)
        ).json
        seen += part["items"]?.items.first?["records"]?.items.dropFirst().compactMap { $0["id"]?.string } ?? []
        cursor = part["next"]?.string
      }
      #expect(seen == Array(ids.map(\.text).sorted().dropFirst()), "page by page all of them")

      // Whoever may read the register may read this of it, and nobody else.
      let kirsten = try await story.visitor(try await story.test.account("kim", [.caseManager], in: story.jobCentre))
      #expect(try await kirsten.page(EmployersAddress.enteredTwice).html.contains("Bagerietnet"))
      let mentor = try await story.visitor(try await story.test.account("malik", [.mentor], in: story.municipality))
      #expect(try await mentor.get(EmployersAddress.enteredTwice).status == 404)

      for id in ids.dropFirst() {
        let version = try await mette.api(.get, EmployersResource.organisation(id)).json["version"]?.integer
        let mended = try await mette.api(
          .patch, EmployersResource.organisation(id), #"{"registerNumber": "\#(id == ids[1] ? "10000025" : "")"}"#,
          seen: version)
        #expect(mended.status == 200)
      }
      #expect(
        !(try await mette.page(EmployersAddress.employers)).html.contains(EmployersAddress.enteredTwice.path))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "workplaces with one number; a firm does not move to the country in which another of its number lies",
    arguments: TestEngine.allCases)
  func workplaces(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let (first, second) = (
        try await story.workplace("Prøvebageriet", staff: 5), try await story.workplace("Kajen", staff: 5)
      )
      let firm = try await story.act { tx in try Employers.find(second, tx).act(\.organisation) }
      try await story.damage("UPDATE organisation SET country = 'SE' WHERE id = '\(firm.text)'")
      try await story.enterAgain("workplace", "unit_number = '1000000001'", [first.text, second.text])
      #expect(try await mette.api(.get, EmployersResource.workplacesEnteredTwice).json["items"]?.items.count == 0)
      let version = try await mette.api(.get, EmployersResource.organisation(firm)).json["version"]?.integer
      let moved = try await mette.api(
        .patch, EmployersResource.organisation(firm), #"{"country": "DK"}"#, seen: version)
      #expect(try (moved.status, moved.problemFields) == (422, ["country"]), "\(moved.text)")
      #expect(moved.text.contains(EmployersResource.workplace(first).path), "\(moved.text)")
      // Those that were there before are listed.
      try await story.damage("UPDATE organisation SET country = 'DK' WHERE id = '\(firm.text)'")
      try await story.enterAgain("workplace", "unit_number = '1000000001'", [first.text, second.text])
      let page = try await mette.page(EmployersAddress.workplacesEnteredTwice)
      for place in [first, second] {
        #expect(page.html.contains("href=\"\(EmployersAddress.workplace(place).path)\""))
      }
      #expect(
        try await mette.page(EmployersAddress.employers).html.contains(EmployersAddress.workplacesEnteredTwice.path))
    }
  }

  @Test("placeholders join nobody", arguments: TestEngine.allCases)
  func placeholders(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      for number in ["0", "00000000", "123", "-", "12345678", "ukendt 1"] {
        for name in ["Ventebageriet", "Ventekajen"] {
          let made = try await mette.api(
            .post, EmployersResource.organisations,
            #"{"name": "\#(name)", "kind": "company", "country": "DK", "registerNumber": "\#(number)"}"#)
          #expect(made.status == 201, "\(number) is taken as it is")
          #expect(try made.json["registerNumber"]?.string == number)
        }
      }
      #expect(try await mette.api(.get, EmployersResource.organisationsEnteredTwice).json["items"]?.items.count == 0)
    }
  }

  @Test("people who look alike, pair by pair, and only to whoever reaches both", arguments: TestEngine.allCases)
  func people(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      func enter(_ json: String, _ visitor: Visitor) async throws -> PersonID {
        let made = try await visitor.api(.post, PeopleResource.people, json)
        #expect(made.status == 201, "\(made.text)")
        return try #require(PersonID(try made.json["id"]?.string ?? ""))
      }
      #expect(!(try await mette.page(PeopleAddress.people)).html.contains(PeopleAddress.enteredTwice.path))
      let fatima = try await enter(#"{"name": "Fatima Eksempel", "birthDate": "1990-03-04"}"#, mette)
      let fatma = try await enter(
        #"{"name": "Fatma Eksempel", "birthDate": "1990-03-04", "phone": "+45 20 30 40 50", "another": "yes"}"#, mette)
      let brother = try await enter(#"{"name": "Omar Prøve", "phone": "20304050", "another": "yes"}"#, mette)
      _ = try await enter(#"{"name": "Fatima Eksempel", "birthDate": "1991-03-04"}"#, mette)

      let list = try await mette.page(PeopleAddress.people)
      #expect(list.html.contains("href=\"\(PeopleAddress.enteredTwice.path)\""))
      let found = try await mette.api(.get, PeopleResource.enteredTwice).json["items"]?.items ?? []
      let pairs = found.map { pair in pair["people"]?.items.compactMap { $0["id"]?.string } ?? [] }
      #expect(Set(pairs.map { Set($0) }) == [[fatima.text, fatma.text], [fatma.text, brother.text]])
      #expect(found.first { $0["samePhone"] == .bool(true) }?["sameBirthDateAndName"] == .bool(false))
      let page = try await mette.page(PeopleAddress.enteredTwice)
      #expect(page.html.contains("born") && page.html.contains("+45 20 30 40 50"))

      // The same person in another organisation: the pair is known to the system and said to nobody.
      let elsewhere = try await story.test.settingUp { tx in
        try Employers.enterFirst(
          Organisation.Details(name: "Anden Kommune (opdigtet)", kind: .municipality, country: "DK"), tx)
      }
      let lene = try await story.visitor(try await story.test.account("lene", [.jobConsultant], in: elsewhere))
      let strange = try await enter(#"{"name": "Fatima Eksempel", "birthDate": "1990-03-04"}"#, lene)
      #expect(
        try await story.number(
          "SELECT COUNT(*) AS count FROM person_alike WHERE person_id = '\(strange.text)'") == 2)
      #expect(try await lene.api(.get, PeopleResource.enteredTwice).json["items"]?.items.count == 0)
      #expect(!(try await lene.page(PeopleAddress.people)).html.contains(PeopleAddress.enteredTwice.path))
      #expect(try await mette.api(.get, PeopleResource.enteredTwice).json["items"]?.items.count == 2)
      #expect(!(try await mette.page(PeopleAddress.enteredTwice)).html.contains(strange.text))

      let version = try await mette.api(.get, PeopleResource.person(fatma)).json["version"]?.integer
      _ = try await mette.api(.patch, PeopleResource.person(fatma), #"{"phone": "20304051"}"#, seen: version)
      #expect(try await mette.api(.get, PeopleResource.enteredTwice).json["items"]?.items.count == 1)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("records from before are found by the job that makes the index", arguments: TestEngine.allCases)
  func before(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      for name in ["Prøvebageriet", "Bageriet (prøve)"] {
        _ = try await mette.api(
          .post, EmployersResource.organisations, #"{"name": "\#(name)", "kind": "company", "country": "DK"}"#)
      }
      // As an earlier version left it: the number as it was typed, without a form in which it is compared.
      try await story.damage("UPDATE organisation SET register_number = 'CVR 10000017' WHERE name LIKE '%(prøve)'")
      try await story.damage("UPDATE organisation SET register_number = '10000017' WHERE name = 'Prøvebageriet'")
      try await story.damage("UPDATE house_note SET value = '3.2' WHERE name = 'indexed-by'")
      try await story.house.askForIndexing()
      while try await story.house.workshop.turn() {}
      #expect(try await mette.api(.get, EmployersResource.organisationsEnteredTwice).json["items"]?.items.count == 1)
    }
  }
}

extension StoryHouse {
  /// Records that stood here before their number was a key: they are given it behind the back of everybody, and then
  /// written once more as they are.
  fileprivate func enterAgain(_ table: String, _ number: String, _ ids: [String]) async throws {
    let among = ids.map { "'\($0)'" }.joined(separator: ", ")
    try await damage("UPDATE \(table) SET \(number) WHERE id IN (\(among))")
    try await damage("UPDATE house_note SET value = '3.2' WHERE name = 'indexed-by'")
    try await house.askForIndexing()
    while try await house.workshop.turn() {}
  }
}
