import Access
import Values
import Web

/// An address as it stands in the world.
struct Sample: Sendable {
  let route: Route
  /// What can be asked beside the address itself: `?q=…`.
  var queries: [String] = []
  /// The name under which a word is sought there.
  var search: String?
  /// Whose record it is; none where the address is about no single one.
  var record: Record?

  struct Record: Sendable {
    /// How it is seen at all: whoever does not see it this way may not know that it is there.
    let door: Door
    /// The id in the address, and the same address with an id that nobody has.
    let id: String
    let absent: Route
  }
}

extension CanaryWorld {
  /// Where an address leads: every record that it can be about, on both sides.
  func samples(of address: Address) -> [Sample] {
    switch address {
    case .home: [Sample(route: .home)]
    case .signIn: [Sample(route: .signIn, queries: people.map { "?next=/people/" + $0.participant.id.text })]
    case .signOut: [Sample(route: .signOut)]
    case .firstRun: [Sample(route: .firstRun)]
    case .health: [Sample(route: .health)]
    case .asset: [Sample(route: .asset("nyvej.css")), Sample(route: .asset("none.css"))]
    case .openAPI: [Sample(route: .openAPI)]
    case .dataProtection: [Sample(route: .dataProtection)]
    case .week: [Sample(route: .week, queries: weeks)]
    case .search: [Sample(route: .search, search: "q")]
    case .settings: [Sample(route: .settings)]
    case .ownAccess: [Sample(route: .ownAccess)]
    case .people: [Sample(route: .people, queries: places("after"), search: "q")]
    case .newPerson: [Sample(route: .newPerson)]
    case .person: ofPeople(Route.person)
    case .editPerson: ofPeople(Route.editPerson)
    case .newConsideration: ofPeople(Route.newConsideration)
    case .consideration: ofConsiderations(Route.consideration)
    case .newReferral: ofPeople(Route.newReferral)
    case .participation: ofParticipations(Route.participation)
    case .newPlacement: ofPeople(Route.newPlacement, queries: ["?q=" + sides[1].firms[0].nameOfWorkplace])
    case .placements: [Sample(route: .placements, queries: states + placementPlaces("after"))]
    case .placement: ofPlacements(Route.placement)
    case .editPlacement: ofPlacements(Route.editPlacement)
    case .ladder: ofPlacements(Route.ladder, queries: ["?move=up", "?move=back"])
    case .ladderStep: ofSteps(Route.ladderStep)
    case .signing: ofPlacements(Route.signing)
    case .ending: ofPlacements(Route.ending)
    case .followUp: ofFollowUps(Route.followUp)
    case .employers: [Sample(route: .employers, queries: firmPlaces("after"), search: "q")]
    case .newEmployer: [Sample(route: .newEmployer)]
    case .employer: ofFirms(Route.employer)
    case .editEmployer: ofFirms(Route.editEmployer)
    case .newWorkplace: ofFirms(Route.newWorkplace)
    case .workplace: ofWorkplaces(Route.workplace)
    case .editWorkplace: ofWorkplaces(Route.editWorkplace)
    case .apiWeek: [Sample(route: .api(.week), queries: weeks)]
    case .apiPeople:
      [Sample(route: .api(.people), queries: ["?limit=1"] + places("limit=2&cursor"), search: "q")]
    case .apiPerson: ofPeople { .api(.person($0)) }
    case .apiConsiderations: ofPeople { .api(.considerations($0)) }
    case .apiConsideration: ofConsiderations { .api(.consideration($0)) }
    case .apiParticipations: ofPeople { .api(.participations($0)) }
    case .apiParticipation: ofParticipations { .api(.participation($0)) }
    case .apiProgrammes: [Sample(route: .api(.programmes))]
    case .apiOrganisations:
      [Sample(route: .api(.organisations), queries: ["?limit=1"] + firmPlaces("limit=2&cursor"), search: "q")]
    case .apiOrganisation: ofFirms { .api(.organisation($0)) }
    case .apiWorkplaces: ofFirms { .api(.workplaces($0)) }
    case .apiWorkplace: ofWorkplaces { .api(.workplace($0)) }
    case .apiQuota: ofWorkplaces { .api(.quota($0)) }
    case .apiPersonPlacements: ofPeople { .api(.personPlacements($0)) }
    case .apiPlacements:
      [Sample(route: .api(.placements), queries: ["?limit=1"] + states + placementPlaces("limit=2&cursor"))]
    case .apiPlacement: ofPlacements { .api(.placement($0)) }
    case .apiChecks: ofPlacements { .api(.checks($0)) }
    case .apiSignatures: ofPlacements { .api(.signatures($0)) }
    case .apiStart: ofPlacements { .api(.start($0)) }
    case .apiEnding: ofPlacements { .api(.ending($0)) }
    case .apiLadder: ofPlacements { .api(.ladder($0)) }
    case .apiLadderStep: ofSteps { .api(.ladderStep($0)) }
    case .apiFollowUps: ofPlacements { .api(.followUps($0)) }
    case .apiFollowUp: ofFollowUps { .api(.followUp($0)) }
    }
  }
}

// MARK: Records

extension CanaryWorld {
  private func sample<Of: Identified>(
    _ id: ID<Of>, _ kind: Kind, _ subject: About, _ route: (ID<Of>) -> Route, _ queries: [String] = []
  ) -> Sample {
    Sample(
      route: route(id), queries: queries,
      record: Sample.Record(
        door: Door(kind, nil, subject), id: id.text, absent: route(ID(high: 1, low: 1))))
  }

  private func ofPeople(_ route: (PersonID) -> Route, queries: [String] = []) -> [Sample] {
    people.map { sample($0.participant.id, .person, subject($0), route, queries) }
  }

  private func ofConsiderations(_ route: (ConsiderationID) -> Route) -> [Sample] {
    people.flatMap { told in told.considerations.map { sample($0, .consideration, subject(told), route) } }
  }

  private func ofParticipations(_ route: (ParticipationID) -> Route) -> [Sample] {
    people.map { sample($0.participation, .participation, subject($0), route) }
  }

  private func ofPlacements(_ route: (PlacementID) -> Route, queries: [String] = []) -> [Sample] {
    people.flatMap { told in
      told.placements.map { sample($0.id, .placement, subject(told, $0.id), route, queries) }
    }
  }

  private func ofSteps(_ route: (LadderStepID) -> Route) -> [Sample] {
    people.flatMap { told in
      told.placements.flatMap { placement in
        placement.steps.map { sample($0, .ladder, subject(told, placement.id), route) }
      }
    }
  }

  private func ofFollowUps(_ route: (FollowUpID) -> Route) -> [Sample] {
    people.flatMap { told in
      told.placements.flatMap { placement in
        placement.followUps.map { sample($0, .followUp, subject(told, placement.id), route) }
      }
    }
  }

  private func ofFirms(_ route: (OrganisationID) -> Route) -> [Sample] {
    sides.flatMap { side in
      ([side.jobCentre] + side.firms.map(\.organisation)).map { sample($0, .organisation, .house, route) }
    }
  }

  private func ofWorkplaces(_ route: (WorkplaceID) -> Route) -> [Sample] {
    sides.flatMap { $0.firms.map { sample($0.workplace, .workplace, .house, route) } }
  }
}

// MARK: What is asked

extension CanaryWorld {
  private var weeks: [String] {
    ["2026-W47", "2026-W48", "2026-W50", "2027-W05"].flatMap { ["?week=\($0)", "?whose=team&week=\($0)"] }
      + ["?whose=team"]
  }

  private var states: [String] { ["draft", "checked", "running", "ended"].map { "?state=" + $0 } }

  /// Where another's list of people ends.
  private func places(_ name: String) -> [String] {
    people.map { "?" + name + "=" + place($0.participant.id.text, $0.participant.name) }
  }

  private func firmPlaces(_ name: String) -> [String] {
    sides.map { "?" + name + "=" + place($0.firms[0].organisation.text, $0.letter) }
  }

  private func place(_ id: String, _ name: String) -> String {
    id + "." + name.lowercased().utf8.map { String($0, radix: 16) }.joined()
  }

  private func placementPlaces(_ name: String) -> [String] {
    people.flatMap(\.placements).map { "?" + name + "=" + $0.id.text }
  }
}
