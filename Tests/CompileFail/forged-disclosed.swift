// refused: 'Disclosed<Value>' initializer is inaccessible due to 'internal' protection level
// Calling something disclosed that was never journalled.
import Access
import Values

func name(of id: PersonID) -> Statement<PersonRecord, String> {
  Statement("SELECT p.id, p.subject, p.name FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(id)") {
    try $0.text("name")
  }
}

func page(_ text: Disclosed<String>) {}

func show() { page(Disclosed<String>("read elsewhere")) }
