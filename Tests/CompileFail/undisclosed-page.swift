// refused: cannot convert value of type 'String' to expected argument type 'Disclosed<String>'
// A page takes only what was disclosed.
import Access
import Values

func page(_ text: Disclosed<String>) {}

func show(_ text: String) { page(text) }
