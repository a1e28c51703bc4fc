import Access
import Design
import Language
import People
import Values
import Web

extension PlacementPages {
  /// Everything that is recorded about one placement and that the reader may see, by its days.
  func timeline(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.placement) { tx, desk in
          let placement = try placements.find(id, tx)
          let asked = try placement.act { try visit.timeline(about: $0.person, placement: id) }
          let desk = try desk.with(asked.person, tx)
          return try .together(
            placement, People.title(of: asked.person, tx, desk.voice), timelines.read(asked, tx, desk.voice)
          ) { placement, name, part in
            let name = name ?? ""
            return desk.page(
              desk.title(.timelinePlacementTitle, of: name),
              trail: [
                (name, .to(PeopleAddress.person(asked.person))),
                (placement.daysSaid(by: desk.voice), .to(PlacementsAddress.placement(id))),
              ], TimelinePage(part, asked, at: PlacementsAddress.timeline(id)).html(desk))
          }
        })
    })
  }

  func timelineForPrograms(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(get: {
      .json(
        try await visit.work(.exchange) { tx, desk in
          let asked = try placements.find(id, tx).act { try visit.timeline(about: $0.person, placement: id) }
          return try timelines.read(asked, tx, desk.voice).map(\.json)
        })
    })
  }

  static let timelineOperations: [Operation] = [
    Timelines.operation(
      .each(PlacementsResource.timeline),
      "What happened in a placement and what is planned, by day, the newest first: as much as the token's account may see."
    )
  ]
}
