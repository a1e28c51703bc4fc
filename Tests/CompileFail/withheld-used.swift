// refused: value of type 'Withheld<String>' has no member 'use'
// Opening it without the transaction in which the decision is made.
import Access
import Values

func leak(_ w: Withheld<String>) -> String { var out = ""; w.use { out = $0 }; return out }
