// refused: cannot convert value of type 'String' to expected argument type 'Completion<OrganisationRecord>'
// A completion names a part and a record; there is no statement to write.
import Access
import Values

func hack(_ tx: Transaction) throws {
  let sql = "INSERT INTO role_assignment (id) VALUES ('x')"
  let _: (Completion<OrganisationRecord>) throws -> Int = tx.complete
  try (tx.complete as (Completion<OrganisationRecord>) throws -> Int)(sql)
}
