import Access
import Language
public import Values
public import Web

public enum EmployersAddress: Address {
  case employers
  case newEmployer
  case enteredTwice
  case workplacesEnteredTwice
  case employer(OrganisationID)
  case editEmployer(OrganisationID)
  case newWorkplace(OrganisationID)
  case workplace(WorkplaceID)
  case editWorkplace(WorkplaceID)
  case closures(WorkplaceID)
  case api(EmployersResource)

  public var segments: [String] {
    switch self {
    case .employers: ["employers"]
    case .newEmployer: ["employers", "new"]
    case .enteredTwice: ["employers", "entered-twice"]
    case .workplacesEnteredTwice: ["workplaces", "entered-twice"]
    case .employer(let id): ["employers", id.text]
    case .editEmployer(let id): ["employers", id.text, "edit"]
    case .newWorkplace(let id): ["employers", id.text, "new-workplace"]
    case .workplace(let id): ["workplaces", id.text]
    case .editWorkplace(let id): ["workplaces", id.text, "edit"]
    case .closures(let id): ["workplaces", id.text, "closures"]
    case .api(let resource): resource.segments
    }
  }

  public static let book: [AddressEntry<Self>] =
    [
      .one(.employers), .one(.newEmployer), .one(.enteredTwice), .one(.workplacesEnteredTwice), .each(Self.employer),
      .each(Self.editEmployer), .each(Self.newWorkplace),
      .each(Self.workplace), .each(Self.editWorkplace), .each(Self.closures),
    ] + EmployersResource.book.map { $0.inside(Self.api) }

  public var place: MenuPlace? {
    switch self {
    case .employers, .newEmployer, .enteredTwice, .workplacesEnteredTwice, .employer, .editEmployer, .newWorkplace,
      .workplace, .editWorkplace, .closures:
      .employers
    case .api: nil
    }
  }
}

public enum EmployersResource: APIAddress {
  case organisations
  case organisationsEnteredTwice
  case workplacesEnteredTwice
  case organisation(OrganisationID)
  case workplaces(OrganisationID)
  case workplace(WorkplaceID)
  case quota(WorkplaceID)
  case closures(WorkplaceID)

  public var below: [String] {
    switch self {
    case .organisations: ["organisations"]
    case .organisationsEnteredTwice: ["organisations", "entered-twice"]
    case .workplacesEnteredTwice: ["workplaces", "entered-twice"]
    case .organisation(let id): ["organisations", id.text]
    case .workplaces(let id): ["organisations", id.text, "workplaces"]
    case .workplace(let id): ["workplaces", id.text]
    case .quota(let id): ["workplaces", id.text, "quota"]
    case .closures(let id): ["workplaces", id.text, "closures"]
    }
  }

  public static let book: [AddressEntry<Self>] = [
    .one(.organisations), .one(.organisationsEnteredTwice), .one(.workplacesEnteredTwice), .each(Self.organisation),
    .each(Self.workplaces), .each(Self.workplace), .each(Self.quota),
    .each(Self.closures),
  ]
}

extension MenuPlace {
  public static let employers = MenuPlace(.navEmployers, at: EmployersAddress.employers) {
    $0.might(List.self, OrganisationRecord.self)
  }
}
