import Access
import Values

// Other ways to reach somebody, as they are stored: parts of the person, in the order in which they were written down.

extension Channel {
  private static let columns: ScopedSQL =
    "c.position, c.phone, c.email, c.whose, c.messages, c.texts, c.language"

  static func of(_ id: PersonID) -> Statement<PersonRecord, Channel> {
    Statement(
      """
      SELECT p.subject, \(part: columns)
      FROM \(rows: PersonRecord.self, as: "p")
        JOIN \(part: "person_channel", of: PersonRecord.self, as: "c") ON c.person_id = p.id
      WHERE p.id = \(id) ORDER BY c.position LIMIT 20
      """, decode: decode)
  }

  /// Those of several people.
  static func of(_ ids: [PersonID]) -> Statement<PersonRecord, (person: PersonID, channel: Channel)> {
    Statement(
      """
      SELECT p.id, p.subject, \(part: columns)
      FROM \(rows: PersonRecord.self, as: "p")
        JOIN \(part: "person_channel", of: PersonRecord.self, as: "c") ON c.person_id = p.id
      WHERE p.id IN \(any: ids) ORDER BY p.id, c.position
      """
    ) { (try $0.id("id"), try decode($0)) }
  }

  @Sendable private static func decode(_ row: borrowing Columns) throws -> Channel {
    let address: Address =
      if let phone = try row.textIfAny("phone") { .phone(phone) } else { .email(try row.text("email")) }
    return Channel(
      address, whose: try row.textIfAny("whose"), messages: try row.choice("messages"),
      texts: try row.choice("texts"), language: try row.languageIfAny("language"))
  }
}

extension People {
  /// The rows that hang on a person: other ways to reach her.
  static func write(_ others: [Channel], of id: PersonID, _ tx: Transaction) throws {
    try tx.complete(Completion<PersonRecord>.removing("person_channel", of: id))
    for (place, channel) in others.enumerated() {
      try tx.complete(
        Completion<PersonRecord>.adding(
          "person_channel", to: id, "position, phone, email, whose, messages, texts, language",
          values: """
            \(place + 1), \(channel.phone), \(channel.email), \(channel.whose), \(channel.messages.rawValue),
            \(channel.texts.rawValue), \(channel.language)
            """))
    }
  }
}
