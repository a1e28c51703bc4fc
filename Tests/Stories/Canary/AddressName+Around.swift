import Access
import People
import Values
import Web
import Work

@testable import Nyvej

// Where the addresses of who works with people, and of who is away, lead.

extension CanaryWorld {
  func ofAbsences(_ route: (AbsenceID) -> Route) -> [Sample] {
    sides.flatMap { side in
      side.absences.map { sample($0, .absence, About(owner: side.worker, organisation: side.municipality), route) }
    }
  }

  func ofProtections(_ route: (ProtectionID) -> Route) -> [Sample] {
    people.flatMap { told in told.protections.map { sample($0, .protection, subject(told), route) } }
  }

  func ofAssignments(_ route: (AssignmentID) -> Route) -> [Sample] {
    people.flatMap { told in told.assignments.map { sample($0, .assignment, subject(told), route) } }
  }
}
