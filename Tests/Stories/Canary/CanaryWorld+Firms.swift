import Access
import People
import TestHouse
import Values
import Web

@testable import Employers
@testable import Nyvej

extension CanaryWorld {
  /// What was said with a firm and at its workplace, about nobody. What is to come of it lies in this week.
  mutating func contacts(
    _ label: String, with places: [FirmPlace], _ worker: AccountID
  ) async throws -> [FirmContactID] {
    var all: [FirmContactID] = []
    for place in places {
      let (words, name, next) = (cage.word(), cage.word(), cage.word())
      let ids = try await story.test.acting(as: worker) { tx in
        let details = ContactEntry.Details(
          on: tx.today, with: .workplace, name: "Bodil " + name, by: .call, outcome: .watch, words: "Said " + words)
        let first = try FirmContacts.note(
          details, next: ContactEntry.NextStep("Ring about " + next, due: tx.today), at: place, tx)
        let earlier = try FirmContacts.find(first, tx).act { $0 }
        let second = try FirmContacts.note(
          details, next: ContactEntry.NextStep("Ask about " + next, due: tx.today.adding(days: 3)), at: place,
          answering: earlier, tx)
        return [first, second]
      }
      let of = " of a contact with " + label
      cage.plant(words, "words" + of, [Door(.firmContact, nil, .installation)])
      cage.plant(name, "name" + of, [Door(.firmContact, nil, .installation)])
      cage.plant(next, "next step" + of, [Door(.firmContact, nil, .installation)])
      for id in ids { cage.plant(id.text, "id" + of, [Door(.firmContact, nil, .installation)]) }
      all += ids
    }
    return all
  }

  // MARK: Samples

  func ofFirms(queries: [String] = [], _ route: (OrganisationID) -> Route) -> [Sample] {
    sides.flatMap { side in
      ([side.jobCentre] + side.firms.map(\.organisation)).map {
        sample($0, .organisation, .installation, route, queries)
      }
    }
  }

  func ofWorkplaces(queries: [String] = [], _ route: (WorkplaceID) -> Route) -> [Sample] {
    sides.flatMap { $0.firms.map { sample($0.workplace, .workplace, .installation, route, queries) } }
  }

  func ofFirmContacts(_ route: (FirmContactID) -> Route) -> [Sample] {
    sides.flatMap { $0.firms.flatMap(\.contacts) }.map { sample($0, .firmContact, .installation, route) }
  }
}
