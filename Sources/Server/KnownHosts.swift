import Synchronization
import Web

/// The names by which the server is asked. A page of another site that makes its own name lead here (DNS rebinding)
/// would be of one origin with us; but its browser says that name in `Host`, and gets no answer.
public final class KnownHosts: Sendable {
  private let names: Set<String>
  /// With `--url`: the host and port that people see, whatever the port here is.
  private let isPublic: Bool
  private let port = Mutex<Int?>(nil)

  /// - Parameters:
  ///   - url: the address under which people reach it, if there is one.
  ///   - host: the address on which the server listens.
  public init(url: String?, host: String) {
    if let authority = url.flatMap(KnownHosts.authority) {
      (names, isPublic) = ([authority], true)
    } else {
      let own = host.contains(":") ? "[" + host + "]" : host
      (names, isPublic) = (["localhost", "127.0.0.1", "[::1]", own.lowercased()], false)
    }
  }

  /// The port is known only once the system has given it.
  public func listening(on port: Int) { self.port.withLock { $0 = port } }

  func know(_ host: String?) -> Bool {
    guard let host = host?.lowercased() else { return false }
    if isPublic { return names.contains(KnownHosts.short(host)) }
    if names.contains(host) { return true }
    guard let colon = host.lastIndex(of: ":"), names.contains(String(host[..<colon])) else { return false }
    let port = port.withLock { $0 }
    return Int(host[host.index(after: colon)...]).map { port == nil || $0 == port } ?? false
  }

  /// Host and port of an address without the port that goes without saying; `nil` when it has no host, or more than one.
  public static func authority(of url: String) -> String? {
    let url = url.lowercased()
    guard let scheme = url.firstRange(of: "://") else { return nil }
    var rest = url[scheme.upperBound...]
    if rest.last == "/" { rest.removeLast() }
    guard !rest.isEmpty, rest.allSatisfy({ $0.isLetter || $0.isNumber || ".-:[]".contains($0) }) else { return nil }
    let usual = url.hasPrefix("https:") ? ":443" : ":80"
    return rest.hasSuffix(usual) ? String(rest.dropLast(usual.count)) : String(rest)
  }

  /// A browser leaves out the port that goes without saying; a proxy may write it.
  private static func short(_ host: String) -> String {
    for usual in [":443", ":80"] where host.hasSuffix(usual) { return String(host.dropLast(usual.count)) }
    return host
  }

  /// RFC 9110 §15.5.20. It says nothing of what is here, not even in which language.
  static let misdirected = Web.Response(
    status: 421,
    headers: [
      ("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff"),
      ("Cache-Control", "no-store"),
    ],
    body: Array(
      """
      This server does not answer to the name in the request's Host. Ask it by its own address. Whoever runs it: start \
      nyvej serve with --url and the address that people use, and let a proxy pass on Host.

      """.utf8))
}
