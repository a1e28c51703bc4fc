import Access
import Employers
import Language
import Values
import Web

extension PlacementPages {
  func ending(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      PlacementsAddress.ending(id), EndingForm.questions, titled: .endingTitle,
      cancel: .to(PlacementsAddress.placement(id)), purpose: .placement,
      verb: .endingSubmit, done: .donePlacementEnded,
      current: { tx in
        _ = try tx.grant(End.self, PlacementRecord.self)
        return try placements.disclose(id, tx).map {
          ($0.placement.version, Fields(["on": tx.today.iso]), $0.workplace.details.name)
        }
      },
      reading: { $0 },
      save: { tx, fields, version in
        try steps.end(id, fields, seen: version, tx)
        return .to(PlacementsAddress.placement(id))
      })
  }
}
