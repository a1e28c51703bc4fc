import Values

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
    let words = Folding.order(name).split(separator: " ")
    let called = Folding.order(preferredName).split(separator: " ")
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

extension Person {
  /// What tells them from others, for titles and ways back; see `PersonName`.
  public var toldName: String { PersonName(details.name, called: details.preferredName).told }
}

extension ListedPerson {
  var told: PersonName { PersonName(name, called: preferredName) }
}
