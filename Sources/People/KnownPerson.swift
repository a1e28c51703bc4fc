import Access
import Values

/// A person in a list, with what she may be recognised by.
struct KnownPerson: Sendable {
  let person: ListedPerson
  let phone: String?
  var birth: BirthDate? = nil

  var born: CivilDate? { birth?.date }

  func isCalledLike(_ other: KnownPerson) -> Bool {
    var details = Person.Details(name: other.person.name)
    details.originalName = other.person.originalName
    return isCalledLike(details)
  }

  func isCalledLike(_ details: Person.Details) -> Bool { isCalled(details, Folding.isSameName) }

  private func isCalled(_ details: Person.Details, _ areSame: (String, String) -> Bool) -> Bool {
    let theirs = [person.name, person.originalName].compactMap(\.self)
    return [details.name, details.originalName].compactMap(\.self).contains { mine in
      theirs.contains { areSame(mine, $0) }
    }
  }

  /// Has the very same name, and may have been born on the same day.
  func isNamesake(_ details: Person.Details) -> Bool {
    let mayBeBornWith = birth.map { mine in details.birth.map(mine.mayBe) ?? true } ?? true
    return mayBeBornWith && isCalled(details, Folding.isOneName)
  }

  func isAlike(_ details: Person.Details) -> Bool {
    if let born, born == details.birth?.date, isCalledLike(details) { return true }
    if isNamesake(details) { return true }
    guard let phone, let other = details.phone else { return false }
    return Folding.isSamePhone(phone, other)
  }

  @Sendable static func decode(_ row: borrowing Columns) throws -> KnownPerson {
    KnownPerson(person: try ListedPerson.decode(row), phone: try row.textIfAny("phone"))
  }

  @Sendable static func decodeWithBirth(_ row: borrowing Columns) throws -> KnownPerson {
    var known = try decode(row)
    if let day = try row.dateIfAny("birth_date") { known.birth = BirthDate(day, try row.choice("birth_precision")) }
    return known
  }
}

extension BirthDate {
  /// Whether both may be one birth, as exactly as it is known of each.
  func mayBe(_ other: BirthDate) -> Bool {
    guard date.year == other.date.year else { return false }
    let known = [precision, other.precision]
    if known.contains(.year) { return true }
    return known.contains(.month) ? date.month == other.date.month : date == other.date
  }
}
