import Access
import Design
import Employers
import Language
import Rules
import Values
import Web

extension PlacementPages {
  func `extension`(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      PlacementsAddress.extension(id), titled: .extensionTitle,
      cancel: .to(PlacementsAddress.placement(id)), purpose: .placement,
      verb: .extensionTitle, done: nil, isSavedOver: false,
      editable: { tx, desk in
        _ = try tx.grant(Edit.self, PlacementRecord.self)
        return try editable(id, tx, desk, for: .extend) { around, name in
          var editable = Editable(
            version: around.placement.version, answers: Fields(["decidedOn": around.today.iso]), name: name,
            questions: ExtensionForm.questions, closed: around.closedExtension)
          editable.stored = Fields([ExtensionForm.until.name: around.placement.terms.period.until?.iso ?? ""])
          return editable
        }
      },
      reading: { $0 },
      save: { tx, fields, version in
        let back = Link.to(PlacementsAddress.placement(id))
        if fields[ExtensionForm.withdrawal.name] != nil {
          try steps.withdrawExtension(of: id, fields, seen: version, visit.voice, tx)
          return back.saying(.doneExtensionWithdrawn, about: id, at: try placements.settledVersion(of: id, tx))
        }
        let before = try placements.disclose(id, tx).act { $0 }
        try steps.extend(id, fields, seen: version, visit.voice, tx)
        let after = try placements.find(id, tx).act { $0 }
        return back.saying(
          .donePlacementExtended, about: id, at: try placements.settledVersion(of: id, tx),
          part: before.isWhole(until: after.terms.period.until) ? before.placement.terms.period.until?.iso ?? "" : "")
      })
  }
}

extension PlacementCase {
  /// Whether every step that is agreed lies within another last day: none goes with it that an undoing would not bring back.
  func isWhole(until day: CivilDate?) -> Bool {
    guard let last = day.map({ ISOWeek(containing: $0) }) else { return true }
    return steps.allSatisfy { $0.outcome != .agreed || $0.week <= last }
  }
}

extension PlacementSteps {
  func withdrawExtension(
    of id: PlacementID, _ fields: Fields, seen version: Version, _ voice: Voice, _ tx: Transaction
  ) throws {
    var read = AnswerReader(fields, of: [ExtensionForm.withdrawal, ExtensionForm.until])
    _ = read.choice(ExtensionForm.withdrawal)
    let until = read.date(ExtensionForm.until)
    try read.finish()
    guard let until else { throw Refused(ExtensionForm.until.name, .formMissing) }
    try placements.disclose(id, tx).act { around in
      do {
        try whenOpen { try placements.withdrawExtension(of: around.placement, until: until, seen: version, tx) }
      } catch let stopped as ActStopped {
        throw stopped.refusedUndo(at: ExtensionForm.withdrawal.name, .undoExtensionStopped, voice)
      }
    }
  }

  func extend(
    _ id: PlacementID, _ fields: Fields, seen version: Version, _ voice: Voice, _ tx: Transaction
  ) throws {
    try placements.disclose(id, tx).act { around in
      let decision = try ExtensionForm.read(fields, around, voice)
      do {
        try whenOpen { try placements.extend(around.placement, decision, seen: version, tx) }
      } catch let stopped as ActStopped {
        throw stopped.extending(around).refusedLonger(
          voice,
          isTaken: { day in
            around.placement.terms.period.until.map { $0 < day } ?? false
              && around.problem(withExtensionUntil: day) == nil
          }, at: { _ in ExtensionForm.until.name })
      }
    }
  }
}

extension PlacementsAPI {
  func `extension`(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      post: {
        try await visit.write(
          { tx, fields in
            try steps.extend(id, fields, seen: try visit.versionSeen(fields), visit.voice, tx)
            return PlacementsResource.placement(id)
          }, present: present)
      },
      patch: {
        try await visit.write(
          { tx, fields in
            try steps.withdrawExtension(of: id, fields, seen: try visit.versionSeen(fields), visit.voice, tx)
            return PlacementsResource.placement(id)
          }, present: present)
      })
  }

  static let extensionOperations: [Operation] = [
    .changes(
      .each(PlacementsResource.extension), by: .post,
      "Extends a placement by a decision of the authority.", with: .answers(to: ExtensionForm.questions),
      Placement.shape.schema),
    .changes(
      .each(PlacementsResource.extension),
      "Takes the last extension back before the days that it added; “until” is the last day without it.",
      with: .answers(to: [ExtensionForm.withdrawal, ExtensionForm.until]), Placement.shape.schema),
  ]
}
