import Access
import Values
import Web

/// Permissions to work as JSON.
struct RightToWorkAPI: Sendable {
  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try RightsToWork.mayWork(person, tx).flatMap { told -> Disclosed<JSON> in
              if let told { return tx.me.map { _ in ["items": .array([MayWork.shape.json(told)])] } }
              return try RightsToWork.of(person, tx).map { ["items": .array($0.map(RightToWork.shape.json))] }
            }
          })
      },
      post: {
        try await visit.write(
          status: 201,
          { tx, fields in PeopleResource.workPermission(try RightToWorkSteps.note(fields, about: person, tx)) },
          present: PeopleAPI.present)
      })
  }

  func workPermission(_ visit: Visit, _ id: RightToWorkID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .workPermission(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            _ = try RightToWorkSteps.act(on: id, fields, isWhole: false, seen: version, tx)
            return PeopleResource.workPermission(id)
          }, present: PeopleAPI.present)
      })
  }

  static let operations: [Operation] = [
    .lists(
      .each(PeopleResource.workPermissions),
      "What is noted about somebody's permission to work, what began last first. Whoever is told of the permission alone reads what holds, or held last, and what is to come. A workplace reads in its place whether she may work today, and until when.",
      of: .either([RightToWork.shape.schema, MayWork.shape.schema])),
    .makes(
      .each(PeopleResource.workPermissions),
      "Notes a permission to work. It holds from its first day to its last; of several the one that began last.",
      from: .answers(to: RightToWorkForm.questions), RightToWork.shape.schema),
    .reads(
      .each(PeopleResource.workPermission),
      "One of them. What it rests on is left out for whoever is told of the permission alone.",
      RightToWork.shape.schema),
    .changes(
      .each(PeopleResource.workPermission), "Corrects it. What was noted by mistake is taken back.",
      with: .either([
        .answers(to: RightToWorkForm.questions, isChange: true), .answers(to: [RightToWorkForm.withdrawal]),
      ]), RightToWork.shape.schema),
  ]
}

extension RightToWork {
  static let shape = Shape<RightToWork>("WorkPermission") { one in
    one.id("id") { $0.id }
    one.id("person") { $0.person }
    one.version { $0.version }
    one.code("permission") { $0.permission }
    one.day("from") { $0.from }
    one.day("until") { $0.until }
    one.day("withdrawnOn") { $0.withdrawn }
    // What it rests on: null where nothing is noted, left out where it is not the reader's to know.
    one.sometimes("residence", .code(of: Residence.self).orNull) { told($0) { $0.residence?.rawValue } }
    one.sometimes("document", .words.orNull) { told($0, \.document) }
    one.sometimes("employer", .words.orNull) { told($0, \.employer) }
    one.sometimes("seenBy", .words.orNull) { told($0, \.seen?.by) }
    one.sometimes("seenOn", .date.orNull) { told($0, \.seen?.on.iso) }
  }

  private static func told(_ one: RightToWork, _ get: (Ground) -> String?) -> JSON? {
    one.ground.map { get($0).map { JSON.string($0) } ?? .null }
  }
}
