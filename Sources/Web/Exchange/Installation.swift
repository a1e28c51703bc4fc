public import Values

/// What is the same for every request of one installation.
public struct Installation: Sendable {
  /// Shown beside the sign at the top.
  public var name: String
  /// Behind a proxy that speaks HTTPS: cookies are then bound to it.
  public var isSecure: Bool
  /// The languages that staff may choose.
  public var languages: [LanguageTag]
  /// Shown on every page: a sentence about demonstration data, or nothing.
  public var isDemo: Bool

  public init(name: String, isSecure: Bool, languages: [LanguageTag], isDemo: Bool = false) {
    (self.name, self.isSecure, self.languages, self.isDemo) = (name, isSecure, languages, isDemo)
  }

  var sessionCookie: String { isSecure ? "__Host-nyvej" : "nyvej" }
  var languageCookie: String { "nyvej-language" }

  func cookie(_ name: String, _ value: String, seconds: Int) -> String {
    "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(seconds)" + (isSecure ? "; Secure" : "")
  }
}
