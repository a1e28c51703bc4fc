public import Access
public import Web

public struct PeopleRoom: Room {
  let pages: PeoplePages
  let considerations = ConsiderationPages()
  let api = PeopleAPI()

  public init(pages: PeoplePages) {
    self.pages = pages
  }

  public static var migrations: [Migration] { PeopleTables.migrations }
  public static var declarations: [TableDeclaration] { PeopleTables.declarations }
  public static var operations: [Operation] { PeopleAPI.operations }
  public static var menu: [MenuPlace] { [.people] }

  public func answer(_ visit: Visit, at address: PeopleAddress) async throws -> Reply {
    switch address {
    case .people: try await pages.people(visit)
    case .newPerson: try await pages.newPerson(visit)
    case .person(let id): try await pages.person(visit, id)
    case .editPerson(let id): try await pages.edit(visit, id)
    case .newConsideration(let id): try await considerations.agree(visit, with: id)
    case .consideration(let id): try await considerations.consideration(visit, id)
    case .api(.people): try await api.people(visit)
    case .api(.person(let id)): try await api.person(visit, id)
    case .api(.considerations(let id)): try await api.considerations(visit, of: id)
    case .api(.consideration(let id)): try await api.consideration(visit, id)
    }
  }
}
