/// The columns of the participations file, in the order in which the documentation lists them.
enum ParticipationColumn: Int, CaseIterable, Sendable {
  case recordID, recordedAt, deleted, operationID, objective, regionCategory, nuts2, personID
  case entryDate, exitDate, observedUntil, birthDate, gender, lmStatus, unempSince, inEdu, isced
  case hhJobless, hhDepChildren, hhSingleAdult, tcn, foreignBackground, minority, disability, otherDisadv
  case homeless, rural, yei

  static let names = [
    "record_id", "recorded_at", "deleted", "operation_id", "objective", "region_category", "nuts2", "person_id",
    "entry_date", "exit_date", "observed_until", "birth_date", "gender", "lm_status", "unemp_since", "in_edu", "isced",
    "hh_jobless", "hh_dep_children", "hh_single_adult", "tcn", "foreign_background", "minority", "disability",
    "other_disadv", "homeless", "rural", "yei",
  ]

  /// Its place among the bits of `ParticipationRow.unknownColumns`.
  var bit: UInt32 { 1 << UInt32(rawValue) }

  /// Columns that a file may leave out: nobody then is withdrawn, or the axis is blank.
  static let optional: Set<Int> = [deleted.rawValue, nuts2.rawValue]
}

/// The yes/no facts of a participation, in the order of their two-bit fields in `ParticipationRow.answers`.
enum Flag: Int, CaseIterable, Sendable {
  case inEdu, hhJobless, hhDepChildren, hhSingleAdult, tcn, foreignBackground, minority, disability, otherDisadv
  case homeless, rural, yei

  static let names = [
    "in_edu", "hh_jobless", "hh_dep_children", "hh_single_adult", "tcn", "foreign_background", "minority",
    "disability", "other_disadv", "homeless", "rural", "yei",
  ]

  static let columns: [ParticipationColumn] = [
    .inEdu, .hhJobless, .hhDepChildren, .hhSingleAdult, .tcn, .foreignBackground, .minority, .disability,
    .otherDisadv, .homeless, .rural, .yei,
  ]
}

/// Labour market status; the raw value indexes the bits of `Fact.lm`.
enum LabourStatus: UInt8, CaseIterable, Sendable {
  case employed, selfEmployed, unemployed, inactive

  static let codes = ["EMPL", "SELF", "UNEMP", "INACT"]
}

/// One version of a participation as read: dates as day numbers, answers as bits, names as slices of the file.
struct ParticipationRow: BitwiseCopyable {
  /// Byte value for "missing" in `lm`, `gender` and `isced`.
  static let missing: UInt8 = 0xFF

  var record: Slice
  var operation: Slice
  var person: Slice
  var recordHash: UInt64
  /// Hash of operation and person together.
  var keyHash: UInt64
  var recordedAt: Day
  var entry: Day
  var exit: Day
  var observedUntil: Day
  var birth: Day
  var unemployedSince: Day
  /// Two bits per `Flag`.
  var answers: UInt32
  /// Number of the breakdown key among those the reading lane met, and the lane in the top eight bits.
  var breakdown: UInt32
  /// `LabourStatus` raw value.
  var lm: UInt8
  /// 0 women, 1 men, 2 non-binary.
  var gender: UInt8
  /// 0 to 8.
  var isced: UInt8
  var isDeleted: Bool
  /// The columns whose field held a code that is not in its list and was read as missing: a bit each, by
  /// `ParticipationColumn`.
  var unknownColumns: UInt32
  var hasUnknownCode: Bool { unknownColumns != 0 }

  func answer(_ flag: Flag) -> Answer {
    Answer(rawValue: answers >> UInt32(flag.rawValue * 2) & 3)!
  }
}
