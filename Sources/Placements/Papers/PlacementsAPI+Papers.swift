import Access
import Language
import Rules
import Values
import Web

extension PlacementsAPI {
  func signatures(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .placement(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            let merged = try placements.disclose(id, tx).act {
              fields.over(SigningForm(around: $0, language: visit.voice.language).answers)
            }
            try steps.sign(id, merged, seen: version, visit.voice.language, tx)
            return PlacementsResource.placement(id)
          }, present: present)
      })
  }

  static let paperOperations: [Operation] = [
    .reads(
      .each(PlacementsResource.signatures), "The placement with its papers: who has signed, what was stated.",
      Placement.shape.schema),
    .changes(
      .each(PlacementsResource.signatures),
      "Records signatures, statements, approval and what the workplace confirms that it respects. Which there are, the rule pack and the considerations say.",
      with: papers, Placement.shape.schema),
  ]

  /// Beside the two that are always asked: what `SigningForm` makes of a rule pack, its names cut at the dot.
  private static let papers = Schema.answers(
    to: [SigningForm.approved, SigningForm.caseNumber],
    and: [
      papers("signatures", of: SignatoryRole.allCases.map(\.rawValue), Schema.date),
      Schema.Member("statements", .map(of: Schema.code(["yes", "no"]).orNull), isRequired: false),
      Schema.Member("statementsOn", .map(of: Schema.date.orNull), isRequired: false),
      Schema.Member("confirmed", .map(of: Schema.date.orNull), isRequired: false),
    ])

  private static func papers(_ name: String, of codes: [String], _ schema: Schema) -> Schema.Member {
    Schema.Member(
      name,
      .object(codes.map { Schema.Member($0, schema.orNull, isRequired: false) }, isOpen: false), isRequired: false)
  }
}
