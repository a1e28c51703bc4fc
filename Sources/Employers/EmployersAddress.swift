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
  /// What was said and tried with an employer, or at a workplace.
  case employerContacts(OrganisationID)
  case newEmployerContact(OrganisationID)
  case workplaceContacts(WorkplaceID)
  case newWorkplaceContact(WorkplaceID)
  case firmContact(FirmContactID)
  /// Where that is noted which was to come of an earlier contact.
  case answerFirmContact(FirmContactID)
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
    case .employerContacts(let id): ["employers", id.text, "contacts"]
    case .newEmployerContact(let id): ["employers", id.text, "log-contact"]
    case .workplaceContacts(let id): ["workplaces", id.text, "contacts"]
    case .newWorkplaceContact(let id): ["workplaces", id.text, "log-contact"]
    case .firmContact(let id): ["firm-contacts", id.text]
    case .answerFirmContact(let id): ["firm-contacts", id.text, "answer"]
    case .api(let resource): resource.segments
    }
  }

  public static let book: [AddressEntry<Self>] =
    [
      .one(.employers), .one(.newEmployer), .one(.enteredTwice), .one(.workplacesEnteredTwice), .each(Self.employer),
      .each(Self.editEmployer), .each(Self.newWorkplace),
      .each(Self.workplace), .each(Self.editWorkplace), .each(Self.closures),
      .each(Self.employerContacts), .each(Self.newEmployerContact), .each(Self.workplaceContacts),
      .each(Self.newWorkplaceContact), .each(Self.firmContact), .each(Self.answerFirmContact),
    ] + EmployersResource.book.map { $0.inside(Self.api) }

  public var place: MenuPlace? {
    switch self {
    case .employers, .newEmployer, .enteredTwice, .workplacesEnteredTwice, .employer, .editEmployer, .newWorkplace,
      .workplace, .editWorkplace, .closures, .employerContacts, .newEmployerContact, .workplaceContacts,
      .newWorkplaceContact, .firmContact, .answerFirmContact:
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
  case employerContacts(OrganisationID)
  case workplaceContacts(WorkplaceID)
  case firmContact(FirmContactID)

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
    case .employerContacts(let id): ["organisations", id.text, "contacts"]
    case .workplaceContacts(let id): ["workplaces", id.text, "contacts"]
    case .firmContact(let id): ["firm-contacts", id.text]
    }
  }

  public static let book: [AddressEntry<Self>] = [
    .one(.organisations), .one(.organisationsEnteredTwice), .one(.workplacesEnteredTwice), .each(Self.organisation),
    .each(Self.workplaces), .each(Self.workplace), .each(Self.quota),
    .each(Self.closures), .each(Self.employerContacts), .each(Self.workplaceContacts), .each(Self.firmContact),
  ]
}

extension MenuPlace {
  public static let employers = MenuPlace(.navEmployers, at: EmployersAddress.employers) {
    $0.might(List.self, OrganisationRecord.self)
  }
}
