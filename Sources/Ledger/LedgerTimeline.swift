import Access
import Language
public import People
import Programmes
import Rules
import Values
import Web

extension Ledger {
  /// What this room knows of a timeline: on which days planned hours and a lowered week begin and end. Each circle is a
  /// source of its own.
  public var timeline: [TimelineSource] {
    [
      planned(WeekHoursRecord.self), planned(CaseHoursRecord.self),
      TimelineSource([.weeks]) { asked, tx, voice in
        guard asked.placement == nil else { return tx.me.map { _ in [] } }
        return try WeekReductions.of(asked.person, tx).map { all in
          asked.picked(
            from: all.flatMap { one -> [TimelineEvent] in
              func event(_ what: TimelineEvent.What, _ day: CivilDate) -> TimelineEvent {
                TimelineEvent(
                  what, on: day, one.id, detail: voice.hoursPerWeek(one.details.hours), who: one.details.decidedBy,
                  at: .to(LedgerAddress.weeks(asked.person), fragment: YearPage.reductions))
              }
              return [event(.weekLoweredFirstDay, one.details.from)]
                + [one.details.until.map { event(.weekLoweredLastDay, $0) }].compactMap(\.self)
            })
        }
      },
    ]
  }

  private func planned<K: HoursRecord>(_ kind: K.Type) -> TimelineSource {
    TimelineSource([.weeks]) { asked, tx, voice in
      guard asked.placement == nil, let first = WeekYear.weeks(of: 1900), let last = WeekYear.weeks(of: 2199) else {
        return tx.me.map { _ in [] }
      }
      let weeks = first.lowerBound...last.upperBound
      let all = try tx.listWhatIsReadable(
        PlannedHours.of(asked.person, weeks, kind), try tx.grant(List.self, K.self))
      return all.map { all in
        asked.picked(
          from: all.flatMap { one -> [TimelineEvent] in
            let details = one.details
            let category = shelf.packs.flatMap(\.weekCategories).first { $0.code == details.category }
            let name = category?.title.text(in: voice.language).text ?? details.category.text
            func event(_ what: TimelineEvent.What, _ day: CivilDate) -> TimelineEvent {
              TimelineEvent(
                what, on: day, one.id, detail: voice(.weekOfCategory(category: name, hours: details.hours)),
                who: one.noted.by, at: .to(LedgerAddress.weeks(asked.person), fragment: YearPage.planned))
            }
            return [event(.weekHoursFirstWeek, details.from.monday)]
              + [details.until.map { event(.weekHoursLastWeek, $0.monday) }].compactMap(\.self)
          })
      }
    }
  }
}
