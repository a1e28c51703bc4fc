import Access
import TestHouse
import Testing
import Values

@testable import Nyvej
@testable import People

extension StoryHouse {
  /// Does with a permission to work whatever can be done with one, as who keeps it and as who is told of it.
  func tellOfPermission(of person: PersonID, by keeper: AccountID) async throws {
    let id = try await test.acting(as: keeper) { tx in
      let id = try RightsToWork.note(RightToWork.Details(.perJob, from: tx.today), about: person, tx)
      try RightsToWork.find(id, tx).act { noted in
        let until = tx.today.adding(days: 90)
        try RightsToWork.correct(
          id, to: RightToWork.Details(.perJob, from: noted.from, until: until), seen: noted.version, tx)
      }
      _ = try RightsToWork.of(person, tx)
      _ = try tx.list(MayWork.of(person), try tx.grant(List.self, ResidenceRecord.self, seeing: .yesNoUntil))
      return id
    }
    try await act { tx in
      let told = try RightsToWork.find(id, tx).act { $0 }
      #expect(told.ground == nil)
      let all = try RightsToWork.of(person, tx).act { $0 }
      #expect(all.map(\.id) == [id])
    }
    try await test.acting(as: keeper) { tx in
      try RightsToWork.find(id, tx).act { try RightsToWork.withdraw($0, seen: $0.version, tx) }
    }
  }
}
