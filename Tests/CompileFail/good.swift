// compiles
// What the others do wrong, done rightly.
import Access
import Values

func name(of id: PersonID) -> Statement<PersonRecord, String> {
  Statement("SELECT p.id, p.subject, p.name FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(id)") {
    try $0.text("name")
  }
}

func page(_ text: Disclosed<String>) {}

func show(_ id: PersonID, _ tx: Transaction) throws {
  page(try tx.one(name(of: id), try tx.grant(Read.self, PersonRecord.self)))
}

func rename(_ id: PersonID, _ text: String, seen version: Version, _ tx: Transaction) throws {
  let grant = try tx.grant(Edit.self, PersonRecord.self)
  try tx.change(
    Change<PersonRecord>(of: id, seen: version, as: "person.renamed", set: "name = \(text)"), grant)
}

func enter(_ text: String, in organisation: OrganisationID, _ tx: Transaction) throws {
  let id: PersonID = tx.newID()
  try tx.insert(
    Insertion<PersonRecord>(
      of: id, as: "person.entered",
      "INSERT INTO \(into: PersonRecord.self) (id, organisation_id, name) VALUES (\(id), \(within: organisation), \(text))"
    ),
    try tx.grantToCreate(PersonRecord.self, on: .organisation(organisation)))
}
