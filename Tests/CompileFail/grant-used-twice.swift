// refused: 'grant' consumed more than once
// One decision, one statement.
import Access
import Values

func name(of id: PersonID) -> Statement<PersonRecord, String> {
  Statement("SELECT p.id, p.subject, p.name FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(id)") {
    try $0.text("name")
  }
}

func both(_ one: PersonID, _ other: PersonID, _ tx: Transaction) throws {
  let grant = try tx.grant(Read.self, PersonRecord.self)
  _ = try tx.one(name(of: one), grant)
  _ = try tx.one(name(of: other), grant)
}
