public import Values

/// Everything the rules leave open, each with a default.
public struct Parameters: Sendable, Equatable {
  /// First day of the period; the programme's start for cumulative figures.
  public var periodStart = CivilDate(year: 1900, month: 1, day: 1)!
  /// Last day of the period.
  public var periodEnd = CivilDate(year: 2999, month: 12, day: 31)!
  /// What was recorded, and what is dated, after this day does not count.
  public var asOf = CivilDate(year: 2999, month: 12, day: 31)!
  /// Immediate results: days after the exit that still belong to it, the exit day being day 0.
  public var immediateDays = 28
  /// Longer-term results: calendar months after the exit.
  public var longerMonths = 6
  /// When unemployment is long-term.
  public var longTerm = LongTerm()
  /// Education unknown at entry: whether education after leaving counts as new. Default: no.
  public var unknownEducationIsNone = false
  /// Whether a job found during participation and still held counts. Default: yes.
  public var jobDuringParticipationCounts = true
  /// Whether a qualification gained during participation counts. Default: yes.
  public var qualificationDuringParticipationCounts = true
  /// The day on which someone born on 29 February turns a year older in common years. Default: 1 March.
  public var leapBirthday = LeapBirthday.firstOfMarch
  /// Ages from here on are taken for a wrong birth date.
  public var ageLimit = 120
  /// A predicate that replaces the pack's rule for complete records.
  public var complete: String?

  public struct LongTerm: Sendable, Equatable {
    /// Below this age at entry `youthMonths` count, else `adultMonths`.
    public var youthBelow = 0
    public var youthMonths = 12
    public var adultMonths = 12
    /// More than so many months, rather than that many or more.
    public var strict = false
  }

  public enum LeapBirthday: String, Sendable {
    case firstOfMarch = "03-01"
    case lastOfFebruary = "02-28"
  }

  /// The defaults before a pack changes any.
  public static let standard = Parameters()
}

extension Parameters {
  /// These parameters with the members of a JSON object put in.
  /// - Parameter file: how messages call the source, such as `--params`.
  /// - Throws: a fault that names the parameter, what it must be, and the ones that exist.
  public func changed(by json: JSON, file: String) throws(InputFault) -> Parameters {
    guard let members = json.members else {
      throw InputFault(
        file: file, problem: "the parameters are no JSON object", remedy: "Write {\"as_of\": \"2026-06-30\"}.")
    }
    var changed = self
    for member in members { try changed.set(member, file) }
    guard changed.periodStart <= changed.periodEnd else {
      throw InputFault(
        file: file, problem: "period_start \(changed.periodStart) is after period_end \(changed.periodEnd)",
        remedy: "Exchange them.")
    }
    return changed
  }

  private mutating func set(_ member: JSON.Member, _ file: String) throws(InputFault) {
    let value = ParameterValue(file: file, name: member.name, value: member.value)
    switch member.name {
    case "period_start": periodStart = try value.day()
    case "period_end": periodEnd = try value.day()
    case "as_of": asOf = try value.day()
    case "immediate_days": immediateDays = try value.number(0...3650)
    case "longer_months": longerMonths = try value.number(0...120)
    case "age_limit": ageLimit = try value.number(1...200)
    case "education_unknown_is_none": unknownEducationIsNone = try value.flag()
    case "job_during_participation_counts": jobDuringParticipationCounts = try value.flag()
    case "qualification_during_participation_counts": qualificationDuringParticipationCounts = try value.flag()
    case "complete": complete = try value.text()
    case "leap_birthday":
      guard let day = LeapBirthday(rawValue: try value.text()) else {
        throw value.fault("is neither 03-01 nor 02-28", "Write one of them.")
      }
      leapBirthday = day
    case "ltu":
      guard let parts = member.value.members else { throw value.fault("is no object", "Write {\"strict\": true}.") }
      for part in parts { try longTerm.set(part, file) }
    default:
      throw value.fault("is not a parameter", "Parameters are \(Parameters.names.joined(separator: ", ")).")
    }
  }

  static let names = [
    "period_start", "period_end", "as_of", "immediate_days", "longer_months", "ltu", "education_unknown_is_none",
    "job_during_participation_counts", "qualification_during_participation_counts", "leap_birthday", "age_limit",
    "complete",
  ]

  /// All parameters as JSON, in a fixed order: what a filed result keeps.
  public var json: JSON {
    .object(
      [
        ("period_start", .string(periodStart.iso)), ("period_end", .string(periodEnd.iso)),
        ("as_of", .string(asOf.iso)), ("immediate_days", .integer(immediateDays)),
        ("longer_months", .integer(longerMonths)), ("ltu", longTerm.json),
        ("education_unknown_is_none", .bool(unknownEducationIsNone)),
        ("job_during_participation_counts", .bool(jobDuringParticipationCounts)),
        ("qualification_during_participation_counts", .bool(qualificationDuringParticipationCounts)),
        ("leap_birthday", .string(leapBirthday.rawValue)), ("age_limit", .integer(ageLimit)),
      ] + (complete.map { [("complete", .string($0))] } ?? []))
  }
}

extension Parameters.LongTerm {
  mutating func set(_ part: JSON.Member, _ file: String) throws(InputFault) {
    let value = ParameterValue(file: file, name: "ltu.\(part.name)", value: part.value)
    switch part.name {
    case "youth_below": youthBelow = try value.number(0...200)
    case "youth_months": youthMonths = try value.number(0...600)
    case "adult_months": adultMonths = try value.number(0...600)
    case "strict": strict = try value.flag()
    default:
      throw value.fault("is not a parameter", "ltu has youth_below, youth_months, adult_months and strict.")
    }
  }

  var json: JSON {
    .object([
      ("youth_below", .integer(youthBelow)), ("youth_months", .integer(youthMonths)),
      ("adult_months", .integer(adultMonths)), ("strict", .bool(strict)),
    ])
  }
}

/// One parameter's value on its way in.
private struct ParameterValue {
  let file: String
  let name: String
  let value: JSON

  func day() throws(InputFault) -> CivilDate {
    guard let day = value.text.flatMap({ CivilDate(iso: $0) }) else {
      throw fault("is not a date", "Write an existing day as \"YYYY-MM-DD\".")
    }
    return day
  }

  func number(_ range: ClosedRange<Int>) throws(InputFault) -> Int {
    guard let number = value.int, range.contains(number) else {
      throw fault("is not a whole number from \(range.lowerBound) to \(range.upperBound)", "Write one.")
    }
    return number
  }

  func flag() throws(InputFault) -> Bool {
    guard let flag = value.flag else { throw fault("is neither true nor false", "Write one of them.") }
    return flag
  }

  func text() throws(InputFault) -> String {
    guard let text = value.text else { throw fault("is no text", "Write it in quotation marks.") }
    return text
  }

  func fault(_ problem: String, _ remedy: String) -> InputFault {
    InputFault(file: file, problem: "“\(name)” \(problem)", remedy: remedy)
  }
}
