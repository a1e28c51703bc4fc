import HTTPTypes
import Hummingbird
import Web

/// Between the server library's words and the house's own: pure, so that it can be tested without a socket.
enum Translation {
  /// The head that arrived, as the house reads it; HEAD is asked as GET, so that its answer has the right length.
  static func request(
    _ head: HTTPRequest, id: String
  ) throws -> (request: Web.Request, isHead: Bool) {
    if head.scheme == ConnectionGuard.refusedScheme {
      throw head.path.flatMap { Refusal(rawValue: String($0.dropFirst())) } ?? .malformed
    }
    // `OPTIONS *` asks about the server as a whole, which has no address of its own here.
    guard let method = Web.Request.Method(rawValue: head.method.rawValue), head.path != "*" else {
      throw Refusal.method
    }
    // A second Host would be left over among the fields; which one is meant, nobody can tell.
    guard !head.headerFields.contains(where: { $0.name.canonicalName == "host" }) else { throw Refusal.malformed }
    do {
      return (
        try Web.Request(
          method: method == .head ? .get : method, target: head.path ?? "/", headers: headers(head), id: id),
        method == .head
      )
    } catch {
      throw Refusal.address
    }
  }

  /// Lower-case names; what is said several times is joined as HTTP allows (RFC 9110 §5.3, cookies RFC 9113 §8.2.3).
  static func headers(_ head: HTTPRequest) -> [String: String] {
    var headers: [String: String] = [:]
    for field in head.headerFields {
      let name = field.name.canonicalName
      headers[name] = headers[name].map { $0 + (name == "cookie" ? "; " : ", ") + field.value } ?? field.value
    }
    headers["host"] = head.authority
    return headers
  }

  /// - Parameter padding: see `Gzip.compress`.
  static func response(
    _ answer: Web.Response, isHead: Bool, acceptEncoding: String?, padding: Int
  ) -> Hummingbird.Response {
    var answer = answer
    if Gzip.isWorthwhile(answer, acceptEncoding: acceptEncoding),
      let smaller = Gzip.compress(answer, padding: padding)
    {
      answer.body = smaller
      answer.headers.append(("Content-Encoding", "gzip"))
    }
    if answer.body.count > Gzip.shortest { answer.headers.append(("Vary", "Accept-Encoding")) }
    var fields = HTTPFields()
    for (name, value) in answer.headers {
      if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
    }
    fields[.contentLength] = String(answer.pieces?.length ?? answer.body.count)
    var response = Hummingbird.Response(
      status: HTTPResponse.Status(code: answer.status), headers: fields,
      body: isHead ? ResponseBody() : body(of: answer))
    // These have no body by definition, and must not speak of one (RFC 9110 §8.6).
    if answer.status == 204 || answer.status == 304 { response.headers[.contentLength] = nil }
    return response
  }

  /// What is made in pieces waits for whoever reads it after each of them.
  private static func body(of answer: Web.Response) -> ResponseBody {
    guard let pieces = answer.pieces else { return ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)) }
    return ResponseBody(contentLength: pieces.length) { writer in
      for number in 0..<pieces.count { try await writer.write(ByteBuffer(bytes: try await pieces.piece(number))) }
      try await writer.finish(nil)
    }
  }
}
