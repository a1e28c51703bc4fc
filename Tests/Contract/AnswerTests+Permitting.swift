import Testing
import Values
import Web

extension AnswerTests {
  /// Whoever keeps permissions to work notes one, corrects it and takes it back.
  func permitting(_ counter: Counter) async throws {
    let people = try await counter.ask(.get, "/people")["items"]?.items ?? []
    let person = try #require(people.first?["id"]?.string)
    let noted = try #require(
      try await counter.ask(
        .post, "/people/{person}/work-permissions", person,
        json: """
          {"permission": "per-job", "from": "\(counter.today.iso)", "residence": "tolerated", "document": "Grey card",
           "employer": "Hotel Solskin (opdigtet)", "seenBy": "Kirsten Eksempel", "seenOn": "\(counter.today.iso)"}
          """, expect: 201)["id"]?.string)
    try await counter.ask(
      .patch, "/work-permissions/{workPermission}", noted, json: #"{"document": null}"#, seen: true)
    try await counter.ask(
      .patch, "/work-permissions/{workPermission}", noted, json: #"{"outcome": "withdrawn"}"#, seen: true)
  }
}
