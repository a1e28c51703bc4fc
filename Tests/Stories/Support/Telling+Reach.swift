import Access
import TestHouse
import Values

@testable import Nyvej
@testable import People

extension StoryHouse {
  /// Writes down how somebody is reached and where she lives, changes it and takes it away.
  func tellOfReach(of id: PersonID) async throws {
    try await act { tx in
      for (others, lines) in [
        ([Channel(.phone("+46701234567"), whose: "Hodan"), Channel(.email("h@nyvej.example"))], "Prøvevej 1"),
        ([], nil),
      ] as [([Channel], String?)] {
        var person = try People.whole(id, tx).act { $0 }
        (person.details.others, person.details.address) = (others, .told(lines))
        try People.change(id, to: person.details, seen: person.version, tx)
        _ = try People.contacts(of: [.person(id)], tx)
      }
    }
  }
}
