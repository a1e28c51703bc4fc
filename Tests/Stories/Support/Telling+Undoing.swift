import Access
import Employers
import People
import Placements
import Programmes
import Rules
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

// What `EveryStatementTests` has done of acts that are taken back.

extension StoryHouse {
  /// An agreement, a start, an extension and the answer to a referral.
  func tellOfUndoing(at bakery: WorkplaceID, of firm: OrganisationID, _ clerk: Visitor) async throws {
    try await act { try noteContacts(with: [.workplace(bakery), .organisation(firm)], $0) }
    let yusuf = try await participant("Yusuf Opdigtet", "lab")
    let limit = try await act { tx in
      try Considerations.agree(
        Consideration.Terms(
          wording: Consideration.Wording("At most nine hours", .english), ownWording: nil,
          effect: .hours(cap: Hours(9)), from: tx.today, until: nil, review: tx.today.adding(days: 90)),
        with: yusuf.person, on: tx.today, tx)
    }
    let agreed = try await clerk.api(
      .patch, PeopleResource.consideration(limit), #"{"agreement": "withdrawn"}"#, seen: 1)
    let id = try await run(yusuf, at: bakery)
    func seen() async throws -> Int { Int(try await placement(id).version.number) }
    let last = try #require(try await placement(id).terms.period.until)
    let longer = try await clerk.api(
      .post, PlacementsResource.extension(id),
      "{\"until\": \"\(last.adding(days: 40).iso)\", \"decidedOn\": \"\(today.iso)\", \"reason\": \"To try the shop\"}",
      seen: try await seen())
    let shorter = try await clerk.api(
      .patch, PlacementsResource.extension(id), "{\"outcome\": \"withdrawn\", \"until\": \"\(last.iso)\"}",
      seen: try await seen())
    let started = try await clerk.api(
      .patch, PlacementsResource.start(id), #"{"outcome": "withdrawn"}"#, seen: try await seen())
    let rosa = try await participant("Rosa Tænkt", "lab")
    let way = ProgrammesResource.participation(rosa.id)
    let version = try await clerk.api(.get, way).json["version"]?.integer
    let waits = try await clerk.api(.patch, way, #"{"step": "reconsider"}"#, seen: version)
    let invited = try await clerk.api(
      .patch, way, "{\"step\": \"invite\", \"on\": \"\(today.iso)\"}", seen: version.map { $0 + 1 })
    let answers = [agreed, longer, shorter, started, waits, invited]
    #expect(answers.allSatisfy { $0.status == 200 }, "\(answers.map(\.text))")
  }
}
