import Access
import Language
import Values
import Web

// What is told of who works with somebody, and of a protected address: to whoever the matrix tells it, and to nobody else.

extension PeopleRoom {
  static let around = TimelineSource([.around]) { asked, tx, voice in
    guard asked.placement == nil else { return tx.me.map { _ in [] } }
    return try Assignments.of(asked.person, tx).map { all in
      let names = Dictionary(all.map { ($0.id, $0.name) }) { first, _ in first }
      return asked.picked(
        from: all.flatMap { one -> [TimelineEvent] in
          // As what, and in whose place.
          let before =
            one.covering.map { voice(.aroundCoversSaid(name: $0)) }
            ?? one.replaces.flatMap { names[$0] }.map { voice(.timelineInPlaceOf(name: $0)) }
          func event(_ what: TimelineEvent.What, _ day: CivilDate, _ before: String? = nil) -> TimelineEvent {
            TimelineEvent(
              what, on: day, one.id,
              detail: [voice(one.relation.phrase), before].compactMap(\.self).joined(separator: " · "), who: one.name,
              at: .to(PeopleAddress.around(asked.person)))
          }
          return [event(.workerFirstDay, one.from, before)]
            + [one.last.map { event(.workerLastDay, $0) }].compactMap(\.self)
        })
    }
  }

  static let protections = TimelineSource([.protection]) { asked, tx, voice in
    guard asked.placement == nil else { return tx.me.map { _ in [] } }
    return try Protections.of(asked.person, tx).map { all in
      asked.picked(
        from: all.flatMap { one -> [TimelineEvent] in
          let last = one.until.map { max(one.from, $0.adding(days: -1)) }
          func event(_ what: TimelineEvent.What, _ day: CivilDate, who: String?, by deed: Deed?) -> TimelineEvent {
            TimelineEvent(
              what, on: day, one.id, detail: one.worker?.name, who: who, by: deed,
              at: .to(PeopleAddress.person(asked.person), fragment: "protection"))
          }
          let isWorkers = one.worker != nil
          return [event(isWorkers ? .toldFirstDay : .protectedFirstDay, one.from, who: one.notedBy, by: nil)]
            + [
              last.map {
                event(
                  isWorkers ? .toldLastDay : .protectedLastDay, $0, who: nil,
                  by: .last("protection.lifted", "protection.worker-ended", of: one.id))
              }
            ].compactMap(\.self)
        })
    }
  }
}
