// refused: cannot convert value of type 'Grant<ProgrammeRecord, Read>' to expected argument type 'Grant<PersonRecord, Read>'
// A grant for programmes spent on a person.
import Access
import Values

func name(of id: PersonID) -> Statement<PersonRecord, String> {
  Statement("SELECT p.id, p.subject, p.name FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(id)") {
    try $0.text("name")
  }
}

func show(_ id: PersonID, _ tx: Transaction) throws -> Disclosed<String> {
  let grant = try tx.grant(Read.self, ProgrammeRecord.self)
  return try tx.one(name(of: id), grant)
}
