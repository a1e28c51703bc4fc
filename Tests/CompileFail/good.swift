// compiles
// What the others do wrong, done rightly.
import Access
import Values

func name(of id: PersonID) -> Statement<PersonRecord, String> {
  Statement("SELECT p.id, p.id AS subject, p.name FROM person p WHERE p.id = \(id) AND \(scope: "p")") {
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
    Change<PersonRecord>(of: "person", id, seen: version, as: "person.renamed", set: "name = \(text)"), grant)
}

func enter(_ text: String, in organisation: OrganisationID, _ tx: Transaction) throws {
  let id: PersonID = tx.newID()
  try tx.insert(
    Insertion<PersonRecord>(
      of: id, as: "person.entered",
      "INSERT INTO person (id, organisation_id, name) VALUES (\(id), \(within: organisation), \(text))"),
    try tx.grantToCreate(PersonRecord.self, on: .organisation(organisation)))
}
