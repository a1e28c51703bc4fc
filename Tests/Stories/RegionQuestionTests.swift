import Employers
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// What is asked may depend on another answer: what was answered is not lost where that one is written otherwise than it
/// is kept, or changed meanwhile.
@Suite("The region of a country as people write it") struct RegionQuestionTests {
  private func region(of answer: Response, to address: some Address) throws -> String? {
    try Page(answer.text).form(to: address).fields.first { $0.name == "region" }?.value
  }

  private func saved(_ visitor: Visitor, _ id: OrganisationID) async throws -> String? {
    try await visitor.api(.get, EmployersResource.organisation(id)).json["region"]?.string
  }

  @Test(
    "a new firm keeps its region when the form comes back, in whichever words its country stands",
    arguments: TestEngine.allCases)
  func entering(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      for (number, country) in ["DE", "Germany (DE)", "Tyskland", "Saksa", " deutschland "].enumerated() {
        let back = try await mette.post(
          EmployersAddress.employers.path, [("name", "Werkhof \(number)"), ("country", country), ("region", "BY")])
        #expect(back.status == 422)
        var form = try Page(back.text).form(to: EmployersAddress.employers)
        #expect(try region(of: back, to: EmployersAddress.employers) == "BY", "\(country)")
        try form.fill(["kind": "company"])
        let page = try await mette.submit(form)
        let path = try #require(page.place.split(separator: "?").first.map(String.init))
        guard case .employer(let id)? = EmployersAddress(path: path) else {
          Issue.record("\(path)")
          return
        }
        #expect(try await saved(mette, id) == "BY", "\(country)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a region of a country that has none stands where it can be taken out", arguments: TestEngine.allCases)
  func without(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let back = try await mette.post(
        EmployersAddress.employers.path,
        [("name", "Bageriet"), ("kind", "company"), ("country", "Danmark"), ("region", "BY")])
      #expect(back.status == 422 && Page(back.text).words.contains("Leave this out"))
      var form = try Page(back.text).form(to: EmployersAddress.employers)
      #expect(try region(of: back, to: EmployersAddress.employers) == "BY")
      try form.fill(["region": ""])
      #expect(try await mette.submit(form).place.hasPrefix(EmployersAddress.employers.path + "/"))

      let firm = try await story.act { tx in
        try Employers.enter(Organisation.Details(name: "Kajen", kind: .company, country: "DK"), tx)
      }
      let place = try await mette.post(
        EmployersAddress.newWorkplace(firm).path, [("name", "Kaj 1"), ("region", "BY")])
      #expect(place.status == 422)
      #expect(try region(of: place, to: EmployersAddress.newWorkplace(firm)) == "BY")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a firm that moves is asked for its new region, and keeps the answer", arguments: TestEngine.allCases)
  func moving(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let id = try await story.act { tx in
        try Employers.enter(Organisation.Details(name: "Kajen", kind: .company, country: "DK"), tx)
      }
      let address = EmployersAddress.editEmployer(id)
      let back = try await mette.post(
        address.path,
        [("version", "1"), ("name", ""), ("kind", "company"), ("country", "Tyskland (DE)"), ("region", "HH")])
      #expect(back.status == 422)
      #expect(try region(of: back, to: address) == "HH")
      var form = try Page(back.text).form(to: address)
      try form.fill(["name": "Der Kai"])
      _ = try await mette.submit(form)
      #expect(try await saved(mette, id) == "HH")
      #expect(story.unforeseen.all == [])
    }
  }
}
