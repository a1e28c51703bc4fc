import Access
import Language
import People
public import Values
public import Web

public enum LedgerAddress: Address {
  /// The weeks of a year.
  case weeks(PersonID)
  /// Where it is said what was worked in a week.
  case week(PersonID, ISOWeek)
  case newPlannedHours(PersonID)
  case plannedHours(PlannedHoursID)
  case newReduction(PersonID)
  case reduction(WeekReductionID)
  case api(LedgerResource)

  public var segments: [String] {
    switch self {
    case .weeks(let id): ["people", id.text, "weeks"]
    case .week(let id, let week): ["people", id.text, "weeks", week.iso]
    case .newPlannedHours(let id): ["people", id.text, "new-planned-hours"]
    case .plannedHours(let id): ["planned-hours", id.text]
    case .newReduction(let id): ["people", id.text, "new-week-reduction"]
    case .reduction(let id): ["week-reductions", id.text]
    case .api(let resource): resource.segments
    }
  }

  public static let book: [AddressEntry<Self>] =
    [
      .each(Self.weeks), .each(Self.week), .each(Self.newPlannedHours), .each(Self.plannedHours),
      .each(Self.newReduction), .each(Self.reduction),
    ] + LedgerResource.book.map { $0.inside(Self.api) }

  public var place: MenuPlace? {
    switch self {
    case .weeks, .week, .newPlannedHours, .plannedHours, .newReduction, .reduction: .people
    case .api: nil
    }
  }
}

public enum LedgerResource: APIAddress {
  case weeks(PersonID)
  case week(PersonID, ISOWeek)
  case allPlannedHours(PersonID)
  case plannedHours(PlannedHoursID)
  case reductions(PersonID)
  case reduction(WeekReductionID)

  public var below: [String] {
    switch self {
    case .weeks(let id): ["people", id.text, "weeks"]
    case .week(let id, let week): ["people", id.text, "weeks", week.iso]
    case .allPlannedHours(let id): ["people", id.text, "planned-hours"]
    case .plannedHours(let id): ["planned-hours", id.text]
    case .reductions(let id): ["people", id.text, "week-reductions"]
    case .reduction(let id): ["week-reductions", id.text]
    }
  }

  public static let book: [AddressEntry<Self>] = [
    .each(Self.weeks), .each(Self.week), .each(Self.allPlannedHours), .each(Self.plannedHours),
    .each(Self.reductions), .each(Self.reduction),
  ]
}
