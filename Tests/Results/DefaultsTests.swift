import Results
import Testing
import Values

@Suite("Defaults that are parameters, breakdowns and findings")
struct DefaultsTests {
  /// One woman, unemployed, in the operation from March to June 2023; single fields can be put in by column name.
  static func row(_ fields: [String: String] = [:]) -> String {
    var values = [
      "record_id": "r1", "recorded_at": "2023-01-01", "operation_id": "OP1", "objective": "a",
      "region_category": "LESS", "nuts2": "QX11", "person_id": "p1", "entry_date": "2023-03-01",
      "exit_date": "2023-06-01", "observed_until": "2023-12-31", "birth_date": "1990-05-05", "gender": "F",
      "lm_status": "UNEMP", "unemp_since": "2023-01-15", "in_edu": "N", "isced": "2",
    ]
    values.merge(fields) { $1 }
    return InventedRecords.header.split(separator: ",").map { values[String($0)] ?? "" }.joined(separator: ",")
  }

  static func report(
    _ rows: [String], _ events: [String] = [], params: String = "{}", breakdown: [BreakdownAxis] = []
  ) throws -> Report {
    try Report(
      InventedRecords.inputs(rows, events), pack: Pack(named: "ESFPLUS"),
      parameters: Parameters.standard.changed(by: JSON(text: params, name: "params"), file: "params"),
      breakdown: breakdown, wantsMembers: true, wantsFindings: true)
  }

  static func count(_ code: String, _ rows: [String], _ events: [String] = [], params: String = "{}") throws -> Int {
    try report(rows, events, params: params).cells[""]?[code]?.total ?? 0
  }

  @Test("a job found during participation counts if it is still held, unless the parameter says no")
  func job() throws {
    let events = ["e1,2023-05-01,,OP1,p1,2023-05-01,LM,EMPL"]
    #expect(try Self.count("EECR04", [Self.row()], events) == 1)
    #expect(try Self.count("EECR04", [Self.row()], events, params: #"{"job_during_participation_counts": false}"#) == 0)
  }

  @Test("a qualification gained during participation counts, unless the parameter says no")
  func qualification() throws {
    let events = ["e1,2023-05-01,,OP1,p1,2023-05-01,QUAL,Y"]
    let params = #"{"qualification_during_participation_counts": false}"#
    #expect(try Self.count("EECR03", [Self.row()], events) == 1)
    #expect(try Self.count("EECR03", [Self.row()], events, params: params) == 0)
  }

  @Test("education unknown at entry is not none, unless the parameter says so")
  func education() throws {
    let events = ["e1,2023-06-05,,OP1,p1,2023-06-05,EDU,Y"]
    let rows = [Self.row(["in_edu": ""])]
    #expect(try Self.count("EECR02", rows, events) == 0)
    #expect(try Self.count("EECR02", rows, events, params: #"{"education_unknown_is_none": true}"#) == 1)
  }

  @Test("a birthday on 29 February is reached on 1 March, or on 28 February if the parameter says so")
  func leap() throws {
    let rows = [Self.row(["birth_date": "2004-02-29", "entry_date": "2022-02-28"])]
    #expect(try Self.count("EECO06", rows) == 1)
    #expect(try Self.count("EECO06", rows, params: #"{"leap_birthday": "02-28"}"#) == 0)
  }

  @Test("the windows, the age limit and the rule for complete records can be changed")
  func others() throws {
    let events = ["e1,2023-06-20,,OP1,p1,2023-06-20,LM,EMPL"]
    #expect(try Self.count("EECR04", [Self.row()], events, params: #"{"immediate_days": 10}"#) == 0)
    #expect(try Self.count("EECR05", [Self.row()], events, params: #"{"longer_months": 0}"#) == 0)
    #expect(try Self.count("INCOMPLETE", [Self.row()], params: #"{"age_limit": 30}"#) == 1)
    #expect(try Self.count("INCOMPLETE", [Self.row()], params: #"{"complete": "tcn known"}"#) == 1)
  }

  @Test("axes can be combined, and keys follow their order")
  func axes() throws {
    let report = try Self.report([Self.row()], breakdown: [.cohort, .nuts2, .ageBand, .operation])
    #expect(Array(report.cells.keys) == ["2023-H1|QX11|30-54|OP1"])
    let second = try Self.report([Self.row(["entry_date": "2022-07-01"])], breakdown: [.cohort])
    #expect(Array(second.cells.keys) == ["2022-H2"])
  }

  @Test("every finding is named with its line")
  func findings() throws {
    let rows = [
      Self.row(["record_id": "r1", "person_id": ""]),
      Self.row(["record_id": "r2", "person_id": "b", "birth_date": ""]),
      Self.row(["record_id": "r3", "person_id": "c", "unemp_since": "", "in_edu": "U"]),
      Self.row(["record_id": "r4", "person_id": "d", "exit_date": "2023-01-01"]),
      Self.row(["record_id": "r5", "person_id": "e", "observed_until": ""]),
      Self.row(["record_id": "r6", "person_id": "f", "lm_status": "KING", "in_edu": "Ja", "isced": "9"]),
      Self.row(["record_id": "r7", "person_id": "g", "entry_date": "", "exit_date": ""]),
      Self.row(["record_id": "r8", "person_id": "h", "birth_date": "2024-01-01"]),
    ]
    let events = ["e1,2023-01-01,,OP1,b,,LM,EMPL"]
    let report = try Self.report(rows, events)
    let found = try #require(report.findings).map { "\($0.line) \($0.record) \($0.code.rawValue)" }
    #expect(
      found == [
        "2 r1 NO_PERSON_ID", "3 r2 NO_BIRTHDATE", "4 r3 EDU_UNKNOWN", "4 r3 LTU_START_MISSING",
        "5 r4 EXIT_BEFORE_ENTRY",
        "6 r5 EXIT_FORM_MISSING", "6 r5 SIXMONTH_DUE", "7 r6 EDU_UNKNOWN", "7 r6 UNKNOWN_CODE", "8 r7 NO_ENTRY_DATE",
        "9 r8 BIRTHDATE_IMPLAUSIBLE", "2 e1 NO_EVENT_DATE",
      ])
    let unknown = try #require(report.findings).filter { $0.code == .unknownCode }
    #expect(unknown.map(\.columns) == [["lm_status", "in_edu", "isced"]])
  }

  @Test("two ids with one name and birth date in one operation may be one person")
  func duplicates() throws {
    let header = InventedRecords.header + ",name"
    let rows = [("r1", "p1", "Ada Invented"), ("r2", "p2", "ada invented"), ("r3", "p3", "Bo Invented")].map {
      Self.row(["record_id": $0.0, "person_id": $0.1]) + "," + $0.2
    }
    let inputs = Report.Inputs(
      participations: InputFile(name: "p.csv", bytes: ([header] + rows).joined(separator: "\n").utf8),
      events: InputFile(name: "e.csv", bytes: InventedRecords.eventHeader.utf8))
    let report = try Report(inputs, pack: Pack(named: "ESFPLUS"), parameters: .standard, wantsFindings: true)
    let found = try #require(report.findings).filter { $0.code == .possibleDuplicate }.map(\.record)
    #expect(found == ["r1", "r2"])
  }
}
