public import Access
public import Language
public import Values

/// What somebody is called, as people tell one from another: what they are called beside their whole name; what tells two of
/// one name apart is in `Namesake`.
public struct PersonName: Sendable, Hashable {
  public let name: String
  public let preferredName: String?

  public init(_ name: String, called preferredName: String?) {
    (self.name, self.preferredName) = (name, preferredName)
  }

  /// *Selam Eksempelsen*; *Momo (Mohammed Opdigtet)* where the one does not stand in the other.
  public var told: String {
    guard let preferredName else { return name }
    let words = Folding.sameName(name).split(separator: " ")
    let called = Folding.sameName(preferredName).split(separator: " ")
    return called.allSatisfy(words.contains) ? name : preferredName + " (" + name + ")"
  }

  /// With what tells it from others behind it.
  func told(beside mark: String?) -> String { mark.map { told + " (" + $0 + ")" } ?? told }
}

extension Person {
  /// What tells them from others, for titles and ways back; see `Namesake`.
  public var toldName: String { PersonName(details.name, called: details.preferredName).told(beside: mark) }
}

extension People {
  /// What somebody is called in a title: where somebody else within reach has the same name, with the year of birth or
  /// whatever else is needed to tell them apart. `nil` for whoever is not reached.
  public static func title(of id: PersonID, _ tx: Transaction, _ voice: Voice? = nil) throws -> Disclosed<String?> {
    guard tx.actor.might(List.self, PersonRecord.self, seeing: .referral) else { return tx.me.map { _ in nil } }
    return try tx.list(
      ListedPerson.among([id]), try tx.grant(List.self, PersonRecord.self, seeing: .referral)
    ).flatMap { found in
      guard let person = found.first else { return tx.me.map { _ in nil } }
      return try mark(id, called: person.name, tx, voice).map { person.told.told(beside: $0) }
    }
  }
}

extension ListedPerson {
  var told: PersonName { PersonName(name, called: preferredName) }
}

extension PersonName {
  /// Of those of whom nothing is told but what is shared.
  fileprivate static func shared(_ ids: [PersonID]) -> Statement<PersonRecord, (PersonID, PersonName)> {
    Statement(
      """
      SELECT p.id, p.subject, p.name, p.preferred_name FROM \(rows: PersonRecord.self, as: "p")
      WHERE p.id IN \(any: ids) ORDER BY p.id
      """, showing: .shared
    ) { (try $0.id("id"), PersonName(try $0.text("name"), called: try $0.textIfAny("preferred_name"))) }
  }
}

extension People {
  /// What these people are called, for whoever is told what is shared with her and no more.
  static func sharedNames(_ ids: [PersonID], _ tx: Transaction) throws -> Disclosed<[PersonID: String]> {
    guard !ids.isEmpty, tx.actor.might(List.self, PersonRecord.self, seeing: .shared) else {
      return tx.me.map { _ in [:] }
    }
    return try tx.listWhatIsReadable(
      PersonName.shared(ids), try tx.grant(List.self, PersonRecord.self, seeing: .shared)
    ).map { found in Dictionary(found.map { ($0.0, $0.1.told) }) { first, _ in first } }
  }
}
