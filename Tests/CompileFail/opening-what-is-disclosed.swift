// refused: 'value' is inaccessible due to '@_spi' protection level
// Only the room that sends it opens it.
import Access
import Values

func open(_ disclosed: Disclosed<String>) -> String { disclosed.value }
