import Access
import Employers
import People
import Placements
import Programmes
import Values
import Web
import Work

@testable import Nyvej

extension CanaryWorld {
  func ofScans(_ route: (FileID) -> Route) -> [Sample] {
    people.flatMap { told in
      told.placements.flatMap { placement in
        placement.scans.map { sample($0, .placementScan, subject(told, placement.id), route) }
      }
    }
  }

  func ofFollowUps(_ route: (FollowUpID) -> Route) -> [Sample] {
    people.flatMap { told in
      told.placements.flatMap { placement in
        placement.followUps.map { sample($0, .followUp, subject(told, placement.id), route) }
      }
    }
  }
}
