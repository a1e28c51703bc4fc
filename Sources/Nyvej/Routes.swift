import Access
import Employers
import People
import Placements
import Programmes
import Web
import Work

extension House {
  /// Every table of every room, in the order of its history.
  static let migrations: [Migration] =
    AccessTables.migrations + PeopleTables.migrations + EmployersTables.migrations + ProgrammesTables.migrations
    + WorkTables.migrations + PlacementsTables.migrations

  /// Every stored column, with circle, subject and clock.
  static let declarations: [TableDeclaration] =
    AccessTables.declarations + PeopleTables.declarations + EmployersTables.declarations
    + ProgrammesTables.declarations + WorkTables.declarations + PlacementsTables.declarations

  /// Who answers at which address. A new address without an answer does not compile.
  func route(_ visit: Visit) async throws -> Reply {
    switch visit.route {
    case .home: try await visit.on(get: { .seeOther(.to(.week)) })
    case .signIn: try await signIn(visit)
    case .signOut: try await SignInPages.signOut(visit)
    case .firstRun: try await firstRun(visit)
    case .settings: try await SettingsPages.settings(visit)
    case .ownAccess: try await OwnAccessPages.access(visit)
    case .dataProtection: try await SettingsPages.dataProtection(visit)
    case .health: try await health(visit)
    case .openAPI: try await visit.on(get: { .openJSON(OpenAPI.document) })
    case .asset(let name):
      try await visit.on(get: {
        guard let asset = Asset.served(as: name) else { throw NotFound() }
        return .asset(asset)
      })

    case .week: try await rooms.week.week(visit)
    case .search: try await search(visit)
    case .people: try await rooms.people.people(visit)
    case .newPerson: try await rooms.people.newPerson(visit)
    case .person(let id): try await rooms.people.person(visit, id)
    case .editPerson(let id): try await rooms.people.edit(visit, id)
    case .newConsideration(let id): try await rooms.considerations.agree(visit, with: id)
    case .consideration(let id): try await rooms.considerations.consideration(visit, id)
    case .newReferral(let id): try await rooms.participations.refer(visit, id)
    case .participation(let id): try await rooms.participations.participation(visit, id)
    case .newPlacement(let id): try await rooms.placements.new(visit, id)
    case .placements: try await rooms.placements.list(visit)
    case .placement(let id): try await rooms.placements.placement(visit, id)
    case .editPlacement(let id): try await rooms.placements.edit(visit, id)
    case .ladder(let id): try await rooms.placements.ladder(visit, id)
    case .ladderStep(let id): try await rooms.placements.ladderStep(visit, id)
    case .signing(let id): try await rooms.placements.signing(visit, id)
    case .ending(let id): try await rooms.placements.ending(visit, id)
    case .followUp(let id): try await rooms.placements.followUp(visit, id)
    case .employers: try await rooms.employers.employers(visit)
    case .newEmployer: try await rooms.employers.newEmployer(visit)
    case .employer(let id): try await rooms.employers.employer(visit, id)
    case .editEmployer(let id): try await rooms.employers.editEmployer(visit, id)
    case .newWorkplace(let id): try await rooms.employers.newWorkplace(visit, of: id)
    case .workplace(let id): try await rooms.employers.workplace(visit, id)
    case .editWorkplace(let id): try await rooms.employers.editWorkplace(visit, id)

    case .api(let resource): try await answer(visit, resource)
    }
  }

  private func answer(_ visit: Visit, _ resource: Route.Resource) async throws -> Reply {
    let people = PeopleAPI(considerations: rooms.considerations)
    let programmes = ProgrammesAPI(pages: rooms.participations)
    let employers = EmployersAPI(pages: rooms.employers)
    let placements = PlacementsAPI(pages: rooms.placements)
    return switch resource {
    case .week: try await rooms.week.api(visit)
    case .people: try await people.people(visit)
    case .person(let id): try await people.person(visit, id)
    case .considerations(let id): try await people.considerations(visit, of: id)
    case .consideration(let id): try await people.consideration(visit, id)
    case .programmes: try await programmes.programmes(visit)
    case .participations(let id): try await programmes.participations(visit, of: id)
    case .participation(let id): try await programmes.participation(visit, id)
    case .organisations: try await employers.organisations(visit)
    case .organisation(let id): try await employers.organisation(visit, id)
    case .workplaces(let id): try await employers.workplaces(visit, of: id)
    case .workplace(let id): try await employers.workplace(visit, id)
    case .quota(let id): try await employers.quota(visit, of: id)
    case .personPlacements(let id): try await placements.ofPerson(visit, id)
    case .placements: try await placements.all(visit)
    case .placement(let id): try await placements.placement(visit, id)
    case .checks(let id): try await placements.checks(visit, id)
    case .signatures(let id): try await placements.signatures(visit, id)
    case .start(let id): try await placements.start(visit, id)
    case .ending(let id): try await placements.ending(visit, id)
    case .ladder(let id): try await placements.ladder(visit, id)
    case .ladderStep(let id): try await placements.ladderStep(visit, id)
    case .followUps(let id): try await placements.followUps(visit, id)
    case .followUp(let id): try await placements.followUp(visit, id)
    }
  }
}
