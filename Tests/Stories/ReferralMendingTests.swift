import Access
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

@Suite("What was written with a referral can be corrected") struct ReferralMendingTests {
  @Test(
    "the note: before and after it is accepted, with both texts in a conflict, and in the journal",
    arguments: TestEngine.allCases)
  func note(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, jonas) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let person = try await mette.enter("Bao Fiktiv", called: "Bao")
      let (programme, jobCentre) = (story.programme, story.jobCentre)
      let id = try await story.act { tx in
        try Participations.refer(
          person, to: programme,
          Participation.Referral(on: tx.today, by: jobCentre, reason: "not-directly-to-work", note: "Wants to wrok"), tx
        )
      }
      let address = ProgrammesAddress.participation(id)
      func open(_ visitor: Visitor) async throws -> PageForm {
        try await visitor.page(address).form(to: address, hidden: ["step": "mend-referral"])
      }
      var (first, second) = (try await open(mette), try await open(jonas))
      #expect(first.fields.contains { $0 == ("note", "Wants to wrok") }, "what stands there is there to be corrected")
      try first.fill(["note": "Wants to work"])
      let saved = try await mette.submit(first)
      #expect(saved.flash.words.contains("The referrer's words are saved.") && saved.words.contains("Wants to work"))
      try second.fill(["note": "Wants to work with wood"])
      let conflict = try await jonas.send(second)
      #expect(conflict.status == 412)
      let both = Page(conflict.text).part("class=\"interruption\"", "section").words
      #expect(both.contains("Wants to work with wood") && both.contains("Saved now"), "\(both)")
      let over = try Page(conflict.text).form(to: address, hidden: ["step": "mend-referral"])
      _ = try await jonas.submit(over)

      let resource = ProgrammesResource.participation(id)
      #expect(try await mette.api(.get, resource).json["note"]?.string == "Wants to work with wood")
      #expect(
        try await mette.api(
          .patch, resource, #"{"step": "accept", "on": "2026-11-22", "basis": "lab", \#(Visitor.informed)}"#, seen: 3
        ).status == 200)
      #expect(
        try await mette.api(.patch, resource, #"{"step": "mend-referral", "note": "Sawing"}"#, seen: 3).status == 412)
      let mended = try await mette.api(.patch, resource, #"{"step": "mend-referral", "note": "Sawing"}"#, seen: 4)
      #expect(try mended.status == 200 && mended.json["note"]?.string == "Sawing", "\(mended.text)")
      let long = String(repeating: "x", count: 2001)
      let tooLong = try await mette.api(.patch, resource, #"{"step": "mend-referral", "note": "\#(long)"}"#, seen: 5)
      #expect(try tooLong.status == 422 && tooLong.problemFields == ["note"])
      #expect(try await mette.api(.patch, resource, #"{"step": "mend-referral", "note": null}"#, seen: 5).status == 200)
      #expect(try await mette.api(.get, resource).json["note"]?.isNull == true)
      #expect(try await story.events(of: "participation").count { $0 == "referral.note-changed" } == 4)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("who wrote other words stands beside them, with the day", arguments: TestEngine.allCases)
  func mended(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let (programme, jobCentre) = (story.programme, story.jobCentre)
      try await story.test.settingUp { try $0.joinTeam(jonas, of: programme) }
      let (mette, other) = (try await story.visitor(story.mette), try await story.visitor(jonas))
      let ids = try await story.act { tx in
        try ["Bao Fiktiv", "Ada Prøve"].map { name in
          try Participations.refer(
            try People.enter(Person.Details(name: name), tx), to: programme,
            Participation.Referral(on: tx.today, by: jobCentre, reason: "not-directly-to-work", note: "Wants to wrok"),
            tx)
        }
      }
      func told(_ id: ParticipationID) async throws -> [String?] {
        let now = try await mette.api(.get, ProgrammesResource.participation(id)).json
        return [now["note"]?.string, now["noteMendedBy"]?.string, now["noteMendedOn"]?.string]
      }
      func mend(_ note: String, _ visitor: Visitor) async throws {
        let way = ProgrammesResource.participation(ids[0])
        let answer = try await visitor.api(
          .patch, way, #"{"step": "mend-referral", "note": \#(note)}"#,
          seen: try await visitor.api(.get, way).json["version"]?.integer)
        #expect(answer.status == 200, "\(answer.text)")
      }
      #expect(try await told(ids[0]) == ["Wants to wrok", nil, nil])
      try await mend(#""Wants to work""#, other)
      #expect(try await told(ids[0]) == ["Wants to work", "jonas", "2026-11-22"])
      let address = ProgrammesAddress.participation(ids[0])
      #expect(try await mette.page(address).words.contains("Wants to work Corrected by jonas on Sun 22 Nov."))
      // The same words saved once more are nobody's mending.
      story.test.clock.advance(days: 1)
      try await mend(#""Wants to work""#, mette)
      #expect(try await told(ids[0]) == ["Wants to work", "jonas", "2026-11-22"])
      try await mend("null", mette)
      #expect(try await told(ids[0]) == [nil, "mette", "2026-11-23"])
      #expect(try await mette.page(address).words.contains("Taken out by mette on Mon 23 Nov."))
      #expect(try await told(ids[1]) == ["Wants to wrok", nil, nil], "the other one's is as it came")
      #expect(!(try await mette.page(ProgrammesAddress.participation(ids[1])).words.contains("Corrected by")))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("under which act: a draft under another one says so until both are one", arguments: TestEngine.allCases)
  func basis(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.draft(selam, at: bakery, ready: true)
      #expect(try await story.placement(id).stage == .checked)
      let resource = ProgrammesResource.participation(selam.id)
      func take(_ body: String) async throws -> Response {
        let version = try await mette.api(.get, resource).json["version"]?.integer
        return try await mette.api(.patch, resource, body, seen: version)
      }
      #expect(try await take(#"{"step": "change-basis", "basis": "lab"}"#).status == 200)
      #expect(try await story.placement(id).stage == .draft, "it is checked anew")
      let page = try await mette.page(PlacementsAddress.placement(id))
      #expect(
        page.words.contains("under another act than this placement: Employment Act (LAB), not Integration Act"),
        "\(page.words)")
      let placements = story.placements
      await #expect(throws: (any Error).self) {
        try await story.act { tx in try placements.find(id, tx).act { try placements.start($0, seen: $0.version, tx) } }
      }
      #expect(try await take(#"{"step": "change-basis", "basis": "integration-act"}"#).status == 200)
      #expect(try await story.placement(id).stage == .checked)
      // What runs stays under what it was granted under.
      try await story.act { tx in try placements.find(id, tx).act { try placements.start($0, seen: $0.version, tx) } }
      #expect(try await take(#"{"step": "change-basis", "basis": "lab"}"#).status == 200)
      func measure(_ of: PlacementID) async throws -> (verdict: String?, blocks: Bool?, sentence: String) {
        let check = try await mette.check("measure", of: of)
        return (check?["verdict"]?.string, check?["blocking"] == .bool(true), check?["sentence"]?.string ?? "")
      }
      let kept = try await measure(id)
      #expect(kept.verdict == "breached" && kept.blocks == false, "\(kept)")
      #expect(
        kept.sentence.contains("under another act than this placement: Employment Act (LAB)")
          && kept.sentence.contains("keeps the one that it was agreed under: Integration Act"), "\(kept)")
      let runs = try await mette.page(PlacementsAddress.placement(id))
      #expect(runs.words.contains("keeps the one that it was agreed under"), "\(runs.words)")
      #expect(!(try await mette.week().contains { $0.pile == "mend" }), "it stops nothing")
      #expect(try await take(#"{"step": "change-basis", "basis": "nothing"}"#).status == 422)
      // Where nobody has said under which act she is, nothing is known; not that it is the same.
      #expect(try await take(#"{"step": "change-basis", "basis": null}"#).status == 200)
      let told = try await mette.page(ProgrammesAddress.participation(selam.id)).words
      #expect(told.contains("Supported under not said"), "\(told)")
      let open = try await measure(id)
      #expect(open.verdict == "not-known" && open.sentence.contains("Nobody has noted"), "\(open)")
      #expect(try await take(#"{"step": "change-basis", "basis": "integration-act"}"#).status == 200)
      #expect(try await measure(id).verdict == "fulfilled")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "who takes part under no act has no placement under one, and whoever's act is not noted has an open question",
    arguments: TestEngine.allCases)
  func noAct(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 30)
      let omar = try await story.participant("Omar Prøvesen", "agreement")
      let rosa = try await story.participant("Rosa Påfund", "lab")
      func draft(
        _ who: Participation, _ measure: String, _ basis: String, _ more: String = ""
      ) async throws -> PlacementID {
        let made = try await mette.made(
          PlacementsResource.personPlacements(who.person),
          """
          {"participation": "\(who.id)", "workplace": "\(bakery)", "measure": "\(measure)", "basis": "\(basis)",
           "tasks": "Wash trays", "from": "2026-12-07", "until": "2027-01-29", "hours": 6\(more)}
          """)
        return try #require(made["id"]?.string.flatMap { PlacementID($0) })
      }
      let train = #", "purpose": "train""#
      let (his, hers) = (
        try await draft(omar, "virksomhedspraktik", "lab", train),
        try await draft(rosa, "virksomhedspraktik", "lab", train)
      )
      let stopped = try #require(try await mette.check("measure", of: his))
      #expect(stopped["verdict"]?.string == "breached" && stopped["blocking"] == .bool(true))
      let sentence = stopped["sentence"]?.string ?? ""
      #expect(sentence.contains("No act, an agreement between employer and person"), "\(sentence)")
      #expect(try await story.placement(his).stage == .draft)
      #expect(try await mette.check("measure", of: hers)?["verdict"]?.string == "fulfilled")
      // Paid hours are agreed under none, whoever's they are.
      for who in [omar, rosa] {
        let paid = try await draft(who, "lonnede-timer", "agreement")
        #expect(try await mette.check("measure", of: paid)?["verdict"]?.string == "fulfilled")
      }
      #expect(story.unforeseen.all == [])
    }
  }
}
