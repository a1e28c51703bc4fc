import People
import TestHouse
import Values
import Web

@testable import Nyvej

extension HostileTarget {
  /// What is sent about a protected address: one that is set, a worker who is named, and one that is lifted.
  static func ofProtection(_ story: StoryHouse, for person: PersonID) async throws -> [HostileTarget] {
    let good = ["from": "2026-11-20", "words": "Decided by the register"]
    let set = try await story.visitor(story.mette).api(
      .post, PeopleResource.protections(person), #"{"from": "2026-11-20", "words": "Decided by the register"}"#)
    guard let id = ProtectionID(try set.json["id"]?.string ?? "") else { throw NoSuch("protection") }
    let end = ["until": "2026-11-22", "endWords": "Decided by the register"]
    return [
      HostileTarget(method: .post, route: PeopleResource.protections(person), good: good, words: ["words"]),
      HostileTarget(method: .post, route: PeopleAddress.newProtection(person), good: good, words: ["words"]),
      HostileTarget(method: .post, route: PeopleAddress.protection(id), good: end, words: ["endWords"], version: 1),
      HostileTarget(method: .patch, route: PeopleResource.protection(id), good: end, words: ["endWords"], version: 1),
    ]
  }
}
