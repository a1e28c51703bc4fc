import Language
public import Web

public enum WorkAddress: Address {
  case week
  case pocket
  case api(WorkResource)

  public var segments: [String] {
    switch self {
    case .week: ["week"]
    case .pocket: ["week", "pocket"]
    case .api(let resource): resource.segments
    }
  }

  public static let book: [AddressEntry<Self>] =
    [.one(.week), .one(.pocket)] + WorkResource.book.map { $0.inside(Self.api) }

  public var place: MenuPlace? {
    switch self {
    case .week, .pocket: .week
    case .api: nil
    }
  }
}

public enum WorkResource: APIAddress {
  case week

  public var below: [String] {
    switch self {
    case .week: ["week"]
    }
  }

  public static let book: [AddressEntry<Self>] = [.one(.week)]
}

extension MenuPlace {
  public static let week = MenuPlace(.navThisWeek, at: WorkAddress.week) { _ in true }
}
