import Access
import Design
import Language
import Values

/// What somebody did a moment ago, on its way from the act to the page behind it.
///
/// It travels as a cookie that the redirect sets and the page clears, so that it works without scripts and without a write.
/// It holds which sentence and which record, and no word about anybody. What shows that this product said it is made from the
/// session's secret: nobody can say it for somebody else, and no page but the one that it was said for shows it.
struct Did: Sendable, Hashable {
  let sentence: Phrase
  let record: Record?

  struct Record: Sendable, Hashable {
    let kind: String
    let id: String
    let version: Version
    let part: String
  }

  /// The names under which it stands in an address inside the house.
  static let (sentence, record) = ("did", "did-to")

  /// For how long a page may be on its way, in seconds.
  static let lasts = 300

  /// The values of an address, as it was said.
  init?(values: String) {
    let fields: Fields
    // What cannot be read says nothing.
    do { fields = try Fields(form: values) } catch { return nil }
    guard let code = fields[Did.sentence], let sentence = Phrase(done: code) else { return nil }
    self.sentence = sentence
    let parts = fields[Did.record]?.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
      .map(String.init)
    if let parts, parts.count == 4, let number = Int64(parts[2]) {
      record = Record(kind: parts[0], id: parts[1], version: Version(number), part: parts[3])
    } else {
      record = nil
    }
  }
}

extension Did {
  /// The address without what it says was done, and that.
  static func taken(from address: String) -> (address: String, said: String?) {
    let ends = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = ends[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count > 1 else { return (address, nil) }
    let values = parts[1].split(separator: "&")
    let said = values.filter { $0.hasPrefix(Did.sentence + "=") || $0.hasPrefix(Did.record + "=") }
    guard !said.isEmpty else { return (address, nil) }
    let rest = values.filter { !said.contains($0) }.joined(separator: "&")
    return (
      parts[0] + (rest.isEmpty ? "" : "?" + rest) + (ends.count > 1 ? "#" + ends[1] : ""),
      said.joined(separator: "&")
    )
  }

  /// - Parameters:
  ///   - path: of the page that is to say it.
  ///   - until: in seconds since 1970.
  static func sealed(_ said: String, for path: String, until: Int64, session: String) -> String {
    String(until) + "." + RequestDigest.said("\(until) \(path) \(said)", to: session) + "." + said
  }

  /// `nil` for what was not said to this session, for another page, or too long ago.
  init?(sealed text: String, for path: String, now: Moment, session: String) {
    let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let until = Int64(parts[0]), until >= now.seconds,
      parts[1] == RequestDigest.said("\(until) \(path) \(parts[2])", to: session)
    else { return nil }
    self.init(values: String(parts[2]))
  }
}

extension Visit {
  /// What was done before this page.
  var did: Did? {
    guard request.method == .get, !isAPI else { return nil }
    return Did(of: request, installation, now: store.surroundings.now())
  }
}

extension Did {
  fileprivate init?(of request: Request, _ installation: Installation, now: Moment) {
    guard let text = request.cookie(installation.didCookie), let secret = request.secret(installation) else {
      return nil
    }
    self.init(sealed: text, for: request.path, now: now, session: secret)
  }
}

extension FrontDoor {
  /// What was done leaves the address of the page that is to say it; that page says it once.
  func carryingOn(_ response: Response, _ request: Request) -> Response {
    var response = response
    let now = store.surroundings.now()
    if response.status == 303, let header = response.headers.firstIndex(where: { $0.name == "Location" }) {
      let (address, said) = Did.taken(from: response.headers[header].value)
      guard let said else { return response }
      response.headers[header].value = address
      guard let secret = request.secret(installation) else { return response }
      let path = String(address.prefix { $0 != "?" && $0 != "#" })
      let text = Did.sealed(said, for: path, until: now.seconds + Int64(Did.lasts), session: secret)
      response.headers.append(("Set-Cookie", installation.cookie(installation.didCookie, text, seconds: Did.lasts)))
    } else if response.status == 200, request.method == .get,
      response.header("Content-Type")?.hasPrefix("text/html") == true,
      Did(of: request, installation, now: now) != nil
    {
      response.headers.append(("Set-Cookie", installation.cookie(installation.didCookie, "", seconds: 0)))
    }
    return response
  }
}

extension Request {
  /// By which it is known who asks: what is said to them is said to nobody else.
  fileprivate func secret(_ installation: Installation) -> String? {
    cookie(installation.sessionCookie) ?? headers["authorization"]
  }
}

extension Moment {
  fileprivate var seconds: Int64 { microseconds / 1_000_000 }
}
