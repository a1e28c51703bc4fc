import Access
import Employers
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@Suite struct DoorTests {
  private static let readers: Set<Role> = [.jobConsultant, .coordinator, .caseManager]
  private static let writers: Set<Role> = [.jobConsultant, .coordinator]

  @Test("roles without a rule find nothing, on pages as in the API", arguments: TestEngine.allCases)
  func roles(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      let place = try await reception.enterWorkplace("Havnegade", of: firm)
      for role in Role.allCases {
        let account = try await reception.house.account("role-" + role.rawValue, [role], in: firm)
        func status(_ route: EmployersAddress, _ form: KeyValuePairs<String, String>? = nil) async throws -> Int {
          try await reception.ask(form == nil ? .get : .post, route, as: account, form: form).status
        }
        let seesFirms = DoorTests.readers.contains(role) || role == .partnershipManager
        for route: EmployersAddress in [
          .employers, .employer(firm), .api(EmployersResource.organisations),
          .api(EmployersResource.organisation(firm)),
        ] {
          #expect(try await status(route) == (seesFirms ? 200 : 404), "\(role) \(route)")
        }
        // The counsellor follows a person to her place, and no further.
        let seesPlaces = DoorTests.readers.contains(role) || role == .counsellor
        for route: EmployersAddress in [
          .workplace(place), .api(EmployersResource.workplace(place)), .api(EmployersResource.quota(place)),
        ] {
          #expect(try await status(route) == (seesPlaces ? 200 : 404), "\(role) \(route)")
        }
        let lists = DoorTests.readers.contains(role)
        #expect(try await status(.api(EmployersResource.workplaces(firm))) == (lists ? 200 : 404), "\(role)")
        let writes = DoorTests.writers.contains(role)
        for route: EmployersAddress in [.newEmployer, .editEmployer(firm), .newWorkplace(firm), .editWorkplace(place)] {
          #expect(try await status(route) == (writes ? 200 : 404), "\(role) \(route)")
        }
        let answers: KeyValuePairs = ["name": "By \(role)", "kind": "company", "country": "DK"]
        #expect(try await status(.employers, answers) == (writes ? 303 : 404), "\(role)")
        #expect(try await status(.newWorkplace(firm), ["name": "X"]) == (writes ? 303 : 404), "\(role)")
        #expect(
          try await status(.editWorkplace(place), ["name": "X", "version": "99"]) == (writes ? 412 : 404),
          "\(role)")
      }
    }
  }

  @Test("a button is there only for who may press it", arguments: TestEngine.allCases)
  func buttons(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      let place = try await reception.enterWorkplace("Havnegade", of: firm)
      let reader = try await reception.house.account("reader", [.caseManager])
      for (route, target) in [
        (EmployersAddress.employers, EmployersAddress.newEmployer), (.employer(firm), .editEmployer(firm)),
        (.employer(firm), .newWorkplace(firm)), (.workplace(place), .editWorkplace(place)),
      ] {
        let link = "href=\"\(target.path)\""
        #expect(try await reception.ask(.get, route).text.contains(link))
        #expect(try await !reception.ask(.get, route, as: reader).text.contains(link))
      }
    }
  }

  @Test("the partnership manager sees a firm without its workplaces", arguments: TestEngine.allCases)
  func partnershipManager(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      _ = try await reception.enterWorkplace("Havnegade", of: firm)
      let manager = try await reception.house.account("partners", [.partnershipManager])
      let page = try await reception.ask(.get, EmployersAddress.employer(firm), as: manager)
      #expect(page.status == 200)
      #expect(page.text.contains("Nordlys Bageri") && !page.text.contains("Havnegade"))
      #expect(!page.text.contains("No workplace yet"), "what may not be seen is not said to be missing")
    }
  }

  @Test("an organisation that is not there and a workplace of none are not found", arguments: TestEngine.allCases)
  func notThere(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let nobody = try #require(OrganisationID("01941f29-7c00-7000-8000-000000000001"))
      #expect(try await reception.ask(.get, EmployersAddress.employer(nobody)).status == 404)
      #expect(try await reception.ask(.get, EmployersAddress.newWorkplace(nobody)).status == 404)
      #expect(try await reception.ask(.post, EmployersAddress.newWorkplace(nobody), form: ["name": "X"]).status == 404)
      #expect(try await reception.ask(.get, .api(EmployersResource.workplaces(nobody))).status == 404)
    }
  }
}
