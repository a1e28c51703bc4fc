import Testing
import Values
import Web

extension AnswerTests {
  /// Notes an identity number, shows it, finds whose it is, and removes it; an administrator switches them off and on.
  func identifying(_ counter: Counter) async throws {
    let entered = try await counter.ask(.post, "/people", json: #"{"name": "Rosa Fiktivsen"}"#, expect: 201)
    let person = try #require(entered["id"]?.string)
    let number = #"{"form": "dk-cpr", "number": "010180-0000"}"#
    let noted = try #require(
      try await counter.ask(.post, "/people/{person}/identity-numbers", person, json: number, expect: 201)["id"]?
        .string)
    try await counter.ask(.get, "/people/{person}/identity-numbers", person)
    try await counter.ask(.get, "/identity-numbers/{identityNumber}", noted)
    let shown = try await counter.ask(.get, "/identity-numbers/{identityNumber}/shown", noted)
    #expect(shown["number"]?.string == "0101800000")
    let found = try await counter.ask(.post, "/people/by-identity-number", json: number)
    #expect(found["items"]?.items.map { $0["person"]?.string } == [person])
    try await counter.ask(
      .patch, "/identity-numbers/{identityNumber}", noted, json: #"{"outcome": "removed"}"#, seen: true)
    let administrator = counter.asAdministrator
    #expect(try await administrator.ask(.get, "/administration/identity-numbers")["isOn"] == .bool(true))
    for step in ["switch-off", "switch-on-again", "switch-off"] {
      try await administrator.ask(
        .patch, "/administration/identity-numbers", json: #"{"step": "\#(step)"}"#, seen: true)
    }
    try await administrator.ask(
      .post, "/administration/identity-numbers",
      json: #"{"words": "Another act, § 3", "from": "\#(counter.today.iso)"}"#,
      expect: 201)
  }
}
