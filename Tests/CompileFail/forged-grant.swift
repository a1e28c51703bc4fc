// refused: 'Grant<K, V>' initializer is inaccessible due to 'internal' protection level
// Making a grant instead of being given one.
import Access
import Values

func name(of id: PersonID) -> Statement<PersonRecord, String> {
  Statement("SELECT p.id, p.subject, p.name FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(id)") {
    try $0.text("name")
  }
}

func show(_ id: PersonID, _ tx: Transaction) throws -> Disclosed<String> {
  try tx.one(name(of: id), Grant<PersonRecord, Read>(reach: everything(), mask: .full, anchor: nil))
}

func everything<Reach>() -> Reach { everything() }
