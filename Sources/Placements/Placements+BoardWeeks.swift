import Access
import Design
import Language
public import Programmes
import Rules
import Values
import Web

extension Placements {
  /// Hours, first and last days and follow-ups, where the board of a programme is shown week by week.
  public var boardWeeks: BoardSource {
    { people, weeks, tx, voice in
      guard tx.actor.might(List.self, PlacementRecord.self) else { return tx.me.map { _ in [] } }
      let (first, last) = (weeks.lowerBound.monday, weeks.upperBound.sunday)
      let found = try tx.list(
        PlacementInWeeks.among(people, from: first, to: last), try tx.grant(List.self, PlacementRecord.self))
      let steps = try found.flatMap { all -> Disclosed<[AgreedStep]> in
        guard !all.isEmpty, tx.actor.might(List.self, LadderRecord.self) else { return tx.me.map { _ in [] } }
        return try tx.list(AgreedStep.among(all.map(\.id)), try tx.grant(List.self, LadderRecord.self))
      }
      let dues =
        try tx.actor.might(List.self, FollowUpRecord.self)
        ? tx.list(FollowUpInWeeks.among(people, from: first, to: last), try tx.grant(List.self, FollowUpRecord.self))
        : tx.me.map { _ in [] }
      return .together(found, steps, dues) { found, steps, dues in
        found.flatMap { placement in
          placement.entries(
            HoursLadder(steps.filter { $0.placement == placement.id }.map(\.step)), weeks, voice)
        }
          // What lies outside of the placement is not held.
          + dues.filter { due in found.contains { $0.id == due.placement && $0.period.contains(due.due) } }.map {
            BoardEntry(voice(.boardFollowUp), of: $0.person, on: $0.due, at: .to(PlacementsAddress.followUp($0.id)))
          }
      }
    }
  }
}

/// A placement whose start is agreed, with its days.
struct PlacementInWeeks: Sendable {
  let id: PlacementID
  let person: PersonID
  let period: Period

  static func among(
    _ people: [PersonID], from first: CivilDate, to last: CivilDate
  ) -> Statement<PlacementRecord, PlacementInWeeks> {
    Statement(
      """
      SELECT l.id, l.subject, l.from_day, l.until_day, l.ended_day FROM \(rows: PlacementRecord.self, as: "l")
      WHERE l.person_id IN \(any: people) AND l.is_started = 1 AND l.from_day <= \(last)
        AND (l.until_day IS NULL OR l.until_day >= \(first)) AND (l.ended_day IS NULL OR l.ended_day >= \(first))
        AND (l.ended_day IS NULL OR l.ended_day >= l.from_day)
        AND (l.end_reason IS NULL OR l.end_reason <> 'never-began')
      ORDER BY l.from_day, l.id
      """
    ) { row in
      let days = [try row.dateIfAny("until_day"), try row.dateIfAny("ended_day")].compactMap(\.self).min()
      guard let period = Period(from: try row.date("from_day"), until: days) else {
        throw DamagedRecord(column: "until_day")
      }
      return PlacementInWeeks(id: try row.id("id"), person: try row.id("subject"), period: period)
    }
  }

  fileprivate func entries(_ ladder: HoursLadder, _ weeks: ClosedRange<ISOWeek>, _ voice: Voice) -> [BoardEntry] {
    let page = Link.to(PlacementsAddress.placement(id))
    let agreed = AgreedHours(measure: "any", period: period, ladder: ladder)
    var week = weeks.lowerBound
    var entries: [BoardEntry] = []
    while week <= weeks.upperBound {
      if let hours = agreed.hours(in: week) {
        entries.append(BoardEntry(voice(.boardHours(hours: hours)), of: person, in: week, at: page))
      }
      week = week.adding(weeks: 1)
    }
    let days: [(CivilDate?, Phrase)] = [
      (period.from, .boardPlacementFirstDay), (period.until, .boardPlacementLastDay),
    ]
    return entries
      + days.compactMap { day, words in
        day.flatMap { day in
          weeks.contains(ISOWeek(containing: day)) ? BoardEntry(voice(words), of: person, on: day, at: page) : nil
        }
      }
  }
}

extension AgreedStep {
  static func among(_ placements: [PlacementID]) -> Statement<LadderRecord, AgreedStep> {
    Statement(
      """
      SELECT s.placement_id, s.subject, s.week, s.hours FROM \(rows: LadderRecord.self, as: "s")
      WHERE s.placement_id IN \(any: placements) AND s.outcome = 'agreed' ORDER BY s.week, s.id
      """
    ) { row in
      AgreedStep(
        placement: try row.id("placement_id"),
        step: HoursLadder.Step(from: try row.week("week"), hours: try row.hours("hours")))
    }
  }
}

/// A follow-up that is to be held, with its day.
struct FollowUpInWeeks: Sendable {
  let id: FollowUpID
  let placement: PlacementID
  let person: PersonID
  let due: CivilDate

  static func among(
    _ people: [PersonID], from first: CivilDate, to last: CivilDate
  ) -> Statement<FollowUpRecord, FollowUpInWeeks> {
    Statement(
      """
      SELECT f.id, f.placement_id, f.subject, f.due_day FROM \(rows: FollowUpRecord.self, as: "f")
      WHERE f.person_id IN \(any: people) AND f.due_day >= \(first) AND f.due_day <= \(last) AND f.done_day IS NULL
      ORDER BY f.due_day, f.id
      """
    ) { row in
      FollowUpInWeeks(
        id: try row.id("id"), placement: try row.id("placement_id"), person: try row.id("subject"),
        due: try row.date("due_day"))
    }
  }
}
