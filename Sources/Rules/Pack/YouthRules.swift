public import Values

/// What the law asks of the work of whoever is under 18: as of each day, so that it ends on the 18th birthday, also where
/// that lies in the middle of a placement.
public struct YouthRules: Sendable, Hashable {
  /// The most hours of a week, over all that somebody works.
  public var week: Rule<Hours>
  /// The most hours of a day.
  public var day: Rule<Hours>
  /// The part of the day in which all work lies.
  public var times: Rule<ClockSpan>
  /// How many days of each week are free.
  public var freeDays: Rule<Int>
  /// Whether the guardian signs the papers of a placement; none in packs from before that was asked.
  public var placementSignature: Rule<GuardianNeed>?
  /// Whether the guardian signs the plan.
  public var planSignature: Rule<GuardianNeed>?
}

/// When whoever stands for somebody under 18 signs beside her.
public enum GuardianNeed: String, Sendable, Hashable, CaseIterable {
  /// For as long as she is under 18.
  case always
}

extension YouthRules {
  init(reading map: PackMap, _ scope: PackScope) {
    week = scope.rule("week", in: map) { scope.stated("hours", in: $0) { $0.hours() } }
    day = scope.rule("day", in: map) { scope.stated("hours", in: $0) { $0.hours() } }
    times = scope.rule("times", in: map) { scope.stated("between", in: $0) { $0.map(YouthRules.span) } }
    freeDays = scope.rule("free_days", in: map) { scope.stated("a_week", in: $0) { $0.integer(in: 1...6) } }
    placementSignature =
      map.has("signs_placement")
      ? scope.rule("signs_placement", in: map) { scope.stated("guardian", in: $0) { $0.choice(of: GuardianNeed.self) } }
      : nil
    planSignature =
      map.has("signs_plan")
      ? scope.rule("signs_plan", in: map) { scope.stated("guardian", in: $0) { $0.choice(of: GuardianNeed.self) } }
      : nil
  }

  private static func span(_ map: PackMap) -> ClockSpan? {
    guard let from = time(map.value("from")), let until = time(map.value("until")) else { return nil }
    if from >= until {
      map.note(
        at: "until", "the work of a day ends before it begins", remedy: "write the part of the day in which work lies")
      return nil
    }
    return ClockSpan(from: from, until: until)
  }

  private static func time(_ value: PackValue?) -> ClockTime? {
    guard let value, let text = value.text() else { return nil }
    let time = ClockTime(text: text)
    if time == nil { value.note("“\(text)” is not a time of day", remedy: "write it in quotes, such as \"06:00\"") }
    return time
  }
}
