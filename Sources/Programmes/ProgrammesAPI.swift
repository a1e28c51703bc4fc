import Access
import Language
import People
import Values
import Web

/// Programmes and participations as JSON.
struct ProgrammesAPI: Sendable {
  let steps: ParticipationSteps

  func programmes(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      .json(
        try await visit.work(.exchange) { tx, _ in
          try Participations.programmes(tx).map { all in
            [
              "items": .array(all.map(Programme.shape.json))
            ]
          }
        })
    })
  }

  func participations(_ visit: Visit, of person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, desk in
            try People.meet(person, tx)
            return try .together(Participations.of(person, tx), People.introduction(person, tx)) { all, person in
              ["items": .array(all.map { Participation.shape.json(($0, person, desk.today)) })]
            }
          })
      },
      post: {
        do {
          return try await visit.write(
            status: 201,
            { tx, fields in ProgrammesResource.participation(try steps.refer(person, fields, visit.voice.language, tx))
            },
            present: ProgrammesAPI.present)
        } catch is AlreadyTakesPart {
          throw Refused("programme", .referralAlready)
        }
      })
  }

  /// A step is taken by naming it: `{"step": "accept", "on": "2026-11-22"}`.
  func participation(_ visit: Visit, _ id: ParticipationID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try ProgrammesAPI.present(tx, .participation(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            do {
              try steps.take(id, fields, seen: try visit.versionSeen(fields), visit.voice.language, tx)
            } catch let closed as GateClosed {
              throw closed.refused
            }
            return ProgrammesResource.participation(id)
          }, present: ProgrammesAPI.present)
      })
  }

  static let present: @Sendable (Transaction, ProgrammesResource) throws -> Disclosed<APIRecord> = {
    tx, resource in
    switch resource {
    case .participation(let id):
      let participation = try Participations.find(id, tx)
      let today = tx.today
      return try .together(participation, participation.flatMap { try People.introduction($0.person, tx) }) {
        APIRecord(($0, $1, today), as: Participation.shape, $0.version)
      }
    case .programmes, .board, .weeks, .obstacles, .participations, .gate, .plans, .plan: throw NotFound()
    }
  }
}
