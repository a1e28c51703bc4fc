import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Synchronization
import Testing
import Web

@testable import Server

@Suite("What arrives, as the house reads it")
struct TranslationTests {
  private func head(
    _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields = [:], scheme: String = "http"
  ) -> HTTPRequest {
    HTTPRequest(method: method, scheme: scheme, authority: "nyvej.example", path: path, headerFields: fields)
  }

  @Test("method, path, query and id come over; header names are lower case; the host stands among them")
  func comesOver() throws {
    let (request, isHead) = try Translation.request(
      head(.post, "/people?q=%C3%A6ble", [.contentType: "application/json"]), id: "r1")
    #expect(request.method == .post)
    #expect(request.segments == ["people"])
    #expect(request.query["q"] == "æble")
    #expect(request.headers == ["content-type": "application/json", "host": "nyvej.example"])
    #expect(request.id == "r1")
    #expect(!isHead)
  }

  @Test("a header said twice is joined, cookies as cookies")
  func joined() {
    var fields = HTTPFields()
    for (name, value) in [("Accept", "a"), ("Cookie", "x=1"), ("accept", "b"), ("Cookie", "y=2")] {
      fields.append(HTTPField(name: HTTPField.Name(name)!, value: value))
    }
    let headers = Translation.headers(head(.get, "/", fields))
    #expect(headers["accept"] == "a, b")
    #expect(headers["cookie"] == "x=1; y=2")
  }

  @Test("HEAD is asked as GET, so that its length is that of the page")
  func headAsGet() throws {
    let (request, isHead) = try Translation.request(head(.head, "/"), id: "")
    #expect(request.method == .get)
    #expect(isHead)
    let response = Translation.response(
      Web.Response(status: 200, body: Array("eleven chars".utf8)), isHead: true, acceptEncoding: nil, padding: 0)
    #expect(response.headers[.contentLength] == "12")
    #expect(response.body.contentLength == 0)
  }

  @Test("a method that is not ours is refused as such", arguments: ["TRACE", "CONNECT", "FROB", "get"])
  func foreignMethod(_ name: String) throws {
    let method = try #require(HTTPRequest.Method(name))
    #expect(throws: Refusal.method) { try Translation.request(head(method, "/"), id: "") }
  }

  @Test("an address that is none is refused", arguments: ["/%zz", "/%00", "/?q=%ff", "/%e"])
  func brokenAddress(_ path: String) {
    #expect(throws: Refusal.address) { try Translation.request(head(.get, path), id: "") }
  }

  @Test("a second host, left over among the fields, is refused")
  func secondHost() {
    var fields = HTTPFields()
    fields.append(HTTPField(name: HTTPField.Name("Host")!, value: "other.example"))
    #expect(throws: Refusal.malformed) { try Translation.request(head(.get, "/", fields), id: "") }
  }

  @Test("what the guard of the connection refused stays refused, with its reason", arguments: Refusal.allCases)
  func refused(_ refusal: Refusal) {
    #expect(throws: refusal) {
      try Translation.request(
        head(.get, "/" + refusal.rawValue, scheme: ConnectionGuard.refusedScheme), id: "")
    }
  }

  @Test("an answer goes out with its own length and all its cookies; one without body speaks of no length")
  func goesOut() {
    let response = Translation.response(
      Web.Response(status: 303, headers: [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("Location", "/week")]),
      isHead: false, acceptEncoding: nil, padding: 0)
    #expect(response.status.code == 303)
    #expect(response.headers[values: .setCookie] == ["a=1", "b=2"])
    #expect(response.headers[.contentLength] == "0")
    let empty = Translation.response(Web.Response(status: 204), isHead: false, acceptEncoding: nil, padding: 0)
    #expect(empty.headers[.contentLength] == nil)
  }

  @Test("a header cannot bring another one along")
  func noInjection() {
    let response = Translation.response(
      Web.Response(status: 303, headers: [("Location", "/week\r\nSet-Cookie: nyvej=stolen")]), isHead: false,
      acceptEncoding: nil, padding: 0)
    #expect(response.headers[.setCookie] == nil)
    #expect(response.headers[.location]?.contains("\r") == false)
    #expect(response.headers[.location]?.contains("\n") == false)
  }

  @Test("what is made in pieces goes out with the length of the whole, and is asked for piece by piece")
  func pieces() async throws {
    var answer = Web.Response(status: 200, headers: [("Content-Type", "application/pdf")])
    answer.pieces = Web.Response.Pieces(length: 6, count: 3) { number in [UInt8](repeating: UInt8(number), count: 2) }
    let sent = Translation.response(answer, isHead: false, acceptEncoding: "gzip", padding: 0)
    #expect(sent.headers[.contentLength] == "6" && sent.headers[.contentEncoding] == nil)
    let written = Written()
    try await sent.body.write(written)
    #expect(written.parts.withLock { $0 } == [[0, 0], [1, 1], [2, 2]])
    let head = Translation.response(answer, isHead: true, acceptEncoding: nil, padding: 0)
    #expect(head.headers[.contentLength] == "6")
  }
}

/// What a connection would have been given.
private final class Written: ResponseBodyWriter, Sendable {
  let parts = Mutex<[[UInt8]]>([])

  func write(_ buffer: ByteBuffer) async throws { parts.withLock { $0.append(Array(buffer: buffer)) } }
  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
