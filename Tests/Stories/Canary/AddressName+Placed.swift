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

  func ofPermissions(_ route: (RightToWorkID) -> Route) -> [Sample] {
    people.flatMap { told in told.permissions.map { sample($0, .residence, subject(told), route) } }
  }

  func ofMerges(_ route: (PersonMergeID) -> Route) -> [Sample] {
    people.flatMap { told in told.merges.map { sample($0, .personMerge, subject(told), route) } }
  }

  func ofGuardians(_ route: (GuardianID) -> Route) -> [Sample] {
    people.flatMap { told in told.guardians.map { sample($0, .guardian, subject(told), route) } }
  }

  func ofIdentityNumbers(_ route: (IdentityNumberID) -> Route) -> [Sample] {
    people.flatMap { told in told.identities.map { sample($0, .identityNumber, subject(told), route) } }
  }

  func ofFollowUps(_ route: (FollowUpID) -> Route) -> [Sample] {
    people.flatMap { told in
      told.placements.flatMap { placement in
        placement.followUps.map { sample($0, .followUp, subject(told, placement.id), route) }
      }
    }
  }

  func ofSteps(_ route: (LadderStepID) -> Route) -> [Sample] {
    people.flatMap { told in
      told.placements.flatMap { placement in
        placement.steps.map { sample($0, .ladder, subject(told, placement.id), route) }
      }
    }
  }

  func ofNotes(_ route: (NoteID) -> Route) -> [Sample] {
    people.flatMap { told in told.notes.map { sample($0, .note, subject(told), route) } }
  }

  func ofContacts(_ route: (ContactEntryID) -> Route) -> [Sample] {
    people.flatMap { told in told.contacts.map { sample($0, .contactEntry, subject(told), route) } }
  }
}
