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

/// Places at a workplace are given in turn, and length is extended by decision. Sunday 22 November 2026.
@Suite("Places in turn, extensions by decision") struct PlacesInTurnTests {
  private func ratio(_ api: Visitor, _ placement: PlacementID) async throws -> String? {
    try await api.check("ratio", of: placement)?["verdict"]?.string
  }

  @Test(
    "who started first keeps the place against whoever starts on the same Monday", arguments: TestEngine.allCases)
  func sameMonday(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 5)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      // Drafted first, started second: the start counts.
      let hers = try await story.draft(selam, at: bakery, ready: true)
      let his = try await story.run(yusuf, at: bakery)
      try await api.bringPapersAndStart(hers)
      #expect(try await ratio(api, his) == "fulfilled")
      #expect(try await api.week().filter { $0.reason.contains("rule is broken") }.isEmpty)
      let layla = try await story.participant("Layla Tænkt", "lab", called: "Layla")
      let third = try await story.draft(layla, at: bakery, ready: true)
      #expect(try await ratio(api, third) == "breached")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a longer last day takes nobody's place", arguments: TestEngine.allCases)
  func overAnother(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 5)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let his = try await story.run(yusuf, at: bakery, weeks: 4)
      let hers = try await story.run(selam, at: bakery, weeks: 8)
      func end(_ day: String) async throws -> Response {
        try await api.api(
          .patch, PlacementsResource.placement(his), #"{"until": "\#(day)"}"#,
          seen: Int(try await story.placement(his).version.number))
      }
      let refused = try await end("2027-01-08")
      #expect(try (refused.status, refused.problemFields) == (422, ["until"]))
      #expect(refused.text.contains("The only place is taken in") && !refused.text.contains("Selam"))
      #expect(try await end("2026-12-11").status == 200)
      #expect(try await end("2026-12-18").status == 422, "days that were given up are asked for anew")
      #expect(try await ratio(api, his) == "fulfilled")
      #expect(try await story.placement(hers).stage == .started)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an extension that a sentence offers can be entered, in the API", arguments: TestEngine.allCases)
  func extended(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let bakery = try await story.workplace("Bageriet", staff: 30)
      let id = try await story.run(yusuf, at: bakery)
      func seen() async throws -> Int { Int(try await story.placement(id).version.number) }
      let offered = try await api.api(
        .patch, PlacementsResource.placement(id), #"{"until": "2027-02-22"}"#, seen: try await seen())
      #expect(offered.status == 422 && offered.text.contains("Or have it extended by up to 13 weeks"))
      func extend(_ until: String, _ reason: String? = nil, on day: String = "2026-11-20") async throws -> Response {
        try await api.api(
          .post, PlacementsResource.extension(id),
          #"{"until": "\#(until)", "decidedOn": "\#(day)", "reason": \#(reason.map { "\"\($0)\"" } ?? "null")}"#,
          seen: try await seen())
      }
      #expect(try await extend("2027-05-24").problemFields == ["until"])
      #expect(try await extend("2027-02-21").problemFields == ["until"], "until then none is needed")
      #expect(try await extend("2027-05-23", on: "2026-11-23").problemFields == ["decidedOn"])
      let longer = try await extend("2027-05-23")
      #expect(try longer.json["until"]?.string == "2027-05-23" && longer.json["extensions"]?.integer == 1)
      #expect(try await api.check("length", of: id)?["verdict"]?.string == "fulfilled")
      #expect(try await story.followUps(id).contains { $0.due > CivilDate(iso: "2027-04-01")! })
      #expect(try await extend("2027-05-30").problemFields == ["reason"], "a third time there is a condition")
      #expect(try await extend("2027-05-30", "To try the shop as well").status == 200)
      #expect(try await story.placement(id).papers.extensions.map(\.reason) == [nil, "To try the shop as well"])
      // Papers that are written down anew leave the decisions alone.
      try await api.sendPapers(id)
      #expect(try await story.placement(id).papers.extensions.count == 2)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("… and on its page, which the placement leads to", arguments: TestEngine.allCases)
  func onPage(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.browser("mette")
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let id = try await story.run(yusuf, at: try await story.workplace("Bageriet", staff: 30))
      #expect(try await mette.page(PlacementsAddress.placement(id)).html.contains("/placements/\(id.text)/extension"))
      var form = try await mette.page(PlacementsAddress.extension(id)).form(to: PlacementsAddress.extension(id))
      try form.fill(["until": "2027-09-01"])
      let refused = try await mette.send(form)
      #expect(refused.status == 422)
      #expect(Page(refused.text).problems.contains("This extension reaches up to and including Sun 23 May 2027"))
      try form.fill(["until": "2027-05-21"])
      let done = try await mette.submit(form)
      #expect(done.words.contains("Yusuf Opdigtet, Bageriet: extended. The last day is Fri 21 May 2027"))
      #expect(done.words.contains("Extension granted on"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a second placement from the next day is one with the first, for its length", arguments: TestEngine.allCases)
  func chain(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let bakery = try await story.workplace("Bageriet", staff: 30)
      _ = try await story.run(yusuf, at: bakery)
      let again = try await api.made(
        PlacementsResource.personPlacements(yusuf.person),
        """
        {"participation": "\(yusuf.id)", "workplace": "\(bakery)", "measure": "virksomhedspraktik", "basis": "lab",
         "purpose": "train", "tasks": "Wash trays", "from": "2027-02-22", "until": "2027-05-21", "hours": 6}
        """)
      let id = try #require(PlacementID(again["id"]?.string ?? ""))
      let check = try await api.check("length", of: id)
      #expect(check?["verdict"]?.string == "breached")
      #expect(
        check?["sentence"]?.string?.contains(
          "It begins on Mon 22 Feb 2027 without a break after an earlier one, so the time since Mon 23 Nov"
        )
          == true, "\(check?["sentence"]?.string ?? "")")
      #expect(check?["sentence"]?.string?.contains("That time is used up before this placement begins") == true)
      let extended = try await api.api(
        .post, PlacementsResource.extension(id), #"{"until": "2027-05-21", "decidedOn": "2026-11-20"}"#,
        seen: Int(try await story.placement(id).version.number))
      #expect(try extended.json["state"]?.string == "checked", "\(extended.text)")
      #expect(try await api.check("length", of: id)?["verdict"]?.string == "fulfilled")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "the yearly follow-up is asked of paid work under the person's act, and of no placement",
    arguments: TestEngine.allCases)
  func yearly(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let bakery = try await story.workplace("Bageriet", staff: 30)
      let praktik = try await story.run(selam, at: bakery, weeks: nil)
      let made = try await api.made(
        PlacementsResource.personPlacements(selam.person),
        """
        {"participation": "\(selam.id)", "workplace": "\(bakery)", "measure": "lonnede-timer", "basis": "agreement",
         "tasks": "Bake", "from": "2026-11-23", "hours": 10}
        """)
      let paid = try #require(PlacementID(made["id"]?.string ?? ""))
      let started = try await api.askToStart(paid)
      #expect(try started.json["state"]?.string == "ready", "\(started.text)")
      func asked(_ id: PlacementID) async throws -> [String] {
        try await story.followUps(id).filter { $0.key.code == "yearly-in-ordinary-work" }.map(\.due.iso)
      }
      #expect(try await asked(paid) == ["2027-11-23"], "behind the programme's next three, since the law asks for it")
      #expect(try await asked(praktik) == [])
      #expect(story.unforeseen.all == [])
    }
  }
}
