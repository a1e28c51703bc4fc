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
  let turnstile = Turnstile()
  /// A new name for each request, sorted by time.
  let newID: @Sendable () -> String

  func respond(to request: Hummingbird.Request, context: BasicRequestContext) async throws -> Hummingbird.Response {
    let id = newID()
    let padding = Int.random(in: 0..<64)
    let acceptEncoding = request.headers[.acceptEncoding]
    do {
      let body = try await body(of: request)
      let (asked, isHead) = try Translation.request(request.head, body: body, id: id)
      let answer =
        asked.segments == ["health"]
        ? await door.answer(asked) : try await turnstile.pass { await door.answer(asked) }
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
