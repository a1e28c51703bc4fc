import Access
import Employers
import People
import Placements
import Programmes
import Values
import Web
import Work

@testable import Nyvej

// The samples of an address whose path names a record: one for each record that the world holds.

extension CanaryWorld {
  func sample<Of: Identified>(
    _ id: ID<Of>, _ kind: Kind, _ subject: About, _ route: (ID<Of>) -> Route, _ queries: [String] = []
  ) -> Sample {
    Sample(
      route: route(id), queries: queries,
      record: Sample.Record(
        door: Door(kind, nil, subject), id: id.text, absent: route(ID(high: 1, low: 1))))
  }

  func ofPeople(_ route: (PersonID) -> Route, queries: [String] = []) -> [Sample] {
    people.map { sample($0.participant.id, .person, subject($0), route, queries) }
  }

  func ofConsiderations(_ route: (ConsiderationID) -> Route) -> [Sample] {
    people.flatMap { told in told.considerations.map { sample($0, .consideration, subject(told), route) } }
  }

  func ofObstacles(_ route: (ObstacleID) -> Route) -> [Sample] {
    people.flatMap { told in told.obstacles.map { sample($0, .obstacle, subject(told), route) } }
  }

  /// Behind each card that may stand in a column.
  func ofProgrammes(_ route: (ProgrammeID) -> Route, _ queries: [String] = []) -> [Sample] {
    sides.map { sample($0.programme, .programme, .installation, route, queries) }
  }

  func boardPlaces(_ name: String) -> [String] {
    people.map { "?\(name)=" + PlaceInOrder(sortKey: "2026-11-01", id: $0.participation).cursor }
  }

  func ofParticipations(_ route: (ParticipationID) -> Route, queries: [String] = []) -> [Sample] {
    people.map { sample($0.participation, .participation, subject($0), route, queries) }
  }

  func ofPlans(_ route: (PlanID) -> Route, queries: [String] = []) -> [Sample] {
    people.flatMap { told in told.plans.map { sample($0, .plan, subject(told), route, queries) } }
  }

  func ofPlacements(_ route: (PlacementID) -> Route, queries: [String] = []) -> [Sample] {
    people.flatMap { told in
      told.placements.map { sample($0.id, .placement, subject(told, $0.id), route, queries) }
    }
  }

}
