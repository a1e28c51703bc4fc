import Access
import TestHouse
import Values

@testable import People

extension CanaryWorld {
  /// On what both offices of a side base that they note identity numbers.
  mutating func basis(_ side: Side) async throws {
    for organisation in [side.municipality, side.jobCentre] {
      let (words, keeper) = (cage.word(), cage.word())
      let administrator = try await story.test.account(keeper, [.administrator], in: organisation)
      let id = try await story.test.acting(as: administrator) { tx in
        try IdentityBases.note(words, from: tx.today, tx)
      }
      let about = About(organisation: organisation)
      cage.plant(words, "basis of identity numbers of \(side.letter)", [Door(.identityBasis, .full, about)])
      cage.plant(id.text, "id of a basis of \(side.letter)", [Door(.identityBasis, .full, about)])
      cage.plant(
        keeper, "name of an administrator of \(side.letter)",
        [Door(.identityBasis, .full, about), Door(.account, .shared, about), Door(.absence, .full, about)],
        holder: administrator)
    }
  }

  /// A number of somebody: eleven digits that nobody else has.
  mutating func identity(_ told: Told, _ subject: About, _ side: Side) async throws -> IdentityNumberID {
    let (digits, person) = (cage.number(), told.participant.id)
    let written = digits + String(repeating: "1", count: 11 - digits.count)
    let keys = IdentityKeys(
      sealing: try await story.test.store.key(of: person, in: .case), lookup: try await story.test.store.lookupKey())
    let number = try NationalNumber(.germanTax, written)
    let id = try await story.test.acting(as: side.worker) { tx in
      try IdentityNumbers.note(number, keys, for: person, tx)
    }
    let of = " of an identity number of " + told.participant.label
    cage.plant(digits, "digits" + of, [Door(.identityNumber, .full, subject)])
    cage.plant(id.text, "id" + of, [Door(.identityNumber, .full, subject)])
    return id
  }
}
