import Access
import Language
import Ledger
import Programmes
import Rules
import Values

extension DemoStory {
  /// A week of lessons, talks and an effort for health beside the placement, told to the end of last week; and the decision
  /// that the full week is shorter for her.
  func tellWeeks(of participation: Participation) async throws {
    let ledger = house.rooms.ledger
    let (week, today) = (week, today)
    let (school, coach, walk) = (voice(.demoWeekSchool), voice(.demoWeekTalk), voice(.demoWeekWalk))
    let (reason, office) = (voice(.demoWeekReason), voice(.demoWeekOffice))
    try await act { tx in
      let person = participation.person
      try ledger.plan("language", hours: Hours(12), from: week.adding(weeks: -5), words: school, for: person, tx)
      try ledger.plan("talks", hours: Hours(1), from: week.adding(weeks: -5), words: coach, for: person, tx)
      try ledger.plan(
        "health", hours: Hours(quarters: 10), from: week.adding(weeks: -4), until: week.adding(weeks: 8), words: walk,
        for: person, tx)
      for (ago, hours) in [(5, (12, 0, 4)), (4, (12, 10, 4)), (3, (9, 10, 4)), (2, (12, 8, 0)), (1, (10, 10, 4))] {
        let placement = ago <= 3 ? ago == 1 ? Hours(quarters: 34) : Hours(6) : nil
        try ledger.say(
          [
            "language": Hours(hours.0), "health": Hours(quarters: hours.1), "talks": Hours(quarters: hours.2),
            "placement": placement,
          ].compactMapValues(\.self), in: week.adding(weeks: -ago), of: person, tx)
      }
      try ledger.lower(
        to: Hours(28), from: today.adding(weeks: -4), until: today.adding(weeks: 9), because: reason, by: office,
        decidedOn: today.adding(weeks: -5), for: person, tx)
    }
  }

  /// Somebody whose week is all shared: lessons and a course.
  func tellLessons(of participation: Participation) async throws {
    let ledger = house.rooms.ledger
    let week = week
    let (school, course) = (voice(.demoWeekSchool), voice(.demoWeekCourse))
    try await act { tx in
      let person = participation.person
      try ledger.plan("language", hours: Hours(15), from: week.adding(weeks: -8), words: school, for: person, tx)
      try ledger.plan(
        "course", hours: Hours(5), from: week.adding(weeks: -8), until: week.adding(weeks: -3), words: course,
        for: person, tx)
      for (ago, hours) in [(8, 15), (7, 15), (6, 12), (5, 15), (4, 9)] {
        try ledger.say(
          ["language": Hours(hours), "course": Hours(ago == 5 ? 0 : 5)], in: week.adding(weeks: -ago), of: person, tx)
      }
    }
  }
}
