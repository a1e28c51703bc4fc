import Access
import Language
public import People
import Values
import Web

extension Plans {
  /// What this room knows of a timeline about plans; never what stands in them.
  public static let timeline = TimelineSource([.programme]) { asked, tx, voice in
    guard asked.placement == nil else { return tx.me.map { _ in [] } }
    return try of(asked.person, tx).map { all in
      asked.picked(from: all.filter { $0.dropped == nil }.flatMap { $0.events(voice) })
    }
  }
}

extension Plan {
  fileprivate func events(_ voice: Voice) -> [TimelineEvent] {
    func event(
      _ what: TimelineEvent.What, _ day: CivilDate, part: String = "", who: String? = nil, by deed: Deed? = nil
    )
      -> TimelineEvent
    {
      TimelineEvent(
        what, on: day, id, part: part, detail: voice(.planVersion(n: number)), who: who, by: deed,
        at: .to(ProgrammesAddress.plan(id)))
    }
    return [
      explained.map { event(.planExplained, $0.on, by: .last("plan.explained", of: id)) },
      held.map { event(.planSigned, $0, by: .last("plan.signed", of: id)) },
      ending.map { event(.planLastDay, $0.on, by: .last("plan.ended", of: id)) },
    ].compactMap(\.self)
      + reviews.map { event(.planReviewed, $0.on, part: $0.id.text, who: $0.noted.by) }
  }
}
