import Programmes
import Rules
import TestHouse
import Values
import Web

@testable import Nyvej

extension HostileTarget {
  /// What is sent about plans: one that is made, a goal of a draft, and that it was explained.
  static func ofPlans(_ story: StoryHouse, for participation: ParticipationID) async throws -> [HostileTarget] {
    let planned = ["due": "2026-12-10", "review": "2027-06-10", "language": "ti", "takenOver": "2026-11-20"]
    let goal = [
      "step": "add-goal", "family": "work", "words": "Bakes", "otherWords": "ዳቦ", "way": "Mornings", "otherWay": "ንግሆ",
      "side": "other", "party": "Kim", "due": "2027-01-10",
    ]
    let goalWords: Set<String> = ["words", "otherWords", "way", "otherWay", "party"]
    let explained = [
      "step": "explain", "on": "2026-11-20", "language": "ti", "interpreter": "Kim", "interpreterIsMinor": "yes",
      "minorBecause": "Nobody else came",
    ]
    let amal = try await story.participant("Amal Prøvesen", "integration-act")
    let drafted = try await story.visitor(story.mette).api(
      .post, ProgrammesResource.plans(amal.id), #"{"due": "2026-12-10", "review": "2027-06-10"}"#)
    guard let plan = PlanID(try drafted.json["id"]?.string ?? "") else { throw NoSuch("plan") }
    let goalOfIt = try await story.visitor(story.mette).api(
      .patch, ProgrammesResource.plan(plan), #"{"step": "add-goal", "family": "work", "words": "a", "side": "person"}"#,
      seen: 1)
    guard goalOfIt.status == 200 else { throw NoSuch("goal") }
    let asked = ["phase": "after-care", "guard": "placement-ended", "due": "2026-12-07"]
    let seen = Int(amal.version.number)
    return [
      HostileTarget(
        method: .post, route: ProgrammesAddress.gate(amal.id), good: asked.merging(["act": "ask"]) { $1 }, words: [],
        version: seen),
      HostileTarget(method: .post, route: ProgrammesResource.gate(amal.id), good: asked, words: [], version: seen),
      HostileTarget(method: .post, route: ProgrammesAddress.newPlan(participation), good: planned, words: []),
      HostileTarget(method: .post, route: ProgrammesResource.plans(participation), good: planned, words: []),
      HostileTarget(method: .post, route: ProgrammesAddress.plan(plan), good: goal, words: goalWords, version: 2),
      HostileTarget(method: .patch, route: ProgrammesResource.plan(plan), good: goal, words: goalWords, version: 2),
      HostileTarget(
        method: .patch, route: ProgrammesResource.plan(plan), good: explained, words: ["interpreter", "minorBecause"],
        version: 2),
    ]
  }
}
