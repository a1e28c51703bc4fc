import Access
import Design
import Employers
import Language
import Values
import Web

extension PlacementPages {
  /// What is due and not noted: some days after the last one it stands as not held, and leaves everybody's week.
  private func openFollowUps(_ around: PlacementCase, _ desk: Desk) -> HTML {
    let open = around.followUpsThatCount.filter { $0.result == nil && $0.due <= around.today }
    guard !open.isEmpty else { return .nothing }
    let days = desk.voice.list(open.map { desk.voice.date($0.due) })
    return
      "<p>\(desk.voice(.endingOpenFollowUps(n: open.count, days: days))) <a href=\"\(Link.to(PlacementsAddress.placement(around.placement.id), fragment: "follow-ups"))\">\(desk.voice(.followUpTitle))</a></p>"
  }

  func ending(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      PlacementsAddress.ending(id), titled: .endingTitle,
      cancel: .to(PlacementsAddress.placement(id)), purpose: .placement,
      verb: .endingSubmit, done: nil,
      editable: { tx, desk in
        _ = try tx.grant(End.self, PlacementRecord.self)
        return try editable(id, tx, desk, for: .end) { around, name in
          var editable = Editable(
            version: around.placement.version,
            answers: EndingForm.answers(around.placement.announced(on: around.today), today: around.today), name: name,
            questions: EndingForm.questions, above: openFollowUps(around, desk))
          editable.stored = EndingForm.stored(around.placement.ending)
          return editable
        }
      },
      reading: { $0 },
      save: { tx, fields, version in
        let back = Link.to(PlacementsAddress.placement(id))
        if fields[EndingForm.withdrawal.name] != nil {
          try steps.withdrawEnding(of: id, fields, seen: version, in: visit.voice, tx)
          return back.saying(.doneEndingWithdrawn, about: id, at: try placements.settledVersion(of: id, tx))
        }
        let isAgain = try placements.find(id, tx).act { $0.ending != nil }
        try steps.end(id, fields, seen: version, in: visit.voice, tx)
        return try placements.find(id, tx).act { placement in
          let done: Phrase =
            placement.ending?.isDrop ?? false
            ? .doneDraftDropped
            : placement.announced(on: tx.today) == nil ? .donePlacementEnded : .doneEndingAnnounced
          return back.saying(
            done, about: id,
            at: version.next, part: isAgain ? Done<PlacementKind>.again : "")
        }
      })
  }
}
