// refused: 'Sealed<Of, What>' initializer is inaccessible due to 'internal' protection level
// Nor wrapped in a type of one's own.
import Access
import Values

struct Carrier: Decision {
  let text: String
  static var deciding: Sealed<Carrier, DecidedBy> { Sealed(.system) }
}
