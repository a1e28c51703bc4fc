import TestDatabases
import Testing
import Values
import Web

@testable import Nyvej

@Suite("What cannot be taken is refused by name")
struct RefusalTests {
  private func fields(_ problem: JSON) -> [String] {
    (problem["errors"]?.items ?? []).compactMap { $0["field"]?.string }
  }

  @Test("an unknown member, and a list or object for one answer, are named", arguments: TestEngine.allCases)
  func shapes(_ engine: TestEngine) async throws {
    try await withCounter(engine) { counter in
      for (body, field) in [
        (#"{"name": "Ada", "colour": "red"}"#, "colour"), (#"{"name": "Ada", "version": 3}"#, "version"),
        (#"{"name": "Ada", "language": "da"}"#, "language"), (#"{"name": ["Ada", "Bo"]}"#, "name"),
        (#"{"name": {"first": "Ada"}}"#, "name"), (#"{"name": {}}"#, "name"), (#"{"name": []}"#, "name"),
        (#"{"name": "Ada", "phone": []}"#, "phone"), (#"{"name": "Ada", "languages": "da"}"#, "languages"),
        (#"{"name": "Ada", "languages": ["da"]}"#, "languages"),
        (#"{"name": "Ada", "languages": [{"language": ["da"]}]}"#, "languages.0.language"),
        (#"{"name": "Ada", "languages": [{"language": "da", "tone": "low"}]}"#, "languages.0.tone"),
        (#"{"name": "Ada\u0000"}"#, "name"),
      ] {
        let problem = try await counter.ask(.post, "/people", json: body, expect: 422)
        #expect(fields(problem).contains(field), "\(body): \(problem.text)")
      }
      for body in [#"{"name": [["Ada"]]}"#, "[]", "3", "{"] {
        let problem = try await counter.ask(.post, "/people", json: body, expect: 400)
        #expect(problem["reason"]?.string?.isEmpty == false, "\(body)")
      }
      let nobody = try await counter.ask(.get, "/people", query: "?q=Ada")
      #expect(nobody["items"]?.items.isEmpty == true, "nothing was entered")
    }
  }

  @Test("one fault is said in one sentence, the same in every operation", arguments: TestEngine.allCases)
  func sentences(_ engine: TestEngine) async throws {
    try await withCounter(engine) { counter in
      func said(_ body: String, _ path: String, _ id: String) async throws -> [String: [String]] {
        let problem = try await counter.ask(.patch, path, id, json: body, seen: true, expect: 422)
        return Dictionary(grouping: problem["errors"]?.items ?? []) { $0["field"]?.string ?? "" }
          .mapValues { $0.compactMap { $0["detail"]?.string } }
      }
      let drafts = try await counter.ask(.get, "/placements", query: "?state=draft")
      let draft = try #require(drafts["items"]?.items.first?["id"]?.string)
      let person = try #require(drafts["items"]?.items.first?["person"]?.string)
      let workplace = try #require(drafts["items"]?.items.first?["workplace"]?.string)
      let way = try #require(drafts["items"]?.items.first?["participation"]?.string)
      let operations: [(path: String, id: String, start: String)] = [
        ("/placements/{placement}", draft, ""), ("/people/{person}", person, ""),
        ("/workplaces/{workplace}", workplace, ""),
        ("/participations/{participation}", way, #""step": "mend-referral", "note": null, "#),
        (
          "/workplaces/{workplace}/closures", workplace,
          #""step": "added", "from": "2026-12-01", "until": "2026-12-02", "name": "Away", "#
        ),
      ]
      for (path, id, start) in operations {
        // Plain, a list, an object, what stands inside one, and nothing.
        for value in [
          "1", #""a""#, "[1]", #"["a", "b"]"#, "[]", "{}", #"{"a": 1}"#, #"[{"a": 1}]"#, #"{"a": {"b": [1]}}"#, "null",
        ] {
          let answer = try await said("{\(start)\"colour\": \(value)}", path, id)
          #expect(Array(answer.keys) == ["colour"] && answer["colour"]?.count == 1, "\(path) \(value): \(answer)")
          #expect(answer["colour"]?.first?.contains("is not a field here") == true, "\(path) \(value): \(answer)")
        }
      }
      // What is a field and takes one answer says that, also of a step, and nothing beside it.
      for (body, path, id, field) in [
        (#"{"tasks": ["a", "b"]}"#, "/placements/{placement}", draft, "tasks"),
        (#"{"tasks": {"a": 1}}"#, "/placements/{placement}", draft, "tasks"),
        (#"{"name": {}}"#, "/people/{person}", person, "name"),
        (#"{"step": ["mend-referral"], "note": null}"#, "/participations/{participation}", way, "step"),
        (#"{"step": {"a": 1}}"#, "/participations/{participation}", way, "step"),
        (#"{"step": {"a": 1}}"#, "/workplaces/{workplace}/closures", workplace, "step"),
      ] {
        let answer = try await said(body, path, id)
        #expect(Array(answer.keys) == [field] && answer[field]?.count == 1, "\(body): \(answer)")
        #expect(answer[field]?.first?.contains("takes one answer") == true, "\(body): \(answer)")
      }
      // A list where a list belongs says so.
      for body in [#"{"days": {"a": 1}}"#, #"{"days": {}}"#] {
        let answer = try await said(body, "/placements/{placement}", draft)
        #expect(Array(answer.keys) == ["days"] && answer["days"]?.count == 1, "\(body): \(answer)")
        #expect(answer["days"]?.first?.contains("takes a list") == true, "\(body): \(answer)")
      }
    }
  }

  @Test("a phase that is none is wrong at the phase, and not at the step", arguments: TestEngine.allCases)
  func phases(_ engine: TestEngine) async throws {
    try await withCounter(engine) { counter in
      let drafts = try await counter.ask(.get, "/placements", query: "?state=draft")
      let way = try #require(drafts["items"]?.items.first?["participation"]?.string)
      let now = try await counter.ask(.get, "/participations/{participation}", way)
      let running = try #require(now["phases"]?.items.first?["id"]?.string)
      let strange = "00000000-0000-7000-8000-000000000000"
      for (step, spells) in [
        ("take-back-phase", [strange, "x", running]), ("keep-phase", [strange, running]),
        ("move-phase", [strange, running]), ("end-phase", [strange, "x"]),
      ] {
        for spell in spells {
          let day = ["move-phase", "end-phase"].contains(step) ? #", "on": "2026-12-04""# : ""
          let answer = try await counter.ask(
            .patch, "/participations/{participation}", way, json: #"{"step": "\#(step)", "spell": "\#(spell)"\#(day)}"#,
            seen: true, expect: 422)
          #expect(fields(answer) == ["spell"], "\(step) \(spell): \(answer.text)")
        }
      }
      // Without one it is the step that is not possible.
      let none = try await counter.ask(
        .patch, "/participations/{participation}", way, json: #"{"step": "take-back-phase"}"#, seen: true, expect: 422)
      #expect(fields(none) == ["step"])
    }
  }

  @Test("steps that ask nothing take nothing, and a text of several lines takes no NUL", arguments: TestEngine.allCases)
  func steps(_ engine: TestEngine) async throws {
    try await withCounter(engine) { counter in
      let drafts = try await counter.ask(.get, "/placements", query: "?state=draft")
      let draft = try #require(drafts["items"]?.items.first?["id"]?.string)
      let start = try await counter.ask(
        .post, "/placements/{placement}/start", draft, json: #"{"now": true}"#, seen: true, expect: 422)
      #expect(fields(start) == ["now"])
      let tasks = try await counter.ask(
        .patch, "/placements/{placement}", draft, json: #"{"tasks": "Bread\u0000"}"#, seen: true, expect: 422)
      #expect(fields(tasks) == ["tasks"])
      let ladder = try await counter.ask(.get, "/placements/{placement}/ladder", draft)
      let step = try #require(ladder["items"]?.items.first?["id"]?.string)
      let other = try await counter.ask(
        .patch, "/ladder-steps/{ladderStep}", step, json: #"{"outcome": "withdrawn", "hours": 3}"#, seen: true,
        expect: 422)
      #expect(fields(other) == ["hours"])
    }
  }

  @Test("a list of languages takes the place of the whole list", arguments: TestEngine.allCases)
  func languages(_ engine: TestEngine) async throws {
    try await withCounter(engine) { counter in
      let three =
        #"{"name": "Ada Eksempel", "languages": [{"language": "da"}, {"language": "fa"}, {"language": "uk"}]}"#
      let person = try #require(try await counter.ask(.post, "/people", json: three, expect: 201)["id"]?.string)
      func change(_ json: String) async throws -> [String] {
        let now = try await counter.ask(.patch, "/people/{person}", person, json: json, seen: true)
        return (now["languages"]?.items ?? []).compactMap { $0["language"]?.string }
      }
      #expect(try await change(#"{"phone": "+45 20 30 40 50"}"#) == ["da", "fa", "uk"])
      #expect(try await change(#"{"languages": [{"language": "ti"}]}"#) == ["ti"])
      #expect(try await change(#"{"languages": []}"#) == [])
      #expect(try await change(#"{"languages": [{"language": "so"}]}"#) == ["so"])
      #expect(try await change(#"{"languages": null}"#) == [])
    }
  }

  @Test("a body that is neither JSON nor a form is answered with 415, and what is read")
  func mediaTypes() async throws {
    try await withCounter(.sqlite) { counter in
      func post(_ type: String, _ body: String) async throws -> Response {
        try await counter.answer(.post, "/api/v1/people", json: body, headers: ["content-type": type])
      }
      for type in ["text/plain", "application/jsonp", "application/xml", "multipart/form-data; boundary=x", ""] {
        let answer = try await post(type, #"{"name": "Ada"}"#)
        #expect(answer.status == 415, "\(type)")
        #expect(answer.header("Content-Type") == "application/problem+json")
        #expect(answer.header("Accept") == "application/json, application/x-www-form-urlencoded")
        let value = try JSON(parsing: answer.body)
        #expect(try counter.faults(answer, value, .post, "/api/v1/people") == [])
      }
      #expect(try await post("application/json; charset=utf-8", #"{"name": "Ada"}"#).status == 201)
      #expect(try await post("Application/JSON", #"{"name": "Bo"}"#).status == 201)
      #expect(try await post("application/x-www-form-urlencoded", "name=Cy").status == 201)
    }
  }

  @Test("without a token nothing else is looked at; values in the address that mean nothing are refused")
  func door() async throws {
    try await withCounter(.sqlite) { counter in
      let asked: [(Request.Method, String, String?)] = [
        (.get, "/api/v1/week?week=never", nil), (.post, "/api/v1/people", "{"), (.delete, "/api/v1/people", nil),
      ]
      for (method, path, json) in asked {
        for header in ["", "Basic bWV0dGU6"] {
          let answer = try await counter.answer(method, path, json: json, headers: ["authorization": header])
          #expect(answer.status == 401, "\(path)")
          #expect(answer.header("WWW-Authenticate") == "Bearer")
        }
      }
      for path in [
        "/week?week=never", "/week?week=2026-W54", "/week?whose=mine", "/week?pile=everything", "/week?cursor=x",
        "/week?limit=5", "/week?pile=starts&cursor=x", "/week?pile=starts&limit=101", "/people?limit=0",
        "/people?cursor=x",
        "/organisations?cursor=x", "/placements?cursor=x", "/placements?state=lost",
      ] {
        #expect(try await counter.answer(.get, "/api/v1" + path).status == 400, "\(path)")
      }
      #expect(try await counter.answer(.get, "/api/openapi.json", headers: ["authorization": ""]).status == 200)
    }
  }

  @Test("the same key does the same thing once; for another thing it is refused", arguments: TestEngine.allCases)
  func once(_ engine: TestEngine) async throws {
    try await withCounter(engine) { counter in
      func post(_ json: String) async throws -> Response {
        try await counter.answer(.post, "/api/v1/people", json: json, headers: ["idempotency-key": "one"])
      }
      let first = try await post(#"{"name": "Ada Eksempel"}"#)
      let again = try await post(#"{"name": "Ada Eksempel"}"#)
      #expect(first.status == 201 && again.status == 201)
      #expect(first.header("Location") == again.header("Location"))
      let other = try await post(#"{"name": "Bo Eksempel"}"#)
      #expect(other.status == 422)
      #expect(try counter.faults(other, try JSON(parsing: other.body), .post, "/api/v1/people") == [])
    }
  }
}
