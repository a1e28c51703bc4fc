public import Access
public import Values
public import Web
public import Work

public struct PeopleRoom: Room {
  let pages: PeoplePages
  let considerations: ConsiderationPages
  let obstacles: ObstaclePages
  let api = PeopleAPI()
  let obstacleAPI = ObstacleAPI()

  /// - Parameters:
  ///   - panels: what other rooms show on a person's page, below what this one does. What stands in somebody's way comes
  ///     before the placement that it keeps her from.
  ///   - facts: what they say in the strip above it.
  ///   - suggesting: the day itself, or the next on which the actor's office works: what a form suggests.
  public init(
    panels: [PeoplePages.Panel], facts: [PeoplePages.StripFacts],
    suggesting: @escaping @Sendable (CivilDate, Transaction) throws -> CivilDate
  ) {
    (considerations, obstacles) = (ConsiderationPages(suggesting: suggesting), ObstaclePages(suggesting: suggesting))
    pages = PeoplePages(panels: [obstacles.panel] + panels, facts: facts)
  }

  public static var migrations: [Migration] { PeopleTables.migrations + ObstacleTables.migrations }
  public static var declarations: [TableDeclaration] {
    PeopleTables.declarations + ObstacleTables.declarations
  }
  public static var operations: [Operation] {
    PeopleAPI.operations + PeopleAPI.twiceOperations + ObstacleAPI.operations
  }
  public static var menu: [MenuPlace] { [.people] }
  /// What this room knows to be owed.
  public static var obligations: [ObligationSource] { [Considerations.obligations, Obstacles.obligations] }

  /// Whose records were given to an account to see to, kind by kind; see `Closing`.
  public static var given: [@Sendable (AccountID, Transaction) throws -> Withheld<[PersonID]>] {
    [Obstacles.people(givenTo:_:)]
  }

  public func answer(_ visit: Visit, at address: PeopleAddress) async throws -> Reply {
    switch address {
    case .people: try await pages.people(visit)
    case .newPerson: try await pages.newPerson(visit)
    case .enteredTwice: try await pages.enteredTwice(visit)
    case .person(let id): try await pages.person(visit, id)
    case .editPerson(let id): try await pages.edit(visit, id)
    case .newConsideration(let id): try await considerations.agree(visit, with: id)
    case .consideration(let id): try await considerations.consideration(visit, id)
    case .newWording(let id): try await considerations.newWording(visit, id)
    case .newObstacle(let id): try await obstacles.note(visit, of: id)
    case .obstacle(let id): try await obstacles.obstacle(visit, id)
    case .api(.people): try await api.people(visit)
    case .api(.enteredTwice): try await api.peopleEnteredTwice(visit)
    case .api(.person(let id)): try await api.person(visit, id)
    case .api(.considerations(let id)): try await api.considerations(visit, of: id)
    case .api(.consideration(let id)): try await api.consideration(visit, id)
    case .api(.newWording(let id)): try await api.newWording(visit, id)
    case .api(.obstacles(let id)): try await obstacleAPI.ofPerson(visit, id)
    case .api(.obstacle(let id)): try await obstacleAPI.obstacle(visit, id)
    }
  }
}
