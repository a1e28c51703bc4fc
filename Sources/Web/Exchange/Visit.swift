public import Access
public import Design
public import Language
import Synchronization
public import Values

/// One request on its way through the house, with everything a handler may use.
public struct Visit: Sendable {
  public internal(set) var request: Request
  public let address: any Address
  public let store: Store
  let credential: Credential?
  /// The secret of the session cookie, from which the token in forms is made.
  let session: String?
  /// The language that the visitor asked for, before it is known who it is.
  public let voice: Voice
  let installation: Installation
  let zone: ZoneOfClock
  /// How much is read of a document in the body.
  let limits: JSON.Limits
  /// What is at other addresses of the product.
  let find: @Sendable (_ segments: [String]) -> Destination?
  /// What rooms tell of acts on their records, by kind.
  let tellings: [String: Telling]
  /// Told of what nobody expected; see `FrontDoor.report`.
  let report: @Sendable (_ request: String, _ error: any Error) -> Void
  /// Whether a program asks.
  public let isAPI: Bool
  /// A form that is given back: it is shown as it was typed, and does nothing. See `KeptForm`.
  public internal(set) var isOnlyShown = false
  /// The key of the form that is given back.
  var keptKey: String?
  private let reading = Reading()

  init(
    request: Request, address: any Address, store: Store, credential: Credential?, session: String?, voice: Voice,
    installation: Installation, zone: ZoneOfClock, limits: JSON.Limits,
    report: @escaping @Sendable (_ request: String, _ error: any Error) -> Void,
    find: @escaping @Sendable (_ segments: [String]) -> Destination?, tellings: [String: Telling]
  ) {
    (self.request, self.address, self.store, self.credential) = (request, address, store, credential)
    (self.session, self.voice, self.installation, self.zone) = (session, voice, installation, zone)
    (self.limits, self.find, self.tellings, isAPI) = (limits, find, tellings, address.isAPI)
    self.report = report
  }

  /// Where people arrive of whom it is not known yet who they are.
  public var start: Link { installation.start }

  public var today: CivilDate { store.surroundings.today() }
  /// The answers that came with the request: JSON or form in the body, read once. Throws `BadRequest` when it cannot be
  /// read, and what is answered with 413 or 415 when it is too much or something else.
  public func fields() throws -> Fields { try answers().fields }

  /// The file that came under this name with a form; none where nobody chose one. Throws as `fields` does, and `Refused`
  /// when one came under another name: nothing that was sent is lost in silence.
  public func upload(_ name: String) throws -> Upload? {
    let files = try answers().files
    let others = files.keys.filter { $0 != name }.sorted()
    guard others.isEmpty else { throw Refused(others.map { Problem($0, .formUnknownField(name: $0)) }) }
    return files[name]
  }

  private func answers() throws -> Reading.Answers {
    try reading.once {
      if request.body.isEmpty { return Reading.Answers(fields: Fields()) }
      try requireMediaType()
      switch request.mediaType {
      case WrongMediaType.json: return Reading.Answers(fields: try Fields(json: request.body, within: limits))
      case WrongMediaType.files:
        let form = try Multipart(request.body, type: request.headers["content-type"] ?? "")
        return Reading.Answers(fields: form.fields, files: form.files, digest: form.digest)
      default: return Reading.Answers(fields: try form())
      }
    }
  }

  private func form() throws(BadRequest) -> Fields {
    guard let text = String(validating: request.body, as: UTF8.self) else {
      throw BadRequest("the body is not UTF-8")
    }
    return try Fields(form: text, keepsNUL: true)
  }

  /// Looks as whoever the request is from, at the desk at which they sit, and makes of it what they are shown: a page, an
  /// answer of the API, a form that was refused and comes back. Nothing can be written in it; see `Store.look`.
  public func work<Value: Sendable>(
    _ purpose: Purpose, _ body: @escaping @Sendable (Transaction, Desk) throws -> Value
  ) async throws -> Value {
    guard let credential else { throw SignInNeeded() }
    return try await store.look(as: credential, for: purpose, request: request.id) { tx in
      let value = try body(tx, try Desk(visit: self, tx).telling(tx))
      for damaged in tx.damage.found { report(request.id, damaged) }
      return value
    }
  }

  /// The same for a document of the API: what cannot be read of a list is named beside it.
  public func work(
    _ purpose: Purpose, _ body: @escaping @Sendable (Transaction, Desk) throws -> Disclosed<JSON>
  ) async throws -> Disclosed<JSON> {
    @Sendable func whole(_ tx: Transaction, _ desk: Desk) throws -> (Disclosed<JSON>, [DamagedRecord]) {
      (try body(tx, desk), tx.damage.found)
    }
    let (document, damaged) = try await work(purpose, whole)
    return document.map { $0.naming(damaged) }
  }

  /// Does what a form asks for, once, and sends the browser on to the page that shows it.
  ///
  /// The same form sent twice (a double tap, a reload) has one effect; the same form with other answers is a new one,
  /// unless it says how what it made before is mended.
  ///
  /// - Parameters:
  ///   - read: makes of the answers what is worked with, before the transaction begins: nobody else can write while it
  ///     lasts, so what needs nothing that is stored is not done in it.
  ///   - apart: answers that make it another record, whatever else was sent with the form before; of a file its content.
  ///   - mend: what is answered when the form was sent before with other answers, by the path of what it made then.
  public func submit<Input: Sendable>(
    _ purpose: Purpose, did: Phrase? = nil, reading read: @Sendable (Fields) throws -> Input,
    apart: [String] = [], mending mend: (@Sendable (_ made: MadeRecord) async throws -> Reply)? = nil,
    _ work: @escaping @Sendable (Transaction, Input) throws -> Link
  ) async throws -> Reply {
    let fields = try fields()
    let input: Input
    do { input = try read(fields) } catch let refused as Refused where isOnlyShown {
      throw Refused([Problem(nil, .formKept)] + refused.problems)
    }
    let digest = try requestDigest()
    let form = try formKey(fields)
    let key = try form.map { key in
      guard mend != nil else { return FormRequest.key(key, digest: digest) }
      // The same key on another form, or about somebody else, made something else.
      let told = try apart.map { name in
        try answers().files[name].map { "\(RequestDigest.of($0.bytes))" } ?? fields[name] ?? ""
      }
      return FormRequest.key(key, making: ([request.target] + told).joined(separator: " "))
    }
    if isOnlyShown { throw Refused([Problem(nil, .formKept)]) }
    guard let credential else { throw SignInNeeded() }
    let answer: EarlierAnswer
    do {
      answer = try await store.transact(as: credential, for: purpose, request: request.id) { tx in
        let answer = try tx.once(key: key, digest: digest) {
          var link = try work(tx, input)
          if let did { link = link.saying(did) }
          return EarlierAnswer(status: 303, location: link.address)
        }
        if let form { try tx.emptyKeptForm(form) }
        return answer
      }
    } catch let reused as KeyReused {
      // Somebody went back, mended a slip and sent the form again: what it made is there, and can be mended.
      guard let mend else { throw reused }
      return try await mend(MadeRecord(at: reused.earlier.location))
    }
    return Reply(Response(status: 303, headers: [("Location", answer.location)]))
  }

  /// Does what an API call asks for, once, and answers with the record as it is then.
  ///
  /// - Parameter read: see `submit`.
  public func write<Input: Sendable, Resource: APIAddress>(
    for purpose: Purpose = .exchange, status: Int = 200, reading read: @Sendable (Fields) throws -> Input,
    _ work: @escaping @Sendable (Transaction, Input) throws -> Resource,
    present: @escaping @Sendable (Transaction, Resource) throws -> Disclosed<APIRecord>
  ) async throws -> Reply {
    try await write(for: purpose, status: status, reading: read, work, present: present, opening: { $0 })
  }

  /// The same for a record of which something is sealed.
  ///
  /// - Parameter open: opens it, behind the transaction.
  public func write<Input: Sendable, Resource: APIAddress, Shown: Sendable>(
    for purpose: Purpose = .exchange, status: Int = 200, reading read: @Sendable (Fields) throws -> Input,
    _ work: @escaping @Sendable (Transaction, Input) throws -> Resource,
    present: @escaping @Sendable (Transaction, Resource) throws -> Disclosed<Shown>,
    opening open: @Sendable (Disclosed<Shown>) async throws -> Disclosed<APIRecord>
  ) async throws -> Reply {
    let input = try read(try fields())
    let (key, digest) = (try plainKey(request.headers["idempotency-key"]), try requestDigest())
    guard let credential else { throw SignInNeeded() }
    let outcome = try await store.transact(as: credential, for: purpose, request: request.id) { tx in
      var made: Resource?
      let answer = try tx.once(key: key, digest: digest) {
        let resource = try work(tx, input)
        made = resource
        return EarlierAnswer(status: status, location: resource.path)
      }
      guard let resource = made ?? Resource(path: answer.location) else { throw NotFound() }
      return (status: answer.status, resource: resource)
    } answering: { tx, made in
      (record: try present(tx, made.resource), status: made.status, resource: made.resource)
    }
    return .record(
      try await open(outcome.record), status: outcome.status, at: outcome.status == 201 ? outcome.resource : nil)
  }

  /// The same where the answers can only be read beside what is stored.
  public func submit(
    _ purpose: Purpose, did: Phrase? = nil, _ work: @escaping @Sendable (Transaction, Fields) throws -> Link
  ) async throws -> Reply {
    try await submit(purpose, did: did, reading: { $0 }, work)
  }

  /// The same where the answers can only be read beside what is stored.
  public func write<Resource: APIAddress>(
    for purpose: Purpose = .exchange, status: Int = 200,
    _ work: @escaping @Sendable (Transaction, Fields) throws -> Resource,
    present: @escaping @Sendable (Transaction, Resource) throws -> Disclosed<APIRecord>
  ) async throws -> Reply {
    try await write(for: purpose, status: status, reading: { $0 }, work, present: present)
  }

  /// The key of a form. A damaged one is an answer, so that the form is given back with another one.
  private func formKey(_ fields: Fields) throws(Refused) -> String? {
    do { return try plainKey(fields[FormField.key]) } catch { throw Refused(nil, .formKeyDamaged) }
  }

  /// A key that is stored as it came.
  func plainKey(_ key: String?) throws(BadRequest) -> String? {
    if let key, !Visit.isPlain(key: key) {
      throw BadRequest("the key that makes a request count once must be at most 200 plain characters")
    }
    return key
  }

  static func isPlain(key: String) -> Bool {
    key.utf8.count <= 200 && key.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// Of what was asked, as a repetition would ask it again: a form with files has another boundary each time, and one that
  /// is sent after signing in anew another token.
  private func requestDigest() throws -> [UInt8] {
    let body = try answers().digest ?? (request.mediaType == WrongMediaType.form ? bodyWithoutToken : request.body)
    return RequestDigest.of(Array((request.method.rawValue + " " + request.target + "\n").utf8) + body)
  }

  private var bodyWithoutToken: [UInt8] {
    let token = Array((FormField.token + "=").utf8)
    let pairs = request.body.split(separator: UInt8(ascii: "&")).filter { !$0.starts(with: token) }
    return Array(pairs.joined(separator: [UInt8(ascii: "&")]))
  }

  /// The version that the writer saw: `If-Match` in the API, a hidden field in forms.
  public func versionSeen(_ fields: Fields) throws -> Version {
    if isAPI {
      guard let header = request.headers["if-match"] else { throw VersionNeeded() }
      let text = header.trimmed.drop { "W/\"".contains($0) }.prefix { $0 != "\"" }
      guard let number = Int64(text) else { throw BadRequest("If-Match must hold the ETag of the record") }
      return Version(number)
    }
    guard let text = fields[FormField.version], let number = Int64(text) else { throw VersionNeeded() }
    return Version(number)
  }

  /// One of a closed list of words in the address, such as `?state=running`; none where it is not asked for.
  public func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String, as type: Value.Type = Value.self
  ) throws(BadRequest) -> Value? where Value.RawValue == String {
    guard let text = request.query[name] else { return nil }
    guard let value = Value(rawValue: text) else {
      throw BadRequest("\(name) must be one of " + Value.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return value
  }

  /// How many records an API list answers at most: `limit`, within bounds.
  public func limit(usual: Int, most: Int) throws(BadRequest) -> Int {
    guard let text = request.query["limit"] else { return usual }
    guard let limit = Int(text), (1...most).contains(limit) else {
      throw BadRequest("limit must be a whole number from 1 to \(most)")
    }
    return limit
  }
}

/// What was read of a body, kept for whoever asks again.
private final class Reading: Sendable {
  struct Answers: Sendable {
    let fields: Fields
    var files: [String: Upload] = [:]
    /// In place of the body's, where that is another each time.
    var digest: [UInt8]?
  }

  private let kept = Mutex<Answers?>(nil)

  func once(_ read: () throws -> Answers) throws -> Answers {
    if let answers = kept.withLock({ $0 }) { return answers }
    let answers = try read()
    kept.withLock { $0 = answers }
    return answers
  }
}

/// A write that does not say which version it saw. Answered with 428.
public struct VersionNeeded: Error, Hashable {
  public init() {}
}
