// refused: cannot convert value of type 'String' to expected argument type 'StaticString'
// The name of a row set stands in the source.
import Access
import Values

func all(as name: String) -> ScopedSQL {
  "SELECT p.name FROM \(rows: PersonRecord.self, as: name) WHERE 1 = 1"
}
