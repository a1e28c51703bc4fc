import Web

/// What the house answers itself: it belongs to no room.
enum HouseAddress: Address {
  case firstRun
  case health
  case openAPI
  case api(HouseResource)

  var segments: [String] {
    switch self {
    case .firstRun: ["first-run"]
    case .health: ["health"]
    case .openAPI: ["api", "openapi.json"]
    case .api(let resource): resource.segments
    }
  }

  static let book: [AddressEntry<Self>] =
    [.one(.firstRun), .one(.health), .one(.openAPI)] + HouseResource.book.map { $0.inside(Self.api) }

  var place: MenuPlace? { nil }

  var intake: Intake {
    switch self {
    case .health, .openAPI: .nothing
    case .firstRun: .form(bytes: Intake.usualForm)
    case .api: .document(bytes: Intake.usualDocument)
    }
  }

  var isOpen: Bool { self == .firstRun }
  var needsToken: Bool { self != .firstRun }
}

/// What concerns several rooms at once.
enum HouseResource: APIAddress {
  case search

  var below: [String] {
    switch self {
    case .search: ["search"]
    }
  }

  static let book: [AddressEntry<Self>] = [.one(.search)]
}
