import TestDatabases
import Testing
import Values
import Web
@testable import Nyvej

extension AnswerTests {
  /// One that is planned for longer than it may last, and extended by decision.
  func extending(
    _ counter: Counter, _ person: String, _ participation: String, _ workplace: String
  ) async throws {
    let first = ISOWeek(containing: counter.today).adding(weeks: 20).monday
    let planned = try #require(
      try await counter.ask(
        .post, "/people/{person}/placements", person,
        json: """
          {"participation": "\(participation)", "workplace": "\(workplace)", "measure": "lontilskud",
           "basis": "integration-act", "tasks": "Packs bread", "from": "\(first.iso)",
           "until": "\(first.adding(weeks: 24).adding(days: -1).iso)", "hours": 6}
          """, expect: 201)["id"]?.string)
    let until = first.adding(weeks: 30).iso
    try await counter.ask(
      .post, "/placements/{placement}/extension", planned,
      json: #"{"until": "\#(until)", "decidedOn": "\#(counter.today.iso)", "reason": "To try the shop"}"#, seen: true)
    let back = try await counter.ask(
      .patch, "/placements/{placement}/extension", planned,
      json: #"{"outcome": "withdrawn", "until": "\#(first.adding(weeks: 24).adding(days: -1).iso)"}"#, seen: true)
    #expect(back["extensions"]?.number == 0)
    let extended = try await counter.ask(
      .post, "/placements/{placement}/extension", planned,
      json: #"{"until": "\#(until)", "decidedOn": "\#(counter.today.iso)", "reason": "To try the shop"}"#, seen: true)
    #expect(extended["until"]?.string == until && extended["extensions"]?.number == 1)
    let checks = try await counter.ask(.get, "/placements/{placement}/checks", planned)["items"]?.items ?? []
    let open = try #require(
      checks.first { $0["overridable"] == .bool(true) && $0["verdict"]?.string == "breached" }?["point"]?.string)
    try await counter.ask(
      .post, "/placements/{placement}/acceptance", planned,
      json: #"{"what": "\#(open)", "reason": "It is on its way"}"#, seen: true)
    let said = try await counter.ask(.get, "/placements/{placement}/checks", planned)["items"]?.items ?? []
    #expect(said.first { $0["point"]?.string == open }?["accepted"]?.string == "It is on its way")
    try await counter.ask(
      .patch, "/placements/{placement}/acceptance", planned, json: #"{"withdrawn": "\#(open)"}"#, seen: true)
  }

  /// Whoever grants a placement notes the day and the number.
  func approving(_ counter: Counter) async throws {
    let drafts = try await counter.ask(.get, "/placements", query: "?state=draft")["items"]?.items ?? []
    let id = try #require(drafts.first?["id"]?.string)
    try await counter.ask(
      .patch, "/placements/{placement}/approval", id,
      json: #"{"approvedOn": "\#(counter.today.iso)", "caseNumber": "EKS-7"}"#, seen: true)
  }

  func ladder(_ counter: Counter, _ placement: String) async throws {
    let week = ISOWeek(containing: counter.today).adding(weeks: 2).iso
    func decide(to hours: String) async throws -> JSON {
      try await counter.ask(
        .post, "/placements/{placement}/ladder", placement,
        json: #"{"move": "up", "week": "\#(week)", "hours": \#(hours), "reason": "It goes well"}"#, expect: 201)
    }
    let refused = try await decide(to: "20")
    #expect(refused["outcome"]?.string == "refused")
    #expect(refused["refusal"]?["cap"]?.number == 12.5)
    let step = try #require(try await decide(to: "9")["id"]?.string)
    let back = try await counter.ask(
      .patch, "/ladder-steps/{ladderStep}", step, json: #"{"outcome": "withdrawn"}"#, seen: true)
    #expect(back["outcome"]?.string == "withdrawn")
  }

  func followUps(_ counter: Counter, _ placement: String) async throws {
    let followUp = try #require(
      try await counter.ask(.get, "/placements/{placement}/follow-ups", placement)["items"]?.items.last?["id"]?.string)
    let today = counter.today
    for step in [
      #"{"step": "moved", "due": "\#(today.adding(days: 3).iso)", "movedReason": "The firm is closed"}"#,
      #"{"step": "held", "doneOn": "\#(today.iso)", "light": "watch", "personSays": "Long days"}"#,
      #"{"step": "reopened"}"#,
    ] {
      try await counter.ask(.patch, "/follow-ups/{followUp}", followUp, json: step, seen: true)
    }
  }

  func scans(_ counter: Counter, _ placement: String) async throws {
    let form =
      "--edge\r\nContent-Disposition: form-data; name=\"paper\"\r\n\r\nagreement\r\n--edge\r\n"
      + "Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n--edge--\r\n"
    let scan = try #require(
      try await counter.ask(
        .post, "/placements/{placement}/scans", placement, json: form, as: "multipart/form-data; boundary=edge",
        expect: 201)["id"]?.string)
    #expect(try await counter.ask(.get, "/placements/{placement}/scans", placement)["items"]?.items.count == 1)
    try await counter.ask(.get, "/scans/{file}", scan)
    let content = try await counter.answer(.get, "/api/v1/scans/\(scan)/content").gathered()
    #expect(content.status == 200 && content.body == Array("%PDF-1.7".utf8))
    let types = counter.document["paths"]?["/api/v1/scans/{file}/content"]?["get"]?["responses"]?["200"]?["content"]
    #expect(content.header("Content-Type").map { types?[$0] != nil } == true)
    counter.done.enter("GET /api/v1/scans/{file}/content")
    try await counter.ask(.patch, "/scans/{file}", scan, json: #"{"removed": {"because": "replaced"}}"#, seen: true)
    let gone = try await counter.ask(.get, "/scans/{file}", scan)
    #expect(gone["removed"]?["because"]?.string == "replaced")
  }
}
