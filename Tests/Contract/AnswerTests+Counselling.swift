import Testing
import Values
import Web

extension AnswerTests {
  /// Asks whether hours can go up, has it answered, takes it back, and lists the counsellor's talks.
  func counselling(_ counter: Counter) async throws {
    let people = try await counter.ask(.get, "/people", query: "?limit=100")["items"]?.items ?? []
    var asked: String?
    for person in people.compactMap({ $0["id"]?.string }) {
      let found = try await counter.ask(.get, "/people/{person}/hours-questions", person)["items"]?.items ?? []
      if !found.isEmpty { asked = person }
      for each in found { try await counter.ask(.get, "/hours-questions/{hoursQuestion}", each["id"]?.string ?? "") }
    }
    let person = try #require(asked)
    let question = try #require(
      try await counter.ask(
        .post, "/people/{person}/hours-questions", person,
        json: #"{"hours": 20, "from": "\#(counter.today.adding(days: 14).iso)"}"#, expect: 201)["id"]?.string)
    let day = counter.today.adding(days: 40).iso
    for answer in [
      #"{"answer": "yes", "answerHours": 18.5, "answerDay": "\#(day)"}"#,
      #"{"answer": "talk-first", "answerHours": "", "answerDay": "\#(day)"}"#,
    ] {
      try await counter.asCounsellor.ask(
        .patch, "/hours-questions/{hoursQuestion}", question, json: answer, seen: true)
    }
    try await counter.ask(
      .patch, "/hours-questions/{hoursQuestion}", question, json: #"{"outcome": "withdrawn"}"#, seen: true)
    for part in ["behind", "ahead", "prepare"] {
      try await counter.asCounsellor.ask(.get, "/talks", query: "?part=" + part)
    }
  }
}
