public import Access
import Values

/// The tables of this room.
public enum EmployersTables {
  public static let migrations: [Migration] = [
    Migration(
      3, "organisations and workplaces",
      [
        .sql(
          """
          CREATE TABLE organisation (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            sort_key TEXT NOT NULL,
            kind TEXT NOT NULL,
            country TEXT NOT NULL,
            register_number TEXT,
            contact_name TEXT,
            phone TEXT,
            email TEXT,
            version BIGINT NOT NULL
          )
          """),
        .sql("CREATE INDEX organisation_in_order ON organisation (sort_key, id)"),
        .sql(
          """
          CREATE TABLE workplace (
            id TEXT NOT NULL PRIMARY KEY,
            organisation_id TEXT NOT NULL REFERENCES organisation (id),
            name TEXT NOT NULL,
            sort_key TEXT NOT NULL,
            address TEXT,
            unit_number TEXT,
            ordinary_staff BIGINT,
            staff_as_of TEXT,
            representative TEXT,
            contact_name TEXT,
            contact_phone TEXT,
            transport TEXT,
            version BIGINT NOT NULL,
            CHECK (ordinary_staff IS NULL OR ordinary_staff >= 0),
            CHECK ((ordinary_staff IS NULL) = (staff_as_of IS NULL))
          )
          """),
        .sql("CREATE INDEX workplace_by_organisation ON workplace (organisation_id)"),
      ]),
    // Numbers that were there are first compared as they were typed, without spaces; the job that makes the index gives
    // them the form of `Folding.identity`.
    Migration(
      70, "numbers of registers are compared",
      [
        .sql("ALTER TABLE organisation ADD COLUMN register_key TEXT"),
        .sql("ALTER TABLE workplace ADD COLUMN unit_key TEXT"),
        .sql("UPDATE organisation SET register_key = REPLACE(REPLACE(register_number, ' ', ''), '-', '')"),
        .sql("UPDATE workplace SET unit_key = REPLACE(REPLACE(unit_number, ' ', ''), '-', '')"),
        .sql("CREATE INDEX organisation_by_register ON organisation (register_key, country)"),
        .sql("CREATE INDEX workplace_by_unit ON workplace (unit_key)"),
      ]),
    Migration(
      52, "closures of workplaces, and the region in which they lie",
      [
        .sql("ALTER TABLE workplace ADD COLUMN region TEXT"),
        .sql(
          """
          CREATE TABLE workplace_closure (
            workplace_id TEXT NOT NULL REFERENCES workplace (id),
            id TEXT NOT NULL,
            from_day TEXT NOT NULL,
            until_day TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (workplace_id, id),
            CHECK (until_day >= from_day)
          )
          """),
      ]),
    Migration(
      53, "the region of an organisation's own office",
      [.sql("ALTER TABLE organisation ADD COLUMN region TEXT")]),
    // Which records may be of one firm or one workplace; `Access/Search/Sameness` keeps it. The job that makes the index
    // finds those that were there before.
    Migration(
      68, "firms and workplaces that were entered twice",
      [
        .keyed(
          """
          CREATE TABLE organisation_double (
            organisation_id TEXT NOT NULL REFERENCES organisation (id),
            other_id TEXT NOT NULL REFERENCES organisation (id),
            PRIMARY KEY (organisation_id, other_id)
          )
          """),
        .keyed(
          """
          CREATE TABLE workplace_double (
            workplace_id TEXT NOT NULL REFERENCES workplace (id),
            other_id TEXT NOT NULL REFERENCES workplace (id),
            PRIMARY KEY (workplace_id, other_id)
          )
          """),
      ]),
    // The newest number stands with the workplace, as before; here are those that it took the place of.
    Migration(
      74, "numbers of staff that held before",
      [
        .keyed(
          """
          CREATE TABLE workplace_staff (
            workplace_id TEXT NOT NULL REFERENCES workplace (id),
            as_of TEXT NOT NULL,
            ordinary_staff BIGINT NOT NULL,
            PRIMARY KEY (workplace_id, as_of),
            CHECK (ordinary_staff >= 0)
          )
          """)
      ]),
    // Of numbers that were noted before this nobody is named.
    Migration(
      83, "who noted a number of staff",
      [
        .keyed(
          """
          CREATE TABLE workplace_staff_note (
            workplace_id TEXT NOT NULL REFERENCES workplace (id),
            as_of TEXT NOT NULL,
            noted_by TEXT NOT NULL,
            office_id TEXT,
            noted_day TEXT NOT NULL,
            PRIMARY KEY (workplace_id, as_of)
          )
          """)
      ]),
    // See the same of people.
    Migration(
      60, "firms in the order of the reader's alphabet",
      [
        .sql("ALTER TABLE organisation ADD COLUMN sort_danish TEXT NOT NULL DEFAULT ''"),
        .sql("ALTER TABLE organisation ADD COLUMN sort_swedish TEXT NOT NULL DEFAULT ''"),
        .sql("UPDATE organisation SET sort_danish = sort_key, sort_swedish = sort_key"),
        .sql("CREATE INDEX organisation_in_danish_order ON organisation (sort_danish, id)"),
        .sql("CREATE INDEX organisation_in_swedish_order ON organisation (sort_swedish, id)"),
      ]),
    // The same of workplaces, which are listed firm by firm.
    Migration(
      57, "workplaces of a firm in the order of the reader's alphabet",
      [
        .sql("ALTER TABLE workplace ADD COLUMN sort_danish TEXT NOT NULL DEFAULT ''"),
        .sql("ALTER TABLE workplace ADD COLUMN sort_swedish TEXT NOT NULL DEFAULT ''"),
        .sql("UPDATE workplace SET sort_danish = sort_key, sort_swedish = sort_key"),
        .sql("DROP INDEX workplace_by_organisation"),
        .sql("CREATE INDEX workplace_in_order ON workplace (organisation_id, sort_key, id)"),
        .sql("CREATE INDEX workplace_in_danish_order ON workplace (organisation_id, sort_danish, id)"),
        .sql("CREATE INDEX workplace_in_swedish_order ON workplace (organisation_id, sort_swedish, id)"),
      ]),
  ]

  public static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "organisation", .open, of: .nobody, kept: .register,
      labels: [
        "id": "column.number", "name": "column.name", "sort_key": "column.sort-key",
        "sort_danish": "column.sort-key", "sort_swedish": "column.sort-key", "kind": "column.kind",
        "country": "column.country", "region": "column.region", "register_number": "column.register-number",
        "register_key": "column.register-number",
        "contact_name": "column.contact-name", "phone": "column.phone", "email": "column.email",
        "version": "column.version",
      ],
      rows: [
        RowSet(
          OrganisationRecord.self,
          showing: [.shared: ["id", "name", "sort_key", "sort_danish", "sort_swedish", "kind", "country"]],
          findable: Findable(
            .parts, inOrderOf: (column: "sort_key", of: "name"), alphabets: Folding.orderColumns, words: ["name"],
            phones: ["phone"], mails: ["email"],
            numbers: ["register_number"], identities: [(column: "register_key", of: "register_number")],
            sameness: .number("register_key", within: "country", keptIn: "organisation_double", by: "organisation_id")))
      ]),
    TableDeclaration(
      "workplace", .open, of: .nobody, kept: .register,
      labels: [
        "id": "column.number", "organisation_id": "column.organisation", "name": "column.name",
        "sort_key": "column.sort-key", "sort_danish": "column.sort-key", "sort_swedish": "column.sort-key",
        "address": "column.address", "unit_number": "column.unit-number",
        "unit_key": "column.unit-number",
        "ordinary_staff": "column.ordinary-staff", "staff_as_of": "column.as-of",
        "representative": "column.representative", "contact_name": "column.contact-name",
        "contact_phone": "column.phone", "transport": "column.transport", "region": "column.region",
        "version": "column.version",
      ],
      rows: [
        RowSet(
          WorkplaceRecord.self,
          derived: [
            "organisation_name": .named(by: "organisation_id", in: "organisation", as: "name"),
            "organisation_key": .named(by: "organisation_id", in: "organisation", as: "sort_key"),
            "organisation_danish": .named(by: "organisation_id", in: "organisation", as: "sort_danish"),
            "organisation_swedish": .named(by: "organisation_id", in: "organisation", as: "sort_swedish"),
            "firm_key": .named(by: "organisation_id", in: "organisation", as: "register_key"),
            "country": .named(by: "organisation_id", in: "organisation", as: "country"),
          ],
          findable: Findable(
            .parts, inOrderOf: (column: "sort_key", of: "name"), alphabets: Folding.orderColumns,
            words: ["name", "organisation_name"],
            phones: ["contact_phone"], numbers: ["unit_number"],
            identities: [(column: "unit_key", of: "unit_number")],
            sameness: .number("unit_key", within: "country", keptIn: "workplace_double", by: "workplace_id")))
      ]),
    TableDeclaration(
      "organisation_double", .open, of: .nobody, kept: .register,
      labels: ["organisation_id": "column.organisation", "other_id": "column.organisation"],
      part: PartSet(of: OrganisationRecord.self, by: "organisation_id")),
    TableDeclaration(
      "workplace_double", .open, of: .nobody, kept: .register,
      labels: ["workplace_id": "column.workplace", "other_id": "column.workplace"],
      part: PartSet(of: WorkplaceRecord.self, by: "workplace_id")),
    TableDeclaration(
      "workplace_staff", .open, of: .nobody, kept: .register,
      labels: [
        "workplace_id": "column.workplace", "as_of": "column.as-of", "ordinary_staff": "column.ordinary-staff",
      ], part: PartSet(of: WorkplaceRecord.self, by: "workplace_id")),
    TableDeclaration(
      "workplace_staff_note", .open, of: .nobody, kept: .register,
      labels: [
        "workplace_id": "column.workplace", "as_of": "column.as-of", "noted_by": "column.noted-by",
        "office_id": "column.organisation", "noted_day": "column.noted",
      ], part: PartSet(of: WorkplaceRecord.self, by: "workplace_id")),
    TableDeclaration(
      "workplace_closure", .open, of: .nobody, kept: .register,
      labels: [
        "workplace_id": "column.workplace", "id": "column.number", "from_day": "column.from",
        "until_day": "column.until",
        "name": "column.closure",
      ], part: PartSet(of: WorkplaceRecord.self, by: "workplace_id")),
  ]
}
