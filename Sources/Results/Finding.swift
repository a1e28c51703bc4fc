public import Values

/// Something in the data that a caseworker should look at. No finding changes a figure; it explains one.
public struct Finding: Sendable, Equatable {
  public enum Code: String, Sendable, CaseIterable {
    case noPersonID = "NO_PERSON_ID"
    case noEntryDate = "NO_ENTRY_DATE"
    case noEventDate = "NO_EVENT_DATE"
    case noEntityID = "NO_ENTITY_ID"
    case noBirthDate = "NO_BIRTHDATE"
    case implausibleBirthDate = "BIRTHDATE_IMPLAUSIBLE"
    case longTermStartMissing = "LTU_START_MISSING"
    case exitBeforeEntry = "EXIT_BEFORE_ENTRY"
    case educationUnknown = "EDU_UNKNOWN"
    case exitFormMissing = "EXIT_FORM_MISSING"
    case sixMonthDue = "SIXMONTH_DUE"
    case possibleDuplicate = "POSSIBLE_DUPLICATE"
    case unknownCode = "UNKNOWN_CODE"
    case personIDIsNumber = "PERSON_ID_IS_NUMBER"
    case recordIDIsNumber = "RECORD_ID_IS_NUMBER"
    case recordOfSeveral = "RECORD_OF_SEVERAL"
    case birthDatesDiffer = "BIRTHDATES_DIFFER"
    case idsLookAlike = "IDS_LOOK_ALIKE"
    case operationIDsLookAlike = "OPERATION_IDS_LOOK_ALIKE"
    case eventWithoutParticipation = "EVENT_WITHOUT_PARTICIPATION"

    /// What it means, in one sentence.
    public var meaning: String {
      switch self {
      case .noPersonID: "The row names no person: it is no participation and counts nowhere."
      case .noEntryDate: "The row has no entry date: it is no participation yet."
      case .noEventDate: "The event has no date and cannot be placed."
      case .noEntityID: "The row names no organisation and counts nowhere."
      case .noBirthDate: "The birth date is missing: the record is incomplete."
      case .implausibleBirthDate: "The birth date lies after the entry or too far before it and was read as missing."
      case .longTermStartMissing:
        "Unemployed without a start date on or before the entry: not counted as long-term unemployed."
      case .exitBeforeEntry: "The exit lies before the entry: the participation counts as still running."
      case .educationUnknown:
        "It is not known whether the person was in education at entry: new education cannot count."
      case .exitFormMissing: "The days after leaving have passed and nobody recorded how the person left."
      case .sixMonthDue: "The longer-term reference day has passed and the status on that day is not known."
      case .possibleDuplicate: "Another person in the same operation has the same name and birth date."
      case .unknownCode: "A field holds a code that is not in its list; it was read as missing."
      case .personIDIsNumber:
        "A table program made a number of the person's id: digits may be gone, and several persons may be one now."
      case .recordIDIsNumber:
        "A table program made a number of the row's id: several rows may be one now, of which only the newest counts."
      case .recordOfSeveral:
        "Another row has this id and is about another person or operation: of the two only the newer counts."
      case .birthDatesDiffer: "Rows with this person's id, in this operation or another, have different birth dates."
      case .idsLookAlike: "Another person's id looks the same: one person may be counted as two."
      case .operationIDsLookAlike: "Another operation's id looks the same: one operation may be counted as two."
      case .eventWithoutParticipation: "No participation has this person in this operation: the event counts nowhere."
      }
    }
  }

  public let code: Code
  public let file: String
  /// Line of the row in its file, from 1.
  public let line: Int
  public let operation: String
  public let person: String
  /// The record or event id.
  public let record: String
  /// The columns that hold what is not in their list; empty for other findings.
  public var columns: [String] = []

  public var json: JSON {
    .object([
      ("code", .string(code.rawValue)), ("file", .string(file)),
      ("line", .integer(line)), ("operation", .string(operation)),
      ("person", .string(person)), ("record", .string(record)),
      ("columns", .array(columns.map { .string($0) })),
      ("meaning", .string(code.meaning)),
    ])
  }
}

/// A finding before its texts are made.
struct RowFinding: Sendable {
  let code: Finding.Code
  let isEvent: Bool
  let record: Slice
  let operation: Slice
  let person: Slice
  var columns: [String] = []

  init(_ code: Finding.Code, record: Slice, operation: Slice, person: Slice) {
    (self.code, isEvent) = (code, false)
    (self.record, self.operation, self.person) = (record, operation, person)
  }

  init(_ code: Finding.Code, _ row: ParticipationRow) {
    (self.code, isEvent) = (code, false)
    (record, operation, person) = (row.record, row.operation, row.person)
    if code == .unknownCode {
      columns = ParticipationColumn.allCases.filter { row.unknownColumns & $0.bit != 0 }
        .map { ParticipationColumn.names[$0.rawValue] }
    }
  }

  init(_ code: Finding.Code, _ row: EventRow) {
    (self.code, isEvent) = (code, true)
    (record, operation, person) = (row.event, row.operation, row.person)
    if code == .unknownCode { columns = [row.kind == EventRow.unknown ? "kind" : "value"] }
  }
}

extension Timeline {
  /// What a caseworker should look at in this participation.
  func findings(spells: [ParticipationRow], rules: Rules, age: Int?) -> [RowFinding] {
    var findings: [RowFinding] = []
    for row in spells {
      if row.hasUnknownCode { findings.append(RowFinding(.unknownCode, row)) }
      if row.exit != .unstated, row.exit < row.entry { findings.append(RowFinding(.exitBeforeEntry, row)) }
    }
    if age == nil {
      findings.append(RowFinding(first.birth == .unstated ? .noBirthDate : .implausibleBirthDate, first))
    }
    let sinceIsMissing = first.unemployedSince == .unstated || first.unemployedSince > first.entry
    if first.lm == LabourStatus.unemployed.rawValue, sinceIsMissing {
      findings.append(RowFinding(.longTermStartMissing, first))
    }
    let edu = first.answer(.inEdu)
    if edu == .notAsked || edu == .refused { findings.append(RowFinding(.educationUnknown, first)) }
    if hasLeft {
      if windowEnd < rules.asOf, knownUntil < windowEnd { findings.append(RowFinding(.exitFormMissing, first)) }
      if referenceDay <= rules.asOf, !isKnownLater { findings.append(RowFinding(.sixMonthDue, first)) }
    }
    return findings
  }
}
