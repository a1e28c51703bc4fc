import Access
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
@testable import People

/// Whoever stands for somebody under 18 signs beside her, where the rule pack says so. Sunday 22 November 2026.
@Suite("The guardian's signature") struct GuardianSignatureStoryTests {
  private static let mother = #"""
    {"name": "Hodan Opdigtet", "kind": "parent", "from": "2026-11-01"}
    """#

  private struct Cast {
    let story: StoryHouse
    /// 17 until 1 December 2026.
    let nadia: Participation
    let selam: Participation
    let mette: Visitor
    let bakery: WorkplaceID

    func signature(of placement: PlacementID) async throws -> (verdict: String, sentence: String)? {
      let checks = try await mette.api(.get, PlacementsResource.checks(placement)).json["items"]?.items ?? []
      return checks.first { $0["code"]?.string == "signature.guardian" || $0["point"]?.string == "signature.guardian" }
        .map { ($0["verdict"]?.string ?? "", $0["sentence"]?.string ?? "") }
    }

    func reasons(_ part: String) async throws -> [String] {
      try await mette.week(team: true).filter { $0.reason.contains(part) && !$0.isDone }.map(\.reason)
    }

    func take(_ json: String, on id: PlanID) async throws -> Response {
      let seen = try await mette.api(.get, ProgrammesResource.plan(id)).json["version"]?.integer
      return try await mette.api(.patch, ProgrammesResource.plan(id), json, seen: seen)
    }
  }

  private func withCast(_ engine: TestEngine, _ body: (Cast) async throws -> Void) async throws {
    try await withStoryHouse(engine) { story in
      let nadia = try await story.participant("Nadia Eksempelsen", "integration-act", called: "Nadia")
      let selam = try await story.participant("Selam Prøvesen", "integration-act", called: "Selam")
      let mette = try await story.visitor(story.mette)
      for (person, born) in [(nadia.person, "2008-12-01"), (selam.person, "1990-05-05")] {
        let answer = try await mette.api(
          .patch, PeopleResource.person(person), #"{"birthDate": "\#(born)", "birthPrecision": "day"}"#, seen: 1)
        #expect(answer.status == 200, "\(answer.text)")
      }
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      try await body(Cast(story: story, nadia: nadia, selam: selam, mette: mette, bakery: bakery))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a placement waits for it, says where nobody is noted, and asks nobody from the 18th birthday on",
    arguments: TestEngine.allCases)
  func placements(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let start = CivilDate(iso: "2026-12-07")
      let id = try await cast.story.draft(cast.nadia, at: cast.bakery, ready: true, from: start)
      let grown = try await cast.story.draft(cast.selam, at: cast.bakery, ready: true, from: start)
      #expect(try await cast.signature(of: grown) == nil)
      let first = try #require(try await cast.signature(of: id))
      #expect(first.verdict == "breached" && first.sentence.contains("nobody is noted as guardian"), "\(first)")
      #expect(try await cast.reasons("Find out who the guardian is and get the signature").count == 1)
      let page = try await cast.mette.page(PlacementsAddress.placement(id))
      #expect(page.html.contains(PeopleAddress.newGuardian(cast.nadia.person).path), "the way to the form")
      #expect(
        try await cast.mette.api(.post, PeopleResource.guardians(cast.nadia.person), Self.mother).status == 201)
      let second = try #require(try await cast.signature(of: id))
      #expect(second.sentence.contains("The guardian has not signed yet"), "\(second)")
      #expect(try await cast.reasons("Get the guardian’s signature before the start").count == 1)
      // It is asked among the papers of hers, and of nobody else's.
      let papers = try await cast.mette.page(PlacementsAddress.signing(id))
      #expect(papers.html.contains("signatures.guardian"))
      #expect(!(try await cast.mette.page(PlacementsAddress.signing(grown)).html.contains("signatures.guardian")))
      // On her birthday nobody is asked any more.
      cast.story.test.clock.advance(days: 9)
      #expect(try await cast.signature(of: id) == nil)
      #expect(try await cast.reasons("guardian").isEmpty)
    }
  }

  @Test("a plan holds from the guardian's signature on, and an adult's from the two", arguments: TestEngine.allCases)
  func plans(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      func explained(_ way: Participation) async throws -> PlanID {
        let answer = try await cast.mette.api(.post, ProgrammesResource.plans(way.id), PlanTests.draft)
        let id = try #require(PlanID(try answer.json["id"]?.string ?? ""))
        for step in [PlanTests.goal, PlanTests.explained] { #expect(try await cast.take(step, on: id).status == 200) }
        return id
      }
      let hers = try await explained(cast.nadia)
      for step in [PlanTests.hers, PlanTests.ours] {
        let answer = try await cast.take(step, on: hers)
        #expect(try answer.status == 200 && answer.json["heldFrom"]?.string == nil, "\(answer.text)")
      }
      let told = try await cast.mette.api(.get, ProgrammesResource.plan(hers)).json
      #expect(told["state"]?.string == "signing" && told["missing"]?.items.map(\.string) == ["guardian"])
      #expect(try await cast.reasons("Get the guardian’s signature on the plan").count == 1)
      let page = try await cast.mette.page(ProgrammesAddress.plan(hers))
      #expect(page.words.contains("Nobody is noted as guardian"), "\(page.words)")
      #expect(page.html.contains(PeopleAddress.newGuardian(cast.nadia.person).path))
      #expect(
        try await cast.mette.api(.post, PeopleResource.guardians(cast.nadia.person), Self.mother).status == 201)
      #expect(try await cast.mette.page(ProgrammesAddress.plan(hers)).html.contains("Hodan Opdigtet"))
      let signed = try await cast.take(
        #"{"step": "sign", "signatory": "guardian", "name": "Hodan Opdigtet", "on": "2026-11-22"}"#, on: hers)
      #expect(try signed.json["state"]?.string == "active" && signed.json["heldFrom"]?.string == "2026-11-22")
      // Taken back, it holds no more; an adult's needs none.
      let back = try await cast.take(#"{"step": "take-signature-back", "signatory": "guardian"}"#, on: hers)
      #expect(try back.json["state"]?.string == "signing", "\(back.text)")
      let other = try await explained(cast.selam)
      _ = try await cast.take(PlanTests.hers, on: other)
      let holds = try await cast.take(PlanTests.ours, on: other)
      #expect(try holds.json["state"]?.string == "active", "\(holds.text)")

      // From her birthday on it is her own signature that is asked, once more.
      cast.story.test.clock.advance(days: 9)
      let grown = try await cast.mette.api(.get, ProgrammesResource.plan(hers)).json
      #expect(grown["missing"]?.items.map(\.string) == ["person"])
      let mine = try await cast.mette.page(ProgrammesAddress.plan(hers))
      #expect(mine.words.contains("The plan holds once the person signs it again"), "\(mine.words)")
      let early = try await cast.take(PlanTests.hers, on: hers)
      #expect(early.status == 422 && early.text.contains("from the 18th birthday on"), "\(early.text)")
      let again = try await cast.take(#"{"step": "sign", "signatory": "person", "on": "2026-12-01"}"#, on: hers)
      #expect(try again.json["heldFrom"]?.string == "2026-12-01", "\(again.text)")
      #expect(try again.json["signatures"]?.items.count == 2)
      #expect(try await cast.reasons("have it signed").isEmpty)
    }
  }
}
