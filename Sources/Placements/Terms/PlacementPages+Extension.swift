import Access
import Employers
import Language
import Values
import Web

extension PlacementPages {
  func `extension`(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      PlacementsAddress.extension(id), titled: .extensionTitle,
      cancel: .to(PlacementsAddress.placement(id)), purpose: .placement,
      verb: .extensionTitle, done: .donePlacementExtended,
      editable: { tx, desk in
        _ = try tx.grant(Edit.self, PlacementRecord.self)
        return try editable(id, tx, desk, for: .extend) { around, name in
          Editable(
            version: around.placement.version, answers: Fields(["decidedOn": around.today.iso]), name: name,
            questions: ExtensionForm.questions, closed: around.closedExtension)
        }
      },
      reading: { $0 },
      save: { tx, fields, version in
        try steps.extend(id, fields, seen: version, visit.voice, tx)
        return .to(PlacementsAddress.placement(id))
      })
  }
}

extension PlacementSteps {
  func extend(
    _ id: PlacementID, _ fields: Fields, seen version: Version, _ voice: Voice, _ tx: Transaction
  ) throws {
    try placements.disclose(id, tx).act { around in
      let decision = try ExtensionForm.read(fields, around, voice)
      do {
        try whenOpen { try placements.extend(around.placement, decision, seen: version, tx) }
      } catch let stopped as ActStopped {
        throw stopped.extending(around).refused(at: ExtensionForm.until.name, voice)
      }
    }
  }
}

extension PlacementsAPI {
  func `extension`(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(post: {
      try await visit.write(
        { tx, fields in
          try steps.extend(id, fields, seen: try visit.versionSeen(fields), visit.voice, tx)
          return PlacementsResource.placement(id)
        }, present: present)
    })
  }

  static let extensionOperations: [Operation] = [
    .changes(
      .each(PlacementsResource.extension), by: .post,
      "Extends a placement by a decision of the authority.", with: .answers(to: ExtensionForm.questions),
      Placement.shape.schema)
  ]
}
