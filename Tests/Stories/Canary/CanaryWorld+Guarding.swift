import Access
import TestHouse
import Values

@testable import People

extension CanaryWorld {
  /// Who stood for somebody while she was a child, with a telephone and a language of their own.
  mutating func guardian(_ told: Told, _ subject: About, _ side: Side) async throws -> GuardianID {
    let (name, phone, person) = (cage.word(), cage.number(), told.participant.id)
    let keeper = try await story.test.account(
      "guarding-" + told.participant.label.lowercased(), [.caseManager], in: side.jobCentre)
    let id = try await story.test.acting(as: keeper) { tx in
      try Guardians.note(
        Guardian.Details(
          name, as: .appointed, from: tx.today, phone: "+45" + phone, language: LanguageTag("ti"),
          needsInterpreter: true), for: person, tx)
    }
    let of = " of a guardian of " + told.participant.label
    cage.plant(name, "name" + of, [Door(.guardian, .full, subject)])
    cage.plant(phone, "telephone" + of, [Door(.guardian, .full, subject)])
    cage.plant(id.text, "id" + of, [Door(.guardian, .full, subject)])
    return id
  }
}
