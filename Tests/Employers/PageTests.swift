import Access
import Employers
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@Suite struct PageTests {
  private static let nasty = "<script>alert(1)</script> & Sønner"
  private static let shown = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Sønner"
  private let october = Workplace.Headcount(21, asOf: CivilDate(iso: "2026-10-01")!)

  @Test("an employer is entered, opened, and its workplace added", arguments: TestEngine.allCases)
  func enterAndOpen(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let form = try await reception.ask(.get, EmployersAddress.newEmployer)
      #expect(form.status == 200)
      #expect(form.text.contains("name=\"country\"") && form.text.contains("value=\"Denmark (DK)\""))
      let entered = try await reception.ask(
        .post, .employers, form: ["name": "Nordlys Bageri", "kind": "company", "country": "DK", "phone": "+45 00 00"])
      #expect(entered.status == 303)
      let place = try #require(entered.header("Location")?.split(separator: "?").first)
      let firm = try #require(OrganisationID(place.dropFirst("/employers/".count)))

      let page = try await reception.ask(.get, EmployersAddress.employer(firm))
      #expect(page.text.contains("Nordlys Bageri") && page.text.contains("tel:+450000"))
      #expect(page.text.contains("No workplace yet"))
      let added = try await reception.ask(
        .post, .newWorkplace(firm),
        form: ["name": "Havnegade", "ordinaryStaff": "21", "staffAsOf": "2026-10-01"])
      #expect(added.status == 303)
      let workplace = try #require(added.header("Location")?.split(separator: "?").first?.split(separator: "/").last)
      let list = try await reception.ask(.get, EmployersAddress.employer(firm)).text
      #expect(
        list.contains("Havnegade") && list.contains("21 on Thu\u{A0}1\u{A0}Oct\u{A0}2026")
          && list.contains(String(workplace)))
    }
  }

  @Test("what is wrong is said at the field, what was typed stays, and nothing is kept", arguments: TestEngine.allCases)
  func refused(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let employer = try await reception.ask(
        .post, .employers, form: ["name": PageTests.nasty, "kind": "company", "country": "Atlantis"])
      #expect(employer.status == 422)
      #expect(employer.text.contains("id=\"field-country-problem\""))
      #expect(employer.text.contains("value=\"\(PageTests.shown)\"") && !employer.text.contains("<script>alert"))
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      let workplace = try await reception.ask(
        .post, .newWorkplace(firm), form: ["name": "Havnegade", "ordinaryStaff": "21", "staffAsOf": ""])
      #expect(workplace.status == 422)
      #expect(workplace.text.contains("id=\"field-staffAsOf-problem\""))
      #expect(!workplace.text.contains("id=\"field-ordinaryStaff-problem\""))
      #expect(workplace.text.contains("value=\"Havnegade\"") && workplace.text.contains("value=\"21\""))
      #expect(try await reception.ask(.get, EmployersAddress.employer(firm)).text.contains("No workplace yet"))
      #expect(
        try await reception.ask(.get, EmployersAddress.employers, query: "?q=alert").text.contains("Nothing found"))
    }
  }

  @Test("a workplace shows its quota, the sentence behind it and what other rooms show", arguments: TestEngine.allCases)
  func quota(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      let counted = try await reception.enterWorkplace("Havnegade", of: firm, staff: october)
      let page = try await reception.ask(.get, EmployersAddress.workplace(counted)).text
      #expect(page.contains("2 of 4 places taken") && page.contains("2 places free"))
      #expect(page.contains("One for every 5 of 21."))
      #expect(page.contains("<summary>Source</summary><p>Invented § 1</p>"), "one tap away")
      #expect(page.contains("Trial &lt;until&gt; March") && page.contains("Trial until May"))
      #expect(page.contains("Panel of \(counted.text)"))
      #expect(!page.contains("class=\"circle"), "nothing here is about a participant")

      let crowded = try await reception.enterWorkplace(
        "Torvet", of: firm, staff: Workplace.Headcount(5, asOf: october.asOf))
      #expect(try await reception.ask(.get, EmployersAddress.workplace(crowded)).text.contains("1 place too many"))
      let uncounted = try await reception.enterWorkplace("Åen", of: firm)
      let unknown = try await reception.ask(.get, EmployersAddress.workplace(uncounted)).text
      #expect(unknown.contains("Number of places not known") && unknown.contains("Nobody has counted &lt;yet&gt;."))
      #expect(!unknown.contains("<figure class=\"meter\""))
    }
  }

  @Test("a change of the headcount shows at once and is told to who listens", arguments: TestEngine.allCases)
  func change(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      let place = try await reception.enterWorkplace("Havnegade", of: firm, staff: october)
      reception.listeners.forget()
      #expect(
        try await reception.ask(.get, EmployersAddress.editWorkplace(place)).text.contains("value=\"2026-10-01\""))
      let saved = try await reception.ask(
        .post, .editWorkplace(place),
        form: ["name": "Havnegade", "ordinaryStaff": "40", "staffAsOf": "2026-11-22", "version": "1"])
      #expect(saved.status == 303)
      #expect(try await reception.ask(.get, EmployersAddress.workplace(place)).text.contains("2 of 8 places taken"))
      #expect(reception.listeners.told == [place])
    }
  }

  @Test("when who listens objects, the workplace stays as it was", arguments: TestEngine.allCases)
  func objection(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      let place = try await reception.enterWorkplace("Havnegade", of: firm, staff: october)
      reception.listeners.object()
      let answer = try await reception.ask(
        .post, EmployersAddress.editWorkplace(place), form: ["name": "Torvet", "version": "1"])
      #expect(answer.status == 500)
      let page = try await reception.ask(.get, EmployersAddress.workplace(place)).text
      #expect(page.contains("Havnegade") && !page.contains("Torvet"))
    }
  }

  @Test("a change of the country is told for each of the firm's workplaces", arguments: TestEngine.allCases)
  func country(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firms = try await reception.enter(["Nordlys Bageri", "Brødhuset"])
      let (first, second) = (
        try await reception.enterWorkplace("A", of: firms[0]), try await reception.enterWorkplace("B", of: firms[0])
      )
      _ = try await reception.enterWorkplace("C", of: firms[1])
      reception.listeners.forget()
      let saved = try await reception.ask(
        .post, .editEmployer(firms[0]),
        form: ["name": "Nordlys Bageri", "kind": "company", "country": "se", "version": "1"])
      #expect(saved.status == 303)
      #expect(Set(reception.listeners.told) == [first, second])
      #expect(
        try await reception.ask(.get, EmployersAddress.workplace(first)).text.contains(
          "No rule in force limits the places here."))
    }
  }

  @Test("whoever saves after somebody else sees both texts, and nothing is overwritten", arguments: TestEngine.allCases)
  func stale(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      let place = try await reception.enterWorkplace("Havnegade", of: firm)
      reception.listeners.forget()
      func save(_ address: String, seeing version: String) async throws -> Response {
        try await reception.ask(
          .post, .editWorkplace(place), form: ["name": "Havnegade", "address": address, "version": version])
      }
      #expect(try await save("Havnegade 1", seeing: "1").status == 303)
      let late = try await save("Havnegade <2>", seeing: "1")
      #expect(late.status == 412)
      #expect(late.text.contains("Havnegade 1") && late.text.contains("Havnegade &lt;2&gt;"))
      #expect(late.text.contains("name=\"version\" value=\"2\""))
      #expect(reception.listeners.told == [place])
      let blind = try await reception.ask(.post, EmployersAddress.editWorkplace(place), form: ["name": "Havnegade"])
      #expect(blind.status == 428)
    }
  }

  @Test("a name is shown as it was typed and never runs", arguments: TestEngine.allCases)
  func escaping(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter([PageTests.nasty])[0]
      let place = try await reception.enterWorkplace(PageTests.nasty, of: firm)
      let routes: [EmployersAddress] = [
        .employers, .employer(firm), .editEmployer(firm), .newWorkplace(firm), .workplace(place), .editWorkplace(place),
      ]
      for route in routes {
        let page = try await reception.ask(.get, route).text
        #expect(page.contains(PageTests.shown) && !page.contains("<script>alert"), "\(route)")
      }
    }
  }

  @Test("the next page goes on where the first ended, and keeps the question", arguments: TestEngine.allCases)
  func nextPage(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firms = try await reception.enter(Array(repeating: "Nordlys Bageri", count: 30))
      let first = try await reception.ask(.get, EmployersAddress.employers, query: "?q=nordlys").text
      let link = try #require(first.firstMatch(of: /href="\/employers(\?q=nordlys&amp;after=[0-9a-f.-]+[^"]*)"/))
      let second = try await reception.ask(
        .get, .employers, query: String(link.1).replacing("&amp;", with: "&")
      ).text
      let (onFirst, onSecond) = (firms.filter { first.contains($0.text) }, firms.filter { second.contains($0.text) })
      #expect((onFirst.count, onSecond.count) == (25, 5))
      #expect(Set(onFirst + onSecond).count == 30)
    }
  }

  @Test("the list, when empty, says why and what to do", arguments: TestEngine.allCases)
  func empty(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let page = try await reception.ask(.get, EmployersAddress.employers, query: "?q=%3Cscript%3E").text
      #expect(page.contains("Nothing found for “&lt;script&gt;”") && page.contains("Add an employer"))
    }
  }
}
