/// What every page's frame leads to, and the doors to one's own account.
public enum FrameAddress: Address {
  case home
  case signIn
  case signOut
  case dataProtection
  case search
  case settings
  case ownAccess
  case keptForm
  case asset(String)
  /// The style that the installation's own colour makes.
  case ownStyle
  /// The installation's own sign.
  case logo

  public var segments: [String] {
    switch self {
    case .home: []
    case .signIn: ["sign-in"]
    case .signOut: ["sign-out"]
    case .dataProtection: ["data-protection"]
    case .search: ["search"]
    case .settings: ["settings"]
    case .ownAccess: ["settings", "access"]
    case .keptForm: ["kept"]
    case .asset(let name): ["assets", name]
    case .ownStyle: ["installation.css"]
    case .logo: ["installation.png"]
    }
  }

  public static let book: [AddressEntry<Self>] = [
    .one(.home), .one(.signIn), .one(.signOut), .one(.dataProtection), .one(.search), .one(.settings),
    .one(.ownAccess), .one(.keptForm), .named(Self.asset), .one(.ownStyle), .one(.logo),
  ]

  public var place: MenuPlace? { nil }

  public var intake: Intake {
    switch self {
    case .home, .dataProtection, .keptForm, .asset, .ownStyle, .logo: .nothing
    case .signIn, .signOut, .search, .settings, .ownAccess: .form(bytes: Intake.usualForm)
    }
  }

  public var isOpen: Bool { self == .signIn || self == .signOut }

  /// Whoever signs in may do so over a session that is still open.
  public var needsToken: Bool { self != .signIn }

  /// Passwords are kept nowhere.
  public var keepsForms: Bool { needsToken && self != .ownAccess && self != .signOut }
}
