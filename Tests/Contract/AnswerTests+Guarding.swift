import Testing
import Values
import Web

extension AnswerTests {
  /// Notes who stands for somebody, changes it and takes it back.
  func guarding(_ counter: Counter) async throws {
    let entered = try await counter.ask(
      .post, "/people", json: #"{"name": "Nadia Fiktivsen", "birthDate": "2010-02-03", "birthPrecision": "day"}"#,
      expect: 201)
    let person = try #require(entered["id"]?.string)
    let noted = try #require(
      try await counter.ask(
        .post, "/people/{person}/guardians", person,
        json: """
          {"name": "Hodan Opdigtet", "kind": "parent", "from": "\(counter.today.iso)", "phone": "+45 00 00 00 00",
           "language": "so", "needsInterpreter": true}
          """, expect: 201)["id"]?.string)
    try await counter.ask(.patch, "/guardians/{guardian}", noted, json: #"{"until": "2027-03-01"}"#, seen: true)
    try await counter.ask(.patch, "/guardians/{guardian}", noted, json: #"{"outcome": "withdrawn"}"#, seen: true)
  }
}
