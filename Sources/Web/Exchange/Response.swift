/// An answer in bytes, as it goes out.
public struct Response: Sendable {
  public var status: Int
  /// In the order in which they are sent; names as written.
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]
  /// In place of the body, for what is too large to be held.
  public var pieces: Pieces?

  /// A body that is made piece by piece while it is sent, so that nobody holds the whole of it.
  public struct Pieces: Sendable {
    /// Bytes of the whole.
    public let length: Int
    public let count: Int
    /// The piece of a number from 0 on. When it throws, the answer is broken off: whoever waits for it sees that.
    public let piece: @Sendable (Int) async throws -> [UInt8]

    /// The same, with somebody told why it was broken off, whom nobody else tells.
    func noting(_ failed: @escaping @Sendable (any Error) -> Void) -> Pieces {
      Pieces(length: length, count: count) { number in
        do {
          return try await piece(number)
        } catch {
          failed(error)
          throw error
        }
      }
    }

    public init(length: Int, count: Int, piece: @escaping @Sendable (Int) async throws -> [UInt8]) {
      (self.length, self.count, self.piece) = (length, count, piece)
    }
  }

  public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }

  /// The same with its pieces put together.
  public func gathered() async throws -> Response {
    guard let pieces else { return self }
    var response = self
    for number in 0..<pieces.count { response.body += try await pieces.piece(number) }
    response.pieces = nil
    return response
  }

  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

extension Response {
  /// What every answer carries, whatever it is (ux: §2.2 c).
  static let securityHeaders: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      """
      default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
      connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; \
      require-trusted-types-for 'script'
      """
    ),
    ("X-Content-Type-Options", "nosniff"),
    // Not `no-referrer`: browsers would then send `Origin: null` with our own forms, as strangers' sandboxes do.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ("X-Frame-Options", "DENY"),
  ]

  func guarded() -> Response {
    var response = self
    for (name, value) in Response.securityHeaders where response.header(name) == nil {
      response.headers.append((name, value))
    }
    if response.header("Cache-Control") == nil { response.headers.append(("Cache-Control", "no-store")) }
    return response
  }
}
