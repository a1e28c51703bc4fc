// refused: 'Sealed<Of, What>' initializer is inaccessible due to 'internal' protection level
// A kind that is one thing to the policy and another to the statement.
import Access
import Values

enum Mine: Protected {
  static var listing: Sealed<Mine, Kind> { Sealed(Bool.random() ? .programme : .person) }
}
