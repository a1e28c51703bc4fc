import Access
import Design
import Employers
import Language
import People
import Programmes
import Rules
import Values
import Web

/// Placements within reach, with one filter: where they stand.
struct PlacementListPage {
  let placements: [Placement]
  let hasMore: Bool
  let state: Placement.State.Kind?
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
    guard !placements.isEmpty else {
      return desk.page(
        voice(.navPlacements),
        "\(filter)\(EmptyState(title: voice(.placementNone), text: voice(.placementNoneWhy)))")
    }
    let table = DataTable(
      caption: voice(.navPlacements), hidesCaption: true,
      columns: [
        .init(voice(.placementPerson)), .init(voice(.placementWorkplace)), .init(voice(.placementPeriod)),
        .init(voice(.placementState), .status),
      ],
      rows: placements.map { placement in
        [
          "<a href=\"\(Link.to(PlacementsAddress.placement(placement.id)))\">\(name: people[placement.person] ?? "")</a>",
          "\(workplaces[placement.workplace].map { $0.organisationName + ", " + $0.details.name } ?? "")",
          "\(period(placement, voice))", "\(placement.state.tag(voice))",
        ]
      })
    let more: HTML =
      hasMore
      ? "\(with: placements.last, { last in ButtonRow([Button(voice(.peopleMore), .go(next(after: last.id)))]).html })"
      : ""
    return desk.page(voice(.navPlacements), "\(filter)\(table)\(more)")
  }

  private func next(after id: PlacementID) -> Link {
    state.map { .to(PlacementsAddress.placements, query: ["state": $0.rawValue, "after": id.text]) }
      ?? .to(PlacementsAddress.placements, query: ["after": id.text])
  }

  private func period(_ placement: Placement, _ voice: Voice) -> String {
    let period = placement.occupied
    if let until = period.until { return voice(.placementFromUntil(from: period.from, until: until)) }
    return voice(.placementFromOpen(from: period.from))
  }
}

extension Placement.State.Kind {
  var phrase: Phrase {
    switch self {
    case .draft: .placementStateDraft
    case .checked: .placementStateChecked
    case .running: .placementStateRunning
    case .ended: .placementStateEnded
    }
  }
}
