public import Access
public import Web

public struct ProgrammesRoom: Room {
  let pages: ParticipationPages
  let boards: BoardPages
  let plans: PlanPages
  let planAPI: PlanAPI
  let api: ProgrammesAPI

  /// - Parameter weeks: what other rooms know of somebody's weeks.
  public init(pages: ParticipationPages, plans: PlanPages, weeks: [BoardSource]) {
    (self.pages, api) = (pages, ProgrammesAPI(steps: pages.steps))
    boards = BoardPages(shelf: pages.shelf, weeks: weeks)
    (self.plans, planAPI) = (plans, PlanAPI(steps: plans.steps))
  }

  public static var migrations: [Migration] {
    ProgrammesTables.migrations + PlanTables.migrations + GateTables.migrations
  }
  public static var declarations: [TableDeclaration] { ProgrammesTables.declarations + PlanTables.declarations }
  public static var operations: [Operation] {
    ProgrammesAPI.operations + ProgrammesAPI.gateOperations + PlanAPI.operations
  }
  public static var menu: [MenuPlace] { [.programmes] }

  public var tellings: [Telling] { [pages.telling, plans.telling] }

  public func answer(_ visit: Visit, at address: ProgrammesAddress) async throws -> Reply {
    switch address {
    case .programmes: try await boards.programmes(visit)
    case .board(let id): try await boards.board(visit, id)
    case .obstacles(let id): try await boards.obstacles(visit, id)
    case .newReferral(let id): try await pages.refer(visit, id)
    case .participation(let id): try await pages.participation(visit, id)
    case .gate(let id): try await pages.gate(visit, id)
    case .newPlan(let id): try await plans.begin(visit, for: id)
    case .plan(let id): try await plans.plan(visit, id)
    case .planPaper(let id): try await plans.paper(visit, id)
    case .api(.programmes): try await api.programmes(visit)
    case .api(.board(let id)): try await boards.boardAsJSON(visit, id)
    case .api(.weeks(let id)): try await boards.weeksAsJSON(visit, id)
    case .api(.obstacles(let id)): try await boards.obstaclesAsJSON(visit, id)
    case .api(.participations(let id)): try await api.participations(visit, of: id)
    case .api(.participation(let id)): try await api.participation(visit, id)
    case .api(.gate(let id)): try await api.gate(visit, id)
    case .api(.plans(let id)): try await planAPI.ofParticipation(visit, id)
    case .api(.plan(let id)): try await planAPI.plan(visit, id)
    }
  }
}
