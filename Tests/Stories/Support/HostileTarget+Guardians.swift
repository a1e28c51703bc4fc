import People
import TestHouse
import Values
import Web

@testable import Nyvej

extension HostileTarget {
  /// What is sent about who stands for somebody: one that is noted, and one that is changed.
  static func ofGuardians(_ story: StoryHouse, for person: PersonID) async throws -> [HostileTarget] {
    let noted = try await story.visitor(story.mette).api(
      .post, PeopleResource.guardians(person),
      #"{"name": "Hodan Opdigtet", "kind": "parent", "from": "2026-11-20"}"#)
    guard let id = GuardianID(try noted.json["id"]?.string ?? "") else { throw NoSuch("guardian") }
    let good = [
      "name": "Hodan Opdigtet", "kind": "appointed", "from": "2026-11-20", "until": "2027-05-01",
      "phone": "+45 00 00 00 00", "language": "so", "needsInterpreter": "yes",
    ]
    return [
      HostileTarget(method: .post, route: PeopleAddress.newGuardian(person), good: good, words: ["name", "phone"]),
      HostileTarget(method: .post, route: PeopleResource.guardians(person), good: good, words: ["name", "phone"]),
      HostileTarget(
        method: .post, route: PeopleAddress.guardian(id), good: good, words: ["name", "phone"], version: 1),
      HostileTarget(
        method: .patch, route: PeopleResource.guardian(id), good: good, words: ["name", "phone"], version: 1),
    ]
  }
}
