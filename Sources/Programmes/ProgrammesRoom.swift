public import Access
public import Web

public struct ProgrammesRoom: Room {
  let pages: ParticipationPages
  let boards: BoardPages
  let api: ProgrammesAPI

  public init(pages: ParticipationPages) {
    (self.pages, boards, api) = (pages, BoardPages(shelf: pages.shelf), ProgrammesAPI(steps: pages.steps))
  }

  public static var migrations: [Migration] { ProgrammesTables.migrations }
  public static var declarations: [TableDeclaration] { ProgrammesTables.declarations }
  public static var operations: [Operation] { ProgrammesAPI.operations }
  public static var menu: [MenuPlace] { [.programmes] }

  public var tellings: [Telling] { [pages.telling] }

  public func answer(_ visit: Visit, at address: ProgrammesAddress) async throws -> Reply {
    switch address {
    case .programmes: try await boards.programmes(visit)
    case .board(let id): try await boards.board(visit, id)
    case .obstacles(let id): try await boards.obstacles(visit, id)
    case .newReferral(let id): try await pages.refer(visit, id)
    case .participation(let id): try await pages.participation(visit, id)
    case .api(.programmes): try await api.programmes(visit)
    case .api(.board(let id)): try await boards.boardAsJSON(visit, id)
    case .api(.obstacles(let id)): try await boards.obstaclesAsJSON(visit, id)
    case .api(.participations(let id)): try await api.participations(visit, of: id)
    case .api(.participation(let id)): try await api.participation(visit, id)
    }
  }
}
