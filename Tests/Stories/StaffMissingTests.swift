import Access
import Employers
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

/// A number of staff that is not there is asked for, and until then promises nothing. Sunday 22 November 2026.
@Suite("A number of ordinary staff that is not there") struct StaffMissingTests {
  private static let gone = #"{"ordinaryStaff": null, "staffAsOf": null}"#
  private static let unknown = "The number of ordinary staff is not known"
  private static let beforeStart = "Ask how many ordinary staff work here: a placement is being prepared"
  private static let meanwhile = "Ask how many ordinary staff work here: the number is not known"

  private func told(_ api: Visitor, _ place: WorkplaceID, _ json: String) async throws {
    let version = try await api.api(.get, EmployersResource.workplace(place)).json["version"]?.integer
    let answer = try await api.api(.patch, EmployersResource.workplace(place), json, seen: version)
    #expect(answer.status == 200, "\(answer.text)")
  }

  private func unasked(_ name: String, _ story: StoryHouse) async throws -> WorkplaceID {
    try await story.act { tx in
      let firm = try Employers.enter(Organisation.Details(name: name + " A/S", kind: .company, country: "DK"), tx)
      return try Employers.enter(Workplace.Details(name: name), of: firm, tx)
    }
  }

  private func asked(_ visitor: Visitor, at name: String) async throws -> [String] {
    try await visitor.week().filter { $0.name == name }.map { $0.pile + ": " + $0.reason }
  }

  @Test("a hold does not end when the number is taken out", arguments: TestEngine.allCases)
  func emptied(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 5)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let layla = try await story.participant("Layla Tænkt", "lab")
      let his = try await story.run(yusuf, at: bakery)
      let hers = try await story.draft(layla, at: bakery, ready: true)
      #expect(try await api.askToStart(hers).status == 422, "full")
      try await told(api, bakery, Self.gone)
      let refused = try await api.askToStart(hers)
      #expect(try refused.status == 422 && refused.problemFields == ["ratio"], "\(refused.text)")
      #expect(refused.text.contains(Self.unknown), "\(refused.text)")
      #expect(try await story.placement(hers).stage == .draft)
      let page = try await api.page(PlacementsAddress.placement(hers))
      #expect(page.words.contains("It cannot start like this") && page.words.contains(Self.unknown))
      #expect(page.html.contains(EmployersAddress.editWorkplace(bakery).path), "the way to note it")
      #expect(try await asked(api, at: "Bageriet") == ["starts: " + Self.beforeStart])
      #expect(try await api.check("ratio", of: his)?["verdict"]?.string == "not-known", "who is there did no wrong")

      try await told(api, bakery, #"{"ordinaryStaff": 5, "staffAsOf": "2026-11-22"}"#)
      #expect(try await api.askToStart(hers).status == 422, "full again")
      try await told(api, bakery, #"{"ordinaryStaff": 10, "staffAsOf": "2026-11-22"}"#)
      #expect(try await asked(api, at: "Bageriet") == [])
      #expect(try await api.askToStart(hers).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "where nobody was ever asked nothing that is tested begins, nor without the signature that may be needed",
    arguments: TestEngine.allCases)
  func never(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let harbour = try await unasked("Havnen", story)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let his = try await story.draft(yusuf, at: harbour, ready: true)
      let tested = try await api.askToStart(his)
      #expect(try tested.status == 422 && tested.problemFields == ["ratio"], "\(tested.text)")
      // Who need not be tested waits for no number, but for whether somebody signs for the employees.
      let hers = try await story.draft(selam, at: harbour, ready: true)
      try await story.damage(
        "DELETE FROM placement_paper WHERE placement_id = '\(hers.text)' AND code = 'employee-representative'")
      let unsigned = try await api.askToStart(hers)
      #expect(try unsigned.status == 422 && unsigned.problemFields == ["signature"], "\(unsigned.text)")
      #expect(unsigned.text.contains("more than one employee"), "\(unsigned.text)")
      try await told(api, harbour, #"{"ordinaryStaff": 1, "staffAsOf": "2026-11-22"}"#)
      #expect(try await api.askToStart(hers).status == 200, "there is nobody who could")
      #expect(try await api.askToStart(his).status == 422, "the only place is taken")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what runs goes on, its worker asks, once for all who are there, and no day is added meanwhile",
    arguments: TestEngine.allCases)
  func running(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let layla = try await story.participant("Layla Tænkt", "lab")
      let his = try await story.run(yusuf, at: bakery, weeks: 8)
      _ = try await story.run(layla, at: bakery, weeks: 4)
      story.test.clock.advance(days: 8)
      #expect(try await asked(api, at: "Bageriet") == [])
      try await told(api, bakery, Self.gone)
      #expect(try await asked(api, at: "Bageriet") == ["mend: " + Self.meanwhile])
      func until(_ day: String) async throws -> Response {
        try await api.api(
          .patch, PlacementsResource.placement(his), #"{"until": "\#(day)"}"#,
          seen: Int(try await story.placement(his).version.number))
      }
      let longer = try await until("2027-01-22")
      #expect(try longer.status == 422 && longer.problemFields == ["until"], "\(longer.text)")
      #expect(longer.text.contains(Self.unknown), "\(longer.text)")
      #expect(try await until("2027-01-08").status == 200, "sooner is always possible")
      // When the last of them is over nobody is asked any more.
      story.test.clock.advance(days: 60)
      #expect(try await asked(api, at: "Bageriet") == [])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("whoever takes over the person who is there asks", arguments: TestEngine.allCases)
  func handedOver(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(jonas, of: story.programme) }
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      _ = try await story.run(yusuf, at: bakery)
      let api = try await story.visitor(story.mette)
      try await told(api, bakery, Self.gone)
      #expect(try await asked(api, at: "Bageriet") == ["mend: " + Self.meanwhile])
      try await story.act { tx in
        try tx.relate(jonas, .responsible, to: yusuf.person, from: tx.today)
        try tx.unrelate(tx.actor.account, .responsible, from: yusuf.person, until: tx.today)
      }
      #expect(try await asked(try await story.visitor(jonas), at: "Bageriet") == ["mend: " + Self.meanwhile])
      #expect(try await asked(try await story.visitor(story.mette), at: "Bageriet") == [])
      #expect(story.unforeseen.all == [])
    }
  }
}
