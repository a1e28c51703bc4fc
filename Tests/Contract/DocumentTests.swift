import Access
import Testing
import Values
import Web

@testable import Nyvej

@Suite("The description of the API")
struct DocumentTests {
  let document: JSON

  init() throws { document = try JSON(parsing: OpenAPI.document.bytes) }

  /// Every operation with its address, its method and what is described there.
  private var operations: [(path: String, method: String, operation: JSON, around: JSON)] {
    (document["paths"]?.members ?? []).flatMap { path, item in
      item.members.filter { $0.0 != "parameters" }.map { (path, $0.0, $0.1, item) }
    }
  }

  @Test("it is OpenAPI 3.1, says what it is about and bears the version of the product")
  func head() {
    #expect(document["openapi"]?.string == "3.1.0")
    #expect(document["info"]?["title"]?.string == "Nyvej")
    #expect(document["info"]?["version"]?.string == Command.version)
    #expect((document["info"]?["description"]?.string ?? "").count > 200)
    #expect(document["servers"]?.items.first?["url"]?.string == "/")
    #expect(document["components"]?["securitySchemes"]?["bearer"]?["scheme"]?.string == "bearer")
    #expect(document["security"]?.items.first?["bearer"] != nil)
    #expect(operations.count >= 40)
  }

  @Test("every reference leads somewhere, and every part is referred to")
  func references() {
    let references = Set(self.references(in: document))
    #expect(references.filter { document[pointer: $0] == nil } == [])
    for part in ["schemas", "responses", "parameters", "headers"] {
      for (name, _) in document["components"]?[part]?.members ?? [] {
        #expect(references.contains("#/components/\(part)/\(name)"), "nothing refers to \(name)")
      }
    }
  }

  private func references(in value: JSON) -> [String] {
    let inner = value.members.map(\.1).flatMap(references) + value.items.flatMap(references)
    return inner + (value["$ref"]?.string.map { [$0] } ?? [])
  }

  @Test("every operation has a name of its own, a summary, an answer, and problems as problems")
  func answers() {
    var names: Set<String> = []
    for (path, method, operation, _) in operations {
      let here = "\(method) \(path)"
      #expect(["get", "post", "patch", "put", "delete"].contains(method), "\(here)")
      let isNew = names.insert(operation["operationId"]?.string ?? "").inserted
      #expect(isNew, "\(here)")
      #expect(operation["summary"]?.string?.hasSuffix(".") == true, "\(here)")
      let responses = operation["responses"]?.members ?? []
      let good = responses.filter { $0.0.hasPrefix("2") }
      #expect(good.count == 1, "\(here)")
      let types = good.first?.1["content"]?.members ?? []
      // What answers with a file says as what it comes, and knows no JSON.
      let isFile = path.hasSuffix("/content")
      #expect(types.map(\.0) == (isFile ? FileType.allCases.map(\.mediaType) : ["application/json"]), "\(here)")
      #expect(types.allSatisfy { $0.1["schema"] != nil }, "\(here)")
      for (status, response) in responses where !status.hasPrefix("2") {
        let problem = response["$ref"]?.string.flatMap { document[pointer: $0] }
        #expect(problem?["content"]?["application/problem+json"] != nil, "\(here) \(status)")
      }
      let statuses = Set(responses.map(\.0))
      #expect(statuses.isSuperset(of: ["400", "401", "404"]), "\(here)")
      if method != "get" { #expect(statuses.isSuperset(of: ["415", "422"]), "\(here)") }
      if method == "patch" { #expect(statuses.isSuperset(of: ["412", "428"]), "\(here)") }
    }
  }

  @Test("every name in braces is a parameter, and every parameter of a path is in its braces")
  func parameters() {
    for (path, method, _, around) in operations {
      let inPath = path.matches(of: /\{(\w+)\}/).map { String($0.1) }
      let declared = (around["parameters"]?.items ?? []).filter { $0["in"]?.string == "path" }
      #expect(declared.compactMap { $0["name"]?.string } == inPath, "\(method) \(path)")
      for parameter in declared {
        if case .bool(true)? = parameter["required"] {} else { Issue.record("\(path): a parameter is not required") }
        let schema = parameter["schema"]
        #expect((schema?["format"]?.string == "uuid") != (schema?["pattern"]?.string != nil), "\(path)")
      }
    }
  }

  @Test("whoever writes says what was seen, may say it once, and sends what the forms ask")
  func writing() throws {
    for (path, method, operation, _) in operations {
      let parameters = Set((operation["parameters"]?.items ?? []).compactMap { $0["$ref"]?.string })
      #expect(parameters.contains("#/components/parameters/IdempotencyKey") == (method != "get"), "\(method) \(path)")
      if method == "patch" { #expect(parameters.contains("#/components/parameters/IfMatch"), "\(method) \(path)") }
    }
    func body(_ method: String, _ path: String) throws -> JSON {
      try #require(
        document["paths"]?[path]?[method]?["requestBody"]?["content"]?["application/json"]?["schema"], "\(path)")
    }
    let person = try body("post", "/api/v1/people")
    #expect(person["required"]?.items.compactMap(\.string) == ["name"])
    #expect(person["properties"]?["name"]?.text == #"{"type":"string","minLength":1,"maxLength":200}"#)
    #expect(person["properties"]?["birthDate"]?.text == #"{"type":["string","null"],"format":"date"}"#)
    let language = person["properties"]?["languages"]?["items"]?["properties"]
    #expect(language?["motherTongue"]?["type"]?.items.compactMap(\.string) == ["boolean", "null"])
    #expect(language?["speaking"]?["enum"]?.items.compactMap(\.string).contains("b1") == true)
    #expect(try body("patch", "/api/v1/people/{person}")["required"] == nil)
    let step = try body("post", "/api/v1/placements/{placement}/ladder")
    #expect(step["properties"]?["hours"]?["multipleOf"]?.number == 0.25)
    #expect(step["properties"]?["move"]?["enum"]?.items.compactMap(\.string) == ["up", "hold", "back"])
    #expect(try body("patch", "/api/v1/follow-ups/{followUp}")["anyOf"]?.items.count == 4)
  }

  @Test("a reader of schemas notices what does not fit")
  func check() {
    let check = SchemaCheck(document: document)
    let schema: JSON = ["$ref": "#/components/schemas/Programme"]
    let good: JSON = [
      "id": "01a204dd-3e1f-71a2-ad2e-fc02e0191c43", "name": "Prøvevejen", "model": "business-training",
      "modelVersion": 1,
    ]
    #expect(check.faults(good, schema) == [])
    for (name, value) in [
      ("id", "none"), ("name", .null), ("modelVersion", 0), ("modelVersion", "1"), ("colour", "red"),
    ] as [JSON.Member] {
      let bad = JSON.object(good.members.filter { $0.0 != name } + [(name, value)])
      #expect(check.faults(bad, schema).count == 1, "\(bad.text)")
    }
    #expect(check.faults(JSON.object(Array(good.members.dropLast())), schema) == ["$.modelVersion is missing"])
    #expect(check.faults(good, ["$ref": "#/components/schemas/Nothing"]).count == 1)
    #expect(check.faults(good, ["colour": "red"]).count == 1)
  }
}
