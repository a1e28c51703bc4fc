import Testing
import Values
import Web

extension AnswerTests {
  /// Protects an address, names a worker beside it, and takes both back.
  func protecting(_ counter: Counter) async throws {
    let entered = try await counter.ask(.post, "/people", json: #"{"name": "Mona Fiktivsen"}"#, expect: 201)
    let person = try #require(entered["id"]?.string)
    let set = try #require(
      try await counter.ask(
        .post, "/people/{person}/protections", person,
        json: #"{"from": "\#(counter.today.iso)", "words": "Decided by the register"}"#, expect: 201)["id"]?.string)
    try await counter.ask(.get, "/people/{person}/protections", person)
    try await counter.ask(.get, "/protections/{protection}", set)
    try await counter.ask(
      .patch, "/protections/{protection}", set,
      json: #"{"until": "\#(counter.today.iso)", "endWords": "Decided again"}"#, seen: true)
    try await counter.ask(.patch, "/protections/{protection}", set, json: #"{"outcome": "resumed"}"#, seen: true)
  }
}
