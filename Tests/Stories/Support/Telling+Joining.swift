import Access
import Programmes
import TestHouse
import Testing
import Values

@testable import Nyvej
@testable import People

extension StoryHouse {
  /// Makes one of two records and two again, with whatever can be asked about it.
  func tellOfJoining(of person: PersonID) async throws {
    try await act { tx in
      let again = try People.enter(Person.Details(name: "Selam Eksempelson"), tx)
      try Participations.clearing(again, tx)
      let id = try PersonMerges.join(again, into: person, because: "Entered twice", tx)
      let merge = try PersonMerges.find(id, tx).act { $0 }
      #expect(try PersonMerges.of(person, tx).act { $0.map(\.id) } == [id])
      #expect(try PersonMerges.settingAside(again, tx).act { $0?.person } == person)
      try PersonMerges.mend(merge, because: "Entered twice, by hand", seen: merge.version, tx)
      let mended = try PersonMerges.find(id, tx).act { $0 }
      try PersonMerges.undo(mended, because: "Two sisters", seen: mended.version, tx)
    }
  }
}
