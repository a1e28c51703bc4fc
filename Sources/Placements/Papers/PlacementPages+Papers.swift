import Access
import Design
import Employers
import Language
import Values
import Web

extension PlacementPages {
  func signing(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      PlacementsAddress.signing(id), titled: .papersTitle, cancel: .to(PlacementsAddress.placement(id)),
      purpose: .placement, done: .doneSigned,
      editable: { tx, desk in
        _ = try tx.grant(Edit.self, PlacementRecord.self)
        return try placements.disclose(id, tx).map { around in
          let form = SigningForm(around: around, language: desk.voice.language)
          return Editable(
            version: around.placement.version, answers: form.answers, name: around.workplace.details.name,
            questions: form.questions,
            below: """
              <h2 id="scans">\(desk.voice(.scanTitle))</h2>\
              \(ScansPage.form(for: id, desk))
              """)
        }
      },
      save: { tx, fields, version in
        try steps.sign(id, fields, seen: version, visit.voice.language, tx)
        return .to(PlacementsAddress.placement(id))
      })
  }
}
