import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import Values
import Web

/// The one responder: shows the front door the head of a request, takes in as much of its body as the door says, lets it
/// answer and sends the answer. There is no other way in, and whatever is sent, nothing but an unforeseen error of ours
/// is answered with 500.
struct Responder: HTTPResponder {
  let door: FrontDoor
  let early: EarlyRefusal
  let doorkeeper: Doorkeeper
  let hosts: KnownHosts
  let turnstile = Turnstile<NetworkAddress>()
  /// For bodies with files: whose place is taken from the first byte to the answer.
  let uploads = Turnstile<AccountID>(
    atOnce: Limits.uploads, eachAtOnce: Limits.uploadsOfEach, waiting: Limits.uploadsWaiting, wait: Limits.uploadWait)
  /// A new name for each request, sorted by time.
  let newID: @Sendable () -> String

  func respond(to request: Hummingbird.Request, context: Caller) async throws -> Hummingbird.Response {
    let id = newID()
    let padding = Int.random(in: 0..<64)
    let acceptEncoding = request.headers[.acceptEncoding]
    do {
      var (asked, isHead) = try Translation.request(request.head, id: id)
      let origin = doorkeeper.proxies.origin(
        of: context.address, forwardedFor: asked.headers["x-forwarded-for"], forwarded: asked.headers["forwarded"])
      asked.source = origin?.description ?? ""
      var (answer, isReadWhole) = try await self.answer(asked, request.body, from: origin, context)
      if !isReadWhole { answer.headers.append(("Connection", "close")) }
      return Translation.response(answer, isHead: isHead, acceptEncoding: acceptEncoding, padding: padding)
    } catch {
      let refusal = error as? Refusal ?? .malformed
      var response = Translation.response(
        await early.answer(refusal, to: request.head, id: id), isHead: request.method == .head,
        acceptEncoding: acceptEncoding, padding: padding)
      // After bytes that could not be read, or were not, nobody can tell where the next request would begin.
      let hasBody = request.headers[.contentLength] != nil || request.headers[.transferEncoding] != nil
      if hasBody || refusal.closesConnection || request.head.scheme == ConnectionGuard.refusedScheme
        || isInHallway(context)
      {
        response.headers[.connection] = "close"
      }
      return response
    }
  }

  /// - Returns: the answer, and whether nothing of the request is still to be read.
  private func answer(
    _ asked: Web.Request, _ body: RequestBody, from origin: NetworkAddress?, _ context: Caller
  ) async throws -> (Web.Response, isReadWhole: Bool) {
    let isHealth = asked.segments == ["health"]
    if !isHealth, isInHallway(context) { throw Refusal.busy }
    // Whoever watches the installation asks for its health by any name.
    guard isHealth || hosts.know(asked.headers["host"]) else { return (KnownHosts.misdirected, !asked.hasBody) }
    let admitted: Admitted
    switch await door.admit(asked) {
    case .answered(let response): return (response, !asked.hasBody)
    case .admitted(let welcome): admitted = welcome
    }
    // Outside the turnstile: a full house is not a sick one.
    if isHealth { return (await door.answer(admitted, body: []), !asked.hasBody) }
    let household = origin?.household
    guard admitted.longestBody > 0 else {
      return (try await turnstile.pass(from: household) { await door.answer(admitted, body: []) }, !asked.hasBody)
    }
    // Nobody holds a place at the turnstile while their body is on its way.
    let account: AccountID?
    switch try await turnstile.pass(from: household, { await door.proof(of: admitted) }) {
    case .refused(let response): return (response, false)
    case .stands(let behind): account = behind
    }
    guard admitted.isLong else { return try await answer(admitted, body, from: household, length: 0) }
    let length = asked.headers["content-length"].flatMap { Int($0) } ?? 0
    return try await uploads.pass(from: account) { () async -> Result<(Web.Response, isReadWhole: Bool), any Error> in
      do { return .success(try await answer(admitted, body, from: household, length: length)) } catch {
        return .failure(error)
      }
    }.get()
  }

  private func answer(
    _ admitted: Admitted, _ body: RequestBody, from household: NetworkAddress?, length: Int
  ) async throws -> (Web.Response, isReadWhole: Bool) {
    guard let bytes = try await collect(body, atMost: admitted.longestBody, expecting: length) else {
      return (door.tooLong(admitted), false)
    }
    return (try await turnstile.pass(from: household) { await door.answer(admitted, body: bytes) }, true)
  }

  /// `nil` as soon as more arrives than may.
  ///
  /// - Parameter length: as the sender says; room is made for it once.
  private func collect(_ body: RequestBody, atMost longest: Int, expecting length: Int) async throws -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, min(length, longest)))
    for try await buffer in body {
      guard bytes.count + buffer.readableBytes <= longest else { return nil }
      bytes.append(contentsOf: buffer.readableBytesView)
    }
    return bytes
  }

  private func isInHallway(_ context: Caller) -> Bool { !doorkeeper.hasSeat(context.connection) }
}
