public import Access
public import Web

public struct WorkRoom: Room {
  let pages: WeekPages

  public init(pages: WeekPages) {
    self.pages = pages
  }

  public static var migrations: [Migration] { WorkTables.migrations }
  public static var declarations: [TableDeclaration] { WorkTables.declarations }
  public static var operations: [Operation] { WeekPages.operations }
  public static var menu: [MenuPlace] { [.week] }

  public func answer(_ visit: Visit, at address: WorkAddress) async throws -> Reply {
    switch address {
    case .week: try await pages.week(visit)
    case .pocket: try await pages.pocket(visit)
    case .api(.week): try await pages.api(visit)
    }
  }
}
