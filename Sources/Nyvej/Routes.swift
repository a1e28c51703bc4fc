import Access
import Administration
import Design
import Employers
import Ledger
import People
import Placements
import Programmes
import Web
import Work

/// Every address of the product, room by room. A room's line here and in `House.answer` is all that the house says about
/// it; inside each room the compiler asks for every address.
enum Route: Address {
  case house(HouseAddress)
  case frame(FrameAddress)
  case work(WorkAddress)
  case people(PeopleAddress)
  case programmes(ProgrammesAddress)
  case placements(PlacementsAddress)
  case ledger(LedgerAddress)
  case employers(EmployersAddress)
  case administration(AdministrationAddress)

  static let book: [AddressEntry<Route>] =
    HouseAddress.book.map { $0.inside(Route.house) }
    + FrameAddress.book.map { $0.inside(Route.frame) }
    + WorkAddress.book.map { $0.inside(Route.work) }
    + PeopleAddress.book.map { $0.inside(Route.people) }
    + ProgrammesAddress.book.map { $0.inside(Route.programmes) }
    + PlacementsAddress.book.map { $0.inside(Route.placements) }
    + LedgerAddress.book.map { $0.inside(Route.ledger) }
    + EmployersAddress.book.map { $0.inside(Route.employers) }
    + AdministrationAddress.book.map { $0.inside(Route.administration) }

  var address: any Address {
    switch self {
    case .house(let address): address
    case .frame(let address): address
    case .work(let address): address
    case .people(let address): address
    case .programmes(let address): address
    case .placements(let address): address
    case .ledger(let address): address
    case .employers(let address): address
    case .administration(let address): address
    }
  }

  var segments: [String] { address.segments }
  var place: MenuPlace? { address.place }
  var intake: Intake { address.intake }
  var isOpen: Bool { address.isOpen }
  var needsToken: Bool { address.needsToken }
  var keepsForms: Bool { address.keepsForms }
}

extension House {
  /// What is at these path segments, and who answers there.
  @Sendable func find(_ segments: [String]) -> Destination? {
    Route(segments).map { route in
      Destination(route, mayBring: { try await mayBring($0, to: route) }) { try await answer($0, at: route) }
    }
  }

  /// Throws what is answered to whoever may not send a long body there; asked before it is taken in.
  private func mayBring(_ visit: Visit, to route: Route) async throws {
    switch route {
    case .placements(let address): try await rooms.placements.mayBring(visit, to: address)
    case .administration(let address): try await rooms.administration.mayBring(visit, to: address)
    default: break
    }
  }

  private func answer(_ visit: Visit, at route: Route) async throws -> Reply {
    switch route {
    case .house(let address): try await answer(visit, at: address)
    case .frame(let address): try await answer(visit, at: address)
    case .work(let address): try await rooms.work.answer(visit, at: address)
    case .people(let address): try await rooms.people.answer(visit, at: address)
    case .programmes(let address): try await rooms.programmes.answer(visit, at: address)
    case .placements(let address): try await rooms.placements.answer(visit, at: address)
    case .ledger(let address): try await rooms.ledger.answer(visit, at: address)
    case .employers(let address): try await rooms.employers.answer(visit, at: address)
    case .administration(let address): try await rooms.administration.answer(visit, at: address)
    }
  }

  private func answer(_ visit: Visit, at address: HouseAddress) async throws -> Reply {
    switch address {
    case .firstRun: try await firstRun(visit)
    case .health: try await health(visit)
    case .openAPI: try await visit.on(get: { .openJSON(OpenAPI.document) })
    case .api(.search): try await searchForPrograms(visit)
    }
  }

  private func answer(_ visit: Visit, at address: FrameAddress) async throws -> Reply {
    switch address {
    case .home: try await visit.on(get: { try await visit.arrive() })
    case .signIn: try await signIn(visit)
    case .signOut: try await SignInPages.signOut(visit)
    case .settings: try await SettingsPages.settings(visit)
    case .ownAccess: try await OwnAccessPages.access(visit)
    case .keptForm: try await KeptFormPages.kept(visit)
    case .dataProtection: try await SettingsPages.dataProtection(visit)
    case .search: try await search(visit)
    case .asset(let name):
      try await visit.on(get: {
        guard let asset = Asset.served(as: name) else { throw NotFound() }
        return .asset(asset)
      })
    case .ownStyle: try await visit.on(get: { try .ownStyle(of: visit) })
    case .logo: try await visit.on(get: { try .logo(of: visit) })
    }
  }
}
