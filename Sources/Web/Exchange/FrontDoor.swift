public import Access
public import Language
public import Values

/// The one way in and the one way out: finds the address and who it is, lets the room there answer, and turns whatever
/// goes wrong into an answer that says what to do. Nothing that was not expected reaches the visitor as more than a number.
public struct FrontDoor: Sendable {
  public typealias Handler = @Sendable (Visit) async throws -> Reply
  public typealias Check = @Sendable (Visit) async throws -> Void

  let store: Store
  let installation: Installation
  let zone: ZoneOfClock
  let find: @Sendable (_ segments: [String]) -> Destination?
  let limit: @Sendable (Request.Method, any Address) -> JSON.Limits
  let tellings: [String: Telling]
  /// Told of what nobody expected; the visitor gets the request's id to quote.
  let report: @Sendable (_ request: String, _ error: any Error) -> Void

  /// - Parameters:
  ///   - limit: what an operation of the API takes from who is known; see `Operation.values`.
  ///   - tellings: what rooms tell on the page behind an act; each kind of record has one.
  ///   - find: what is at these path segments; `nil` is *not found*.
  public init(
    store: Store, installation: Installation, zone: ZoneOfClock,
    report: @escaping @Sendable (String, any Error) -> Void,
    limit: @escaping @Sendable (Request.Method, any Address) -> JSON.Limits = { _, _ in .usual },
    tellings: [Telling] = [],
    find: @escaping @Sendable (_ segments: [String]) -> Destination?
  ) {
    (self.store, self.installation, self.zone, self.report, self.find) = (store, installation, zone, report, find)
    self.limit = limit
    self.tellings = Dictionary(tellings.map { ($0.kind, $0) }) { first, _ in first }
  }

  /// The answer as it goes out.
  func finished(_ reply: Reply, _ request: Request) -> Response {
    var response = carryingOn(reply.response.guarded(), request)
    response.headers.append(("X-Request-Id", request.id))
    if let wish = request.query["language"], let language = LanguageTag(wish), installation.languages.contains(language)
    {
      response.headers.append(
        ("Set-Cookie", installation.cookie(installation.languageCookie, language.text, seconds: 365 * 86_400)))
    }
    if request.method == .head { (response.body, response.pieces) = ([], nil) }
    return response
  }

  func limits(_ method: Request.Method, _ address: any Address, isKnown: Bool) -> JSON.Limits {
    guard isKnown else { return .stranger }
    return address.isAPI ? limit(method, address) : .usual
  }

  func credential(of request: Request, session: String?) -> Credential? {
    if let header = request.headers["authorization"] {
      let parts = header.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
      return .token(String(parts[1]).trimmed)
    }
    return session.map(Credential.session)
  }

  func language(of request: Request) -> LanguageTag {
    if let wish = request.query["language"] ?? request.cookie(installation.languageCookie),
      let language = LanguageTag(wish), installation.languages.contains(language)
    {
      return language
    }
    return negotiate(acceptLanguage: request.headers["accept-language"], among: installation.languages)
  }

  /// Forms count only when a page of this product sent them: the browser says so (Sec-Fetch-Site, Origin), and the form
  /// carries a token made from the session. API calls carry a bearer token, which no other site has.
  ///
  /// `Origin: null` is what sandboxes and strangers' redirects send; our own pages never do (see `Referrer-Policy`).
  func isForeign(_ visit: Visit) -> Bool {
    guard !visit.request.method.isSafe, !visit.isAPI else { return false }
    if let site = visit.request.headers["sec-fetch-site"], site != "same-origin", site != "none" { return true }
    guard let origin = visit.request.headers["origin"] else { return false }
    return origin.lowercased() != installation.origin(ofHost: (visit.request.headers["host"] ?? "").lowercased())
  }

  /// Sees that a form was made for whoever is signed in: by its token, for which the form must have been read.
  ///
  /// One that was begun under an earlier sign-in of the same account counts as well; one of another account is kept for
  /// it, and nothing else is done.
  func requireOurs(_ visit: Visit) async throws {
    guard !visit.request.method.isSafe, !visit.isAPI, let session = visit.session, visit.address.needsToken else {
      return
    }
    let token = try visit.fields()[FormField.token]
    if token == RequestDigest.formToken(session: session) { return }
    let reader = try await store.account(behind: .session(session))
    if let token, let owner = try await store.account(ofForm: token) {
      guard let reader else { throw SignInNeeded() }
      if reader == owner { return }
      throw OthersForm(kept: try await keep(visit))
    }
    if reader == nil { throw SignInNeeded() }
    try await refuse(visit)
  }

  /// Refuses a form that is not ours; the refusal is noted.
  func refuse(_ visit: Visit) async throws -> Never {
    try await store.noteRefusedForm(session: visit.session, from: visit.request.place, request: visit.request.id)
    throw Forged()
  }
}

/// Where a request leads: an address, and who answers there.
public struct Destination: Sendable {
  public let address: any Address
  let answer: FrontDoor.Handler
  let mayBring: FrontDoor.Check

  /// - Parameter mayBring: asked before a long body is taken in: throws what is answered to whoever may not send one here.
  public init(
    _ address: any Address, mayBring: @escaping FrontDoor.Check = { _ in }, answer: @escaping FrontDoor.Handler
  ) {
    (self.address, self.mayBring, self.answer) = (address, mayBring, answer)
  }
}

/// A form that no page of this product sent for this session. Answered with 403.
struct Forged: Error {}

/// The form was begun by somebody else who was signed in in this browser. Answered with 403.
struct OthersForm: Error {
  /// With which they get it back.
  let kept: String?
}

/// The method is not one that this address knows. Answered with 405.
struct MethodNotAllowed: Error {
  let allowed: [Request.Method]
}

extension Visit {
  public typealias Answer = @Sendable () async throws -> Reply

  /// Picks the handler for the request's method; HEAD is GET without its body.
  public func on(
    get: Answer? = nil, post: Answer? = nil, patch: Answer? = nil, put: Answer? = nil
  ) async throws -> Reply {
    let handler: Answer?
    switch request.method {
    case .get, .head: handler = get
    case .post: handler = post
    case .patch: handler = patch
    case .put: handler = put
    case .delete, .options: handler = nil
    }
    guard let handler else {
      let known: [(Request.Method, Answer?)] = [(.get, get), (.head, get), (.post, post), (.patch, patch), (.put, put)]
      throw MethodNotAllowed(allowed: known.filter { $0.1 != nil }.map(\.0))
    }
    return try await handler()
  }
}

extension Request {
  /// A language chosen on the page itself stands before the one in the account.
  var asksForLanguage: Bool { query["language"] != nil }
}

/// The installation's place on earth, for clocks on the screen.
public struct ZoneOfClock: Sendable {
  public let voice: @Sendable (LanguageTag) -> Voice

  public init(voice: @escaping @Sendable (LanguageTag) -> Voice) {
    self.voice = voice
  }
}
