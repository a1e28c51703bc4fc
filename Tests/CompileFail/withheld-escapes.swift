// refused: in concurrently-executing code
// Withheld content leaves through a captured variable.
import Access
import Values

func leak(_ withheld: Withheld<String>, _ tx: Transaction) throws -> String {
  var out = ""
  try withheld.decide(tx) { value, _ in out = value }
  return out
}
