// refused: does not conform to protocol 'Copyable'
// A grant kept for later would outlive the relations that it was decided by.
import Access
import Values

func keep(_ tx: Transaction) throws {
  var kept: [Grant<PersonRecord, Read>] = []
  kept.append(try tx.grant(Read.self, PersonRecord.self))
}
