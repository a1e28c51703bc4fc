// refused: to expected argument type 'Counting<PersonRecord>'
// What passes as a number without being journalled.
import Access
import Values

func year(_ tx: Transaction) throws -> Disclosed<Int> {
  let year: Statement<PersonRecord, Int> = Statement(
    "SELECT p.birth_date AS count FROM \(rows: PersonRecord.self, as: "p")"
  ) { try $0.integer("count") }
  return try tx.count(year, try tx.grant(Count.self, PersonRecord.self))
}
