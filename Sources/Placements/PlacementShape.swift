import Rules
import Values
import Web

/// A placement as it stands on a day.
struct StandingPlacement: Sendable {
  let placement: Placement
  let day: CivilDate
}

extension Placement {
  func standing(on day: CivilDate) -> StandingPlacement { StandingPlacement(placement: self, day: day) }

  /// `state` is that of today. An `ending` beside any other state than *ended* is announced, and can be taken back.
  static let shape = Shape<StandingPlacement>("Placement") { placement in
    placement.id("id") { $0.placement.id }
    placement.version { $0.placement.version }
    placement.id("person") { $0.placement.person }
    placement.id("participation") { $0.placement.participation }
    placement.id("workplace") { $0.placement.workplace }
    placement.code("state") { $0.placement.state(on: $0.day).kind }
    placement.words("measure") { $0.placement.terms.measure.text }
    placement.words("basis") { $0.placement.terms.basis.text }
    placement.words("group") { $0.placement.terms.group?.text }
    placement.words("purpose") { $0.placement.terms.purpose?.text }
    placement.words("tasks") { $0.placement.terms.tasks }
    placement.day("from") { $0.placement.terms.period.from }
    placement.day("until") { $0.placement.terms.period.until }
    placement.weekdays("days") { $0.placement.terms.working.last?.days ?? [] }
    placement.time("workFrom") { $0.placement.terms.working.last?.from }
    placement.time("workUntil") { $0.placement.terms.working.last?.to }
    placement.day("timesFrom") { $0.placement.terms.working.changes.last?.from }
    placement.list("timetable", of: Timetable.shape) {
      $0.placement.terms.working.stretches(of: $0.placement.terms.period)
    }
    placement.code("lastEmployer") { $0.placement.terms.lastEmployer }
    placement.day("approvedOn") { $0.placement.papers.approved }
    placement.words("caseNumber") { $0.placement.papers.caseNumber }
    placement.member("signatures", signatures) { standing in
      said(standing.placement.papers.signatures, key: \.rawValue) { .string($0.iso) }
    }
    // As they are answered, so that what was read can be sent back.
    placement.member("statements", .map(of: .code(["yes", "no"]))) { standing in
      said(standing.placement.papers.statements, key: \.text) { .string($0.isTrue ? "yes" : "no") }
    }
    placement.member("statementsOn", .map(of: .date)) { standing in
      said(standing.placement.papers.statements, key: \.text) { .string($0.on.iso) }
    }
    placement.member("confirmed", .map(of: .date)) { standing in
      said(standing.placement.papers.confirmed, key: \.text) { .string($0.iso) }
    }
    placement.count("extensions") { $0.placement.extensions }
    placement.list("extended", of: Extension.shape) { $0.placement.papers.extensions }
    placement.sometimes("ending", as: Ending.shape) { $0.placement.ending }
    placement.truth("neverBegan") { $0.placement.neverBegan }
  }

  private static let signatures = Schema.object(
    SignatoryRole.allCases.map { Schema.Member($0.rawValue, .date, isRequired: false) }, isOpen: true)

  /// What was said about each, in the order of what it is about.
  private static func said<Key: Comparable, Value>(
    _ all: [Key: Value], key: (Key) -> String, _ value: (Value) -> JSON
  ) -> JSON {
    .object(all.sorted { $0.key < $1.key }.map { (key($0.key), value($0.value)) })
  }
}

extension Timetable {
  /// Days over which the same days and times of work hold.
  fileprivate static let shape = Shape<(period: Period, times: WorkingTimes?)> { stretch in
    stretch.day("from") { $0.period.from }
    stretch.day("until") { $0.period.until }
    stretch.weekdays("days") { $0.times?.days ?? [] }
    stretch.time("workFrom") { $0.times?.from }
    stretch.time("workUntil") { $0.times?.to }
  }
}

extension Placement.Extension {
  fileprivate static let shape = Shape<Placement.Extension> { decided in
    decided.day("decidedOn") { $0.decidedOn }
    decided.words("reason") { $0.reason }
  }
}
