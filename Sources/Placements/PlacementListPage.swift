import Access
import Design
import Employers
import Language
import People
import Programmes
import Rules
import Values
import Web

/// Placements within reach, with one filter, where they stand; or those that were found by the number of their case.
struct PlacementListPage {
  let placements: [Placement]
  let hasMore: Bool
  let hasEarlier: Bool
  /// How many there are in all, counted to one beyond `most`.
  let number: Int
  let state: Placement.State.Kind?
  let query: String
  let notice: HTML
  let people: [PersonID: String]
  let workplaces: [WorkplaceID: Workplace]

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let kinds: [Placement.State.Kind?] = [nil] + Placement.State.Kind.allCases.map { $0 }
    let filter = SubNavigation(
      label: voice(.placementFilter),
      items: kinds.map { kind in
        SubNavigation.Item(
          word: voice(kind?.phrase ?? .placementAll),
          link: kind.map { .to(PlacementsAddress.placements, query: ["state": $0.rawValue]) }
            ?? .to(PlacementsAddress.placements),
          isCurrent: kind == state)
      })
    let search: HTML = """
      <form class="filter" role="search" method="get" action="\(Link.to(PlacementsAddress.placements))">\
      <label for="q">\(voice(.placementSearch))</label>\
      <input id="q" name="q" type="search" maxlength="\(Visit.longestSearch)" value="\(query)"><button class="button">\(voice(.navSearch))</button></form>
      """
    let head: HTML = "\(notice)\(search)\(filter)"
    guard !placements.isEmpty else {
      let empty =
        query.isEmpty
        ? EmptyState(title: voice(.placementNone), text: voice(.placementNoneWhy))
        : EmptyState(title: voice(.placementNotFound(query: query)), text: voice(.placementNotFoundWhy))
      return desk.page(voice(.navPlacements), "\(head)\(empty)")
    }
    let table = DataTable(
      caption: voice(.navPlacements), hidesCaption: true,
      columns: [
        .init(voice(.placementPerson)), .init(voice(.placementWorkplace)), .init(voice(.placementPeriod)),
        .init(voice(.placementState), .status),
      ],
      rows: placements.map { placement in
        [
          "<a href=\"\(Link.to(PlacementsAddress.placement(placement.id)))\">\(name: people[placement.person] ?? "")</a>\(desk.mark(of: placement.person))",
          "\(workplaces[placement.workplace].map { $0.organisationName + ", " + $0.details.name } ?? "")",
          "\(placement.daysSaid(by: voice))", placement.tags(desk),
        ]
      })
    return desk.page(voice(.navPlacements), "\(head)\(table)\(ways(voice))")
  }

  /// As far as a total is counted.
  static let most = ListWays<PlacementKind>.most

  private func ways(_ voice: Voice) -> HTML {
    let showing = voice(
      ListWays<PlacementKind>.said(number, isSearch: !query.isEmpty) { .placementNumber(n: $0) })
    // What a search finds is read from one end only.
    let previous =
      query.isEmpty
      ? placements.first.map { (word: voice(.listPrevious), link: link("before", $0.id)) }
      : (word: voice(.listBeginning), link: .to(PlacementsAddress.placements, query: ["q": query]))
    return Pagination(
      showing: showing, label: voice(.listPages), previous: hasEarlier ? previous : nil, pieces: [],
      next: hasMore ? placements.last.map { (word: voice(.listNext), link: link("after", $0.id)) } : nil
    ).html
  }

  private func link(_ name: String, _ id: PlacementID) -> Link {
    if !query.isEmpty { return .to(PlacementsAddress.placements, query: ["q": query, name: id.text]) }
    return state.map { .to(PlacementsAddress.placements, query: ["state": $0.rawValue, name: id.text]) }
      ?? .to(PlacementsAddress.placements, query: [name: id.text])
  }
}

extension Placement.State.Kind {
  var phrase: Phrase {
    switch self {
    case .draft: .placementStateDraft
    case .checked: .placementStateChecked
    case .ready: .placementStateReady
    case .running: .placementStateRunning
    case .lastDayPassed: .placementStateLastDayPassed
    case .ended: .placementStateEnded
    }
  }
}
