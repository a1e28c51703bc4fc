public import Access
public import Design
import Language
public import Values
public import Web

extension ContactLog {
  /// The newest of what was said and tried about a placement, for its page; nothing where there is none: who wants to note
  /// one finds the button at the head of the page.
  ///
  /// - Parameter link: where all of it is read.
  public static func card(
    of person: PersonID, about placement: PlacementID, all link: Link, _ tx: Transaction, _ desk: Desk
  ) throws -> Disclosed<HTML> {
    guard desk.actor.might(List.self, ContactEntryRecord.self) else { return tx.me.map { _ in .nothing } }
    return try of(person, about: placement, limit: ContactLogCard.shown, tx).flatMap {
      found in
      let owners = Set(found.rows.compactMap { $0.next?.owner })
      return try tx.workers(of: person, seeing: ContactEntryRecord.self, among: owners).map { workers in
        guard !found.rows.isEmpty else { return .nothing }
        return Card(
          title: desk.voice(.contactsTitle), sign: CircleSign(.case, desk.voice(.circleCase)), id: "contacts",
          content: ContactLines(workers: workers, desk: desk).html(found.rows),
          buttons: found.hasMore ? [Button(desk.voice(.contactsAll), .go(link))] : []
        ).html
      }
    }
  }
}
