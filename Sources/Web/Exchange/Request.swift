public import Access
import Design

/// What somebody asks, free of any server library: a room can be tested with one of these and no socket.
public struct Request: Sendable {
  public enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case patch = "PATCH"
    case put = "PUT"
    case delete = "DELETE"
    /// Known so that the answer can say what an address does take.
    case options = "OPTIONS"

    /// Safe methods change nothing and need no protection against forged requests.
    public var isSafe: Bool { self == .get || self == .head || self == .options }
  }

  public var method: Method
  /// Decoded segments of the path; empty for `/`.
  public var segments: [String]
  public var query: Fields
  /// Lower-case names.
  public var headers: [String: String]
  public var body: [UInt8]
  /// Stands in the journal and in the log, so that one can be found from the other.
  public var id: String
  /// The address at the other end: of the socket, or as a proxy that is trusted tells it.
  public var source = ""

  public init(
    method: Method, target: String, headers: [String: String] = [:], body: [UInt8] = [], id: String = ""
  ) throws(BadRequest) {
    (self.method, self.headers, self.body, self.id) = (method, headers, body, id)
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    segments = []
    for segment in parts[0].split(separator: "/") {
      guard let decoded = PercentEncoding.decoded(segment) else { throw BadRequest() }
      segments.append(decoded)
    }
    query = try parts.count > 1 ? Fields(form: String(parts[1])) : Fields()
  }

  /// The page of ours on which a form was filled in, as the browser says it; `nil` for one of anybody else's.
  var cameFrom: Request? {
    guard let referer = headers["referer"], let host = headers["host"] else { return nil }
    guard let origin = ["https://", "http://"].map({ $0 + host }).first(where: { referer.hasPrefix($0 + "/") }) else {
      return nil
    }
    return try? Request(method: .get, target: String(referer.dropFirst(origin.count)))
  }

  public func cookie(_ name: String) -> String? {
    for part in (headers["cookie"] ?? "").split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2, pair[0].drop(while: { $0 == " " }) == name { return String(pair[1]) }
    }
    return nil
  }

  /// Where it came from, as far as attempts are counted.
  public var place: Source { Source(source) }

  /// The path as it would be asked for again.
  var path: String { "/" + segments.map(percentEncoded).joined(separator: "/") }

  /// The path and query as they would be asked for again.
  public var target: String {
    let query = query.encoded
    return query.isEmpty ? path : path + "?" + query
  }

  /// Whether a body came, or is said to come.
  public var hasBody: Bool {
    !body.isEmpty || headers["transfer-encoding"] != nil || headers["content-length"].map { $0.trimmed != "0" } ?? false
  }

  /// What the sender says that the body is, lower-case and without parameters (RFC 9110 §8.3.1).
  var mediaType: String? {
    headers["content-type"].map { $0.prefix { $0 != ";" }.lowercased().trimmed }
  }
}

/// More is being asked at this moment than can be answered. Answered with 503.
public struct Crowded: Error {
  public init() {}
}

/// Bytes that are no request of ours: a broken escape, a body that is no form and no JSON. Answered with 400.
public struct BadRequest: Error, Hashable {
  public let detail: String

  public init(_ detail: String = "") {
    self.detail = detail
  }
}

enum PercentEncoding {
  /// `nil` when an escape is broken, when the bytes are no UTF-8, or when they hold a NUL.
  ///
  /// - Parameter keepsNUL: in the body of a form, where it is an answer that is wrong and not an address that is none.
  static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = false, keepsNUL: Bool = false) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var source = text.utf8.makeIterator()
    while let byte = source.next() {
      switch byte {
      case 0x25:
        guard let high = source.next().flatMap(value), let low = source.next().flatMap(value) else { return nil }
        bytes.append(high << 4 | low)
      case 0x2B where plusIsSpace:
        bytes.append(0x20)
      default:
        bytes.append(byte)
      }
    }
    guard keepsNUL || !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
