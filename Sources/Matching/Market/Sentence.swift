import Values

extension Verdict {
  /// The verdict in plain English; what is unknown ends in "Ask."
  public var sentence: String {
    switch (requirement, finding) {
    case (.language(let language, let skill), .level(let needed, let has)):
      let what = "\(skill.rawText) \(language.text)"
      if needed == .none { return "No level in \(what) is needed." }
      guard let has else { return "Needs \(needed.text) in \(what); the level is not recorded. Ask." }
      return "Needs \(needed.text) in \(what), has \(has.text)."
    case (.hours, .hours(let offered, let cap, let least)): return Verdict.hours(offered, cap, least)
    case (.functionalLimits, .tasks(let asksNothing)):
      if asksNothing { return "The place asks nothing out of the ordinary." }
      switch outcome {
      case .match: return "The tasks fit what was agreed."
      case .gap: return "The tasks as they stand do not fit what was agreed; they could be carved anew."
      case .unknown: return "What the person can take on has not been talked about. Ask."
      }
    case (.shifts, .shifts(let asked, let possible)): return Verdict.shifts(asked, possible)
    case (.permit(let permit), _):
      return "Needs \(permit.code); " + word("held.", "not held.", "whether it is held is not recorded. Ask.")
    case (.commute, .distance(let distance, let limit)):
      return "\(Verdict.kilometres(distance)) km away, up to \(Verdict.kilometres(limit)) km are possible."
    case (.commute, _): return "Where home or workplace is, or how far is possible, is not recorded. Ask."
    case (.intendedGroup(let group), _):
      let rest = word(
        ".", "; the person does not belong to it.", "; whether the person belongs to it is not recorded. Ask.")
      return "Meant for: \(group.code)\(rest)"
    case (.branch, .wish(let rank, let count)): return "Wish \(rank) of \(count)."
    case (.branch, .open): return "Not among the wishes; the person is open to any work that needs no experience."
    case (.branch, _):
      return outcome == .gap ? "Not among the wished branches." : "Branch or wishes are not recorded. Ask."
    default: return word("Fits.", "Does not fit.", "Not recorded. Ask.")
    }
  }

  private func word(_ match: String, _ gap: String, _ unknown: String) -> String {
    switch outcome {
    case .match: match
    case .gap: gap
    case .unknown: unknown
    }
  }

  private static func hours(_ offered: ClosedRange<Hours>, _ cap: Hours?, _ least: Hours) -> String {
    guard let cap else {
      return "Needs at least \(offered.lowerBound) hours a week; how many are possible is not agreed. Ask."
    }
    if cap < offered.lowerBound {
      return "Needs at least \(offered.lowerBound) hours a week; at most \(cap) are agreed for now."
    }
    if offered.upperBound < least {
      return "Offers at most \(offered.upperBound) hours a week; the person needs \(least)."
    }
    return "Needs at least \(offered.lowerBound) hours a week; up to \(cap) are agreed."
  }

  private static func shifts(_ asked: Shifts, _ possible: Shifts?) -> String {
    let words = asked.words.joined(separator: ", ")
    if asked.isEmpty { return "No fixed shifts." }
    guard let possible else { return "Works \(words); when the person can work is not recorded. Ask." }
    let missing = asked.subtracting(possible)
    return missing.isEmpty
      ? "Works \(words); that is possible." : "Works \(words); not possible: \(missing.words.joined(separator: ", "))."
  }

  private static func kilometres(_ tens: Int) -> String { "\(tens / 100).\(tens % 100 / 10)" }
}

extension LanguageSkill {
  var rawText: String {
    switch self {
    case .listening: "listening"
    case .reading: "reading"
    case .speaking: "speaking"
    case .writing: "writing"
    }
  }
}
