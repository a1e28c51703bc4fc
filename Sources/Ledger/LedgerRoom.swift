public import Access
public import People
import Values
public import Web

public struct LedgerRoom: Room {
  let pages: LedgerPages
  let api: LedgerAPI

  public init(ledger: Ledger) {
    let steps = LedgerSteps(ledger: ledger)
    (pages, api) = (LedgerPages(steps: steps), LedgerAPI(steps: steps))
  }

  /// The hours of this week, on a person's page.
  public var panel: PeoplePages.Panel { pages.panel }

  public static var migrations: [Migration] { LedgerTables.migrations }
  public static var declarations: [TableDeclaration] { LedgerTables.declarations }
  public static var operations: [Operation] { LedgerAPI.operations }
  public static var menu: [MenuPlace] { [] }

  public func answer(_ visit: Visit, at address: LedgerAddress) async throws -> Reply {
    switch address {
    case .weeks(let id): try await pages.year(visit, of: id)
    case .week(let id, let week): try await pages.week(visit, week, of: id)
    case .newPlannedHours(let id): try await pages.plan(visit, for: id)
    case .plannedHours(let id): try await pages.planned(visit, id)
    case .newReduction(let id): try await pages.lower(visit, for: id)
    case .reduction(let id): try await pages.reduction(visit, id)
    case .api(.weeks(let id)): try await api.year(visit, of: id)
    case .api(.week(let id, let week)): try await api.week(visit, week, of: id)
    case .api(.allPlannedHours(let id)): try await api.allPlanned(visit, of: id)
    case .api(.plannedHours(let id)): try await api.planned(visit, id)
    case .api(.reductions(let id)): try await api.reductions(visit, of: id)
    case .api(.reduction(let id)): try await api.reduction(visit, id)
    }
  }
}
