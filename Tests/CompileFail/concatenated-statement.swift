// refused: cannot convert value of type 'String' to expected argument type 'ScopedSQL'
// Nor part of one.
import Access
import Values

func ordered(by column: String) -> ScopedSQL {
  "SELECT p.name FROM person p ORDER BY \(part: column)"
}
