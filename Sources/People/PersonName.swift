public import Access
public import Values

/// What somebody is called, as people tell one from another: what they are called beside their whole name, and the year of
/// their birth where two in one list have the same.
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

  /// Those of a list, with the year of birth behind what two of them are called.
  ///
  /// - Parameter years: of those whose birth the reader may see, where it is known.
  static func told<Of: Hashable>(_ names: [Of: PersonName], years: [Of: Int]) -> [Of: String] {
    var bearers: [String: Int] = [:]
    for name in names.values { bearers[Folding.order(name.told), default: 0] += 1 }
    return Dictionary(
      uniqueKeysWithValues: names.map { key, name in
        let isAlone = bearers[Folding.order(name.told)] == 1
        guard !isAlone, let year = years[key] else { return (key, name.told) }
        return (key, name.told + " (" + String(year) + ")")
      })
  }
}

extension PersonName {
  /// With the year of birth behind it.
  func told(bornIn year: Int?) -> String { year.map { told + " (" + String($0) + ")" } ?? told }
}

extension Person {
  /// What tells them from others, for titles and ways back; see `PersonName`.
  public var toldName: String {
    PersonName(details.name, called: details.preferredName).told(bornIn: hasNamesake ? details.birth?.date.year : nil)
  }
}

extension People {
  /// What somebody is called in a title: with the year of birth where somebody else within reach has the same name. `nil`
  /// for whoever is not reached.
  public static func title(of id: PersonID, _ tx: Transaction) throws -> Disclosed<String?> {
    guard tx.actor.might(List.self, PersonRecord.self, seeing: .referral) else { return tx.me.map { _ in nil } }
    return try tx.list(
      ListedPerson.among([id]), try tx.grant(List.self, PersonRecord.self, seeing: .referral)
    ).flatMap { found in
      guard let person = found.first, try hasNamesake(id, called: person.name, tx) else {
        return tx.me.map { _ in found.first?.told.told }
      }
      return try tx.list(ListedPerson.births(of: [id]), try tx.grant(List.self, PersonRecord.self)).map { births in
        person.told.told(bornIn: births.first?.1)
      }
    }
  }

  /// Whether somebody else within reach has the same name. Whoever is not told when people were born is not told this
  /// either: it would help nobody.
  static func hasNamesake(_ id: PersonID, called name: String, _ tx: Transaction) throws -> Bool {
    guard tx.actor.might(List.self, PersonRecord.self) else { return false }
    return try tx.count(
      ListedPerson.namesakes(of: id, called: name), try tx.grant(Count.self, PersonRecord.self)
    ).act { $0 > 0 }
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
