// refused: type 'Mine' does not conform to protocol 'Protected'
// Another kind's listing does not fit.
import Access
import Values

enum Mine: Protected {
  static let listing = PersonRecord.listing
}
