import Testing
import Values
import Web

extension AnswerTests {
  /// Makes one of two records, reads what became of the one that was set aside, and makes two again.
  func joining(_ counter: Counter) async throws {
    var people: [String] = []
    for name in ["Rahel Opdigtet", "Rahel Opdigtetsen"] {
      let made = try await counter.ask(
        .post, "/people", json: #"{"name": "\#(name)", "another": true}"#, expect: 201)
      people.append(try #require(made["id"]?.string))
    }
    let merge = try #require(
      try await counter.ask(
        .post, "/people/{person}/merges", people[0],
        json: #"{"other": "\#(people[1])", "why": "Entered twice", "seen": true}"#, expect: 201)["id"]?.string)
    try await counter.ask(.get, "/people/{person}/merges", people[0])
    try await counter.ask(.get, "/person-merges/{personMerge}", merge)
    try await counter.ask(.get, "/people/{person}", people[1], expect: 410)
    try await counter.ask(
      .patch, "/person-merges/{personMerge}", merge, json: #"{"undoneWhy": "Two sisters"}"#, seen: true)
    try await counter.ask(.get, "/people/{person}", people[1])
  }
}
