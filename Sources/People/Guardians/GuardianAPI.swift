import Access
import Values
import Web

/// Who stands for people under 18, as JSON.
struct GuardianAPI: Sendable {
  let steps: GuardianSteps

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try Guardians.of(person, tx).map { ["items": .array($0.guardians.map(Guardian.shape.json))] }
          })
      },
      post: {
        try await visit.write(
          status: 201, { tx, fields in PeopleResource.guardian(try steps.note(fields, for: person, tx)) },
          present: PeopleAPI.present)
      })
  }

  func guardian(_ visit: Visit, _ id: GuardianID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .guardian(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try steps.act(on: id, fields, isWhole: false, seen: try visit.versionSeen(fields), tx)
            return PeopleResource.guardian(id)
          }, present: PeopleAPI.present)
      })
  }

  static let operations: [Operation] = [
    .lists(
      .each(PeopleResource.guardians),
      "Who stands for somebody under 18, and who did, what began last first.", of: Guardian.shape.schema),
    .makes(
      .each(PeopleResource.guardians),
      "Notes who stands for somebody under 18. It ends by itself on the 18th birthday; no day behind that is taken.",
      from: .answers(to: GuardianForm.questions), Guardian.shape.schema),
    .reads(
      .each(PeopleResource.guardian),
      "One of them. `until` is what was noted; `lastDay` is the last day on which it holds, the one before the 18th birthday at the latest, where the birth is known.",
      Guardian.shape.schema),
    .changes(
      .each(PeopleResource.guardian), "Changes or ends it. What was noted by mistake is taken back.",
      with: .either([
        .answers(to: GuardianForm.questions, isChange: true), .answers(to: [GuardianForm.withdrawal]),
      ]), Guardian.shape.schema),
  ]
}

extension Guardian {
  static let shape = Shape<Guardian>("Guardian") { one in
    one.id("id") { $0.id }
    one.id("person") { $0.person }
    one.version { $0.version }
    one.words("name") { $0.details.name }
    one.code("kind") { $0.details.kind }
    one.day("from") { $0.details.from }
    one.day("until") { $0.details.until }
    one.day("lastDay") { $0.lastDay }
    one.words("phone") { $0.details.phone }
    one.language("language") { $0.details.language }
    one.truth("needsInterpreter") { $0.details.needsInterpreter }
    one.day("withdrawnOn") { $0.withdrawn }
  }
}
