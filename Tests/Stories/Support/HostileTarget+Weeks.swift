import Ledger
import Testing
import Values
import Web

extension HostileTarget {
  /// What can be said about somebody's weeks.
  static func weeks(of person: PersonID, _ story: StoryHouse) async throws -> [HostileTarget] {
    let mette = try await story.visitor(story.mette)
    let week = ISOWeek(containing: story.today)
    let planned = ["category": "language", "hours": "6", "from": "2026-W48", "until": "2026-W50", "words": "Class 2"]
    let lowered = [
      "hours": "20", "from": "2027-06-01", "until": "2027-06-30", "reason": "Three hours a day",
      "decidedBy": "Kirsten Eksempel", "decidedOn": "2026-11-20",
    ]
    let said = ["hours.language": "6", "hours.talks": "1"]
    let made = try await mette.api(
      .post, LedgerResource.allPlannedHours(person), #"{"category": "language", "hours": 5, "from": "2026-W47"}"#)
    let noted = try await mette.api(
      .post, LedgerResource.reductions(person),
      #"""
      {"hours": 25, "from": "2026-11-20", "until": "2026-12-20", "reason": "Mornings", "decidedBy": "Kirsten",
       "decidedOn": "2026-11-20"}
      """#)
    let plan = try #require(PlannedHoursID(try made.json["id"]?.string ?? ""), "\(made.text)")
    let reduction = try #require(WeekReductionID(try noted.json["id"]?.string ?? ""), "\(noted.text)")
    let words: Set<String> = ["reason", "decidedBy"]
    return [
      HostileTarget(method: .post, route: LedgerAddress.week(person, week), good: said, words: [], version: 1),
      HostileTarget(method: .patch, route: LedgerResource.week(person, week), good: said, words: [], version: 1),
      HostileTarget(method: .post, route: LedgerAddress.newPlannedHours(person), good: planned, words: ["words"]),
      HostileTarget(method: .post, route: LedgerResource.allPlannedHours(person), good: planned, words: ["words"]),
      HostileTarget(
        method: .post, route: LedgerAddress.plannedHours(plan), good: planned, words: ["words"], version: 1),
      HostileTarget(
        method: .patch, route: LedgerResource.plannedHours(plan), good: planned, words: ["words"], version: 1),
      HostileTarget(method: .post, route: LedgerAddress.newReduction(person), good: lowered, words: words),
      HostileTarget(method: .post, route: LedgerResource.reductions(person), good: lowered, words: words),
      HostileTarget(
        method: .post, route: LedgerAddress.reduction(reduction), good: lowered, words: words, version: 1),
      HostileTarget(
        method: .patch, route: LedgerResource.reduction(reduction), good: lowered, words: words, version: 1),
    ]
  }
}
