/// Why a request does not even reach the front door.
enum Refusal: String, Error, Sendable, CaseIterable {
  /// The bytes are no HTTP request, or say two things about where it ends.
  case malformed
  /// The path or the query cannot be decoded.
  case address
  /// A method that this server does not have.
  case method
  /// Header or body did not arrive in time.
  case slow
  /// The header is longer than `Limits.headerList`.
  case headerTooLong = "header-too-long"
  /// More are being served than can be, and the wait was too long.
  case busy

  var status: Int {
    switch self {
    case .malformed, .address: 400
    case .method: 405
    case .slow: 408
    case .headerTooLong: 431
    case .busy: 503
    }
  }

  /// For machines; people read a page in their language.
  var title: String {
    switch self {
    case .malformed: "The request cannot be read"
    case .address: "The address cannot be read"
    case .method: "The method is not known here"
    case .slow: "The request did not arrive in time"
    case .headerTooLong: "The header is too long"
    case .busy: "Too many requests at this moment"
    }
  }

  var detail: String {
    switch self {
    case .malformed: "Send one request line, one Host, and either Content-Length or Transfer-Encoding, once."
    case .address: "Write % as %25 and other signs as % with two hexadecimal digits, in UTF-8, without NUL."
    case .method: "Use one of the methods in the Allow header."
    case .slow: "Send the header within 10 seconds and the body within 30."
    case .headerTooLong: "Send at most 16 KiB of header."
    case .busy: "Try again after the seconds in the Retry-After header."
    }
  }

  /// After these nobody can tell where the next request would begin, or nobody should wait for it.
  var closesConnection: Bool { self != .method && self != .busy && self != .address }
}

/// What the server gives one visitor at most, so that there is enough for all.
enum Limits {
  /// Bytes. How much of a body is taken, the front door says.
  static let headerList = 16 << 10
  /// Seconds: from the first byte, or from the beginning of the connection, to the end of the header; from there to the
  /// end of the body; between two requests.
  static let (header, bodyArrival, idle) = (Int64(10), Int64(30), Int64(60))
  /// Bytes a second at which a body that says its length may come, beyond `bodyArrival`; and for how many bytes of it
  /// at most. A photograph over a phone's network takes its time.
  static let (slowestBody, longestBody) = (128 << 10, 11 << 20)
  /// Bodies with files that are taken in and worked on at once, how many of them from one account, how many more wait and
  /// how long: so much memory they take, and no more.
  static let (uploads, uploadsOfEach, uploadsWaiting) = (4, 2, 16)
  static let uploadWait: Duration = .seconds(10)
  /// Connections on which requests are served, and those on which newcomers are told to come later.
  static let (connections, hallway) = (512, 64)
  static let (atOnce, waiting) = (64, 128)
  static let wait: Duration = .milliseconds(500)
  /// How long requests in flight may take once the server was told to stop.
  static let farewell: Duration = .seconds(10)
}
