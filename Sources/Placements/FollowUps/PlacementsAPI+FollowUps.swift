import Access
import Language
import Rules
import Values
import Web

extension PlacementsAPI {
  func followUps(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(get: {
      .json(
        try await visit.work(.exchange) { tx, desk in
          try .together(placements.find(id, tx), placements.followUps(of: id, tx)) { placement, followUps in
            [
              "items": .array(
                followUps.map {
                  FollowUp.shape.json(($0, placement.standing(of: $0, on: desk.today), desk.voice))
                })
            ]
          }
        })
    })
  }

  /// `{"step": "held", "doneOn": …, "light": "ok"}`, `{"step": "moved", "due": …, "movedReason": …}`, `{"step": "reopened"}` or `{"step": "moved-back"}`.
  func followUp(_ visit: Visit, _ id: FollowUpID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .followUp(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try steps.act(on: id, fields, seen: try visit.versionSeen(fields), tx)
            return PlacementsResource.followUp(id)
          }, present: present)
      })
  }

  static let followUpOperations: [Operation] = [
    .lists(
      .each(PlacementsResource.followUps),
      "A placement's follow-ups, as its page shows them: also what was not held. One that is “given-up” lay behind the last day, and is only told under its own address.",
      of: FollowUp.shape.schema),
    .reads(.each(PlacementsResource.followUp), "One follow-up.", FollowUp.shape.schema),
    .changes(
      .each(PlacementsResource.followUp),
      "Says how it went, moves it to another day, opens it again, or takes the last move back.",
      with: .either(
        [("held", FollowUpForm.result), ("moved", FollowUpForm.moved), ("reopened", []), ("moved-back", [])].map {
          step, questions in
          .answers(to: questions, and: [Schema.Member("step", .code([step]), isRequired: true)])
        }), FollowUp.shape.schema),
  ]
}

extension FollowUp {
  /// As it stands on a day, said in a language.
  static let shape = Shape<(followUp: FollowUp, standing: FollowUp.Standing, voice: Voice)>("FollowUp") { of in
    of.id("id") { $0.followUp.id }
    of.version { $0.followUp.version }
    of.id("placement") { $0.followUp.placement }
    of.id("person") { $0.followUp.person }
    of.words("kind") { $0.followUp.key.code.description }
    of.member("number", .integer(nil)) { .integer($0.followUp.key.number) }
    of.code("with") { $0.followUp.with }
    of.day("due") { $0.followUp.due }
    of.code("state") { $0.standing }
    of.words("source") { $0.followUp.source?.text(in: $0.voice.language).text }
    of.day("movedFrom") { $0.followUp.moved?.from }
    of.words("movedReason") { $0.followUp.moved?.reason }
    of.day("doneOn") { $0.followUp.result?.on }
    of.code("light") { $0.followUp.result?.light }
    of.words("personSays") { $0.followUp.result?.personSays }
    of.words("firmSays") { $0.followUp.result?.firmSays }
    of.words("agreed") { $0.followUp.result?.agreed }
  }
}
