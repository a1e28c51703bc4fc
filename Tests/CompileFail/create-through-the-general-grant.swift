// refused: requires that 'Create' conform to 'ExistingVerb'
// A new row needs something to hang on, which only `grantToCreate` asks about.
import Access
import Values

func enter(_ tx: Transaction) throws {
  _ = try tx.grant(Create.self, PersonRecord.self)
}
