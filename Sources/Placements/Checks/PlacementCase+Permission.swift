import Employers
import People
import Rules

extension PlacementCase {
  /// What is noted of the person's permission to work, held against this workplace and the days that are left: of days gone
  /// by nothing can be mended.
  var permission: WorkPermission {
    guard let permits else { return .untold }
    let (first, last) = (placement.occupied.from, placement.lastDay)
    let left = placement.stage == .started ? max(first, min(today, last ?? today)) : first
    let names = [workplace.details.name, workplace.organisationName]
    return switch permits.answer(from: left, until: last, at: names) {
    case .allowed(let until): .thisJob(until: until)
    case .ends(let day): .thisJob(until: day)
    case .notAllowed: .notThisJob
    case .notKnown: .unknown
    }
  }
}
