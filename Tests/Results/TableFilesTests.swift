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
        Self.person("7E+05", record: "ra"), Self.person("2e9", record: "rb"), Self.person("1E5", record: "rc"),
        Self.person("2.11E9", record: "rd"), Self.person("211234567.0", record: "re"),
        Self.person("\"211234567,00\"", record: "rf"),
        // Ids of their own.
        Self.person("12E3", record: "rg"), Self.person("1E2", record: "rh"), Self.person("7.0", record: "ri"),
        Self.person("211234567", record: "rj"), Self.person("12E45678", record: "rk"),
        Self.person("21.12.0", record: "rl"),
      ]))
    for line in 2...4 {
      #expect(found.contains("\(line) PERSON_ID_IS_NUMBER") && found.contains("\(line) BIRTHDATES_DIFFER"))
    }
    #expect(
      found.filter { $0.hasSuffix("PERSON_ID_IS_NUMBER") }.map { $0.prefix(2) }
        == ["2 ", "3 ", "4 ", "5 ", "11", "12", "13", "14", "15", "16"])
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
      found.filter { $0.hasSuffix(" IDS_LOOK_ALIKE") }.map { $0.prefix(1) } == ["2", "3", "4", "5", "6", "8", "9"],
      "also across operations")
    let operations = Self.codes(
      try Self.report([
        Self.person("p1", record: "r1"), Self.person("p2", record: "r2"),
        Self.person("p3", record: "r3", operation: "OP1\u{200B}"), Self.person("p4", record: "r4", operation: "OPI"),
        Self.person("p5", record: "r5", operation: "OP2"),
      ]))
    #expect(operations.filter { $0.hasSuffix("OPERATION_IDS_LOOK_ALIKE") }.map { $0.prefix(1) } == ["2", "4", "5"])
  }

  @Test("one id with several births is found across operations")
  func birthsAcross() throws {
    let found = Self.codes(
      try Self.report([
        Self.person("A", record: "r1", born: "1990-01-01"),
        Self.person("A", record: "r2", born: "1990-02-01", operation: "OP2"),
        Self.person("B", record: "r3", born: "1990-01-01"),
        Self.person("B", record: "r4", born: "1990-01-01", operation: "OP2"),
      ]))
    #expect(found.filter { $0.hasSuffix("BIRTHDATES_DIFFER") }.map { $0.prefix(1) } == ["2", "3"])
  }

  /// A file of participations whose second row is these bytes.
  static func fault(_ row: [UInt8], events: [UInt8] = []) throws -> InputFault? {
    let head = Array((InventedRecords.header + "\n" + Self.good + "\n").utf8)
    do throws(InputFault) {
      _ = try Report(
        Report.Inputs(
          participations: InputFile(name: "participations.csv", bytes: head + row),
          events: InputFile(
            name: "events.csv", bytes: Array((InventedRecords.eventHeader + "\n").utf8) + events)),
        pack: try Pack(named: "ESFPLUS"), parameters: .standard)
      return nil
    } catch { return error }
  }

  @Test(
    "a byte that is no letter is refused in every column of every file, with line and column",
    arguments: [
      [0xC5] as [UInt8], [0xD8, 0x41], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF5, 0x80, 0x80, 0x80],
    ])
  func otherEncodings(bytes: [UInt8]) throws {
    let fields = Self.good.split(separator: ",", omittingEmptySubsequences: false).map { Array($0.utf8) }
    for column in fields.indices {
      for (open, close) in [([UInt8](), [UInt8]()), ([0x22], [0x22])] {
        var row = fields
        row[column] = open + Array("x".utf8) + bytes + close
        let fault = try #require(try Self.fault(Array(row.joined(separator: [0x2C]))), "column \(column + 1)")
        #expect(fault.problem == "the text is not UTF-8" && fault.line == 3 && fault.column == column + 1)
      }
    }
    let more = try Self.fault(Array(Self.good.utf8), events: Array("e1,2023-06-01,,O".utf8) + bytes + [0x2C, 0x0A])
    #expect(more?.file == "events.csv" && more?.line == 2 && more?.column == 4)
    let entities = InputFile(
      name: "entities.csv", bytes: Array("operation_id,entity_id,kind,note\nOP1,e,SME,".utf8) + bytes + [0x0A])
    var told: InputFault?
    do throws(InputFault) {
      try TextTable(entities, columns: ["operation_id", "entity_id", "kind"]).eachRow { _, _ in }
    } catch { told = error }
    #expect(told?.line == 2 && told?.column == 4, "also in a column that is not ours")
  }

  @Test("letters of every length are letters")
  func letters() throws {
    for id in ["Åse", "Ωμ", "中村", "𐐷", "\u{10FFFF}", "\u{800}\u{D7FF}\u{E000}"] {
      #expect(try Self.fault(Array(Self.person(id, record: "r2").utf8)) == nil)
    }
  }

  @Test(
    "blanks of every kind around values are passed over, and rows of them",
    arguments: ["\u{A0}", "\u{2009}", "\u{202F}", "\u{3000}", "\t", " \u{A0} ", "\u{FEFF}"])
  func blanks(blank: String) throws {
    let event = "e1,2023-06-01,,OP1,p1,2023-06-01,QUAL,Y"
    let plain = try Self.report([Self.good], events: [event])
    let padded = { (line: String) in
      line.split(separator: ",", omittingEmptySubsequences: false).map { blank + $0 + blank }.joined(separator: ",")
    }
    let quoted = { (line: String) in
      line.split(separator: ",", omittingEmptySubsequences: false).map { "\"\(blank)\($0)\(blank)\"" }
        .joined(separator: ",")
    }
    for way in [padded, quoted] {
      let messy = try Self.report([way(Self.good), blank, blank + "," + blank], events: [way(event), blank])
      #expect(messy.figures == plain.figures && messy.warnings == [])
      #expect(messy.findings?.map(\.code) == plain.findings?.map(\.code))
    }
  }

  @Test("what is no CSV, and a separator that is none, are named for what they are")
  func named() throws {
    let book = BrokenFileTests.fault([], header: "PK\u{3}\u{4}x")
    #expect(book?.problem.contains(".xlsx") == true)
    let bar = try #require(BrokenFileTests.fault([Self.good], header: "sep=|\n" + InventedRecords.header))
    #expect(bar.line == 1 && bar.problem.contains("“|” separates"))
    let other = try #require(BrokenFileTests.fault([Self.good], header: "sep=;\n" + InventedRecords.header))
    #expect(other.line == 1 && other.problem.contains("“;” separates, and the next uses “,”"))
    for said in ["\"sep=,\"", "sep=,", "\"sep=,\",,,,", "sep=,,,"] {
      #expect(BrokenFileTests.fault([Self.good], header: said + "\n" + InventedRecords.header) == nil, "\(said)")
    }
    let lacking = BrokenFileTests.fault(
      [Self.good], header: "sep=,\n" + InventedRecords.header.replacing("exit_date", with: "end"))
    #expect(lacking?.line == 2, "the header is where it stands")
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
    #expect(
      try Self.report([Self.good], events: [events[1]], findings: false).warnings[0].hasPrefix(
        "events.csv: 1 row that belongs to no participation and counts nowhere"))
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
