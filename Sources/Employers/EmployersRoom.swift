public import Access
public import Design
import Rules
public import Values
public import Web
public import Work

public struct EmployersRoom: Room {
  let pages: EmployerPages
  let api: EmployersAPI
  let contacts: FirmContactPages
  let contactAPI: FirmContactAPI

  public init(pages: EmployerPages) {
    self.pages = pages
    api = EmployersAPI(quota: pages.quota, calendars: pages.calendars, defaultCountry: pages.defaultCountry)
    let steps = FirmContactSteps(calendars: pages.calendars)
    (contacts, contactAPI) = (FirmContactPages(steps: steps), FirmContactAPI(steps: steps))
  }

  public static var migrations: [Migration] { EmployersTables.migrations + FirmContactTables.migrations }
  public static var declarations: [TableDeclaration] {
    EmployersTables.declarations + FirmContactTables.declarations
  }
  public static var operations: [Operation] { EmployersAPI.operations + FirmContactAPI.operations }
  /// Where a contact is noted with the firm whose page this is, or a page below it.
  public static let log: @Sendable (_ path: [String], Actor) -> Link? = { path, actor in
    guard path.count > 1, actor.might(Create.self, FirmContactRecord.self) else { return nil }
    switch path[0] {
    case "employers": return OrganisationID(path[1]).map { .to(EmployersAddress.newEmployerContact($0)) }
    case "workplaces": return WorkplaceID(path[1]).map { .to(EmployersAddress.newWorkplaceContact($0)) }
    default: return nil
    }
  }
  public static var menu: [MenuPlace] { [.employers] }

  public static var tellings: [Telling] {
    [Employers.telling, Employers.tellingOfWorkplaces, FirmContacts.telling]
  }

  /// What this room knows to be owed.
  public static var obligations: [ObligationSource] { [FirmContacts.obligations] }

  /// About what something was given to an account to see to, kind by kind.
  public static var given: [@Sendable (AccountID, Transaction) throws -> Withheld<[Subject]>] {
    [FirmContacts.subjects(givenTo:_:)]
  }

  public func answer(_ visit: Visit, at address: EmployersAddress) async throws -> Reply {
    switch address {
    case .employers: try await pages.employers(visit)
    case .newEmployer: try await pages.newEmployer(visit)
    case .enteredTwice: try await pages.enteredTwice(visit)
    case .workplacesEnteredTwice: try await pages.workplacesEnteredTwice(visit)
    case .employer(let id): try await pages.employer(visit, id)
    case .editEmployer(let id): try await pages.editEmployer(visit, id)
    case .newWorkplace(let id): try await pages.newWorkplace(visit, of: id)
    case .workplace(let id): try await pages.workplace(visit, id)
    case .editWorkplace(let id): try await pages.editWorkplace(visit, id)
    case .employerContacts(let id): try await contacts.contacts(visit, with: .organisation(id))
    case .newEmployerContact(let id): try await contacts.note(visit, at: .organisation(id))
    case .workplaceContacts(let id): try await contacts.contacts(visit, with: .workplace(id))
    case .newWorkplaceContact(let id): try await contacts.note(visit, at: .workplace(id))
    case .firmContact(let id): try await contacts.contact(visit, id)
    case .answerFirmContact(let id): try await contacts.answer(visit, to: id)
    case .api(.organisations): try await api.organisations(visit)
    case .api(.organisationsEnteredTwice): try await api.organisationsEnteredTwice(visit)
    case .api(.workplacesEnteredTwice): try await api.workplacesEnteredTwice(visit)
    case .api(.organisation(let id)): try await api.organisation(visit, id)
    case .api(.workplaces(let id)): try await api.workplaces(visit, of: id)
    case .api(.workplace(let id)): try await api.workplace(visit, id)
    case .closures(let id): try await pages.closures(visit, of: id)
    case .api(.quota(let id)): try await api.quota(visit, of: id)
    case .api(.closures(let id)): try await api.closures(visit, of: id)
    case .api(.employerContacts(let id)): try await contactAPI.with(visit, .organisation(id))
    case .api(.workplaceContacts(let id)): try await contactAPI.with(visit, .workplace(id))
    case .api(.firmContact(let id)): try await contactAPI.contact(visit, id)
    }
  }
}
