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
      #expect(try await change(#"{"phone": "+45 00"}"#) == ["da", "fa", "uk"])
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
        "/week?week=never", "/week?week=2026-W54", "/week?whose=mine", "/people?limit=0", "/people?cursor=x",
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
