import Access
import Foundation
import Logging
import Persistence
import Synchronization
import TestDatabases
import Testing
import Values
import Web

@testable import Nyvej

/// The counter at which programs are served: the whole house with its demonstration, and no socket.
struct Counter: Sendable {
  let house: House
  private(set) var token: String
  fileprivate let clerk: String
  fileprivate let counsellor: String
  fileprivate let administrator: String
  /// Somebody of the same office who can be responsible for people.
  let colleague: AccountID
  let document: JSON
  /// What was asked for and done, as `GET /api/v1/week`.
  let done = Ledger()

  final class Ledger: Sendable {
    private let entries = Mutex<Set<String>>([])
    var all: Set<String> { entries.withLock { $0 } }
    func enter(_ entry: String) { entries.withLock { _ = $0.insert(entry) } }
  }

  /// The same counter for a case manager.
  var asCaseManager: Counter {
    var other = self
    other.token = clerk
    return other
  }

  /// The same counter for a counsellor.
  var asCounsellor: Counter {
    var other = self
    other.token = counsellor
    return other
  }

  /// The same counter for an administrator.
  var asAdministrator: Counter {
    var other = self
    other.token = administrator
    return other
  }

  var today: CivilDate { house.store.surroundings.today() }

  func answer(
    _ method: Request.Method, _ path: String, json: String? = nil, headers: [String: String] = [:]
  ) async throws -> Response {
    var all = ["authorization": "Bearer " + token]
    if json != nil { all["content-type"] = "application/json" }
    all.merge(headers) { $1 }
    return await house.frontDoor.answer(
      try Request(
        method: method, target: path, headers: all.filter { !$0.value.isEmpty }, body: Array((json ?? "").utf8),
        id: "test"))
  }

  /// Asks as the document says, and holds the answer against it.
  ///
  /// - Parameters:
  ///   - template: below `/api/v1`; braces are filled with `ids` in order.
  ///   - type: what the body is, where it is no JSON.
  @discardableResult
  func ask(
    _ method: Request.Method, _ template: String, _ ids: String..., query: String = "", json: String? = nil,
    as type: String = "application/json", seen: Bool = false, expect status: Int = 200,
    at location: SourceLocation = #_sourceLocation
  ) async throws -> JSON {
    var rest = ids[...]
    let path = template.split(separator: "/").map { $0.hasPrefix("{") ? rest.popFirst() ?? "" : String($0) }
    let address = "/api/v1/" + path.joined(separator: "/")
    var headers: [String: String] = json == nil ? [:] : ["content-type": type]
    if seen {
      let current = try await answer(
        .get,
        address.replacing(
          /\/(start|ending|extension|acceptance|approval|new-wording|hand-over|link|gate)$/, with: ""))
      headers["if-match"] = current.header("ETag")
    }
    let answer = try await answer(method, address + query, json: json, headers: headers)
    let value = try JSON(parsing: answer.body)
    #expect(answer.status == status, "\(method.rawValue) \(address): \(value.text)", sourceLocation: location)
    let faults = try faults(answer, value, method, "/api/v1" + template)
    #expect(faults == [], "\(method.rawValue) \(address)", sourceLocation: location)
    if answer.status < 300 { done.enter(method.rawValue + " /api/v1" + template) }
    return value
  }

  /// What the document does not say of an answer.
  func faults(_ answer: Response, _ value: JSON, _ method: Request.Method, _ template: String) throws -> [String] {
    let operation = try #require(document["paths"]?[template]?[method.rawValue.lowercased()], "\(template)")
    guard var described = operation["responses"]?[String(answer.status)] else {
      return ["\(answer.status) is not described"]
    }
    if let reference = described["$ref"]?.string { described = try #require(document[pointer: reference]) }
    guard let type = answer.header("Content-Type"), let schema = described["content"]?[type]?["schema"] else {
      return ["\(answer.header("Content-Type") ?? "no content type") is not described"]
    }
    let missing = (described["headers"]?.members ?? []).map(\.0).filter { answer.header($0) == nil }
    return missing.map { "\($0) is missing" } + SchemaCheck(document: document).faults(value, schema)
  }
}

extension Response {
  func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
}

func withCounter<Value: Sendable>(
  _ engine: TestEngine, _ body: @escaping @Sendable (Counter) async throws -> Value
) async throws -> Value {
  try await withDatabaseAddress(engine) { named in
    let address =
      switch named {
      case .sqlite(let path): "sqlite:" + path
      case .postgres(let url): url
      }
    let house = try await House.open(
      Settings(
        folder: DataFolder(path: "none"), database: address, patience: TestEngine.patience,
        looks: LookLimit(statement: TestEngine.patience, whole: TestEngine.patience)),
      clock: try InstallationClock(zone: "Europe/Copenhagen"), log: Logger(label: "tests"))
    let result: Result<Value, any Error>
    do {
      let staff = try await Demo(house: house, today: house.store.surroundings.today()).fill()
      let (token, clerk, counsellor, administrator) = try await house.store.transact(as: .system, for: .setUp) { tx in
        (
          try tx.issueToken(for: staff.consultant), try tx.issueToken(for: staff.caseManager),
          try tx.issueToken(for: staff.counsellor), try tx.issueToken(for: staff.administrator)
        )
      }
      let document = try JSON(parsing: OpenAPI.document.bytes)
      result = .success(
        try await body(
          Counter(
            house: house, token: token, clerk: clerk, counsellor: counsellor, administrator: administrator,
            colleague: staff.colleague, document: document)))
    } catch { result = .failure(error) }
    try await house.store.close()
    return try result.get()
  }
}
