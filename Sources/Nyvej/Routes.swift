import Access
import Employers
import People
import Programmes
import Web
import Work

extension House {
  /// Every table of every room, in the order of its history.
  static let migrations: [Migration] =
    AccessTables.migrations + PeopleTables.migrations + EmployersTables.migrations + ProgrammesTables.migrations
    + WorkTables.migrations

  /// Who answers at which address. A new address without an answer does not compile.
  func route(_ visit: Visit) async throws -> Reply {
    switch visit.route {
    case .home: try await visit.on(get: { .seeOther(.to(.week)) })
    case .signIn: try await SignInPages.signIn(visit)
    case .signOut: try await SignInPages.signOut(visit)
    case .settings: try await SettingsPages.settings(visit)
    case .dataProtection: try await SettingsPages.dataProtection(visit)
    case .health: try await health(visit)
    case .asset(let name):
      try await visit.on(get: {
        guard let asset = Asset.served(as: name) else { throw NotFound() }
        return .asset(asset)
      })
    case .api(.people): try await peopleAPI.people(visit)
    case .api(.person(let id)): try await peopleAPI.person(visit, id)
    case .firstRun, .openAPI, .week, .search, .people, .newPerson, .person, .editPerson, .newConsideration,
      .consideration, .newReferral, .participation, .newPlacement, .placements, .placement, .editPlacement, .ladder,
      .ladderStep, .signing, .ending, .newFollowUp, .followUp, .employers, .newEmployer, .employer, .editEmployer,
      .newWorkplace, .workplace, .editWorkplace, .api:
      throw NotFound()
    }
  }

  private var peopleAPI: PeopleAPI { PeopleAPI(considerations: ConsiderationPages(followed: { _, _ in })) }
}
