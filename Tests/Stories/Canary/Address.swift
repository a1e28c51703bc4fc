import Web

/// Every address of the product, by the name of its case. A new case of `Route` or `Route.Resource` does not compile
/// here until it has a name, and a new name does not compile until it is said where it leads, what can be asked there
/// and what can be sent there: the canaries visit it by themselves from then on.
enum Address: String, CaseIterable, Sendable {
  case home, signIn, signOut, firstRun, health, asset, openAPI, dataProtection
  case week, search, settings, ownAccess, people, newPerson, person, editPerson
  case newConsideration, consideration, newReferral, participation
  case newPlacement, placements, placement, editPlacement, ladder, ladderStep, signing, ending, followUp
  case employers, newEmployer, employer, editEmployer, newWorkplace, workplace, editWorkplace
  case apiWeek, apiPeople, apiPerson, apiConsiderations, apiConsideration, apiParticipations, apiParticipation
  case apiProgrammes, apiOrganisations, apiOrganisation, apiWorkplaces, apiWorkplace, apiQuota
  case apiPersonPlacements, apiPlacements, apiPlacement, apiChecks, apiSignatures, apiStart, apiEnding
  case apiLadder, apiLadderStep, apiFollowUps, apiFollowUp

  init(_ route: Route) {
    self =
      switch route {
      case .home: .home
      case .signIn: .signIn
      case .signOut: .signOut
      case .firstRun: .firstRun
      case .health: .health
      case .asset: .asset
      case .openAPI: .openAPI
      case .dataProtection: .dataProtection
      case .week: .week
      case .search: .search
      case .settings: .settings
      case .ownAccess: .ownAccess
      case .people: .people
      case .newPerson: .newPerson
      case .person: .person
      case .editPerson: .editPerson
      case .newConsideration: .newConsideration
      case .consideration: .consideration
      case .newReferral: .newReferral
      case .participation: .participation
      case .newPlacement: .newPlacement
      case .placements: .placements
      case .placement: .placement
      case .editPlacement: .editPlacement
      case .ladder: .ladder
      case .ladderStep: .ladderStep
      case .signing: .signing
      case .ending: .ending
      case .followUp: .followUp
      case .employers: .employers
      case .newEmployer: .newEmployer
      case .employer: .employer
      case .editEmployer: .editEmployer
      case .newWorkplace: .newWorkplace
      case .workplace: .workplace
      case .editWorkplace: .editWorkplace
      case .api(let resource): Address(resource)
      }
  }

  private init(_ resource: Route.Resource) {
    self =
      switch resource {
      case .week: .apiWeek
      case .people: .apiPeople
      case .person: .apiPerson
      case .considerations: .apiConsiderations
      case .consideration: .apiConsideration
      case .participations: .apiParticipations
      case .participation: .apiParticipation
      case .programmes: .apiProgrammes
      case .organisations: .apiOrganisations
      case .organisation: .apiOrganisation
      case .workplaces: .apiWorkplaces
      case .workplace: .apiWorkplace
      case .quota: .apiQuota
      case .personPlacements: .apiPersonPlacements
      case .placements: .apiPlacements
      case .placement: .apiPlacement
      case .checks: .apiChecks
      case .signatures: .apiSignatures
      case .start: .apiStart
      case .ending: .apiEnding
      case .ladder: .apiLadder
      case .ladderStep: .apiLadderStep
      case .followUps: .apiFollowUps
      case .followUp: .apiFollowUp
      }
  }

  var isAPI: Bool { rawValue.hasPrefix("api") }
}
