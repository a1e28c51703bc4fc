import Values

/// The parameters in the form in which the rows are judged: day numbers, and tables for what depends on a small number.
///
/// A class only because it is handed to every row's judging and copying its tables' references there costs time.
final class Rules: Sendable {
  let asOf: Day
  let period: ClosedRange<Day>
  let immediateDays: Day
  let longerMonths: Int
  let jobDuring: Bool
  let qualificationDuring: Bool
  private let parameters: Parameters
  /// For each age and each ISCED level the bits of the pack's ranges.
  private let ages: [UInt64]
  private let levels: [UInt64]
  /// Pack gender column for each gender code; `unknownGender` when the pack has none.
  let genderColumns: [Int]
  /// Index of the column for records without a gender of the pack.
  static let unknownGender = 3

  init(_ parameters: Parameters, _ pack: Pack) {
    asOf = parameters.asOf.dayNumber
    period = parameters.periodStart.dayNumber...parameters.periodEnd.dayNumber
    immediateDays = Day(parameters.immediateDays)
    longerMonths = parameters.longerMonths
    jobDuring = parameters.jobDuringParticipationCounts
    qualificationDuring = parameters.qualificationDuringParticipationCounts
    self.parameters = parameters
    ages = pack.ranges.words(for: "age", upTo: 200)
    levels = pack.ranges.words(for: "isced", upTo: 8)
    genderColumns = Fact.genderCodes.enumerated().map { pack.genders.contains($1) ? $0 : Rules.unknownGender }
  }

  /// Completed years at entry; `nil` when the birth date is missing, after the entry or beyond the age limit.
  func age(_ row: ParticipationRow) -> Int? {
    guard row.birth != .unstated, row.birth <= row.entry else { return nil }
    let (entry, birth) = (CivilDate(dayNumber: row.entry), CivilDate(dayNumber: row.birth))
    var age = entry.completedYears(since: birth)
    if parameters.leapBirthday == .lastOfFebruary, birth.month == 2, birth.day == 29,
      entry.month == 2, entry.day == 28, entry.adding(days: 1).day == 1
    {
      age += 1
    }
    return age < parameters.ageLimit ? age : nil
  }

  /// Step 6: unemployed since a known day, for as long as the age asks.
  func isLongTermUnemployed(_ row: ParticipationRow, age: Int?) -> Bool {
    guard let age, row.lm == LabourStatus.unemployed.rawValue else { return false }
    guard row.unemployedSince != .unstated, row.unemployedSince <= row.entry else { return false }
    let rule = parameters.longTerm
    let months = age < rule.youthBelow ? rule.youthMonths : rule.adultMonths
    let threshold = CivilDate(dayNumber: row.unemployedSince).adding(months: months).dayNumber
    return rule.strict ? row.entry > threshold : row.entry >= threshold
  }

  /// The facts of the entry, from the first row.
  func entryFacts(_ row: ParticipationRow, age: Int?) -> FactWords {
    var facts = FactWords()
    if row.lm != ParticipationRow.missing { facts.simple |= 1 << UInt64(Fact.lm + Int(row.lm)) }
    if row.gender != ParticipationRow.missing { facts.simple |= 1 << UInt64(Fact.gender + Int(row.gender)) }
    if isLongTermUnemployed(row, age: age) { facts.simple |= 1 << UInt64(Fact.longTermUnemployed) }
    if let age { facts.ranges |= ages[age] }
    if row.isced != ParticipationRow.missing { facts.ranges |= levels[Int(row.isced)] }
    var answers = row.answers
    var shift = UInt64(Fact.flags)
    while answers != 0 {
      // 1, 2, 3 (yes, no, refused) become the bits 1, 2, 4.
      facts.simple |= UInt64((1 << (answers & 3)) >> 1) << shift
      answers >>= 2
      shift += 3
    }
    if parameters.unknownEducationIsNone {
      let edu = row.answer(.inEdu)
      if edu == .notAsked || edu == .refused { facts.simple |= Fact.bit(.inEdu, .no) }
    }
    return facts
  }
}
