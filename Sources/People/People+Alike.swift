import Access
import Language
import Values
import Web

// Somebody who is entered, or changed, may be here already. Whoever writes her down is asked, once, and only about people
// within reach: that somebody beyond it is known here is nothing that may be said.

extension People {
  /// Enters somebody, unless people within reach may be the same and nobody has said yet that it is another: then throws
  /// `Refused`, naming them.
  static func enterOnce(_ entry: PersonForm.Entry, _ tx: Transaction) throws -> PersonID {
    if !entry.isAnother { try alike(to: entry.details, tx).act { try refuse($0) } }
    return try enter(entry.details, tx)
  }

  /// Changes somebody, unless that makes her the same as people within reach with whom she was not alike before, and nobody
  /// has said that it is another.
  static func changeOnce(
    _ id: PersonID, to entry: PersonForm.Entry, seen version: Version, _ tx: Transaction
  ) throws {
    try record(id, tx).act { try changeOnce(id, from: $0, to: entry, seen: version, tx) }
  }

  /// - Parameter before: as it is stored.
  static func changeOnce(
    _ id: PersonID, from before: Person, to entry: PersonForm.Entry, seen version: Version, _ tx: Transaction
  ) throws {
    try change(id, to: entry.details, from: before.details, seen: version, tx)
    guard !entry.isAnother, before.details.isComparedOtherwise(than: entry.details) else { return }
    // What she is alike to is kept with her by now; a refusal takes the change back.
    try tx.list(ListedPerson.alike(to: id), try tx.grant(List.self, PersonRecord.self)).act { now in
      // Whoever has such a name had it before, where nothing but the telephone is another.
      let named =
        try before.details.isNamedOtherwise(than: entry.details)
        ? namesakes(of: entry.details, tx) : tx.me.map { _ in [] }
      try named.act { named in
        try refuse(
          (now + named).filter { $0.person.id != id && !$0.isAlike(before.details) }.map(\.person).eachOnce)
      }
    }
  }

  private static func refuse(_ alike: [ListedPerson]) throws(Refused) {
    guard !alike.isEmpty else { return }
    throw Refused(
      alike.prefix(5).map { person in
        Problem(
          PersonForm.another.name, .personAlike,
          record: RecordNamed(
            person.name, at: .to(PeopleAddress.person(person.id)), inAPI: .to(PeopleAddress.api(.person(person.id)))))
      })
  }

  /// People within reach who have such a name and were born on the same day, or have the same telephone, or the very same
  /// name while no birth tells them apart.
  private static func alike(to details: Person.Details, _ tx: Transaction) throws -> Disclosed<[ListedPerson]> {
    let born =
      try details.birth.map { birth in
        try tx.list(ListedPerson.born(on: birth.date), try tx.grant(List.self, PersonRecord.self)).map { people in
          people.filter { $0.isCalledLike(details) }.map(\.person)
        }
      } ?? tx.me.map { _ in [] }
    // Each of them may be one of several of the other's, by which the search finds her as well.
    let called = try details.channels.compactMap(\.phone).map { phone in
      try tx.list(ListedPerson.reached(by: SearchText(phone)), try tx.grant(List.self, PersonRecord.self))
        .map { (found: [KnownPerson]) in
          found.filter { Folding.isSamePhone($0.phone ?? "", phone) || Folding.isWholePhone(phone) }
        }
    }.joined()
    return try .together(born, called, namesakes(of: details, tx)) { born, called, named in
      (born + (called + named).map(\.person)).eachOnce
    }
  }

  /// People within reach who have the very same name, and of whom no birth says that they are others. They stand first where
  /// it is spelt alike.
  private static func namesakes(of details: Person.Details, _ tx: Transaction) throws -> Disclosed<[KnownPerson]> {
    try [details.name, details.originalName].compactMap(\.self).flatMap { name in
      [
        try tx.list(ListedPerson.called(name), try tx.grant(List.self, PersonRecord.self)),
        try tx.list(ListedPerson.found(as: SearchText(name)), try tx.grant(List.self, PersonRecord.self)),
      ]
    }.joined().map { (found: [KnownPerson]) in found.filter { $0.isNamesake(details) } }
  }
}

extension ListedPerson {
  static func born(on day: CivilDate) -> Statement<PersonRecord, KnownPerson> {
    Statement(
      """
      SELECT p.id, p.subject, p.name, p.preferred_name, p.original_name, p.original_language, p.version, p.sort_key,
        p.phone
      FROM \(rows: PersonRecord.self, as: "p") WHERE p.birth_date = \(day) ORDER BY p.sort_key, p.id LIMIT 2000
      """, decode: KnownPerson.decode)
  }

  /// Those within reach who may be the same as somebody, from what is kept of that.
  static func alike(to person: PersonID) -> Statement<PersonRecord, KnownPerson> {
    Statement(
      """
      SELECT p.id, p.subject, p.name, p.preferred_name, p.original_name, p.original_language, p.version, p.sort_key,
        p.phone, p.birth_date, p.birth_precision
      FROM \(part: "person_alike", of: PersonRecord.self, as: "a")
        JOIN \(rows: PersonRecord.self, as: "p") ON p.id = a.other_id
      WHERE a.person_id = \(person) ORDER BY p.sort_key, p.id LIMIT 100
      """, decode: KnownPerson.decodeWithBirth)
  }

  /// Of the very same spelling, folded.
  static func called(_ name: String) -> Statement<PersonRecord, KnownPerson> {
    Statement(
      """
      SELECT p.id, p.subject, p.name, p.preferred_name, p.original_name, p.original_language, p.version, p.sort_key,
        p.phone, p.birth_date, p.birth_precision
      FROM \(rows: PersonRecord.self, as: "p") WHERE p.sort_key = \(Folding.order(name)) ORDER BY p.id LIMIT 50
      """, decode: KnownPerson.decodeWithBirth)
  }

  /// However it is spelt, as the search finds it.
  static func found(as name: SearchText) -> Statement<PersonRecord, KnownPerson> {
    Statement(
      """
      SELECT p.id, p.subject, p.name, p.preferred_name, p.original_name, p.original_language, p.version,
        p.found_key AS sort_key, p.phone, p.birth_date, p.birth_precision
      FROM \(found: PersonRecord.self, as: "p", by: name, after: nil, limit: 50)
      ORDER BY p.found_key, p.id LIMIT 50
      """, decode: KnownPerson.decodeWithBirth)
  }

  static func reached(by phone: SearchText) -> Statement<PersonRecord, KnownPerson> {
    Statement(
      """
      SELECT p.id, p.subject, p.name, p.preferred_name, p.original_name, p.original_language, p.version,
        p.found_key AS sort_key, p.phone
      FROM \(found: PersonRecord.self, as: "p", by: phone, after: nil, limit: 20)
      ORDER BY p.found_key, p.id LIMIT 20
      """, decode: KnownPerson.decode)
  }
}

extension [ListedPerson] {
  fileprivate var eachOnce: [ListedPerson] {
    var seen: Set<PersonID> = []
    return filter { seen.insert($0.id).inserted }
  }
}

extension Person.Details {
  /// Whether anything is another by which people are held to be the same.
  fileprivate func isComparedOtherwise(than other: Person.Details) -> Bool {
    isNamedOtherwise(than: other) || phone != other.phone
  }

  /// Whether a namesake may be another: one whose birth tells nobody apart is one by the birth as well.
  fileprivate func isNamedOtherwise(than other: Person.Details) -> Bool {
    name != other.name || originalName != other.originalName || birth != other.birth
  }
}
