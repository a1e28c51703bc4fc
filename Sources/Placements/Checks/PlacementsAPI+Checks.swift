import Access
import Language
import Rules
import Values
import Web

extension PlacementsAPI {
  /// Every rule held against the placement now, as sentences with their source.
  func checks(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(get: {
      .json(
        try await visit.work(.exchange) { tx, desk in
          try placements.disclose(id, tx).map { around in
            [
              "items": .array(
                around.checks.map { check in
                  let sentence = around.pack.map {
                    CheckSentence(check, pack: $0, voice: desk.voice, basis: around.placement.terms.basis)
                  }
                  return Check.shape.json(
                    SaidCheck(
                      check: check, sentence: sentence,
                      accepted: check.overridable ? around.placement.papers.acceptance(of: check) : nil))
                })
            ]
          }
        })
    })
  }

  func start(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      post: {
        do {
          return try await visit.write(
            { tx, fields in
              try AnswerReader(fields, of: []).finish()
              try steps.start(id, seen: try visit.versionSeen(fields), tx)
              return PlacementsResource.placement(id)
            }, present: present)
        } catch let blocked as StartBlocked {
          throw Refused(
            blocked.checks.map { check in
              Problem(
                check.rule.rawValue,
                .checksSaid(
                  sentence: blocked.pack.map { CheckSentence(check, pack: $0, voice: visit.voice).text } ?? ""))
            } + (blocked.pack == nil ? [Problem(nil, .placementNoPack)] : [])
              + (blocked.exit.map { [Problem(PlacementForm.participationName, $0)] } ?? []))
        } catch is PlacementActNotOpen {
          throw Refused("state", .placementActNotOpen)
        }
      },
      patch: {
        try await visit.write(
          { tx, fields in
            try steps.withdrawStart(of: id, fields, seen: try visit.versionSeen(fields), tx)
            return PlacementsResource.placement(id)
          }, present: present)
      })
  }

  static let checkOperations: [Operation] = [
    .lists(
      .each(PlacementsResource.checks), "Every rule held against a placement now, with its source.",
      of: Check.shape.schema),
    .changes(
      .each(PlacementsResource.start), by: .post, "Starts a placement that nothing holds back.", with: nil,
      Placement.shape.schema),
    .changes(
      .each(PlacementsResource.start),
      "Takes an agreed start back until its first day is over, or on the day on which it was agreed; never when a follow-up was held.",
      with: .answers(to: [StartForm.withdrawal]), Placement.shape.schema),
  ]
}

/// A rule held against a placement, said in a language.
struct SaidCheck {
  let check: Check
  /// None without a pack.
  let sentence: CheckSentence?
  /// That it was accepted as missing or broken.
  let accepted: Placement.Acceptance?
}

extension Check {
  static let shape = Shape<SaidCheck>("Check") { said in
    said.code("rule") { $0.check.rule }
    said.code("verdict") { $0.check.verdict }
    said.truth("blocking") { $0.check.blocksStart }
    said.truth("overridable") { $0.check.overridable }
    said.words("sentence") { $0.sentence?.text }
    said.words("source") { $0.sentence?.source }
    said.truth("verified") { $0.check.source.verified }
    said.words("page") { $0.check.source.page.isEmpty ? nil : $0.check.source.page }
    said.day("asOf") { $0.check.source.asOf }
    said.words("point") { $0.check.point.text }
    said.words("accepted") { $0.accepted?.reason }
    said.words("acceptedBy") { $0.accepted?.by }
    said.day("acceptedOn") { $0.accepted?.on }
    said.day("paperOn") { $0.check.paperDay }
  }
}
