public import Access
public import Web

public struct PlacementsRoom: Room {
  let pages: PlacementPages
  let api: PlacementsAPI

  public init(pages: PlacementPages) {
    (self.pages, api) = (pages, PlacementsAPI(placements: pages.placements))
  }

  /// What the system settles, and the demonstration tells.
  public var placements: Placements { pages.placements }

  public static var migrations: [Migration] { PlacementsTables.migrations }
  public static var declarations: [TableDeclaration] { PlacementsTables.declarations }
  public static var operations: [Operation] { PlacementsAPI.operations + PlacementPages.timelineOperations }
  public static var menu: [MenuPlace] { [.placements] }

  public var tellings: [Telling] { placements.tellings }

  /// Throws what is answered to whoever may not attach a file there, before any of it is taken in.
  public func mayBring(_ visit: Visit, to address: PlacementsAddress) async throws {
    switch address {
    case .scans(let id): try await pages.mayAttach(visit, to: id, .placement)
    case .api(.scans(let id)): try await pages.mayAttach(visit, to: id, .exchange)
    default: return
    }
  }

  public func answer(_ visit: Visit, at address: PlacementsAddress) async throws -> Reply {
    switch address {
    case .placements: try await pages.list(visit)
    case .newPlacement(let id): try await pages.new(visit, id)
    case .placement(let id): try await pages.placement(visit, id)
    case .editPlacement(let id): try await pages.edit(visit, id)
    case .ladder(let id): try await pages.ladder(visit, id)
    case .ladderStep(let id): try await pages.ladderStep(visit, id)
    case .signing(let id): try await pages.signing(visit, id)
    case .approval(let id): try await pages.approval(visit, id)
    case .acceptance(let id): try await pages.acceptance(visit, id)
    case .ending(let id): try await pages.ending(visit, id)
    case .extension(let id): try await pages.extension(visit, id)
    case .followUp(let id): try await pages.followUp(visit, id)
    case .scans(let id): try await pages.scans(visit, id)
    case .scan(let id): try await pages.scan(visit, id)
    case .scanRemoval(let id): try await pages.scanRemoval(visit, id)
    case .timeline(let id): try await pages.timeline(visit, id)
    case .api(.personPlacements(let id)): try await api.ofPerson(visit, id)
    case .api(.placements): try await api.all(visit)
    case .api(.placement(let id)): try await api.placement(visit, id)
    case .api(.checks(let id)): try await api.checks(visit, id)
    case .api(.signatures(let id)): try await api.signatures(visit, id)
    case .api(.approval(let id)): try await api.approval(visit, id)
    case .api(.acceptance(let id)): try await api.acceptance(visit, id)
    case .api(.start(let id)): try await api.start(visit, id)
    case .api(.ending(let id)): try await api.ending(visit, id)
    case .api(.extension(let id)): try await api.extension(visit, id)
    case .api(.ladder(let id)): try await api.ladder(visit, id)
    case .api(.ladderStep(let id)): try await api.ladderStep(visit, id)
    case .api(.followUps(let id)): try await api.followUps(visit, id)
    case .api(.followUp(let id)): try await api.followUp(visit, id)
    case .api(.scans(let id)): try await api.scans(visit, id)
    case .api(.scan(let id)): try await api.scan(visit, id)
    case .api(.scanContent(let id)): try await api.scanContent(visit, id)
    case .api(.timeline(let id)): try await pages.timelineForPrograms(visit, id)
    }
  }
}
