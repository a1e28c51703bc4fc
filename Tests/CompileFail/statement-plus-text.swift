// refused: referencing operator function '+' on 'Sequence' requires that 'ScopedSQL' conform to 'Sequence'
// Nor appended to one.
import Access
import Values

func ordered(_ sql: ScopedSQL, by column: String) -> ScopedSQL {
  sql + column
}
