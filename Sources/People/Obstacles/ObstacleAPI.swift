import Access
import Values
import Web

/// Obstacles as JSON.
struct ObstacleAPI: Sendable {
  let living: RequireLiving

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try Obstacles.of(person, tx).map { ["items": .array($0.map(Obstacle.shape.json))] }
          })
      },
      post: {
        try await visit.write(
          status: 201,
          { tx, fields in
            PeopleResource.obstacle(try ObstacleSteps.note(fields, of: person, requiring: living, tx))
          },
          present: PeopleAPI.present)
      })
  }

  func obstacle(_ visit: Visit, _ id: ObstacleID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .obstacle(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            _ = try ObstacleSteps.act(on: id, fields, isWhole: false, seen: version, tx)
            return PeopleResource.obstacle(id)
          }, present: PeopleAPI.present)
      })
  }

  static let operations: [Operation] = [
    .lists(
      .each(PeopleResource.obstacles), "What stands in somebody's way, and what no longer does.",
      of: Obstacle.shape.schema),
    .makes(
      .each(PeopleResource.obstacles),
      "Notes an obstacle; its owner is somebody who works with the person, or whoever is responsible.",
      from: .answers(to: ObstacleForm.open(isNew: true)), Obstacle.shape.schema),
    .reads(.each(PeopleResource.obstacle), "One obstacle.", Obstacle.shape.schema),
    .changes(
      .each(PeopleResource.obstacle),
      "Changes an obstacle; “solvedOn” says that it is out of the way. One that was noted by mistake and not changed since is taken back.",
      with: .either([
        .answers(to: ObstacleForm.open(isNew: false), isChange: true), .answers(to: [ObstacleForm.withdrawal]),
      ]), Obstacle.shape.schema),
  ]
}

extension Obstacle {
  static let shape = Shape<Obstacle>("Obstacle") { obstacle in
    obstacle.id("id") { $0.id }
    obstacle.id("person") { $0.person }
    obstacle.version { $0.version }
    obstacle.code("kind") { $0.details.kind }
    obstacle.words("words") { $0.details.words }
    obstacle.day("since") { $0.details.since }
    obstacle.id("owner") { $0.details.owner }
    obstacle.day("due") { $0.details.due }
    obstacle.day("solvedOn") { $0.details.solved }
    obstacle.count("daysTaken") { $0.details.taken }
    obstacle.day("withdrawnOn") { $0.withdrawn }
  }
}
