public import Access
import Employers
import Values
public import Web

extension Placements {
  /// Where people work now, and whom one calls there.
  public func contacts(
    of subjects: [Subject], _ tx: Transaction
  ) throws -> Disclosed<[Subject: SubjectContact]> {
    let people = Array(Set(subjects.compactMap(\.person))).sorted()
    guard !people.isEmpty, tx.actor.might(List.self, PlacementRecord.self),
      tx.actor.might(List.self, WorkplaceRecord.self)
    else { return tx.me.map { _ in [:] } }
    return try tx.listWhatIsReadable(
      Placement.running(among: people, on: tx.today), try tx.grant(List.self, PlacementRecord.self)
    ).flatMap { running in
      try Employers.workplaces(among: Set(running.map(\.workplace)), tx).map { places in
        let there = Dictionary(uniqueKeysWithValues: places.map { ($0.id, $0) })
        return running.reduce(into: [:]) { all, placement in
          guard let place = there[placement.workplace] else { return }
          let contact = SubjectContact(phones: place.phone.map { [$0] } ?? [], place: place.details.name)
          all[.person(placement.person)] = all[.person(placement.person)]?.and(contact) ?? contact
        }
      }
    }
  }
}
