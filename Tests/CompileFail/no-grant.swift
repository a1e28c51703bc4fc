// refused: missing argument for parameter #2 in call
// Reading without asking who may.
import Access
import Values

func name(of id: PersonID) -> Statement<PersonRecord, String> {
  Statement("SELECT p.id, p.subject, p.name FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(id)") {
    try $0.text("name")
  }
}

func show(_ id: PersonID, _ tx: Transaction) throws -> Disclosed<String> {
  try tx.one(name(of: id))
}
