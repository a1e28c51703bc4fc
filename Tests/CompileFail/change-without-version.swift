// refused: missing argument for parameter 'seen' in call
// Writing over what somebody else has just written.
import Access
import Values

func rename(_ id: PersonID, _ tx: Transaction) throws {
  try tx.change(
    Change<PersonRecord>(of: id, as: "person.renamed", set: "name = 'x'"),
    try tx.grant(Edit.self, PersonRecord.self))
}
