import Access
import Values
import Web

// Every statement about people, whole.

extension Person {
  /// How she is reached first.
  private static let reach: ScopedSQL =
    """
    p.phone, p.phone_of, p.phone_language, p.messages, p.texts, p.email, p.email_of, p.email_language, p.email_safe, p.prefers
    """

  /// The full record. Languages follow in `LanguageSkill.of`, other ways to reach her in `Channel.of`.
  static func byID(_ id: PersonID) -> Statement<PersonRecord, Person> {
    Statement(
      """
      SELECT p.id, p.subject, p.version, p.name, p.preferred_name, p.sounds_like, p.original_name,
        p.original_language, p.birth_date, p.birth_precision, \(part: reach), p.interpreter
      FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(id)
      """
    ) { row in
      var person = try introduction(row)
      if let date = try row.dateIfAny("birth_date") {
        person.details.birth = BirthDate(date, try row.choice("birth_precision"))
      }
      return person
    }
  }
}

extension Person {
  /// What is sent with a referral: who it is and how to reach her.
  static func introduced(_ id: PersonID) -> Statement<PersonRecord, Person> {
    Statement(
      """
      SELECT p.id, p.subject, p.version, p.name, p.preferred_name, p.sounds_like, p.original_name,
        p.original_language, \(part: reach), p.interpreter
      FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(id)
      """, showing: .referral, decode: introduction)
  }

  @Sendable private static func introduction(_ row: borrowing Columns) throws -> Person {
    var details = Details(name: try row.text("name"))
    details.preferredName = try row.textIfAny("preferred_name")
    details.soundsLike = try row.textIfAny("sounds_like")
    details.originalName = try row.textIfAny("original_name")
    details.originalLanguage = try row.languageIfAny("original_language")
    details.phone = try row.textIfAny("phone")
    details.phoneOf = try row.textIfAny("phone_of")
    details.phoneLanguage = try row.languageIfAny("phone_language")
    details.messages = try row.choice("messages")
    details.texts = try row.choice("texts")
    details.email = try row.textIfAny("email")
    details.emailOf = try row.textIfAny("email_of")
    details.emailLanguage = try row.languageIfAny("email_language")
    details.emailSafe = try row.choice("email_safe")
    details.prefers = try row.choiceIfAny("prefers")
    details.interpreter = try row.languageIfAny("interpreter")
    return Person(id: try row.id("id"), version: try row.version(), details: details)
  }
}

extension Person {
  /// That the person is there and within reach, and nothing else.
  static func reached(_ id: PersonID) -> Statement<PersonRecord, PersonID> {
    Statement(
      "SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(id)", showing: .shared
    ) { try $0.id("id") }
  }
}

extension Person {
  /// The same for whoever is told all of her.
  static func reachedWhole(_ id: PersonID) -> Statement<PersonRecord, PersonID> {
    Statement("SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(id)") { try $0.id("id") }
  }
}

extension Person {
  /// Everybody, in the order of ids, for the system to go through.
  static func everybody(after person: PersonID?, limit: Int) -> Statement<PersonRecord, PersonID> {
    Statement(
      """
      SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p")
      WHERE p.id > \(person?.text ?? "") ORDER BY p.id LIMIT \(limit)
      """, showing: .shared
    ) { try $0.id("id") }
  }
}

extension LanguageSkill {
  static func of(_ id: PersonID) -> Statement<PersonRecord, LanguageSkill> {
    Statement(
      """
      SELECT p.subject, l.language, l.mother_tongue, l.listening, l.reading, l.speaking, l.writing
      FROM \(rows: PersonRecord.self, as: "p")
        JOIN \(part: "person_language", of: PersonRecord.self, as: "l") ON l.person_id = p.id
      WHERE p.id = \(id) ORDER BY l.position LIMIT 20
      """
    ) { row in
      var levels: [Skill: Level] = [:]
      for skill in Skill.allCases { levels[skill] = try row.choiceIfAny(skill.rawValue) }
      return LanguageSkill(
        language: try row.language("language"), isMotherTongue: try row.flag("mother_tongue"), levels: levels)
    }
  }
}

extension ListedPerson {
  private static let columns: ScopedSQL =
    """
    p.id, p.subject, p.name, p.preferred_name, p.original_name, p.original_language, p.version, p.sort_key
    """

  @Sendable static func decode(_ row: borrowing Columns) throws -> ListedPerson {
    ListedPerson(
      id: try row.id("id"), name: try row.text("name"), preferredName: try row.textIfAny("preferred_name"),
      originalName: try row.textIfAny("original_name"), originalLanguage: try row.languageIfAny("original_language"),
      version: try row.version(), sortKey: try row.text("sort_key"))
  }

  @Sendable private static func decodeBorn(_ row: borrowing Columns) throws -> ListedPerson {
    var person = try decode(row)
    person.born = try row.dateIfAny("birth_date")?.year
    return person
  }

  /// Everybody within reach, in the order of names, after a place in that order.
  static func all(after place: PlaceInOrder<PersonKind>?, limit: Int) -> Statement<PersonRecord, ListedPerson> {
    Statement(
      """
      SELECT \(part: columns), p.birth_date
      FROM \(rows: PersonRecord.self, as: "p", fromReach: true) WHERE (p.sort_key, p.id) > (\(place?.sortKey ?? ""), \(place?.id.text ?? ""))
      ORDER BY p.sort_key, p.id LIMIT \(limit)
      """, decode: decodeBorn)
  }

  static func among(_ ids: [PersonID]) -> Statement<PersonRecord, ListedPerson> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: PersonRecord.self, as: "p") WHERE p.id IN \(any: ids) ORDER BY p.sort_key, p.id
      """, showing: .referral, decode: decode)
  }

  /// Those within reach whom a search finds, in the order of names, after a place in that order.
  static func found(
    by search: SearchText, after place: PlaceInOrder<PersonKind>?, limit: Int
  ) -> Statement<PersonRecord, ListedPerson> {
    Statement(
      """
      SELECT p.id, p.subject, p.name, p.preferred_name, p.original_name, p.original_language, p.version,
        p.birth_date, p.found_key AS sort_key
      FROM \(found: PersonRecord.self, as: "p", by: search, after: place?.found, limit: limit)
      ORDER BY p.found_key, p.id LIMIT \(limit)
      """, decode: decodeBorn)
  }

  static func number(foundBy search: SearchText, upTo most: Int) -> Counting<PersonRecord> {
    Counting("FROM \(found: PersonRecord.self, as: "p", by: search, after: nil, limit: most)", upTo: most)
  }
}
