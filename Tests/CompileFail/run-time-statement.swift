// refused: cannot convert value of type 'String' to expected argument type 'ScopedSQL'
// A text made at run time is no statement.
import Access
import Values

func find(by text: String) -> Statement<PersonRecord, String> {
  let sql = "SELECT p.name FROM person p WHERE p.name = '" + text + "'"
  return Statement(sql) { try $0.text("name") }
}
