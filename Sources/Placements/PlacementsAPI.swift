import Access
import Language
import People
import Programmes
import Rules
import Values
import Web

/// Placements, ladders, papers and follow-ups as JSON, under the same grants and through the same readers as the pages.
struct PlacementsAPI: Sendable {
  let placements: Placements

  var steps: PlacementSteps { PlacementSteps(placements: placements) }

  func all(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let limit = try visit.limit(usual: 25, most: 100)
      let state = try visit.choice("state", as: Placement.State.Kind.self)
      let search = SearchText(try visit.searchText())
      let isSearch = search.understood != .nothing
      if isSearch, state != nil { throw BadRequest("q and state cannot be asked for together") }
      let after = try visit.id(after: PlacementKind.self)
      return .json(
        try await visit.work(.exchange) { tx, desk in
          let found =
            isSearch
            ? try placements.search(search, after: after, limit: limit, tx)
            : try placements.all(state, after: after, limit: limit, tx)
          return .together(found, try placements.withPapers(found.map(\.rows), tx)) { found, items in
            [
              "items": .array(items.map { Placement.shape.json($0.standing(on: desk.today)) }),
              "next": .text(found.hasMore ? found.rows.last?.id.text : nil),
            ]
          }
        })
    })
  }

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, desk in
            try People.meet(person, tx)
            return try placements.withPapers(try placements.of(person, tx), tx).map {
              ["items": .array($0.map { Placement.shape.json($0.standing(on: desk.today)) })]
            }
          })
      },
      post: {
        try await visit.write(
          status: 201,
          { tx, fields in PlacementsResource.placement(try steps.draft(person, fields, visit.voice.language, tx)) },
          present: present)
      })
  }

  func placement(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .placement(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            let merged = try placements.find(id, tx).act { fields.over(PlacementForm.answers($0.terms)) }
            try steps.change(id, merged, seen: version, visit.voice.language, tx)
            return PlacementsResource.placement(id)
          }, present: present)
      })
  }

  var present: @Sendable (Transaction, PlacementsResource) throws -> Disclosed<APIRecord> {
    { tx, resource in
      switch resource {
      case .placement(let id):
        try placements.find(id, tx).map { [today = tx.today] in
          APIRecord($0.standing(on: today), as: Placement.shape, $0.version)
        }
      case .ladderStep(let id):
        try placements.step(id, tx).flatMap { step in
          try .together(placements.find(step.placement, tx), placements.steps(of: step.placement, tx)) {
            [voice = Voice(tx.actor.language ?? .english, today: tx.today)] placement, steps in
            APIRecord(SaidStep(step, among: steps, of: placement, voice), as: LadderStep.shape, step.version)
          }
        }
      case .followUp(let id):
        try placements.followUp(id, tx).flatMap { followUp in
          try placements.find(followUp.placement, tx).map {
            [voice = Voice(tx.actor.language ?? .english, today: tx.today), today = tx.today] in
            APIRecord(
              (followUp, $0.standing(of: followUp, on: today), voice), as: FollowUp.shape, followUp.version)
          }
        }
      case .personPlacements, .placements, .checks, .signatures, .acceptance, .approval, .start, .ending, .extension,
        .ladder,
        .followUps,
        .scans, .scan,
        .scanContent, .timeline:
        throw NotFound()
      }
    }
  }
}
