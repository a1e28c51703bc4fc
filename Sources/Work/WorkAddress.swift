import Access
import Language
public import Values
public import Web

public enum WorkAddress: Address {
  case week
  case pocket
  /// Who is away, and who stands in.
  case away
  case newAbsence(AccountID)
  case absence(AbsenceID)
  case api(WorkResource)

  public var segments: [String] {
    switch self {
    case .week: ["week"]
    case .pocket: ["week", "pocket"]
    case .away: ["away"]
    case .newAbsence(let account): ["away", "of", account.text]
    case .absence(let id): ["away", id.text]
    case .api(let resource): resource.segments
    }
  }

  public static let book: [AddressEntry<Self>] =
    [.one(.week), .one(.pocket), .one(.away), .each(Self.newAbsence), .each(Self.absence)]
    + WorkResource.book.map { $0.inside(Self.api) }

  public var place: MenuPlace? {
    switch self {
    case .week, .pocket, .away, .newAbsence, .absence: .week
    case .api: nil
    }
  }
}

public enum WorkResource: APIAddress {
  case week
  case absences
  case absence(AbsenceID)

  public var below: [String] {
    switch self {
    case .week: ["week"]
    case .absences: ["absences"]
    case .absence(let id): ["absences", id.text]
    }
  }

  public static let book: [AddressEntry<Self>] = [.one(.week), .one(.absences), .each(Self.absence)]
}

extension MenuPlace {
  public static let week = MenuPlace(.navThisWeek, at: WorkAddress.week) {
    // Whoever only administers is never owed anything.
    $0.roles != [.administrator]
  }
}
