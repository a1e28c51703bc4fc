import Access
import Values

/// What is kept of how somebody is reached, beside the telephone and the address of mail that come first.
enum ReachTables {
  static let migrations: [Migration] = [
    Migration(
      91, "how somebody is reached",
      [
        .sql("ALTER TABLE person ADD COLUMN texts TEXT NOT NULL DEFAULT 'unknown'"),
        // Until now one answer stood for both.
        .sql("UPDATE person SET texts = messages"),
        .sql("ALTER TABLE person ADD COLUMN phone_of TEXT"),
        .sql("ALTER TABLE person ADD COLUMN phone_language TEXT"),
        .sql("ALTER TABLE person ADD COLUMN email_safe TEXT NOT NULL DEFAULT 'unknown'"),
        .sql("ALTER TABLE person ADD COLUMN email_of TEXT"),
        .sql("ALTER TABLE person ADD COLUMN email_language TEXT"),
        .sql("ALTER TABLE person ADD COLUMN prefers TEXT"),
        .sql(
          """
          CREATE TABLE person_channel (
            person_id TEXT NOT NULL REFERENCES person (id),
            position BIGINT NOT NULL,
            phone TEXT,
            email TEXT,
            whose TEXT,
            messages TEXT NOT NULL,
            texts TEXT NOT NULL,
            language TEXT,
            PRIMARY KEY (person_id, position),
            CHECK ((phone IS NULL) <> (email IS NULL))
          )
          """),
      ] + whole),
    Migration(
      92, "where somebody lives",
      [
        .sql(
          """
          CREATE TABLE person_address (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL UNIQUE REFERENCES person (id),
            lines TEXT,
            version BIGINT NOT NULL
          )
          """)
      ]),
  ]

  /// Numbers that read as one are kept whole from now on; everything else stays as it was written.
  private static var whole: [Migration.Step] {
    let plain = ["(0)", " ", "-", ".", "(", ")"].reduce("phone") { "REPLACE(\($0), '\($1)', '')" }
    let signs = (0...9).reduce(plain) { "REPLACE(\($0), '\($1)', '')" }
    let country = "(SELECT o.country FROM organisation o WHERE o.id = person.organisation_id)"
    return [
      "UPDATE person SET phone = \(plain) WHERE \(signs) IN ('', '+') AND LENGTH(\(plain)) BETWEEN 8 AND 16",
      "UPDATE person SET phone = '+' || SUBSTR(phone, 3) WHERE phone LIKE '00%' AND \(signs) = '' AND LENGTH(phone) BETWEEN 10 AND 17",
      "UPDATE person SET phone = '+45' || phone WHERE LENGTH(phone) = 8 AND \(signs) = '' AND \(country) = 'DK'",
    ].map { .sql($0) }
      + [("DE", "49"), ("FI", "358"), ("SE", "46")].map { home, code in
        .sql(
          """
          UPDATE person SET phone = '+\(code)' || SUBSTR(phone, 2)
          WHERE phone LIKE '0%' AND LENGTH(phone) BETWEEN 8 AND 13 AND \(signs) = '' AND \(country) = '\(home)'
          """)
      }
  }

  static let declarations = [channels, addresses]

  private static let addresses = TableDeclaration(
    "person_address", .case, of: .person(by: "person_id"), kept: .contact,
    labels: [
      "id": "column.number", "person_id": "column.person", "lines": "column.postal-address",
      "version": "column.version",
    ],
    // Where somebody lives asks nobody to do anything.
    rows: [RowSet(PostalAddressRecord.self, followed: false)], merging: .staysAside)

  private static let channels = TableDeclaration(
    "person_channel", .case, of: .person(by: "person_id"), kept: .contact,
    labels: [
      "person_id": "column.person", "position": "column.count", "phone": "column.phone", "email": "column.email",
      "whose": "column.whose", "messages": "column.messages", "texts": "column.texts", "language": "column.language",
    ], part: PartSet(of: PersonRecord.self, by: "person_id"), merging: .staysAside)

  /// Columns of the others, by which somebody is found.
  static let phones = (1...Channel.mostOthers).map { "phone_\($0)" }
  static let mails = (1...Channel.mostOthers).map { "email_\($0)" }

  static let derived: [String: RowSet.Derived] = Dictionary(
    uniqueKeysWithValues: (1...Channel.mostOthers).flatMap { position in
      [("phone_\(position)", "phone"), ("email_\(position)", "email")].map { name, column in
        (name, .part(column, in: "person_channel", by: "person_id", position: position))
      }
    })
}
