public import Access
public import Web

public struct EmployersRoom: Room {
  let pages: EmployerPages
  let api: EmployersAPI

  public init(pages: EmployerPages) {
    self.pages = pages
    api = EmployersAPI(quota: pages.quota, calendars: pages.calendars, defaultCountry: pages.defaultCountry)
  }

  public static var migrations: [Migration] { EmployersTables.migrations }
  public static var declarations: [TableDeclaration] { EmployersTables.declarations }
  public static var operations: [Operation] { EmployersAPI.operations }
  public static var menu: [MenuPlace] { [.employers] }

  public static var tellings: [Telling] { [Employers.telling, Employers.tellingOfWorkplaces] }

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
    case .api(.organisations): try await api.organisations(visit)
    case .api(.organisationsEnteredTwice): try await api.organisationsEnteredTwice(visit)
    case .api(.workplacesEnteredTwice): try await api.workplacesEnteredTwice(visit)
    case .api(.organisation(let id)): try await api.organisation(visit, id)
    case .api(.workplaces(let id)): try await api.workplaces(visit, of: id)
    case .api(.workplace(let id)): try await api.workplace(visit, id)
    case .closures(let id): try await pages.closures(visit, of: id)
    case .api(.quota(let id)): try await api.quota(visit, of: id)
    case .api(.closures(let id)): try await api.closures(visit, of: id)
    }
  }
}
