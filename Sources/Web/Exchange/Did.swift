import Access
import Design
import Language
import Values

/// What somebody did a moment ago, on its way from the act to the page behind it.
///
/// It travels as a cookie that the redirect sets and the page clears, so that it works without scripts and without a write.
/// It holds which sentence and which record, and no word about anybody. What shows that this product said it is made from the
/// session's secret: nobody can say it for somebody else, and no page but the one that it was said for shows it. Once it has
/// been said, the way straight back goes along from page to page until the next act (`Visit.didBefore`).
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
  /// For how long the way back goes along afterwards, in seconds.
  static let goesAlong = 1800
  /// Instead of a page's path: it has been said.
  static let everywhere = "*"

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
  static func opened(_ text: String, for path: String, now: Moment, session: String) -> String? {
    let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let until = Int64(parts[0]), until >= now.seconds,
      parts[1] == RequestDigest.said("\(until) \(path) \(parts[2])", to: session)
    else { return nil }
    return String(parts[2])
  }
}

extension Visit {
  /// What was done before this page, for it to say.
  var did: Did? { did(for: request.path) }

  /// What was done last and has been said: nothing else was done since in this browser.
  var didBefore: Did? { did(for: Did.everywhere) }

  private func did(for path: String) -> Did? {
    guard request.method == .get, !isAPI else { return nil }
    return request.said(for: path, installation, now: store.surroundings.now()).flatMap(Did.init(values:))
  }
}

extension FrontDoor {
  /// What was done leaves the address of the page that is to say it; that page says it once, and those behind it keep the
  /// way back until something else is done.
  func carryingOn(_ response: Response, _ request: Request) -> Response {
    var response = response
    if response.status == 303, let header = response.headers.firstIndex(where: { $0.name == "Location" }) {
      let (address, said) = Did.taken(from: response.headers[header].value)
      response.headers[header].value = address
      if let said {
        let path = String(address.prefix { $0 != "?" && $0 != "#" })
        keep(said, for: path, seconds: Did.lasts, request, in: &response)
      } else if request.method == .post, request.cookie(installation.didCookie) != nil {
        response.headers.append(("Set-Cookie", installation.cookie(installation.didCookie, "", seconds: 0)))
      }
    } else if response.status == 200, request.method == .get,
      response.header("Content-Type")?.hasPrefix("text/html") == true,
      let said = request.said(for: request.path, installation, now: store.surroundings.now())
    {
      keep(said, for: Did.everywhere, seconds: Did.goesAlong, request, in: &response)
    }
    return response
  }

  private func keep(
    _ said: String, for path: String, seconds: Int, _ request: Request, in response: inout Response
  ) {
    guard let secret = request.secret(installation) else { return }
    let until = store.surroundings.now().seconds + Int64(seconds)
    let text = Did.sealed(said, for: path, until: until, session: secret)
    response.headers.append(("Set-Cookie", installation.cookie(installation.didCookie, text, seconds: seconds)))
  }
}

extension Request {
  fileprivate func said(for path: String, _ installation: Installation, now: Moment) -> String? {
    guard let text = cookie(installation.didCookie), let secret = secret(installation) else { return nil }
    return Did.opened(text, for: path, now: now, session: secret)
  }

  /// By which it is known who asks: what is said to them is said to nobody else.
  fileprivate func secret(_ installation: Installation) -> String? {
    cookie(installation.sessionCookie) ?? headers["authorization"]
  }
}

extension Moment {
  fileprivate var seconds: Int64 { microseconds / 1_000_000 }
}
