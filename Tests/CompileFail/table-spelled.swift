// refused: extraneous argument label 'scope:' in call
// A table by its name, with the scope said beside it: whatever follows could undo it.
import Access
import Values

func all() -> Statement<PersonRecord, String> {
  Statement("SELECT p.id, p.name FROM person p WHERE \(scope: "p") OR 1 = 1") { try $0.text("name") }
}
