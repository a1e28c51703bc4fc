// refused: cannot convert return expression of type '()' to return type 'String'
// A decision answers with ids and flags, never with the content.
import Access
import Values

func leak(_ withheld: Withheld<String>, _ tx: Transaction) throws -> String {
  try withheld.decide(tx) { value, _ in value }
}
