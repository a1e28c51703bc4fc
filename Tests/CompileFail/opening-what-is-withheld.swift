// refused: 'value' is inaccessible due to 'internal' protection level
// Nobody is shown what was only consulted.
import Access
import Values

func open(_ withheld: Withheld<String>) -> String { withheld.value }
