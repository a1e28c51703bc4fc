import Access
import TestHouse
import Values

@testable import People

extension CanaryWorld {
  /// Somebody of the office that referred her has seen a permit for one job. It ends in more than a year: what is owed about
  /// it is known, and not yet shown.
  mutating func permission(_ told: Told, _ subject: About, _ side: Side) async throws -> RightToWorkID {
    let (document, employer, name, person) = (cage.word(), cage.word(), cage.word(), told.participant.id)
    let keeper = try await story.test.account(
      "keeper-" + told.participant.label.lowercased(), [.caseManager], in: side.jobCentre)
    let id = try await story.test.acting(as: keeper) { tx in
      try RightsToWork.note(
        RightToWork.Details(
          .perJob, from: tx.today.adding(days: -3), until: tx.today.adding(days: 400),
          ground: RightToWork.Ground(
            residence: .tolerated, document: "Card " + document, employer: "Firm " + employer,
            seen: RightToWork.Seen(by: "Kim " + name, on: tx.today))), about: person, tx)
    }
    let of = " of a permission to work of " + told.participant.label
    cage.plant(document, "document" + of, [Door(.residence, .full, subject)])
    cage.plant(employer, "employer" + of, [Door(.residence, .full, subject)])
    cage.plant(name, "who has seen the document" + of, [Door(.residence, .full, subject)])
    cage.plant(id.text, "id" + of, [Door(.residence, .permissionUntil, subject)])
    return id
  }
}
