import Access
import Placements
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// To start without a paper is an act of its own and never the paper. Sunday 22 November 2026.
@Suite("Starting without a paper") struct AcceptanceTests {
  /// Everything but the approval and the person's signature, both of which may be missing with a reason.
  private func draft(_ story: StoryHouse, _ mette: Visitor) async throws -> PlacementID {
    let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
    let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12))
    var form = try await mette.page(PlacementsAddress.signing(id)).form(to: PlacementsAddress.signing(id))
    try form.fill([
      "signatures.employer": "2026-11-20", "signatures.employee-representative": "2026-11-20",
      "statements.no-replacement-work": "yes", "statements.no-seasonal-work": "yes", "caseNumber": "EKS-1",
    ])
    _ = try await mette.submit(form)
    return id
  }

  private func accept(_ mette: Visitor, _ id: PlacementID, _ what: String, _ reason: String) async throws -> Page {
    let page = try await mette.page(PlacementsAddress.acceptance(id), query: "?what=" + what)
    var form = try page.form(to: PlacementsAddress.acceptance(id))
    #expect(form.fields.contains { $0 == ("what", what) }, "what one came for is chosen")
    try form.fill(["what": what, "reason": reason])
    return try await mette.submit(form)
  }

  @Test("a number typed among the papers is a number, and a reason is asked for apart", arguments: TestEngine.allCases)
  func apart(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let id = try await draft(story, mette)
      let papers = try await mette.page(PlacementsAddress.signing(id))
      #expect(try papers.form(to: PlacementsAddress.signing(id)).fields.allSatisfy { !$0.name.hasPrefix("override") })
      let answer = try await mette.post(
        PlacementsAddress.signing(id).path,
        try papers.form(to: PlacementsAddress.signing(id)).fields + [(name: "override.approval", value: "2026-117")])
      #expect(answer.status == 422)
      #expect(try await story.placement(id).papers.accepted.isEmpty)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what is accepted as missing is amber with reason, name and day, can be taken back, and is done when it comes",
    arguments: TestEngine.allCases)
  func life(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let id = try await draft(story, mette)
      let before = try await mette.page(PlacementsAddress.placement(id))
      #expect(before.words.contains("Start without this document"))
      let accepted = try await accept(mette, id, "approval", "Granted by phone on Friday")
      #expect(accepted.flash.words.contains("Noted. It is still missing"))
      #expect(
        accepted.words.contains(
          "Accepted without the authority’s approval: “Granted by phone on Friday” mette, Sun 22 Nov"),
        "\(accepted.words)")
      let row = accepted.part("Accepted without the authority", "li")
      #expect(row.html.contains("class=\"tag due\"") && row.words.contains("accepted without"))
      #expect(!row.html.contains("tag good"))

      // It starts so: the reason stays with the rule.
      _ = try await accept(mette, id, "signature.participant", "Signs with the interpreter on Monday")
      try await mette.start(id)
      let running = try await mette.page(PlacementsAddress.placement(id))
      #expect(running.words.contains("Accepted without the participant’s signature"))
      let api = try await story.visitor(story.mette)
      func check(_ point: String) async throws -> JSON? {
        try await api.api(.get, PlacementsResource.checks(id)).json["items"]?.items.first {
          $0["point"]?.string == point
        }
      }
      #expect(try await check("approval")?["acceptedBy"]?.string == "mette")
      #expect(try await check("approval")?["verdict"]?.string == "breached")
      #expect(try await check("signature.employer")?["accepted"]?.isNull == true)

      // The papers come: one in time, and it was missing until then.
      story.test.clock.advance(days: 1)
      var form = try await mette.page(PlacementsAddress.signing(id)).form(to: PlacementsAddress.signing(id))
      try form.fill(["approvedOn": "2026-11-23"])
      let came = try await mette.submit(form)
      #expect(came.flash.words.contains("approval of Mon 23 Nov noted."))
      #expect(
        came.words.contains(
          "Was missing until Mon 23 Nov") && came.words.contains("accepted so by mette on Sun 22 Nov"),
        "\(came.words)")
      #expect(!came.words.contains("Accepted without the authority"))

      // Taken back: it is open again, and the placement is in breach.
      let back = try came.form(
        to: PlacementsAddress.acceptance(id), hidden: ["withdrawn": "signature.participant"])
      let taken = try await mette.submit(back)
      #expect(taken.words.contains("is not accepted any more"))
      #expect(try await check("signature.participant")?["accepted"]?.isNull == true)
      #expect(try await check("signature.participant")?["blocking"] == .bool(true))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("only what is missing and may be accepted can be", arguments: TestEngine.allCases)
  func limits(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let api = try await story.visitor(story.mette)
      let id = try await draft(story, mette)
      func accept(_ what: String) async throws -> Response {
        let version = Int(try await story.placement(id).version.number)
        return try await api.api(
          .post, PlacementsResource.acceptance(id), #"{"what": "\#(what)", "reason": "Because"}"#, seen: version)
      }
      for what in ["signature.employer", "purpose", "signature", "no-such-rule", "statement.no-seasonal-work"] {
        let answer = try await accept(what)
        #expect(try (answer.status, answer.problemFields) == (422, ["what"]), "\(what)")
      }
      #expect(try await accept("approval").status == 200)
      #expect(try await accept("approval").status == 422, "it is accepted already")
      let version = Int(try await story.placement(id).version.number)
      let late = try await api.api(
        .post, PlacementsResource.acceptance(id), #"{"what": "approval", "reason": "Because"}"#, seen: version - 1)
      #expect(late.status == 412, "whoever was later is told that, not that there is nothing to accept")
      let other = try await api.api(
        .patch, PlacementsResource.acceptance(id), #"{"withdrawn": "signature.participant"}"#, seen: version)
      #expect(try (other.status, other.problemFields) == (422, ["withdrawn"]))
      let own = try await api.api(
        .patch, PlacementsResource.acceptance(id), #"{"withdrawn": "approval"}"#, seen: version)
      #expect(own.status == 200)
      #expect(try await story.placement(id).papers.accepted.isEmpty)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a reason from before papers were named one by one holds for what is missing of its rule",
    arguments: TestEngine.allCases)
  func carriedOver(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let id = try await draft(story, mette)
      try await story.damage(
        """
        INSERT INTO placement_acceptance (placement_id, code, reason, on_day, decided_by)
        VALUES ('\(id.text)', 'signature', 'She is ill', '2026-11-20', NULL)
        """)
      let page = try await mette.page(PlacementsAddress.placement(id))
      #expect(page.words.contains("Accepted without the participant’s signature: “She is ill” Noted on Fri 20 Nov"))
      #expect(!page.words.contains("Accepted without the employer’s signature"), "that one is there")
      #expect(!page.words.contains("was missing until"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "changed terms say before and after that papers go; saved as they were, nothing goes",
    arguments: TestEngine.allCases)
  func terms(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let id = try await draft(story, mette)
      let page = try await mette.page(PlacementsAddress.editPlacement(id))
      #expect(page.words.contains("Changed terms must be signed and approved anew"))
      let same = try await mette.submit(try page.form(to: PlacementsAddress.editPlacement(id)))
      #expect(same.flash.words.contains("Nothing was different"))
      #expect(try await story.placement(id).papers.signatures.count == 2)
      var form = try await mette.page(PlacementsAddress.editPlacement(id)).form(to: PlacementsAddress.editPlacement(id))
      try form.fill(["tasks": "Pack bread"])
      let other = try await mette.submit(form)
      #expect(other.words.contains("is gone and is needed anew"))
      #expect(try await story.placement(id).papers.signatures.isEmpty)
      // With nothing to lose nothing is said.
      let next = try await mette.page(PlacementsAddress.editPlacement(id))
      #expect(!next.words.contains("Changed terms must be signed"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what is said after saving is what was saved", arguments: TestEngine.allCases)
  func said(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let id = try await draft(story, mette)
      func save(_ answers: KeyValuePairs<String, String>) async throws -> Page {
        var form = try await mette.page(PlacementsAddress.signing(id)).form(to: PlacementsAddress.signing(id))
        try form.fill(answers)
        return try await mette.submit(form)
      }
      #expect(try await save([:]).words.contains("Nothing was different"))
      #expect(
        try await save(["statements.no-seasonal-work": "no"]).words.contains("What the employer declared is noted."))
      #expect(try await save(["signatures.participant": "2026-11-21"]).words.contains("The signatures are noted."))
      #expect(try await save(["signatures.participant": ""]).words.contains("What stood there is taken out."))
      #expect(try await save(["caseNumber": "EKS-2"]).words.contains("The number in the authority’s system is saved."))
      #expect(
        try await save(["caseNumber": "", "approvedOn": "2026-11-21"]).words.contains("Several documents are changed."))
      #expect(story.unforeseen.all == [])
    }
  }
}
