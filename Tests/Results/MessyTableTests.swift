import Foundation
import Testing
import Values

@testable import Results

/// Tables as programs of all kinds write them: other people's collections, which do not come with this repository. They are
/// looked for beside it; where they are not, these tests are skipped.
private enum MessyTables {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data/standards/messy-tables")

  static var areThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func names(in part: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path).sorted()
  }

  static func file(_ path: String) throws -> InputFile { try InputFile(path: folder.appending(path: path).path) }

  static func json(_ path: String) throws -> JSON { try JSON(file(path)) }

  /// Every row as texts; a text that is not UTF-8 is `nil`.
  static func rows(_ file: InputFile) throws -> [[String?]] {
    let table = try CSVTable(file, columns: [], required: { _ in false })
    // With the header, which is a row to whoever only reads.
    var scan = CSVScan(file, table.header..<file.count, delimiter: table.delimiter)
    var fields = [Slice](repeating: .empty, count: 64)
    var rows: [[String?]] = []
    while true {
      let count = try fields.withUnsafeMutableBufferPointer { (buffer) throws(ScanFault) in try scan.next(into: buffer)
      }
      if count == 0 { return rows }
      rows.append(fields[..<count].map { file.text($0) })
    }
  }
}

@Suite(
  "Tables as other programs write them", .enabled(if: MessyTables.areThere, "the collection is not beside this copy"))
struct MessyTableTests {
  @Test("the same table reads the same, with whichever separator, quotes, mark and first line")
  func people() throws {
    let expected = try MessyTables.json("csv/EXPECTED-people.json")
    let all = [try #require(expected["header"]?.items)] + (expected["rows"]?.items ?? []).map { $0.items ?? [] }
    // A row in which nothing stands is none.
    let wanted = all.map { $0.map { $0.text?.trimmingCharacters(in: .whitespaces) } }.filter {
      !$0.allSatisfy { $0 == "" }
    }
    #expect(wanted.count == all.count - 1)
    for name in ["utf8-bom-semicolon", "utf8-comma-lf", "sep-line", "all-quoted"] {
      let rows = try MessyTables.rows(MessyTables.file("csv/people-\(name).csv"))
      #expect(rows.map { $0.map { $0?.trimmingCharacters(in: .whitespaces) } } == wanted, "\(name)")
    }
  }

  @Test("quotes, line ends and separators inside fields stay what they are")
  func spectrum() throws {
    // A quote inside an unquoted field may be an inch or the end of a text: it is refused, and its place named.
    let inches = try MessyTables.file("csv-spectrum/csvs/location_coordinates.csv")
    let fault = #expect(throws: ScanFault.self) { try MessyTables.rows(inches) }
    #expect(fault?.reason == .strayQuote && fault?.field == 1)
    for name in try MessyTables.names(in: "csv-spectrum/csvs") where name != "location_coordinates.csv" {
      let stem = name.replacing(".csv", with: "")
      let rows = try MessyTables.rows(MessyTables.file("csv-spectrum/csvs/\(name)"))
      let wanted = try MessyTables.json("csv-spectrum/json/\(stem).json").items ?? []
      let header = rows[0].compactMap(\.self)
      #expect(rows.count == wanted.count + 1, "\(name)")
      for (row, object) in zip(rows.dropFirst(), wanted) {
        for (column, cell) in zip(header, row) {
          #expect(
            cell?.replacing("\r\n", with: "\n") == object[column]?.text?.replacing("\r\n", with: "\n"),
            "\(name): \(column)")
        }
      }
    }
  }

  @Test("what is no table of ours is refused with a line and a remedy, and never read as something else")
  func refused() throws {
    for name in try MessyTables.names(in: "csv") where !name.hasSuffix(".json") {
      let file = try MessyTables.file("csv/\(name)")
      let fault = #expect(throws: InputFault.self, "\(name)") {
        try Report(
          Report.Inputs(
            participations: file, events: InputFile(name: "events.csv", bytes: InventedRecords.eventHeader.utf8)),
          pack: Pack(named: "ESFPLUS"), parameters: .standard)
      }
      #expect(fault?.remedy.isEmpty == false, "\(name)")
      if name.contains("utf16") { #expect(fault?.problem.contains("UTF-16") == true, "\(name)") }
    }
  }

  @Test("letters of another encoding are not taken for letters")
  func encodings() throws {
    for name in ["people-cp1252-semicolon", "people-iso8859-15", "people-cp1251-ukrainian", "people-invalid-utf8"] {
      #expect {
        try MessyTables.rows(MessyTables.file("csv/\(name).csv"))
      } throws: { error in
        // In the line that names the columns, or in a row.
        (error as? ScanFault)?.reason == .notUTF8 || (error as? InputFault)?.problem == "the text is not UTF-8"
      }
    }
  }
}
