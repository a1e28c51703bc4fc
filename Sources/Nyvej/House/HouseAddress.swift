import Web

/// What the house answers itself: it belongs to no room.
enum HouseAddress: Address {
  case firstRun
  case health
  case openAPI

  var segments: [String] {
    switch self {
    case .firstRun: ["first-run"]
    case .health: ["health"]
    case .openAPI: ["api", "openapi.json"]
    }
  }

  static let book: [AddressEntry<Self>] = [.one(.firstRun), .one(.health), .one(.openAPI)]

  var place: MenuPlace? { nil }

  var intake: Intake {
    switch self {
    case .health, .openAPI: .nothing
    case .firstRun: .form(bytes: Intake.usualForm)
    }
  }

  var isOpen: Bool { self == .firstRun }
  var needsToken: Bool { self != .firstRun }
}
