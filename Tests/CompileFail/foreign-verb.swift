// refused: type 'Peek' does not conform to protocol 'Verb'
// A verb of a room's own.
import Access
import Values

enum Peek: Verb {
  static let listing = Read.listing
}
