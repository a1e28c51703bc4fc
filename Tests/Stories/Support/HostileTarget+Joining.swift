import People
import TestHouse
import Values
import Web

@testable import Nyvej

extension HostileTarget {
  /// What is sent about two records of one person: to make one of them, and two again.
  static func ofJoining(_ story: StoryHouse, for person: PersonID) async throws -> [HostileTarget] {
    let mette = try await story.visitor(story.mette)
    var others: [PersonID] = []
    for name in ["Rahel Opdigtet", "Rahel Opdigtetsen"] {
      let made = try await mette.api(.post, PeopleResource.people, #"{"name": "\#(name)", "another": true}"#)
      guard let id = PersonID(try made.json["id"]?.string ?? "") else { throw NoSuch("person") }
      others.append(id)
    }
    let joined = try await mette.api(
      .post, PeopleResource.personMerges(person),
      #"{"other": "\#(others[0].text)", "why": "Entered twice", "seen": true}"#)
    guard let merge = PersonMergeID(try joined.json["id"]?.string ?? "") else { throw NoSuch("merge") }
    let good = ["other": others[1].text, "why": "Entered twice", "seen": "yes"]
    return [
      HostileTarget(method: .post, route: PeopleAddress.joinRecords(person), good: good, words: ["why"]),
      HostileTarget(method: .post, route: PeopleResource.personMerges(person), good: good, words: ["why"]),
      HostileTarget(
        method: .post, route: PeopleAddress.personMerge(merge), good: ["undoneWhy": "Two"], words: ["undoneWhy"],
        version: 1),
      HostileTarget(
        method: .patch, route: PeopleResource.personMerge(merge), good: ["undoneWhy": "Two"], words: ["undoneWhy"],
        version: 1),
    ]
  }
}
