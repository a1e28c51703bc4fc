import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import Web

/// The one responder: takes in a request whole, lets the front door answer it, sends the answer. There is no other way
/// in, and whatever is sent, nothing but an unforeseen error of ours is answered with 500.
struct Threshold: HTTPResponder {
  let door: FrontDoor
  let closed: ClosedShutter
  let hosts: KnownHosts
  let turnstile = Turnstile()
  /// A new name for each request, sorted by time.
  let newID: @Sendable () -> String

  func respond(to request: Hummingbird.Request, context: Caller) async throws -> Hummingbird.Response {
    let id = newID()
    let padding = Int.random(in: 0..<64)
    let acceptEncoding = request.headers[.acceptEncoding]
    do {
      let body = try await body(of: request)
      let (translated, isHead) = try Translation.request(request.head, body: body, id: id)
      var asked = translated
      asked.source = context.address
      let answer = try await answer(asked)
      return Translation.response(answer, isHead: isHead, acceptEncoding: acceptEncoding, padding: padding)
    } catch {
      let refusal = error as? Refusal ?? .malformed
      var response = Translation.response(
        await closed.answer(refusal, to: request.head, id: id), isHead: request.method == .head,
        acceptEncoding: acceptEncoding, padding: padding)
      // After bytes that could not be read, nobody can tell where the next request would begin.
      if refusal.closesConnection || request.head.scheme == Doorstep.refusedScheme {
        response.headers[.connection] = "close"
      }
      return response
    }
  }

  /// Whoever watches the installation asks for its health by any name, and outside the turnstile.
  private func answer(_ asked: Web.Request) async throws(Refusal) -> Web.Response {
    if asked.segments == ["health"] { return await door.answer(asked) }
    guard hosts.know(asked.headers["host"]) else { return KnownHosts.misdirected }
    return try await turnstile.pass { await door.answer(asked) }
  }

  private func body(of request: Hummingbird.Request) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Limits.body {
      throw Refusal.tooLong
    }
    do {
      return Array(buffer: try await request.body.collect(upTo: Limits.body))
    } catch is NIOTooManyBytesError {
      throw Refusal.tooLong
    }
  }
}
