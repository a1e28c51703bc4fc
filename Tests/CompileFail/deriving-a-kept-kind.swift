// refused: type 'PersonRecord' does not conform to protocol 'Derived'
// What people enter, the system does not write by itself.
import Access
import Values

func rename(_ id: PersonID, _ tx: Transaction) throws {
  try tx.derive(
    Derivation<PersonRecord>("UPDATE \(into: PersonRecord.self) SET name = 'x' WHERE id = \(id)"))
}
