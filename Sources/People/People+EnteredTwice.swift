import Access
import Values
import Web

/// Two people within reach who may be one.
struct AlikePair: Sendable {
  let people: [KnownPerson]
  /// Born on the same day, with such a name.
  let isCalledAlike: Bool
  let hasSamePhone: Bool

  init(_ first: KnownPerson, _ other: KnownPerson) {
    people = [first, other]
    isCalledAlike = first.born != nil && first.born == other.born && first.isCalledLike(other)
    hasSamePhone = first.phone.map { mine in other.phone.map { Folding.isSamePhone(mine, $0) } ?? false } ?? false
  }
}

struct AlikePage: Sendable {
  var pairs: [AlikePair]
  var next: PlaceInOrder<PersonKind>?
}

extension People {
  /// People who may have been entered twice, pair by pair, where both are within reach: that somebody beyond it is alike is
  /// nothing that may be said.
  static func enteredTwice(
    after place: PlaceInOrder<PersonKind>?, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<AlikePage> {
    try tx.list(
      { ListedPerson.alike(after: place, limit: $0) }, upTo: limit, try tx.grant(List.self, PersonRecord.self)
    ).flatMap { found in
      let ids = Set(found.rows.flatMap { [$0.first, $0.other] }).sorted()
      return try tx.listWhatIsReadable(ListedPerson.known(ids), try tx.grant(List.self, PersonRecord.self)).map {
        people in
        let byID = Dictionary(people.map { ($0.person.id, $0) }) { first, _ in first }
        return AlikePage(
          pairs: found.rows.compactMap { pair in
            byID[pair.first].flatMap { first in byID[pair.other].map { AlikePair(first, $0) } }
          },
          next: found.hasMore
            ? found.rows.last.map { PlaceInOrder(sortKey: $0.other.text, id: $0.first) } : nil)
      }
    }
  }

  /// Whether there is such a pair.
  static func isAnyEnteredTwice(_ tx: Transaction) throws -> Disclosed<Bool> {
    guard tx.actor.might(Create.self, PersonRecord.self) else { return tx.me.map { _ in false } }
    return try tx.count(ListedPerson.anyAlike, try tx.grant(Count.self, PersonRecord.self)).map { $0 > 0 }
  }
}

extension ListedPerson {
  static func alike(
    after place: PlaceInOrder<PersonKind>?, limit: Int
  ) -> Statement<PersonRecord, (first: PersonID, other: PersonID)> {
    Statement(
      """
      SELECT p.subject, a.person_id AS first, a.other_id AS other
      FROM \(part: "person_alike", of: PersonRecord.self, as: "a")
        JOIN \(rows: PersonRecord.self, as: "p", fromReach: true) ON p.id = a.person_id
        JOIN \(part: "person_alike", of: PersonRecord.self, as: "b") ON b.person_id = a.other_id AND b.other_id = a.person_id
      WHERE a.person_id < a.other_id AND (a.person_id, a.other_id) > (\(place?.id.text ?? ""), \(place?.sortKey ?? ""))
      ORDER BY a.person_id, a.other_id LIMIT \(limit)
      """
    ) { (try $0.id("first"), try $0.id("other")) }
  }

  /// From whomever the actor reaches where they are few, else from the pairs: these are few.
  fileprivate static var anyAlike: Counting<PersonRecord> {
    Counting(
      """
      FROM \(rows: PersonRecord.self, as: "p", fromReach: true)
        JOIN \(part: "person_alike", of: PersonRecord.self, as: "a") ON a.person_id = p.id
        JOIN \(part: "person_alike", of: PersonRecord.self, as: "b")
          ON b.person_id = a.other_id AND b.other_id = a.person_id
      WHERE a.person_id > \("")
      """, upTo: 1)
  }

  fileprivate static func known(_ ids: [PersonID]) -> Statement<PersonRecord, KnownPerson> {
    Statement(
      """
      SELECT p.id, p.subject, p.name, p.preferred_name, p.original_name, p.original_language, p.version, p.sort_key,
        p.phone, p.birth_date, p.birth_precision
      FROM \(rows: PersonRecord.self, as: "p") WHERE p.id IN \(any: ids) ORDER BY p.sort_key, p.id
      """, decode: KnownPerson.decodeWithBirth)
  }
}
