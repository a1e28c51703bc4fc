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

/// The places for long bodies are few: nobody holds one who may not send anything there.
@Suite("Before a long body is taken in") struct LongBodyTests {
  private func proof(
    _ story: StoryHouse, _ account: AccountID, _ path: String, length: Int = 10_000_000
  ) async throws -> Proof {
    let token = try await story.test.token(for: account)
    let head = try Request(
      method: .post, target: path,
      headers: [
        "authorization": "Bearer " + token, "content-length": String(length),
        "content-type": "multipart/form-data; boundary=edge",
      ], id: "r")
    guard case .admitted(let admitted) = await story.door.admit(head) else { throw NoSuch("way in at \(path)") }
    return await story.door.proof(of: admitted)
  }

  private func takesLong(_ route: Route) -> Bool {
    if case .files(let bytes) = route.intake { bytes > Intake.usualDocument } else { false }
  }

  @Test("whoever may not send one there is told so, at every address that takes one", arguments: TestEngine.allCases)
  func refused(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let participant = try await story.test.account("deltager", [.participant])
      let addresses = Route.examples.filter(takesLong)
      #expect(addresses.count == 2)
      for address in addresses {
        // The first may nothing there; the second does not reach what the example names.
        for account in [participant, story.mette] {
          guard case .refused(let response) = try await proof(story, account, address.path) else {
            Issue.record("\(address.path) takes the body")
            continue
          }
          #expect(response.status == 404)
        }
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("whoever may attach a paper is known by the account, for a share of the places", arguments: TestEngine.allCases)
  func taken(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Prøvebageriet", staff: 30))
      for path in [PlacementsAddress.scans(id).path, PlacementsResource.scans(id).path] {
        guard case .stands(let account) = try await proof(story, story.mette, path) else {
          Issue.record("\(path) refuses")
          continue
        }
        #expect(account == story.mette)
      }
      let counsellor = try await story.test.account("ane", [.counsellor], in: story.municipality)
      try await story.act { try $0.relate(counsellor, .counsellor, to: selam.person, from: $0.today) }
      guard case .refused(let response) = try await proof(story, counsellor, PlacementsResource.scans(id).path) else {
        Issue.record("a counsellor sees papers, and attaches none")
        return
      }
      #expect(response.status == 404)
    }
  }
}
