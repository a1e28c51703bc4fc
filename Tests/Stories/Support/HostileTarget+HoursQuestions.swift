import Access
import People
import TestHouse
import Values
import Web

@testable import Nyvej

extension HostileTarget {
  /// What is sent to ask whether somebody's hours can go up.
  static func ofHoursQuestions(_ story: StoryHouse, for person: PersonID) async throws -> [HostileTarget] {
    let ane = try await story.test.account("ane", [.counsellor], in: story.municipality)
    try await story.act { try $0.relate(ane, .counsellor, to: person, from: $0.today) }
    let good = ["hours": "12", "from": "2026-12-07", "counsellor": ane.text]
    return [
      HostileTarget(method: .post, route: PeopleAddress.newHoursQuestion(person), good: good, words: []),
      HostileTarget(method: .post, route: PeopleResource.hoursQuestions(person), good: good, words: []),
    ]
  }
}
