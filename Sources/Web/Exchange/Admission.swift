import Access
import Language
public import Values

/// What the front door says to the head of a request, before anything of its body was read.
public enum Admission: Sendable {
  /// The head was enough.
  case answered(Response)
  case admitted(Admitted)
}

/// A request that may go on: who it is may have to be shown first, and so much of its body may be taken in.
public struct Admitted: Sendable {
  var visit: Visit
  let handler: FrontDoor.Handler
  let mayBring: FrontDoor.Check
  let errors: ErrorAnswer
  /// Whether somebody must stand behind the request before its body is taken in: `FrontDoor.refusal`.
  public let needsProof: Bool
  /// Bytes; 0 where no body is looked at.
  public let longestBody: Int

  /// Whether the body may be so long that only few are taken in at once.
  public var isLong: Bool { longestBody > Intake.usualDocument }
}

/// What is known of a request before its body is taken in.
public enum Proof: Sendable {
  /// The body is not looked at.
  case refused(Response)
  /// Whose request it is; nobody's, where nobody has to be signed in.
  case stands(AccountID?)
}

extension FrontDoor {
  /// Looks at the head alone, and at nothing that is stored.
  public func admit(_ head: Request) async -> Admission {
    let isAPI = head.segments.first == "api"
    let voice = isAPI ? zone.voice(language(of: head)) : zone.voice(language(of: head)).onPages
    let errors = ErrorAnswer(voice: voice, installation: installation, request: head, isAPI: isAPI)
    guard let destination = find(head.segments) else {
      return .answered(finished(errors.reply(to: NotFound()), head))
    }
    let address = destination.address
    let session = isAPI ? nil : head.cookie(installation.sessionCookie)
    let credential = credential(of: head, session: session)
    let visit = Visit(
      request: head, address: address, store: store, credential: credential, session: session, voice: voice,
      installation: installation, zone: zone, limits: limits(head.method, address, isKnown: credential != nil),
      report: report, find: find, tellings: tellings)
    func admitted(needsProof: Bool, longestBody: Int) -> Admission {
      .admitted(
        Admitted(
          visit: visit, handler: destination.answer, mayBring: destination.mayBring, errors: errors,
          needsProof: needsProof, longestBody: longestBody))
    }
    do {
      if isForeign(visit) { try await refuse(visit) }
      // Who does not say who they are learns nothing about the API, not even what is wrong with their request.
      if visit.isAPI, credential == nil { throw SignInNeeded() }
      guard !head.method.isSafe, head.hasBody, address.intake != .nothing else {
        return admitted(needsProof: false, longestBody: 0)
      }
      if !address.isOpen, credential == nil, !visit.mayBeKept { throw SignInNeeded() }
      // To whom nobody answers yet, nothing is said about what they would have sent either.
      if address.isOpen { try requireReadable(visit) }
      return admitted(needsProof: !address.isOpen && credential != nil, longestBody: visit.longestBody)
    } catch {
      return .answered(finished(errors.reply(to: error), head))
    }
  }

  /// Whether somebody stands behind the request and it is worth reading; a long body only from whoever may send it there.
  /// Reads what is stored beside the writer, and waits for nobody's write.
  public func proof(of admitted: Admitted) async -> Proof {
    do {
      var account: AccountID?
      if let credential = admitted.visit.credential, admitted.needsProof {
        account = try await store.account(behind: credential)
        guard account != nil || admitted.visit.mayBeKept else { throw SignInNeeded() }
      }
      try requireReadable(admitted.visit)
      if admitted.isLong { try await admitted.mayBring(admitted.visit) }
      return .stands(account)
    } catch {
      return .refused(failed(error, admitted))
    }
  }

  /// What is said when more arrives than `longestBody`.
  public func tooLong(_ admitted: Admitted) -> Response {
    failed(TooLong(bytes: admitted.longestBody), admitted)
  }

  public func answer(_ admitted: Admitted, body: [UInt8]) async -> Response {
    var visit = admitted.visit
    visit.request.body = body
    do {
      try await requireOurs(visit)
      var response = finished(try await admitted.handler(visit), visit.request)
      let (report, errors, id) = (report, admitted.errors, visit.request.id)
      response.pieces = response.pieces?.noting { if !errors.expects($0) { report(id, $0) } }
      return response
    } catch {
      return failed(error is SignInNeeded ? await keeping(visit, error) : error, admitted)
    }
  }

  /// A request that is there as a whole.
  public func answer(_ request: Request) async -> Response {
    switch await admit(request) {
    case .answered(let response): return response
    case .admitted(let admitted):
      guard admitted.longestBody > 0 else { return await answer(admitted, body: []) }
      if case .refused(let response) = await proof(of: admitted) { return response }
      guard request.body.count <= admitted.longestBody else { return tooLong(admitted) }
      return await answer(admitted, body: request.body)
    }
  }

  private func failed(_ error: any Error, _ admitted: Admitted) -> Response {
    if !admitted.errors.expects(error) { report(admitted.visit.request.id, error) }
    return finished(admitted.errors.reply(to: error), admitted.visit.request)
  }

  private func requireReadable(_ visit: Visit) throws {
    try visit.requireMediaType()
    if let length = visit.request.headers["content-length"].flatMap({ Int($0) }), length > visit.longestBody {
      throw TooLong(bytes: visit.longestBody)
    }
  }
}

extension Visit {
  var longestBody: Int {
    switch address.intake {
    case .nothing: 0
    case .document(let bytes) where request.mediaType == WrongMediaType.json: bytes
    case .files(let bytes) where request.mediaType == WrongMediaType.files: bytes
    case .document, .files: Intake.usualForm
    case .form(let bytes): bytes
    }
  }

  /// Throws what is answered with 415 when the body says that it is something that is not read here.
  func requireMediaType() throws(WrongMediaType) {
    switch (address.intake, request.mediaType) {
    case (_, WrongMediaType.form?), (.document, WrongMediaType.json?), (.files, WrongMediaType.files?), (.form, nil),
      (.files, nil), (.nothing, _):
      return
    case (.files, _): throw WrongMediaType(read: [WrongMediaType.files])
    case (.document, _): throw WrongMediaType(read: [WrongMediaType.json, WrongMediaType.form])
    case (.form, _): throw WrongMediaType(read: [WrongMediaType.form])
    }
  }
}

/// More than is read at once. Answered with 413.
struct TooLong: Error, Hashable {
  /// For programs: what was too much, the limit and the remedy.
  let reason: String
  /// Where the number of bytes was too large: the most that is taken.
  let bytes: Int?

  init(_ reason: String) { (self.reason, bytes) = (reason, nil) }

  init(bytes: Int) {
    reason = "the body is longer than \(bytes) bytes: send less at once, or in several requests"
    self.bytes = bytes
  }
}

/// A body in a form that is not read here. Answered with 415.
struct WrongMediaType: Error, Hashable {
  static let json = "application/json"
  static let form = "application/x-www-form-urlencoded"
  static let files = "multipart/form-data"

  /// What is read at the address.
  let read: [String]
}
