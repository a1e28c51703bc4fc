import Access
import Design
import Employers
import Language
public import People
import Rules
import Values
import Web

extension PlacementPages {
  /// What is broken of each placement of a person that runs, or is agreed, with the step that mends it: whoever agrees a limit
  /// below what runs sees it on the page behind that.
  public var mending: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(Read.self, WorkplaceRecord.self) else { return tx.me.map { _ in .nothing } }
      return try placements.of(person, tx).flatMap { all in
        let running = all.filter { [.ready, .running].contains($0.state(on: desk.today).kind) }
        return try running.reduce(tx.me.map { _ in HTML.nothing }) { html, placement in
          do {
            return try .together(html, placements.disclose(placement.id, tx)) { html, around in
              "\(html)\(MendingBanner(around: around, desk: desk, isNamed: true))"
            }
          } catch is DamagedRecord {
            // Its own page says so.
            return html
          }
        }
      }
    }
  }
}
