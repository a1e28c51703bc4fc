import Access
import TestHouse
import Testing
import Values

@testable import Nyvej
@testable import People

extension StoryHouse {
  /// Does with a guardian whatever can be done with one.
  func tellOfGuardian(of person: PersonID) async throws {
    try await act { tx in
      let id = try Guardians.note(Guardian.Details("Hodan Opdigtet", as: .parent, from: tx.today), for: person, tx)
      try Guardians.find(id, tx).act { noted in
        var details = noted.details
        details.until = tx.today.adding(days: 90)
        try Guardians.change(id, to: details, seen: noted.version, tx)
      }
      let known = try Guardians.of(person, tx).act { $0 }
      #expect(known.guardians.map(\.id) == [id])
      try Guardians.find(id, tx).act { try Guardians.withdraw($0, seen: $0.version, tx) }
    }
  }
}
