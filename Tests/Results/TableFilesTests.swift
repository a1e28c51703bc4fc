import Foundation
import Testing

@testable import Results

@Suite("Files as table programs leave them")
struct TableFilesTests {
  static let good = BrokenFileTests.good

  static func report(
    _ rows: [String], header: String = InventedRecords.header, events: [String] = [],
    eventHeader: String = InventedRecords.eventHeader, ending: String = "\n", findings: Bool = true
  ) throws -> Report {
    try Report(
      Report.Inputs(
        participations: InputFile(
          name: "participations.csv", bytes: ([header] + rows).joined(separator: ending).utf8),
        events: InputFile(name: "events.csv", bytes: ([eventHeader] + events).joined(separator: ending).utf8)),
      pack: Pack(named: "ESFPLUS"), parameters: .standard, wantsFindings: findings)
  }

  static func person(_ id: String, record: String, born: String = "1990-05-05", operation: String = "OP1") -> String {
    good.replacing("r1,", with: record + ",").replacing("p1", with: id).replacing("1990-05-05", with: born)
      .replacing("OP1", with: operation)
  }

  static func codes(_ report: Report) -> [String] {
    (report.findings ?? []).map { "\($0.line) \($0.code.rawValue)" }
  }

  @Test(
    "rows of separators alone are passed over, wherever they stand", arguments: ["\n", "\r\n"])
  func separatorsAlone(ending: String) throws {
    let plain = try Self.report([Self.good], ending: ending).figures
    let commas = String(repeating: ",", count: 27)
    for empty in [commas, ",", commas + ",,,,", " , ,", "\"\",\"\"", "   ", "\t,\t"] {
      let messy = try Self.report([empty, Self.good, empty, empty], ending: ending)
      #expect(messy.figures == plain, "“\(empty)”")
    }
    let semicolons = { (line: String) in line.replacing(",", with: ";") }
    #expect(
      try Self.report(
        [semicolons(Self.good), ";;;;;;"], header: semicolons(InventedRecords.header), ending: ending
      ).figures == plain)
  }

  @Test("rows that were filled up with empty fields and blanks are read as they were meant")
  func padded() throws {
    let plain = try Self.report([Self.good]).figures
    #expect(try Self.report([Self.good + ",,,"]).figures == plain)
    #expect(try Self.report([Self.good + ",\"\", "]).figures == plain)
    #expect(try Self.report([Self.good + ",,"], header: InventedRecords.header + ",,").figures == plain)
    let blanks = Self.good.split(separator: ",", omittingEmptySubsequences: false).map { " \($0)  " }
    #expect(try Self.report([blanks.joined(separator: ",")]).figures == plain)
    let fault = try #require(BrokenFileTests.fault([Self.good + ",,x"]))
    #expect(fault.line == 2, "what is not empty is more than the header has")
  }

  @Test("a first line that names the separator is understood", arguments: [";", ",", "\t"])
  func separatorLine(separator: String) throws {
    let plain = try Self.report([Self.good]).figures
    let turned = { (line: String) in line.replacing(",", with: separator) }
    for (said, ending) in [("sep=", "\n"), ("SEP=", "\r\n")] {
      let header = said + separator + ending + turned(InventedRecords.header)
      #expect(try Self.report([turned(Self.good)], header: header, ending: ending).figures == plain)
    }
    let broken = Self.good.replacing("1990-05-05", with: "5 May")
    let fault = try #require(
      BrokenFileTests.fault([turned(broken)], header: "sep=\(separator)\n" + turned(InventedRecords.header)))
    #expect(fault.line == 3 && fault.columnName == "birth_date", "lines are counted as they stand in the file")
  }

  @Test("ids that a table program made numbers of are found, and one id with several births")
  func numbers() throws {
    let found = Self.codes(
      try Self.report([
        Self.person("2.11E+09", record: "r1", born: "1990-01-01"),
        Self.person("2.11E+09", record: "r2", born: "1985-01-01"),
        Self.person("2.11E+09", record: "r3", born: "1970-01-01"), Self.person("\"2,5E+10\"", record: "r4"),
        Self.person("p5", record: "r5", born: "1980-01-01"), Self.person("p5", record: "r6", born: "1980-01-02"),
        Self.person("p7", record: "r7"), Self.person("E+9", record: "r8"), Self.person("2.1.1E+9", record: "r9"),
        Self.person("7E+05", record: "ra"),
      ]))
    for line in 2...4 {
      #expect(found.contains("\(line) PERSON_ID_IS_NUMBER") && found.contains("\(line) BIRTHDATES_DIFFER"))
    }
    #expect(
      found.filter { $0.hasSuffix("PERSON_ID_IS_NUMBER") }.map { $0.prefix(2) } == ["2 ", "3 ", "4 ", "5 ", "11"])
    #expect(found.filter { $0.hasSuffix("BIRTHDATES_DIFFER") }.map { $0.prefix(1) } == ["2", "3", "4", "6", "7"])
  }

  @Test("ids that nobody can tell apart are found")
  func lookAlikes() throws {
    let found = Self.codes(
      try Self.report([
        Self.person("AB10", record: "r1"), Self.person("AB1O", record: "r2"),
        Self.person("\u{0410}B10", record: "r3"), Self.person("AB\u{200B}10", record: "r4"),
        Self.person("ab10", record: "r5"), Self.person("AB11", record: "r6"),
        Self.person("AB10", record: "r7", operation: "OP2"), Self.person("ab10\u{A0}", record: "r8", operation: "OP3"),
      ]))
    #expect(
      found.filter { $0.hasSuffix("IDS_LOOK_ALIKE") }.map { $0.prefix(1) } == ["2", "3", "4", "5", "6"],
      "within an operation, where ids are given")
  }

  @Test("events that belong to no participation are found, and always counted")
  func strays() throws {
    let events = [
      "e1,2023-06-01,,OP1,p1,2023-06-01,LM,EMPL", "e2,2023-06-01,,OP1,p2,2023-06-01,LM,EMPL",
      "e3,2023-06-01,,OP2,p1,2023-06-01,QUAL,Y",
    ]
    let report = try Self.report([Self.good], events: events)
    #expect(
      (report.findings ?? []).filter { $0.code == .eventWithoutParticipation }.map { "\($0.file) \($0.line)" } == [
        "events.csv 3", "events.csv 4",
      ])
    let quiet = try Self.report([Self.good], events: events, findings: false)
    #expect(quiet.findings == nil)
    #expect(quiet.warnings.count == 1 && quiet.warnings[0].hasPrefix("events.csv: 2 rows that belong to no"))
    #expect(try Self.report([], events: events, findings: false).warnings[0].hasPrefix("events.csv: 3 rows"))
    #expect(try Self.report([Self.good], events: [events[0]], findings: false).warnings == [])
  }

  @Test("codes that are not in their lists are always counted")
  func unknownCodes() throws {
    let rows = [
      Self.good.replacing("UNEMP", with: "unemployed"), Self.person("p2", record: "r2").replacing(",F,", with: ",X,"),
      Self.person("p3", record: "r3"),
    ]
    let report = try Self.report(
      rows, events: ["e1,2023-06-01,,OP1,p1,2023-06-01,WORK,EMPL", "e2,2023-06-01,,OP1,p1,2023-06-01,QUAL,maybe"],
      findings: false)
    #expect(report.warnings.count == 2)
    #expect(report.warnings[0].hasPrefix("participations.csv: 2 rows with a code"))
    #expect(report.warnings[1].hasPrefix("events.csv: 2 rows with a code"))
  }
}
