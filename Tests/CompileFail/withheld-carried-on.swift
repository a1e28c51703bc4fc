// refused: in concurrently-executing code
// Through the variable of what goes on from it.
import Access
import Values

func leak(_ withheld: Withheld<String>, _ other: Withheld<Int>, _ tx: Transaction) throws -> String {
  var out = ""
  _ = withheld.flatMap(tx) { value, _ in
    out = value
    return other
  }
  return out
}
