import Testing
import Values
import Web

extension AnswerTests {
  /// A plan from its draft to its end: every step once.
  func planning(_ counter: Counter, _ participation: String) async throws {
    let today = counter.today
    let plan = try #require(
      try await counter.ask(
        .post, "/participations/{participation}/plans", participation,
        json: """
          {"due": "\(today.adding(days: 10).iso)", "review": "\(today.adding(days: 100).iso)", "language": "ti"}
          """, expect: 201)["id"]?.string)
    @discardableResult
    func take(_ json: String) async throws -> JSON {
      try await counter.ask(.patch, "/plans/{plan}", plan, json: json, seen: true)
    }
    let goal = #""family": "work", "words": "Bakes alone", "way": "Mornings", "side": "person", "otherWords": "ዳቦ""#
    let added = try await take(#"{"step": "add-goal", \#(goal)}"#)
    let entry = try #require(added["goals"]?.items.first?["id"]?.string)
    try await take(#"{"step": "add-duty", "words": "Books the interpreter", "side": "other", "party": "Kim Eksempel"}"#)
    try await take(#"{"step": "change-entry", "entry": "\#(entry)", \#(goal)}"#)
    for step in ["remove-entry", "put-entry-back"] { try await take(#"{"step": "\#(step)", "entry": "\#(entry)"}"#) }
    try await take(#"{"step": "change-terms", "due": "\#(today.iso)", "review": "\#(today.adding(days: 50).iso)"}"#)
    for step in ["drop", "take-up"] { try await take(#"{"step": "\#(step)"}"#) }
    let explain =
      #"{"step": "explain", "on": "\#(today.iso)", "language": "ti", "interpreter": "Kim Eksempel"}"#
    try await take(explain)
    try await take(#"{"step": "take-explanation-back"}"#)
    try await take(explain)
    try await take(#"{"step": "sign", "signatory": "person", "on": "\#(today.iso)"}"#)
    try await take(#"{"step": "take-signature-back", "signatory": "person"}"#)
    try await take(#"{"step": "sign", "signatory": "person", "on": "\#(today.iso)"}"#)
    let signed = try await take(
      #"{"step": "sign", "signatory": "authority", "name": "Kirsten Eksempel", "on": "\#(today.iso)"}"#)
    #expect(signed["state"]?.string == "active" && signed["heldFrom"]?.string == today.iso)
    try await take(#"{"step": "reach", "entry": "\#(entry)", "on": "\#(today.iso)"}"#)
    try await take(#"{"step": "take-reach-back", "entry": "\#(entry)"}"#)
    try await take(#"{"step": "review", "on": "\#(today.iso)", "next": "\#(today.adding(days: 60).iso)"}"#)
    try await take(#"{"step": "take-review-back"}"#)
    try await take(#"{"step": "end", "on": "\#(today.iso)", "reason": "other"}"#)
    try await take(#"{"step": "take-end-back"}"#)
    try await counter.ask(.get, "/plans/{plan}", plan)
    let versions = try await counter.ask(.get, "/participations/{participation}/plans", participation)
    #expect(versions["items"]?.items.count == 1)
  }
}
