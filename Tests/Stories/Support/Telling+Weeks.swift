import Access
import Rules
import TestHouse
import Testing
import Values

@testable import Ledger

extension StoryHouse {
  /// Does with somebody's weeks whatever can be done with them.
  func tellOfWeeks(of person: PersonID) async throws {
    let ledger = Ledger(shelf: shelf)
    let week = ISOWeek(containing: today)
    try await act { tx in
      for (category, circle) in [("language", .shared), ("talks", .case)]
        as [(WeekCategoryCode, WeekCategory.Circle)]
      {
        let id = try PlannedHoursRecords.note(
          PlannedHours.Details(category, hours: Hours(4), from: week), in: circle, about: person, tx)
        try PlannedHoursRecords.find(id, tx).act { planned in
          try PlannedHoursRecords.correct(
            planned, to: PlannedHours.Details(category, hours: Hours(5), from: week), seen: planned.version, tx)
        }
        try PlannedHoursRecords.find(id, tx).act { try PlannedHoursRecords.withdraw($0, seen: $0.version, tx) }
        for hours in [3, 2] {
          let said = try ledger.week(week, of: person, tx).act { $0.said }
          try WorkedHoursRecords.note(
            Hours(hours), of: category, circle, in: week, about: person, before: said, tx)
        }
      }
      let details = WeekReduction.Details(
        hours: Hours(20), from: tx.today, until: tx.today.adding(days: 30), reason: "Three hours a day",
        decidedBy: "Kirsten Eksempel", decidedOn: tx.today)
      let id = try WeekReductions.note(details, by: "dk-2026-07", about: person, tx)
      try WeekReductions.find(id, tx).act { reduction in
        var other = details
        other.hours = Hours(25)
        try WeekReductions.correct(reduction, to: other, seen: reduction.version, tx)
      }
      let year = try ledger.year(week...week, of: person, tx).act { $0 }
      #expect(year.lines[0].worked == ["language": Hours(2), "talks": Hours(2)])
      #expect(year.lines[0].target == Hours(25))
      try WeekReductions.find(id, tx).act { try WeekReductions.withdraw($0, seen: $0.version, tx) }
    }
  }
}
