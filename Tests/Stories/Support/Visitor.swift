import Testing
import Values
import Web

/// Somebody at the door: a browser without scripts, or a program that speaks JSON.
struct Visitor: Sendable {
  let door: FrontDoor
  var headers: [String: String]

  func ask(
    _ method: Request.Method, _ path: String, headers extra: [String: String] = [:], body: [UInt8] = []
  ) async throws -> Response {
    try await door.answer(
      try Request(
        method: method, target: path, headers: headers.merging(extra) { $1 }, body: body, id: "the-request")
    ).gathered()
  }

  func get(_ route: some Address, query: String = "") async throws -> Response {
    try await ask(.get, route.path + query)
  }

  /// A page that must be there.
  func page(
    _ route: some Address, query: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Page {
    let answer = try await get(route, query: query)
    #expect(answer.status == 200, "\(route.path)\(query)", sourceLocation: sourceLocation)
    return Page(answer.text)
  }

  func post(_ path: String, _ fields: [(name: String, value: String)]) async throws -> Response {
    try await ask(
      .post, path, body: Array(fields.map { encoded($0.name) + "=" + encoded($0.value) }.joined(separator: "&").utf8))
  }

  func send(_ form: PageForm) async throws -> Response { try await post(form.action, form.fields) }

  /// Sends a form that must be taken, and opens the page that it leads to.
  func submit(_ form: PageForm, sourceLocation: SourceLocation = #_sourceLocation) async throws -> Page {
    let answer = try await send(form)
    guard answer.status == 303, let place = answer.header("Location") else {
      Issue.record(
        "\(form.action) answered \(answer.status): \(Page(answer.text).problems)", sourceLocation: sourceLocation)
      throw NoSuch("page behind the form")
    }
    // The place on the page stays with the browser.
    let next = try await ask(.get, String(place.prefix { $0 != "#" }), headers: taking(answer))
    #expect(next.status == 200, "\(place)", sourceLocation: sourceLocation)
    return Page(next.text, at: place)
  }

  /// The cookies that a browser would have behind an answer.
  func taking(_ answer: Response) -> [String: String] {
    let set = answer.headers.filter { $0.name == "Set-Cookie" }.map { String($0.value.prefix { $0 != ";" }) }
    return ["cookie": ([headers["cookie"]].compactMap(\.self) + set).joined(separator: "; ")]
  }

  func api(
    _ method: Request.Method = .get, _ resource: some APIAddress, query: String = "", _ json: String? = nil,
    seen version: Int? = nil, key: String? = nil
  ) async throws -> Response {
    var extra: [String: String] = [:]
    if json != nil { extra["content-type"] = "application/json" }
    if let version { extra["if-match"] = "\"\(version)\"" }
    if let key { extra["idempotency-key"] = key }
    return try await ask(
      method, resource.path + query, headers: extra, body: Array((json ?? "").utf8))
  }

  private func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}

extension Response {
  var text: String { String(decoding: body, as: UTF8.self) }
  var json: JSON { get throws { try JSON(parsing: body) } }
  /// The fields that a problem of the API names.
  var problemFields: [String] {
    get throws { try json["errors"]?.items.compactMap { $0["field"]?.string } ?? [] }
  }
}

extension JSON {
  var items: [JSON] { if case .array(let items) = self { items } else { [] } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  var isNull: Bool { if case .null = self { true } else { false } }
  var truth: Bool? { if case .bool(let truth) = self { truth } else { nil } }
}
