// refused: cannot convert value of type 'String' to expected argument type 'StaticString'
// The table that the scope is about stands in the source.
import Access
import Values

func all(in table: String) -> ScopedSQL {
  "SELECT p.name FROM person p WHERE \(scope: table)"
}
