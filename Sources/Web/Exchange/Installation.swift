import Access
import Design
public import Values

/// What is the same for every request of one installation.
public struct Installation: Sendable {
  /// The languages in which the program speaks to staff.
  public static let spoken: [LanguageTag] = [.english, .danish, .german, .finnish, .swedish]

  /// Shown beside the sign at the top, where the installation says no other name of itself.
  public var serverName: String
  /// Behind a proxy that speaks HTTPS: cookies are then bound to it.
  public var isSecure: Bool
  /// Those among which the installation chooses.
  let possible: [LanguageTag]
  /// How the installation shows itself now.
  public let face: FaceHolder
  /// Who is at home in a demonstration; nobody elsewhere. There every page says that all of it is invented, and the sign-in
  /// page lets in by one tap.
  public var guests: [DemoGuest]
  public var isDemo: Bool { !guests.isEmpty }
  /// The places in the menu of staff, in their order.
  public var menu: [MenuPlace]
  /// The places under the reader's own name.
  public var accountMenu: [MenuPlace]
  /// What is done from every page; nothing where no room brings it.
  public var log: LogPlace?

  public init(
    name: String, isSecure: Bool, languages: [LanguageTag], face: FaceHolder = FaceHolder(), guests: [DemoGuest] = [],
    menu: [MenuPlace] = [], accountMenu: [MenuPlace] = [], log: LogPlace? = nil
  ) {
    (self.serverName, self.isSecure, self.possible, self.face) = (name, isSecure, languages, face)
    (self.guests, self.menu, self.accountMenu, self.log) = (guests, menu, accountMenu, log)
  }

  /// Shown beside the sign at the top.
  public var name: String { face.now.name ?? serverName }
  /// Who answers for the data; whoever runs the server, where nobody said who.
  var controller: String { face.now.controller ?? name }
  /// The languages that staff may choose; never none.
  public var languages: [LanguageTag] {
    let offered = face.now.languages.filter(possible.contains)
    return offered.isEmpty ? possible : offered
  }

  /// Where a page that is not there leads, and where people arrive of whom it is not known yet who they are.
  var start: Link { menu.first?.link ?? .home }

  /// Where somebody arrives who has signed in: at the first place that they have a use for.
  func start(for actor: Actor) -> Link { (menu + accountMenu).first { $0.isFor(actor) }?.link ?? start }

  var sessionCookie: String { isSecure ? "__Host-nyvej" : "nyvej" }
  var languageCookie: String { "nyvej-language" }
  /// By which a browser is known again; see `SignInAttempt.browser`.
  var browserCookie: String { sessionCookie + "-known" }

  /// In which a page finds what was done before it; see `Did`.
  var didCookie: String { sessionCookie + "-did" }

  /// What a browser says in `Origin` when a page of this product sent the form (RFC 6454 §7): the scheme under which
  /// people reach it, and the host that they asked, without the port that goes without saying. Which hosts there are is
  /// decided before anything gets here.
  func origin(ofHost host: String) -> String {
    let usual = isSecure ? ":443" : ":80"
    return (isSecure ? "https://" : "http://") + (host.hasSuffix(usual) ? String(host.dropLast(usual.count)) : host)
  }

  func cookie(_ name: String, _ value: String, seconds: Int) -> String {
    "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(seconds)" + (isSecure ? "; Secure" : "")
  }
}
