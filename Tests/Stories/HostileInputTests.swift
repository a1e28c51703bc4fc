import Access
import Employers
import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

@Suite("Bad input is an answer, never an accident") struct HostileInputTests {
  /// Wrong wherever something else than free words is expected.
  private static let wrongValues = [
    "<script>alert(1)</script>", "-1", "99999999999999999999", "NaN", "2026-02-30", "2026-W54", "' OR 1=1 --",
    "0190a1b2-0000-7000-8000-000000000000", "٣ or ٤", "\u{7}9", "9\u{0}", String(repeating: "9", count: 10_000),
  ]
  /// Wrong in free words too.
  private static let wrongWords = [
    String(repeating: "å", count: 10_000), "Sel\u{0}am",
    "e" + String(repeating: "\u{0301}", count: 9_000),
    "Sel\u{7}am",
  ]

  private func send(_ target: HostileTarget, _ answers: [String: String], _ visitor: Visitor) async throws -> Response {
    if let resource = target.route as? any APIAddress {
      let members = answers.sorted { $0.key < $1.key }.map { ($0.key, JSON.string($0.value)) }
      let text = String(decoding: JSON.object(members).bytes, as: UTF8.self)
      return try await visitor.api(target.method, resource, text, seen: target.version)
    }
    var fields = answers.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    if let version = target.version { fields.append(("version", String(version))) }
    return try await visitor.post(target.route.path, fields)
  }

  @Test(
    "whatever stands in a field, it is refused with the field named and nothing is stored",
    arguments: TestEngine.allCases)
  func fields(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let targets = try await HostileTarget.all(story)
      let visitor = try await story.visitor(story.mette)
      let before = try await story.everythingStored()
      let effects = try await story.journalled().effects
      var (place, done) = (0, 0)
      for target in targets {
        let isAPI = target.route.path.hasPrefix("/api")
        var tried: [(field: String, value: String)] = [("colour", "green"), ("version\u{202E}", "1")]
        for field in target.good.keys.sorted() {
          let values = target.words.contains(field) ? Self.wrongWords : Self.wrongValues
          tried += values.map { (field, $0) }
        }
        for (field, value) in tried {
          place += 1
          guard Sweep.asked.takes(place, on: engine) else { continue }
          done += 1
          let answer = try await send(target, target.good.merging([field: value]) { $1 }, visitor)
          let what = "\(target.method) \(target.route.path) \(field)=\(value.prefix(40).debugDescription)"
          #expect(answer.status == 422, "\(what): \(answer.status)")
          if isAPI {
            #expect(try answer.problemFields.contains { $0 == field || $0 == "step" }, "\(what): \(answer.text)")
          } else {
            let names = answer.text.contains("field-") && answer.text.contains("-problem\"")
            #expect(names || answer.text.contains("class=\"problems"), "\(what)")
            #expect(!answer.text.contains("<script>alert"), "\(what)")
          }
        }
      }
      Sweep.asked.tell("wrong answers in fields", on: engine, done: done, of: place)
      let after = try await story.everythingStored()
      for table in before.keys { #expect(before[table] == after[table], "\(table)") }
      #expect(try await story.journalled().effects == effects)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "bytes that are no request are answered with 400, 413 or 415, and leave no trace in the journal",
    arguments: TestEngine.allCases
  )
  func bytes(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let targets = try await HostileTarget.all(story)
      let visitor = try await story.visitor(story.mette)
      let before = try await story.everythingStored()
      let all = try await story.journalled().all
      let deep = String(repeating: "[", count: 100_000)
      let wide = "{" + (0..<5_000).map { "\"a\($0)\": 1" }.joined(separator: ",") + "}"
      let bodies: [(type: String, bytes: [UInt8])] = [
        ("application/json", Array("{".utf8)), ("application/json", Array("[]".utf8)),
        ("application/json", Array("\"name\"".utf8)), ("application/json", Array(deep.utf8)),
        ("application/json", Array(wide.utf8)), ("application/json", [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D]),
        ("application/json", Array(#"{"name": [["x"]]}"#.utf8)), ("application/json", Array(#"{"name": 01}"#.utf8)),
        ("application/x-www-form-urlencoded", Array("name=%ZZ".utf8)),
        ("application/x-www-form-urlencoded", Array("name=%".utf8)),
        ("application/x-www-form-urlencoded", Array("name=%FF%FE".utf8)),
        ("application/x-www-form-urlencoded", [0x6E, 0x3D, 0xC3, 0x28]),
        ("application/x-www-form-urlencoded", Array(String(repeating: "a=1&", count: 1001).utf8)),
      ]
      for target in targets {
        for (type, bytes) in bodies {
          var headers = ["content-type": type]
          if let version = target.version { headers["if-match"] = "\"\(version)\"" }
          let answer = try await visitor.ask(target.method, target.route.path, headers: headers, body: bytes)
          let isForm = type == "application/x-www-form-urlencoded"
          let isAPI = target.route.path.hasPrefix("/api/")
          let expected = isForm || isAPI ? bytes == Array(wide.utf8) ? 413 : 400 : 415
          #expect(
            answer.status == expected,
            "\(target.method) \(target.route.path) \(String(decoding: bytes.prefix(30), as: UTF8.self)): \(answer.status)"
          )
        }
      }
      // A key that cannot be stored as it came.
      for key in [String(repeating: "k", count: 9_000), "k\u{1}"] {
        let form = try await visitor.post(PeopleAddress.people.path, [("name", "Selam"), ("request-key", key)])
        #expect(form.status == 422)
      }
      for number in ["x", "1.5", "99999999999999999999", ""] {
        let person = targets.compactMap {
          if case .editPerson(let id)? = $0.route as? PeopleAddress { id } else { nil }
        }[0]
        let answer = try await visitor.ask(
          .patch, (PeopleResource.person(person)).path,
          headers: ["content-type": "application/json", "if-match": number],
          body: Array(#"{"name": "Selam"}"#.utf8))
        #expect(answer.status == 400, "If-Match: \(number)")
      }
      #expect(throws: BadRequest.self) { try Request(method: .get, target: "/people/%ZZ") }
      #expect(throws: BadRequest.self) { try Request(method: .get, target: "/people?q=%FF") }
      #expect(throws: BadRequest.self) { try Request(method: .get, target: "/people?q=%00") }
      for path in [
        "/people/0", "/people/%2e%2e", "/placements/x/edit", "/api/v1/people/x", "/api/v2/people", "/api/v1",
      ] {
        #expect(try await visitor.ask(.get, path).status == 404, "\(path)")
      }
      for query in ["?cursor=x", "?limit=0", "?limit=-1", "?limit=x", "?limit=101"] {
        #expect(try await visitor.api(.get, PeopleResource.people, query: query).status == 400, "people\(query)")
        #expect(
          try await visitor.api(.get, PlacementsResource.placements, query: query).status == 400, "placements\(query)")
      }
      #expect(try await visitor.api(.get, PlacementsResource.placements, query: "?state=lost").status == 400)
      #expect(try await visitor.get(WorkAddress.week, query: "?week=2026-W60").status == 400)
      #expect(try await visitor.api(.get, WorkResource.week, query: "?week=x").status == 400)
      let after = try await story.everythingStored()
      for table in before.keys { #expect(before[table] == after[table], "\(table)") }
      #expect(try await story.journalled().all == all)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("words that look like markup are words: kept as written, shown escaped", arguments: TestEngine.allCases)
  func markup(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let visitor = try await story.visitor(story.mette)
      let name = "<script>alert(1)</script> & \"Sønner\" 'x'"
      let answer = try await visitor.api(
        .post, PeopleResource.people, String(decoding: JSON.object([("name", .string(name))]).bytes, as: UTF8.self))
      #expect(try answer.json["name"]?.string == name)
      let person = try #require(PersonID(try answer.json["id"]?.string ?? ""))
      for route: any Address in [
        PeopleAddress.person(person), PeopleAddress.editPerson(person), PeopleAddress.people,
        ProgrammesAddress.newReferral(person),
      ] {
        let page = try await visitor.get(route)
        #expect(page.text.contains("&lt;script&gt;alert(1)") && !page.text.contains("<script>alert"), "\(route.path)")
      }
    }
  }
}
