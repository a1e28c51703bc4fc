public import Access
public import Web

public struct WorkRoom: Room {
  let pages: WeekPages
  let away: AwayPages
  let awayAPI: AwayAPI

  public init(pages: WeekPages) {
    self.pages = pages
    let steps = AbsenceSteps(names: pages.name)
    (away, awayAPI) = (AwayPages(steps: steps), AwayAPI(steps: steps))
  }

  public static var migrations: [Migration] { WorkTables.migrations }
  public static var declarations: [TableDeclaration] { WorkTables.declarations }
  public static var operations: [Operation] { WeekPages.operations + AwayAPI.operations }
  public static var menu: [MenuPlace] { [.week] }

  public func answer(_ visit: Visit, at address: WorkAddress) async throws -> Reply {
    switch address {
    case .week: try await pages.week(visit)
    case .pocket: try await pages.pocket(visit)
    case .away: try await away.list(visit)
    case .newAbsence(let account): try await away.note(visit, of: account)
    case .absence(let id): try await away.absence(visit, id)
    case .api(.week): try await pages.api(visit)
    case .api(.absences): try await awayAPI.list(visit)
    case .api(.absence(let id)): try await awayAPI.absence(visit, id)
    }
  }
}
