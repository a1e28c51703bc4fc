import Access
import Design
import Employers
import Language
public import People
import Programmes
import Rules
import Values
import Web

/// The pages about placements, and what they add to the pages of people and workplaces.
public struct PlacementPages: Sendable {
  public let placements: Placements
  let timelines: Timelines
  let steps: PlacementSteps

  public init(placements: Placements, timelines: Timelines) {
    self.timelines = timelines
    (self.placements, steps) = (placements, PlacementSteps(placements: placements))
  }

  static let pageSize = 50

  /// Everybody's placements within reach, or what a search found among them.
  func list(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let query = try visit.searchText()
      let search = SearchText(query)
      let isSearch = search.understood != .nothing
      let asked = try visit.choice("state", as: Placement.State.Kind.self)
      let state = isSearch ? nil : asked
      let after = try visit.id(after: PlacementKind.self)
      let before = try visit.id(before: PlacementKind.self)
      return .page(
        try await visit.work(.placement) { tx, desk in
          let notice = try desk.noticeOfSearch(search, in: .placement, tx)
          let found =
            isSearch
            ? try placements.search(search, after: after, limit: PlacementPages.pageSize, tx)
            : try before.map { try placements.all(state, before: $0, limit: PlacementPages.pageSize, tx) }
              ?? placements.all(state, after: after, limit: PlacementPages.pageSize, tx)
          let number =
            try isSearch
            ? placements.number(foundBy: search, upTo: ListWays<PlacementKind>.mostFound + 1, tx)
            : placements.number(state, upTo: PlacementListPage.most + 1, tx)
          let people = try found.flatMap { try People.names($0.rows.map(\.person), tx, desk.voice) }
          let workplaces = try found.flatMap { found in
            try Employers.workplaces(among: Set(found.rows.map(\.workplace)), tx)
          }
          return .together(found, people, workplaces, number) { found, people, workplaces, number in
            PlacementListPage(
              placements: found.rows, hasMore: before != nil || found.hasMore,
              hasEarlier: before == nil ? after != nil : found.hasMore, number: number, state: state, query: query,
              notice: notice, people: people,
              workplaces: Dictionary(workplaces.map { ($0.id, $0) }) { first, _ in first }
            ).document(desk)
          }
        })
    })
  }

  /// The placement with what a page about it is called: whose it is, and where.
  func named(_ id: PlacementID, _ tx: Transaction, _ desk: Desk) throws -> Disclosed<(PlacementCase, String)> {
    try placements.disclose(id, tx).flatMap { around in
      let (person, place) = (around.placement.person, around.workplace.details.name)
      return try People.title(of: person, tx, desk.voice).map { name in
        (around, [name, place].compactMap(\.self).joined(separator: ", "))
      }
    }
  }

  func placement(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      get: { try await page(visit, id, blocked: nil, status: 200) },
      post: {
        do {
          return try await visit.submit(.placement) { tx, fields in
            let version = try visit.versionSeen(fields)
            if fields[StartForm.withdrawal.name] != nil {
              try steps.withdrawStart(of: id, fields, seen: version, tx)
              return Link.to(PlacementsAddress.placement(id))
                .saying(.doneStartWithdrawn, about: id, at: try placements.settledVersion(of: id, tx))
            }
            try steps.start(id, seen: version, tx)
            return Link.to(PlacementsAddress.placement(id)).saying(.doneStarted, about: id, at: version.next)
          }
        } catch let blocked as StartBlocked {
          return try await page(visit, id, blocked: blocked, status: 422)
        } catch let refused as Refused where !visit.isOnlyShown {
          return try await page(visit, id, blocked: nil, refused: refused.problems, status: 422)
        } catch is PlacementActNotOpen {
          return .seeOther(.to(PlacementsAddress.placement(id)))
        } catch is Stale {
          return try await page(visit, id, blocked: nil, isStale: true, status: 412)
        }
      })
  }

  func page(
    _ visit: Visit, _ id: PlacementID, blocked: StartBlocked?, refused: [Problem] = [], isStale: Bool = false,
    status: Int
  ) async throws -> Reply {
    let (desk, found) = try await visit.work(.placement) { tx, desk in
      let (desk, found) = try ScansPage.find(id, placements, tx, desk)
      let contacts = try found.flatMap { found in
        try ContactLog.card(
          of: found.person.id, about: id,
          all: .to(PlacementsAddress.timeline(id), query: ["topic": TimelineEvent.Topic.contacts.rawValue]), tx, desk)
      }
      let both: Disclosed<(page: ScansPage.Found, contacts: HTML)> = .together(found, contacts) { ($0, $1) }
      return (desk, both)
    }
    return .page(
      try await visit.store.open(found, { $0.page.scans.whatIsReadable().flatMap(\.places) }) { found, opener in
        PlacementPage(
          around: found.page.around, person: found.page.person, scans: found.page.scans, contacts: found.contacts,
          opener: opener,
          isBlocked: blocked != nil, refused: refused, isStale: isStale
        ).document(desk)
      }, status: status)
  }
}
