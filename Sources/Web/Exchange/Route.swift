public import Values

/// Every address of the product: the only place where paths are written, read and made. Links come from nowhere else.
///
/// A new case without a handler does not compile: the route table is an exhaustive `switch`.
public enum Route: Sendable, Hashable {
  // everybody
  case home
  case signIn
  case signOut
  case firstRun
  case health
  case asset(String)
  case openAPI
  case dataProtection
  // staff
  case week
  case search
  case settings
  case ownAccess
  case people
  case newPerson
  case person(PersonID)
  case editPerson(PersonID)
  case newConsideration(PersonID)
  case consideration(ConsiderationID)
  case newReferral(PersonID)
  case participation(ParticipationID)
  case newPlacement(PersonID)
  case placements
  case placement(PlacementID)
  case editPlacement(PlacementID)
  case ladder(PlacementID)
  case ladderStep(LadderStepID)
  case signing(PlacementID)
  case ending(PlacementID)
  case followUp(FollowUpID)
  case employers
  case newEmployer
  case employer(OrganisationID)
  case editEmployer(OrganisationID)
  case newWorkplace(OrganisationID)
  case workplace(WorkplaceID)
  case editWorkplace(WorkplaceID)
  // machines
  case api(Resource)
}

extension Route {
  /// The route at these path segments; `nil` is *not found*.
  public init?(_ segments: [String]) {
    let count = segments.count
    let first = segments.first ?? ""
    let second = count > 1 ? segments[1] : ""
    let third = count > 2 ? segments[2] : ""
    switch (first, count) {
    case ("", 0): self = .home
    case ("sign-in", 1): self = .signIn
    case ("sign-out", 1): self = .signOut
    case ("first-run", 1): self = .firstRun
    case ("health", 1): self = .health
    case ("data-protection", 1): self = .dataProtection
    case ("week", 1): self = .week
    case ("search", 1): self = .search
    case ("settings", 1): self = .settings
    case ("settings", 2) where second == "access": self = .ownAccess
    case ("assets", 2): self = .asset(second)
    case ("api", 2) where second == "openapi.json": self = .openAPI
    case ("api", 3...) where second == "v1":
      guard let resource = Resource(Array(segments.dropFirst(2))) else { return nil }
      self = .api(resource)
    case ("people", 1): self = .people
    case ("people", 2) where second == "new": self = .newPerson
    case ("people", 2...3):
      guard let id = PersonID(second) else { return nil }
      switch third {
      case "": self = .person(id)
      case "edit": self = .editPerson(id)
      case "new-consideration": self = .newConsideration(id)
      case "new-referral": self = .newReferral(id)
      case "new-placement": self = .newPlacement(id)
      default: return nil
      }
    case ("considerations", 2): self.init(ConsiderationID(second), Route.consideration)
    case ("participations", 2): self.init(ParticipationID(second), Route.participation)
    case ("placements", 1): self = .placements
    case ("placements", 2...3):
      guard let id = PlacementID(second) else { return nil }
      switch third {
      case "": self = .placement(id)
      case "edit": self = .editPlacement(id)
      case "ladder": self = .ladder(id)
      case "signing": self = .signing(id)
      case "ending": self = .ending(id)
      default: return nil
      }
    case ("ladder-steps", 2): self.init(LadderStepID(second), Route.ladderStep)
    case ("follow-ups", 2): self.init(FollowUpID(second), Route.followUp)
    case ("employers", 1): self = .employers
    case ("employers", 2) where second == "new": self = .newEmployer
    case ("employers", 2...3):
      guard let id = OrganisationID(second) else { return nil }
      switch third {
      case "": self = .employer(id)
      case "edit": self = .editEmployer(id)
      case "new-workplace": self = .newWorkplace(id)
      default: return nil
      }
    case ("workplaces", 2): self.init(WorkplaceID(second), Route.workplace)
    case ("workplaces", 3) where third == "edit": self.init(WorkplaceID(second), Route.editWorkplace)
    default: return nil
    }
  }

  private init?<Of>(_ id: ID<Of>?, _ route: (ID<Of>) -> Route) {
    guard let id else { return nil }
    self = route(id)
  }

  /// The path segments at which this route is found.
  public var segments: [String] {
    switch self {
    case .home: []
    case .signIn: ["sign-in"]
    case .signOut: ["sign-out"]
    case .firstRun: ["first-run"]
    case .health: ["health"]
    case .asset(let name): ["assets", name]
    case .openAPI: ["api", "openapi.json"]
    case .dataProtection: ["data-protection"]
    case .week: ["week"]
    case .search: ["search"]
    case .settings: ["settings"]
    case .ownAccess: ["settings", "access"]
    case .people: ["people"]
    case .newPerson: ["people", "new"]
    case .person(let id): ["people", id.text]
    case .editPerson(let id): ["people", id.text, "edit"]
    case .newConsideration(let id): ["people", id.text, "new-consideration"]
    case .consideration(let id): ["considerations", id.text]
    case .newReferral(let id): ["people", id.text, "new-referral"]
    case .participation(let id): ["participations", id.text]
    case .newPlacement(let id): ["people", id.text, "new-placement"]
    case .placements: ["placements"]
    case .placement(let id): ["placements", id.text]
    case .editPlacement(let id): ["placements", id.text, "edit"]
    case .ladder(let id): ["placements", id.text, "ladder"]
    case .ladderStep(let id): ["ladder-steps", id.text]
    case .signing(let id): ["placements", id.text, "signing"]
    case .ending(let id): ["placements", id.text, "ending"]
    case .followUp(let id): ["follow-ups", id.text]
    case .employers: ["employers"]
    case .newEmployer: ["employers", "new"]
    case .employer(let id): ["employers", id.text]
    case .editEmployer(let id): ["employers", id.text, "edit"]
    case .newWorkplace(let id): ["employers", id.text, "new-workplace"]
    case .workplace(let id): ["workplaces", id.text]
    case .editWorkplace(let id): ["workplaces", id.text, "edit"]
    case .api(let resource): ["api", "v1"] + resource.segments
    }
  }

  public var path: String { "/" + segments.joined(separator: "/") }
}

extension Link {
  /// The way to a page. Query values are encoded; a fragment is the id of an element there.
  public static func to(
    _ route: Route, query: KeyValuePairs<String, String> = [:], fragment: String? = nil
  ) -> Link {
    Link(route.segments, query: query.map { (name: $0.key, value: $0.value) }, fragment: fragment)
  }

  /// The address that was asked for, once more.
  static func asked(_ request: Request) -> Link {
    Link(request.segments, query: request.query.pairs)
  }

  /// The same address with one more value in its query.
  public func adding(query name: String, _ value: String) -> Link {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0] + (parts[0].contains("?") ? "&" : "?") + percentEncoded(name) + "=" + percentEncoded(value)
    return Link(address: path + (parts.count > 1 ? "#" + parts[1] : ""))
  }
}
