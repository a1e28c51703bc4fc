// refused: cannot convert value of type 'Withheld<String>' to expected argument type 'Disclosed<String>'
// What was only consulted does not become a page.
import Access
import Values

func page(_ text: Disclosed<String>) {}

func show(_ withheld: Withheld<String>) { page(withheld) }
