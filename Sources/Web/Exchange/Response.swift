/// An answer in bytes, as it goes out.
public struct Response: Sendable {
  public var status: Int
  /// In the order in which they are sent; names as written.
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    (self.status, self.headers, self.body) = (status, headers, body)
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
