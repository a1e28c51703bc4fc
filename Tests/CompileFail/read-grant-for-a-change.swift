// refused: requires that 'Read' conform to 'ChangingVerb'
// Who may look does not therefore change.
import Access
import Values

func rename(_ id: PersonID, seen version: Version, _ tx: Transaction) throws {
  let grant = try tx.grant(Read.self, PersonRecord.self)
  try tx.change(
    Change<PersonRecord>(of: id, seen: version, as: "person.renamed", set: "name = 'x'"), grant)
}
