import TestDatabases
import Testing
import Values
import Web

@testable import Nyvej

@Suite("What is described is what is there")
struct AddressTests {
  @Test("every address and method that answers is described, and nothing else", arguments: TestEngine.allCases)
  func everything(_ engine: TestEngine) async throws {
    try await withCounter(engine) { counter in
      let described = Set(OpenAPI.operations.map { "\($0.method.rawValue) \($0.path.text)" })
      #expect(described.count == OpenAPI.operations.count, "an operation stands twice")
      var answering: Set<String> = []
      // A book of addresses has nothing where a name stands.
      let examples = Route.examples.map { $0.path.replacing("\u{0}", with: "some-name") }
      for path in examples where path.hasPrefix("/api/v1/") {
        // The names in braces are read off the document: what is left of the address must be the same.
        let template = try #require(
          OpenAPI.operations.first { $0.path.text.isFilled(to: path) }, "\(path) is not described"
        ).path.text
        for method in Request.Method.allCases where method != .head {
          let answer = try await counter.answer(method, path)
          if answer.status != 405 {
            answering.insert("\(method.rawValue) \(template)")
            #expect(answer.status < 500, "\(method.rawValue) \(path)")
          } else {
            #expect(answer.header("Content-Type") == "application/problem+json")
            let allowed = Set((answer.header("Allow") ?? "").split(separator: ", ").map(String.init))
            let here = OpenAPI.operations.filter { $0.path.text == template }.map(\.method.rawValue)
            #expect(allowed.subtracting(["HEAD"]) == Set(here), "\(method.rawValue) \(path)")
          }
        }
      }
      #expect(answering == described)
    }
  }
}

extension String {
  /// Whether this template is the path once something of an example stands for each name in braces.
  fileprivate func isFilled(to path: String) -> Bool {
    let examples = [PersonID(high: 0, low: 0).text, "some-name", "1970-W01"]
    let (named, filled) = (split(separator: "/"), path.split(separator: "/"))
    return named.count == filled.count
      && zip(named, filled).allSatisfy { name, part in
        name.hasPrefix("{") ? examples.contains(String(part)) : name == part
      }
  }
}
