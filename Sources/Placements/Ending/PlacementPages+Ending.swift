import Access
import Design
import Employers
import Language
import Values
import Web

extension PlacementPages {
  func ending(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      PlacementsAddress.ending(id), titled: .endingTitle,
      cancel: .to(PlacementsAddress.placement(id)), purpose: .placement,
      verb: .endingSubmit, done: nil,
      editable: { tx, desk in
        _ = try tx.grant(End.self, PlacementRecord.self)
        return try editable(id, tx, desk, for: .end) { around, name in
          Editable(
            version: around.placement.version,
            answers: EndingForm.answers(around.placement.announced(on: around.today), today: around.today), name: name,
            questions: EndingForm.questions)
        }
      },
      reading: { $0 },
      save: { tx, fields, version in
        let back = Link.to(PlacementsAddress.placement(id))
        if fields[EndingForm.withdrawal.name] != nil {
          try steps.withdrawEnding(of: id, fields, seen: version, in: visit.voice, tx)
          return back.saying(.doneEndingWithdrawn, about: id, at: version.next)
        }
        let isAgain = try placements.find(id, tx).act { $0.ending != nil }
        try steps.end(id, fields, seen: version, in: visit.voice, tx)
        return try placements.find(id, tx).act { placement in
          back.saying(
            placement.announced(on: tx.today) == nil ? .donePlacementEnded : .doneEndingAnnounced, about: id,
            at: version.next, part: isAgain ? Done<PlacementKind>.again : "")
        }
      })
  }
}
