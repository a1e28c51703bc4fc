public import Access
public import Design
import Language
public import People
public import Values
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

  /// The way to somebody's year, where there is no page about her that shows it.
  public func way(to person: PersonID, _ desk: Desk) -> Button? {
    desk.actor.might(List.self, WeekHoursRecord.self)
      ? Button(desk.voice(.weekShowYear), .go(.to(LedgerAddress.weeks(person)))) : nil
  }

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
