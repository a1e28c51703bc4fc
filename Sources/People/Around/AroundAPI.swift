import Access
import Values
import Web

/// Who works with people, as JSON.
struct AroundAPI: Sendable {
  let steps: AroundSteps

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try Assignments.of(person, tx).map { ["items": .array($0.map(Assignment.shape.json))] }
          })
      },
      post: {
        try await visit.write(
          status: 201, { tx, fields in PeopleResource.assignment(try steps.name(fields, of: person, tx)) },
          present: PeopleAPI.present)
      })
  }

  func assignment(_ visit: Visit, _ id: AssignmentID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .assignment(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try steps.act(on: id, fields, seen: try visit.versionSeen(fields), tx)
            return PeopleResource.assignment(id)
          }, present: PeopleAPI.present)
      })
  }

  func handOver(_ visit: Visit, _ id: AssignmentID) async throws -> Reply {
    try await visit.on(post: {
      try await visit.write(
        status: 201,
        { tx, fields in
          PeopleResource.assignment(try steps.handOver(id, fields, seen: try visit.versionSeen(fields), tx))
        }, present: PeopleAPI.present)
    })
  }

  static let operations: [Operation] = [
    .lists(
      .each(PeopleResource.assignments), "Who works, will work and worked with somebody, the latest first.",
      of: Assignment.shape.schema),
    .makes(
      .each(PeopleResource.assignments),
      "Names somebody who works with the person from a day on, and reaches her record from then on.",
      from: .answers(to: AroundForm.openNaming), Assignment.shape.schema),
    .reads(.each(PeopleResource.assignment), "One of those who work with somebody.", Assignment.shape.schema),
    .changes(
      .each(PeopleResource.assignment),
      "Ends it: from “until” on it reaches nothing. What was named or ended on the same day by mistake is taken back by “outcome”.",
      with: .either([.answers(to: AroundForm.ending(isResponsible: true)), .answers(to: [AroundForm.outcome])]),
      Assignment.shape.schema),
    .changes(
      .each(PeopleResource.handOver), by: .post, status: 201,
      "Hands it over to somebody else from a day on; with “stays” both work with the person. Answers the new one.",
      with: .answers(to: AroundForm.openHandOver), Assignment.shape.schema),
  ]
}

extension Assignment {
  static let shape = Shape<Assignment>("Assignment") { one in
    one.id("id") { $0.id }
    one.id("person") { $0.person }
    one.version { $0.version }
    one.member("as", .code(Assignment.relations.map(\.rawValue))) { .string($0.relation.rawValue) }
    one.id("account") { $0.account }
    one.words("name") { $0.name }
    one.day("from") { $0.from }
    one.day("until") { $0.until }
    one.code("reason") { $0.reason }
    one.words("words") { $0.words }
    one.code("endReason") { $0.endReason }
    one.words("endWords") { $0.endWords }
    one.id("replaces") { $0.replaces }
    one.words("standsInFor") { $0.covering }
    one.truth("withdrawn") { $0.isWithdrawn }
  }
}
