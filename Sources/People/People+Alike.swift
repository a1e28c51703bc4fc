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
    try change(id, to: entry.details, speaking: before.details.languages, seen: version, tx)
    guard !entry.isAnother, before.details.isComparedOtherwise(than: entry.details) else { return }
    // What she is alike to is kept with her by now; a refusal takes the change back.
    try tx.list(ListedPerson.alike(to: id), try tx.grant(List.self, PersonRecord.self)).act { now in
      try refuse(now.filter { !$0.isAlike(before.details) }.map(\.person))
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

  /// People within reach who have such a name and were born on the same day, or have the same telephone.
  private static func alike(to details: Person.Details, _ tx: Transaction) throws -> Disclosed<[ListedPerson]> {
    let born =
      try details.birth.map { birth in
        try tx.list(ListedPerson.born(on: birth.date), try tx.grant(List.self, PersonRecord.self)).map { people in
          people.filter { $0.isCalledLike(details) }.map(\.person)
        }
      } ?? tx.me.map { _ in [] }
    let called =
      try details.phone.map { phone in
        try tx.list(
          ListedPerson.reached(by: SearchText(phone)), try tx.grant(List.self, PersonRecord.self)
        ).map { people in people.filter { Folding.isSamePhone($0.phone ?? "", phone) }.map(\.person) }
      } ?? tx.me.map { _ in [] }
    return .together(born, called) { born, called in
      born + called.filter { person in !born.contains { $0.id == person.id } }
    }
  }
}

/// A person in a list, with what she may be recognised by.
struct KnownPerson: Sendable {
  let person: ListedPerson
  let phone: String?
  var born: CivilDate? = nil

  func isCalledLike(_ other: KnownPerson) -> Bool {
    var details = Person.Details(name: other.person.name)
    details.originalName = other.person.originalName
    return isCalledLike(details)
  }

  func isCalledLike(_ details: Person.Details) -> Bool {
    let theirs = [person.name, person.originalName].compactMap(\.self)
    return [details.name, details.originalName].compactMap(\.self).contains { mine in
      theirs.contains { Folding.isSameName(mine, $0) }
    }
  }

  func isAlike(_ details: Person.Details) -> Bool {
    if let born, born == details.birth?.date, isCalledLike(details) { return true }
    guard let phone, let other = details.phone else { return false }
    return Folding.isSamePhone(phone, other)
  }

  @Sendable static func decode(_ row: borrowing Columns) throws -> KnownPerson {
    KnownPerson(person: try ListedPerson.decode(row), phone: try row.textIfAny("phone"))
  }

  @Sendable static func decodeWithBirth(_ row: borrowing Columns) throws -> KnownPerson {
    var known = try decode(row)
    known.born = try row.dateIfAny("birth_date")
    return known
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
        p.phone, p.birth_date
      FROM \(part: "person_alike", of: PersonRecord.self, as: "a")
        JOIN \(rows: PersonRecord.self, as: "p") ON p.id = a.other_id
      WHERE a.person_id = \(person) ORDER BY p.sort_key, p.id LIMIT 100
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

extension Person.Details {
  /// Whether anything is another by which people are held to be the same.
  fileprivate func isComparedOtherwise(than other: Person.Details) -> Bool {
    name != other.name || originalName != other.originalName || birth?.date != other.birth?.date
      || phone != other.phone
  }
}
