import Access
import Design
import Employers
import Language
public import People
import Rules
import Values
import Web

extension PlacementPages {
  /// For the page that somebody prints before a talk: the placement that runs or is to come, with its hours of this week
  /// and what limits them.
  public var history: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, PlacementRecord.self) else { return tx.me.map { _ in .nothing } }
      return try placements.of(person, tx).flatMap { all in
        let open = all.first { [.running, .lastDayPassed].contains($0.state(on: desk.today).kind) }
        guard let now = open ?? all.last(where: { $0.state(on: desk.today).kind == .ready }) else {
          return tx.me.map { _ in section("<p class=\"quiet\">\(desk.voice(.historyPlacementNone))</p>", desk) }
        }
        guard desk.actor.might(Read.self, WorkplaceRecord.self) else {
          return tx.me.map { _ in section("<p>\(now.occupied.words(desk.voice))</p>", desk) }
        }
        return try placements.disclose(now.id, tx).map { section(line($0, desk), desk) }
      }
    }
  }

  private func section(_ content: HTML, _ desk: Desk) -> HTML {
    "<section><h2>\(desk.voice(.historyPlacement))</h2>\(content)</section>"
  }

  private func line(_ around: PlacementCase, _ desk: Desk) -> HTML {
    let (voice, today) = (desk.voice, desk.today)
    let caps = around.considerations.filter { consideration in
      consideration.terms.from <= today && (consideration.lastDay.map { $0 >= today } ?? true)
    }.compactMap(\.terms.effect.cap)
    let hours = around.state.kind == .running ? around.steps.ladder.hours(in: ISOWeek(containing: today)) : nil
    let said = [
      around.placement.occupied.words(voice), hours.map { voice(.historyPlacementHours(hours: $0)) },
      caps.min().map { voice(.historyPlacementCap(cap: $0)) },
    ]
    let place = around.workplace.organisationName + ", " + around.workplace.details.name
    return """
      <p>\(name: place) \(around.placement.tags(desk)) \
      <span class="quiet">\(said.compactMap(\.self).joined(separator: " · "))</span></p>
      """
  }
}
