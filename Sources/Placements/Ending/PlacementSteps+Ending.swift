import Access
import Rules
import Values
import Web

extension PlacementSteps {
  func end(_ id: PlacementID, _ fields: Fields, seen version: Version, _ tx: Transaction) throws {
    try placements.find(id, tx).act { placement in
      let ending = try EndingForm.read(fields, from: placement.terms.period.from, today: tx.today)
      try whenOpen { try placements.end(placement, ending, seen: version, tx) }
    }
  }
}
