public import Values

/// Which rule a check is about.
public enum RuleCode: String, Sendable, Hashable, Codable, CaseIterable {
  case measure, effective, length, ratio
  case headcountAge = "headcount-age"
  case approval, signature, purpose, statement
  case workPermission = "work-permission"
  case sameEmployer = "same-employer"
  case beside
  case fullWeek = "full-week"
  case leastHours = "least-hours"
  case mostHours = "most-hours"
  case timetable
  case sameTimes = "same-times"
  case dayHours = "day-hours"
  case workingDays = "working-days"
  /// That the person does not take part on the first day.
  case pause
  case considerations
  /// That nobody knows whether somebody is under 18.
  case youth
  case youthWeek = "youth-week"
  case youthDay = "youth-day"
  case youthTimes = "youth-times"
  case youthFreeDays = "youth-free-days"
}

public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
  case fulfilled, breached
  case notKnown = "not-known"
  case doesNotApply = "does-not-apply"
}

/// One rule held against one placement, with where the rule comes from and what was found.
public struct Check: Sendable, Hashable, Codable {
  public var rule: RuleCode
  public var verdict: Verdict
  public var finding: Finding
  /// Whether a breach may be accepted with a written reason.
  public var overridable: Bool
  /// Whether a breach blocks the start.
  public var blocking: Bool
  public var source: LegalSource
  public var note: Wording

  public init(
    _ rule: RuleCode, _ verdict: Verdict, _ finding: Finding, overridable: Bool, blocking: Bool, source: LegalSource,
    note: Wording
  ) {
    self.rule = rule
    self.verdict = verdict
    self.finding = finding
    self.overridable = overridable
    self.blocking = blocking
    self.source = source
    self.note = note
  }

  init<Value>(_ rule: RuleCode, _ verdict: Verdict, _ finding: Finding, by stated: Rule<Value>) {
    self.init(
      rule, verdict, finding, overridable: stated.overridable, blocking: stated.blocking, source: stated.source,
      note: stated.note)
  }

  /// A breach that blocks the start until it is mended or, where that is allowed, overridden with a reason.
  public var blocksStart: Bool { verdict == .breached && blocking }
}

extension [Check] {
  /// Breaches that block the start. Those that may not be overridden come first.
  public var blockers: [Check] {
    filter { $0.blocksStart && !$0.overridable } + filter { $0.blocksStart && $0.overridable }
  }

  /// What nobody knows yet, of the rule or of the facts.
  public var open: [Check] { filter { $0.verdict == .notKnown } }
}
