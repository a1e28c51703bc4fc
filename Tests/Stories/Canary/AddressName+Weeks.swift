import Access
import Ledger
import People
import Rules
import Values
import Web

@testable import Nyvej

// The addresses of somebody's weeks, and where they lead.

extension AddressName {
  init(_ address: LedgerAddress) {
    self =
      switch address {
      case .weeks: .personWeeks
      case .week: .personWeek
      case .newPlannedHours: .newPlannedHours
      case .plannedHours: .plannedHours
      case .newReduction: .newReduction
      case .reduction: .reduction
      case .api(.weeks): .apiPersonWeeks
      case .api(.week): .apiPersonWeek
      case .api(.allPlannedHours): .apiAllPlannedHours
      case .api(.plannedHours): .apiPlannedHours
      case .api(.reductions): .apiReductions
      case .api(.reduction): .apiReduction
      }
  }
}

extension CanaryWorld {
  var years: [String] { ["?year=2026", "?year=2027"] }

  /// The week in which hours were said of everybody.
  var weekSaid: ISOWeek { ISOWeek(containing: story.today) }

  /// Those that lie in either circle.
  func ofPlannedHours(_ route: (PlannedHoursID) -> Route) -> [Sample] {
    people.flatMap { told in
      told.plannedHours.map { sample($0.id, $0.circle == .shared ? .weekHours : .caseHours, subject(told), route) }
    }
  }

  func ofReductions(_ route: (WeekReductionID) -> Route) -> [Sample] {
    people.flatMap { told in told.reductions.map { sample($0, .weekReduction, subject(told), route) } }
  }
}
