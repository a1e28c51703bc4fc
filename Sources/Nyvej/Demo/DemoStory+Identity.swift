import Access
import Language
import People
import Programmes
import Values

extension DemoStory {
  /// Numbers are switched on in Mette's office, and one is noted: invented, as its check digit says.
  func noteNumber(of participation: Participation) async throws {
    let (today, person, words) = (today, participation.person, voice(.demoIdentityBasis))
    try await house.store.transact(as: .account(staff.administrator), for: .setUp, request: "demo") { tx in
      _ = try IdentityBases.note(words, from: today.adding(days: -40), tx)
    }
    let keys = IdentityKeys(
      sealing: try await house.store.key(of: person, in: .case), lookup: try await house.store.lookupKey())
    let number = try NationalNumber(.germanTax, "10000000000")
    _ = try await act { tx in try IdentityNumbers.note(number, keys, for: person, tx) }
  }
}
