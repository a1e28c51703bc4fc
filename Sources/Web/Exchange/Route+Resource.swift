public import Values

extension Route {
  /// What the JSON interface offers, below `/api/v1`.
  public enum Resource: Sendable, Hashable {
    case week
    case people
    case person(PersonID)
    case considerations(PersonID)
    case consideration(ConsiderationID)
    case participations(PersonID)
    case participation(ParticipationID)
    case programmes
    case organisations
    case organisation(OrganisationID)
    case workplaces(OrganisationID)
    case workplace(WorkplaceID)
    case quota(WorkplaceID)
    case personPlacements(PersonID)
    case placements
    case placement(PlacementID)
    case checks(PlacementID)
    case signatures(PlacementID)
    case start(PlacementID)
    case ending(PlacementID)
    case ladder(PlacementID)
    case ladderStep(LadderStepID)
    case followUps(PlacementID)
    case followUp(FollowUpID)
  }
}

extension Route.Resource {
  init?(_ segments: [String]) {
    let count = segments.count
    let second = count > 1 ? segments[1] : ""
    let third = count > 2 ? segments[2] : ""
    switch (segments[0], count) {
    case ("week", 1): self = .week
    case ("programmes", 1): self = .programmes
    case ("people", 1): self = .people
    case ("people", 2...3):
      guard let id = PersonID(second) else { return nil }
      switch third {
      case "": self = .person(id)
      case "considerations": self = .considerations(id)
      case "participations": self = .participations(id)
      case "placements": self = .personPlacements(id)
      default: return nil
      }
    case ("considerations", 2):
      guard let id = ConsiderationID(second) else { return nil }
      self = .consideration(id)
    case ("participations", 2):
      guard let id = ParticipationID(second) else { return nil }
      self = .participation(id)
    case ("organisations", 1): self = .organisations
    case ("organisations", 2...3):
      guard let id = OrganisationID(second) else { return nil }
      switch third {
      case "": self = .organisation(id)
      case "workplaces": self = .workplaces(id)
      default: return nil
      }
    case ("workplaces", 2...3):
      guard let id = WorkplaceID(second) else { return nil }
      switch third {
      case "": self = .workplace(id)
      case "quota": self = .quota(id)
      default: return nil
      }
    case ("placements", 1): self = .placements
    case ("placements", 2...3):
      guard let id = PlacementID(second) else { return nil }
      switch third {
      case "": self = .placement(id)
      case "checks": self = .checks(id)
      case "signatures": self = .signatures(id)
      case "start": self = .start(id)
      case "ending": self = .ending(id)
      case "ladder": self = .ladder(id)
      case "follow-ups": self = .followUps(id)
      default: return nil
      }
    case ("ladder-steps", 2):
      guard let id = LadderStepID(second) else { return nil }
      self = .ladderStep(id)
    case ("follow-ups", 2):
      guard let id = FollowUpID(second) else { return nil }
      self = .followUp(id)
    default: return nil
    }
  }

  var segments: [String] {
    switch self {
    case .week: ["week"]
    case .programmes: ["programmes"]
    case .people: ["people"]
    case .person(let id): ["people", id.text]
    case .considerations(let id): ["people", id.text, "considerations"]
    case .participations(let id): ["people", id.text, "participations"]
    case .personPlacements(let id): ["people", id.text, "placements"]
    case .consideration(let id): ["considerations", id.text]
    case .participation(let id): ["participations", id.text]
    case .organisations: ["organisations"]
    case .organisation(let id): ["organisations", id.text]
    case .workplaces(let id): ["organisations", id.text, "workplaces"]
    case .workplace(let id): ["workplaces", id.text]
    case .quota(let id): ["workplaces", id.text, "quota"]
    case .placements: ["placements"]
    case .placement(let id): ["placements", id.text]
    case .checks(let id): ["placements", id.text, "checks"]
    case .signatures(let id): ["placements", id.text, "signatures"]
    case .start(let id): ["placements", id.text, "start"]
    case .ending(let id): ["placements", id.text, "ending"]
    case .ladder(let id): ["placements", id.text, "ladder"]
    case .ladderStep(let id): ["ladder-steps", id.text]
    case .followUps(let id): ["placements", id.text, "follow-ups"]
    case .followUp(let id): ["follow-ups", id.text]
    }
  }
}
