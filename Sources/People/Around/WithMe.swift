import Access
public import Design
import Language
public import Values
public import Web
public import Work

extension People {
  /// Whom the reader is with today, as mentor, trainer, counsellor or contact, or herself: by name, with the pages about each
  /// that open for her.
  ///
  /// - Parameter weeks: the way to somebody's weeks, for whoever is told of them.
  public static func withMe(
    _ weeks: @escaping @Sendable (PersonID, Desk) -> Button?
  ) -> WeekAside.People {
    { tx, desk in
      try tx.peopleWithMe(upTo: WeekAside.mostPeople + 1).flatMap { ids -> Disclosed<[PersonWithMe]> in
        // A participant reads herself, and lists nobody.
        guard tx.actor.might(List.self, PersonRecord.self, seeing: .shared) else {
          return try ids.prefix(1).map { id in
            try tx.one(Person.byID(id), try tx.grant(Read.self, PersonRecord.self)).map { myself in
              PersonWithMe(
                id: id, name: myself.toldName, ways: ways(to: id, called: myself.toldName, isWhole: false, weeks, desk))
            }
          }.joined()
        }
        return try .together(
          names(of: ids.map { .person($0) }, tx, desk.voice), wholeAmong(ids, tx)
        ) { names, whole in
          let found = ids.compactMap { id in names[.person(id)].map { (id: id, name: $0.name) } }
          return found.inOrder(of: Alphabet(readingIn: desk.voice.language)) { $0.name }.map { id, name in
            PersonWithMe(id: id, name: name, ways: ways(to: id, called: name, isWhole: whole.contains(id), weeks, desk))
          }
        }
      }
    }
  }

  /// Those of these people whose page opens for the reader.
  private static func wholeAmong(_ ids: [PersonID], _ tx: Transaction) throws -> Disclosed<Set<PersonID>> {
    tx.actor.might(List.self, PersonRecord.self) ? try withinReach(among: ids, tx) : tx.me.map { _ in [] }
  }

  private static func ways(
    to person: PersonID, called name: String, isWhole: Bool, _ weeks: (PersonID, Desk) -> Button?, _ desk: Desk
  ) -> [Button] {
    func way(_ word: Phrase, _ address: PeopleAddress) -> Button {
      Button(desk.voice(word), .go(.to(address)), tone: .plain, about: name)
    }
    let appointments =
      desk.actor.might(List.self, AppointmentRecord.self) ? [way(.appointmentsTitle, .appointments(person))] : []
    if isWhole { return [way(.actOpen, .person(person))] + appointments }
    return appointments + [weeks(person, desk)].compactMap(\.self)
  }
}
