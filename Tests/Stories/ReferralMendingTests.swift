import Access
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
        try await mette.api(.patch, resource, #"{"step": "accept", "on": "2026-11-22", "basis": "lab"}"#, seen: 3)
          .status == 200)
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
      #expect(!(try await mette.page(PlacementsAddress.placement(id))).words.contains("under another act"))
      #expect(try await take(#"{"step": "change-basis", "basis": "nothing"}"#).status == 422)
      // Where nobody has said under which act she is, none is another.
      #expect(try await take(#"{"step": "change-basis", "basis": null}"#).status == 200)
      let told = try await mette.page(ProgrammesAddress.participation(selam.id)).words
      #expect(told.contains("Supported under not said"), "\(told)")
      _ = try await story.draft(try await story.participant("Omar Prøvesen", "lab"), at: bakery)
      #expect(story.unforeseen.all == [])
    }
  }
}
