import Access
import TestHouse
import Testing
import Values

@testable import Nyvej
@testable import People

extension StoryHouse {
  /// Does with identity numbers, and with what they are based on, whatever can be done with them.
  func tellOfIdentity(of person: PersonID) async throws {
    let keeper = try await test.account("keeper", [.administrator], in: municipality)
    try await test.acting(as: keeper) { tx in
      let id = try IdentityBases.note("An invented act, § 2", from: tx.today, tx)
      try IdentityBases.end(id, seen: .first, tx)
      try IdentityBases.resume(id, seen: .first.next, tx)
    }
    let keys = IdentityKeys(
      sealing: try await test.store.key(of: person, in: .case), lookup: try await test.store.lookupKey())
    let number = try NationalNumber(.swedish, "800101-0000")
    try await act { tx in
      let id = try IdentityNumbers.note(number, keys, for: person, tx)
      #expect(try IdentityNumbers.of(person, tx).act { $0.map(\.id) } == [id])
      #expect(try IdentityNumbers.owners(of: number, keys.lookup, tx).act { $0 } == [person])
      _ = try IdentityNumbers.show(id, tx)
      try IdentityNumbers.find(id, tx).act { try IdentityNumbers.remove($0, seen: $0.version, tx) }
    }
  }
}
