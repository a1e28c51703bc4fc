import Access
import People
import TestHouse
import Values
import Web

@testable import Administration
@testable import Nyvej

extension HostileTarget {
  /// What is sent about identity numbers: one that is noted, and one that is looked for.
  static func ofIdentity(_ story: StoryHouse, for person: PersonID) async throws -> [HostileTarget] {
    try await story.switchOnIdentityNumbers()
    let good = ["form": "be-rijksregister", "number": "80.01.01-000.00"]
    return [
      HostileTarget(method: .post, route: PeopleAddress.identityNumbers(person), good: good, words: []),
      HostileTarget(method: .post, route: PeopleResource.identityNumbers(person), good: good, words: []),
      HostileTarget(method: .post, route: PeopleAddress.personByNumber, good: good, words: []),
      HostileTarget(method: .post, route: PeopleResource.personByNumber, good: good, words: []),
    ]
  }
}

extension StoryHouse {
  /// An administrator of Mette's office says on what it bases that numbers are noted.
  func switchOnIdentityNumbers() async throws {
    let ada = try await test.account("ada", [.administrator], in: municipality)
    let answer = try await visitor(ada).api(
      .post, AdministrationResource.identityNumbers, #"{"words": "An invented act, § 1", "from": "2026-11-01"}"#)
    guard answer.status == 201 else { throw NoSuch("identity numbers: \(answer.text)") }
  }
}
