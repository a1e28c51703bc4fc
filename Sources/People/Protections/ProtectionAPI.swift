import Access
import Values
import Web

/// Protected addresses as JSON.
struct ProtectionAPI: Sendable {
  let steps: ProtectionSteps

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try Protections.of(person, tx).map { ["items": .array($0.map(Protection.shape.json))] }
          })
      },
      post: {
        try await visit.write(
          status: 201,
          { tx, fields in
            let isNaming = fields["account"].map { !$0.isEmpty } ?? false
            return PeopleResource.protection(try steps.note(fields, naming: isNaming, for: person, tx))
          }, present: PeopleAPI.present)
      })
  }

  func protection(_ visit: Visit, _ id: ProtectionID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .protection(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try steps.act(on: id, fields, seen: try visit.versionSeen(fields), tx)
            return PeopleResource.protection(id)
          }, present: PeopleAPI.present)
      })
  }

  static let operations: [Operation] = [
    .lists(
      .each(PeopleResource.protections),
      "Whether somebody's address is protected, and which workers are named beside it, what began last first.",
      of: Protection.shape.schema),
    .makes(
      .each(PeopleResource.protections),
      "Protects the address from a day on: as long as it holds, everything about the person is told only to whoever works with her and to the workers who are named. With “account” that worker is named. Whoever is responsible does both.",
      from: .answers(to: ProtectionForm.open), Protection.shape.schema),
    .reads(
      .each(PeopleResource.protection), "A protected address, or a worker who is named beside it.",
      Protection.shape.schema),
    .changes(
      .each(PeopleResource.protection),
      "Ends it: from “until” on it holds no more. What was noted or ended on the same day by mistake is taken back by “outcome”.",
      with: .either([.answers(to: ProtectionForm.ending), .answers(to: [ProtectionForm.outcome])]),
      Protection.shape.schema),
  ]
}

extension Protection {
  static let shape = Shape<Protection>("Protection") { one in
    one.id("id") { $0.id }
    one.id("person") { $0.person }
    one.version { $0.version }
    one.id("account") { $0.worker?.account }
    one.words("name") { $0.worker?.name }
    one.member("accountClosed", .truth) { .bool($0.worker?.isClosed ?? false) }
    one.day("from") { $0.from }
    one.day("until") { $0.until }
    one.words("words") { $0.words }
    one.words("endWords") { $0.endWords }
    one.words("notedBy") { $0.notedBy }
    one.day("withdrawnOn") { $0.withdrawn }
  }
}
