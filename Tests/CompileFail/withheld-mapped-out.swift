// refused: in concurrently-executing code
// Through the variable of a transformation.
import Access
import Values

func leak(_ withheld: Withheld<String>) -> String {
  var out = ""
  _ = withheld.map { (value: String) -> Bool in
    out = value
    return true
  }
  return out
}
