import Access
import Employers
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@Suite struct APITests {
  @Test("an organisation is made, read and changed in part", arguments: TestEngine.allCases)
  func organisation(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let made = try await reception.ask(
        .post, .api(EmployersResource.organisations),
        json: #"{"name": "Nordlys Bageri", "kind": "company", "phone": "+45 00"}"#)
      #expect(made.status == 201)
      #expect(made.header("ETag") == "\"1\"")
      #expect(try made.json["country"]?.string == "DK", "the installation's country stands where none is said")
      let firm = try #require(OrganisationID(try made.json["id"]?.string ?? ""))
      #expect(made.header("Location") == (EmployersResource.organisation(firm)).path)

      let changed = try await reception.ask(
        .patch, .api(EmployersResource.organisation(firm)), json: #"{"contactName": "Ida Eksempel", "phone": null}"#,
        seen: 1)
      #expect(changed.status == 200)
      let now = try await reception.ask(.get, .api(EmployersResource.organisation(firm)))
      #expect(now.header("ETag") == "\"2\"")
      #expect(try now.json["contactName"]?.string == "Ida Eksempel")
      #expect(try now.json["name"]?.string == "Nordlys Bageri")
      #expect(try now.json["phone"]?.isNull == true)
    }
  }

  @Test("a workplace is made, read and changed in part, and who listens is told", arguments: TestEngine.allCases)
  func workplace(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      let made = try await reception.ask(
        .post, .api(EmployersResource.workplaces(firm)),
        json: #"{"name": "Havnegade", "ordinaryStaff": 21, "staffAsOf": "2026-10-01", "unitNumber": "0000"}"#)
      #expect(made.status == 201)
      let place = try #require(WorkplaceID(try made.json["id"]?.string ?? ""))
      #expect(try made.json["ordinaryStaff"]?.integer == 21)
      #expect(try made.json["organisationName"]?.string == "Nordlys Bageri")
      reception.listeners.forget()
      let changed = try await reception.ask(
        .patch, .api(EmployersResource.workplace(place)), json: #"{"ordinaryStaff": 25, "staffAsOf": "2026-11-01"}"#,
        seen: 1)
      #expect(changed.status == 200)
      #expect(try changed.json["ordinaryStaff"]?.integer == 25)
      #expect(try changed.json["unitNumber"]?.string == "0000")
      #expect(reception.listeners.told == [place])
      let all = try await reception.ask(.get, .api(EmployersResource.workplaces(firm))).json
      #expect(all["items"]?.items.count == 1)
      #expect(all["items"]?.items.first?["staffAsOf"]?.string == "2026-11-01")
    }
  }

  @Test("a half headcount is refused with the field that is missing", arguments: TestEngine.allCases)
  func halfHeadcount(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      let place = try await reception.enterWorkplace(
        "Havnegade", of: firm, staff: Workplace.Headcount(21, asOf: try #require(CivilDate(iso: "2026-10-01"))))
      let refused = try await reception.ask(
        .patch, .api(EmployersResource.workplace(place)), json: #"{"staffAsOf": null, "colour": "green"}"#, seen: 1)
      #expect(refused.status == 422)
      #expect(refused.header("Content-Type") == "application/problem+json")
      #expect(
        try refused.json["errors"]?.items.map { $0["field"]?.string } == ["colour", "staffAsOf"])
      let cleared = try await reception.ask(
        .patch, .api(EmployersResource.workplace(place)), json: #"{"staffAsOf": null, "ordinaryStaff": null}"#, seen: 1)
      #expect(cleared.status == 200)
      #expect(try cleared.json["ordinaryStaff"]?.isNull == true)
    }
  }

  @Test("a stale change gets 412, a blind one 428, and neither changes anything", arguments: TestEngine.allCases)
  func staleAndBlind(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      let place = try await reception.enterWorkplace("Havnegade", of: firm)
      for resource: EmployersResource in [.organisation(firm), .workplace(place)] {
        #expect(try await reception.ask(.patch, .api(resource), json: #"{"name": "One"}"#, seen: 1).status == 200)
        let late = try await reception.ask(.patch, .api(resource), json: #"{"name": "Two"}"#, seen: 1)
        #expect(late.status == 412)
        #expect(try late.json["currentVersion"]?.integer == 2)
        #expect(try await reception.ask(.patch, .api(resource), json: #"{"name": "Three"}"#).status == 428)
        #expect(try await reception.ask(.get, .api(resource)).json["name"]?.string == "One")
      }
    }
  }

  @Test("the quota is given with its sentence, as unknown, or as none", arguments: TestEngine.allCases)
  func quota(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      let place = try await reception.enterWorkplace("Havnegade", of: firm)
      let unknown = try await reception.ask(.get, .api(EmployersResource.quota(place))).json
      #expect(unknown["taken"]?.integer == 2 && unknown["allowed"]?.isNull == true)
      _ = try await reception.ask(
        .patch, .api(EmployersResource.workplace(place)), json: #"{"ordinaryStaff": 21, "staffAsOf": "2026-11-01"}"#,
        seen: 1)
      let known = try await reception.ask(.get, .api(EmployersResource.quota(place))).json
      #expect(known["allowed"]?.integer == 4)
      #expect(known["sentence"]?.string == "One for every 5 of 21.")
      #expect(known["source"]?.string == "Invented § 1")
      #expect(known["slots"]?.items.compactMap(\.string) == ["Trial <until> March", "Trial until May"])
      _ = try await reception.ask(
        .patch, .api(EmployersResource.organisation(firm)), json: #"{"country": "SE"}"#, seen: 1)
      let none = try await reception.ask(.get, .api(EmployersResource.quota(place))).json
      #expect(none["taken"]?.isNull == true && none["sentence"]?.isNull == true)
    }
  }

  @Test("a cursor that nobody gave out, and a limit out of bounds, are said to be so", arguments: TestEngine.allCases)
  func badQuestions(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      for query in ["?cursor=abc", "?limit=0", "?limit=101", "?limit=x"] {
        let answer = try await reception.ask(.get, .api(EmployersResource.organisations), query: query)
        #expect(answer.status == 400, "\(query)")
        #expect(try answer.json["reason"]?.string != nil)
      }
    }
  }
}
