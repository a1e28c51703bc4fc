import Access
import Rules
import TestHouse
import Values

@testable import Ledger

extension CanaryWorld {
  /// Her week: hours planned and worked in both circles, one of them corrected, and a full week that is lowered. Who said
  /// something about it is somebody who reaches her.
  mutating func weeks(_ told: inout Told, _ subject: About, _ side: Side) async throws {
    let (course, effort, person) = (cage.word(), cage.word(), told.participant.id)
    let (reason, decider) = (cage.word(), cage.word())
    let week = ISOWeek(containing: story.today)
    let steps = LedgerSteps(ledger: Ledger(shelf: story.shelf))
    let keeper = try await story.test.account(
      "noter-" + told.participant.label.lowercased(), [.caseManager], in: side.jobCentre)
    let (planned, reduction) = try await story.test.acting(as: keeper) { tx in
      let planned = [
        (
          try PlannedHoursRecords.note(
            PlannedHours.Details("language", hours: Hours(6), from: week, words: "Course " + course), in: .shared,
            about: person, tx), WeekCategory.Circle.shared
        ),
        (
          try PlannedHoursRecords.note(
            PlannedHours.Details(
              "health", hours: Hours(3), from: week, until: week.adding(weeks: 60), words: "Effort " + effort),
            in: .case, about: person, tx), WeekCategory.Circle.case
        ),
      ]
      for hours in [5, 4] {
        let now = try steps.ledger.week(week, of: person, tx).act { $0.said }
        for (category, circle) in [("language", .shared), ("health", .case)]
          as [(WeekCategoryCode, WeekCategory.Circle)]
        {
          try WorkedHoursRecords.note(
            Hours(hours), of: category, circle, in: week, about: person, before: now, tx)
        }
      }
      let reduction = try WeekReductions.note(
        WeekReduction.Details(
          hours: Hours(20), from: tx.today, until: tx.today.adding(days: 60), reason: "Three hours " + reason,
          decidedBy: "Office " + decider, decidedOn: tx.today), by: "dk-2026-07", about: person, tx)
      return (planned, reduction)
    }
    told.plannedHours = planned.map { (id: $0.0, circle: $0.1) }
    told.reductions.append(reduction)
    let of = " of the weeks of " + told.participant.label
    cage.plant(course, "words about a course" + of, [Door(.weekHours, nil, subject)])
    cage.plant(effort, "words about an effort" + of, [Door(.caseHours, nil, subject)])
    cage.plant(reason, "reason of a reduction" + of, [Door(.weekReduction, nil, subject)])
    cage.plant(decider, "who decided a reduction" + of, [Door(.weekReduction, nil, subject)])
    for (id, circle) in planned {
      cage.plant(
        id.text, "id of planned hours" + of, [Door(circle == .shared ? .weekHours : .caseHours, nil, subject)])
    }
    cage.plant(reduction.text, "id of a reduction" + of, [Door(.weekReduction, nil, subject)])
  }
}
