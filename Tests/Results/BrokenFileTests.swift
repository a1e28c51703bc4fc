import Testing

@testable import Results

@Suite("Files that cannot be read")
struct BrokenFileTests {
  static let good =
    "r1,2023-01-01,,OP1,a,LESS,QX11,p1,2023-03-01,,,1990-05-05,F,UNEMP,2023-01-15,N,2,N,N,N,N,N,N,N,N,N,N,N"

  static func fault(_ rows: [String], header: String = InventedRecords.header) -> InputFault? {
    do {
      _ = try Report(
        Report.Inputs(
          participations: InputFile(name: "participations.csv", bytes: ([header] + rows).joined(separator: "\n").utf8),
          events: InputFile(name: "events.csv", bytes: InventedRecords.eventHeader.utf8)),
        pack: Pack(named: "ESFPLUS"), parameters: .standard)
      return nil
    } catch { return error }
  }

  @Test("a sound file has no fault")
  func sound() { #expect(Self.fault([Self.good]) == nil) }

  @Test("a broken field is named by file, line, column and remedy")
  func date() throws {
    let broken = Self.good.replacing("1990-05-05", with: "05.05.1990")
    let fault = try #require(Self.fault([Self.good, "", broken]))
    #expect(fault.line == 4)
    #expect(fault.column == 12)
    #expect(fault.columnName == "birth_date")
    #expect(
      fault.description
        == "participations.csv, line 4, column 12 (birth_date): “05.05.1990” is not a date. "
        + "Write an existing day as YYYY-MM-DD, or leave the field empty if it is unknown.")
  }

  @Test(
    "every way of breaking a row is found on its line",
    arguments: [
      (good + ",extra", 29), (String(good.dropLast(2)), 27), ("\"" + good, 1), (good.replacing("OP1", with: "O\"1"), 4),
      (good.replacing("OP1", with: "\"O\"1"), 4), (good.replacing("r1,2023-01-01", with: ",2023-01-01"), 1),
      (good.replacing("r1,2023-01-01", with: "r1,"), 2), (good.replacing(",,OP1", with: ",X,OP1"), 3),
      (good.replacing("2023-03-01", with: "2023-02-29"), 9), (good.replacing(",,,", with: ",2023-1-1,,"), 10),
      (good.replacing("OP1", with: "O\rP1"), 4),
      (good.replacing("OP1", with: String(repeating: "x", count: 70_000)), 4),
    ])
  func broken(row: String, column: Int) throws {
    let fault = try #require(Self.fault([Self.good, row, Self.good]))
    #expect(fault.line == 3)
    #expect(fault.column == column)
    #expect(!fault.remedy.isEmpty)
  }

  @Test("a missing column is named, an unknown one ignored, their order is free")
  func columns() throws {
    let fault = try #require(
      Self.fault([Self.good], header: InventedRecords.header.replacing("exit_date", with: "end")))
    #expect(fault.problem == "the header lacks exit_date")
    #expect(Self.fault(["x;y"], header: "record_id;x") != nil)
    let turned = { (line: String) in
      (["note"] + line.split(separator: ",", omittingEmptySubsequences: false).reversed().map(String.init))
        .joined(separator: ";")
    }
    #expect(Self.fault([turned(Self.good)], header: "\u{FEFF}" + turned(InventedRecords.header)) == nil)
  }

  @Test("a column that is there twice, an empty file and UTF-16 are refused")
  func headers() {
    #expect(Self.fault([Self.good + ",N"], header: InventedRecords.header + ",yei")?.column == 29)
    #expect(Self.fault([], header: "")?.problem == "the file is empty")
    #expect(throws: InputFault.self) {
      try CSVTable(InputFile(name: "x.csv", bytes: [0xFF, 0xFE, 0x61, 0x00]), columns: ["a"]) { _ in true }
    }
  }

  @Test("a file that is not there and a folder are refused with the reason")
  func paths() {
    #expect(throws: InputFault.self) { try InputFile(path: "/nowhere/at/all.csv") }
    #expect(throws: InputFault.self) { try InputFile(path: "/") }
  }

  @Test("the fault that is reported is the first in the file, however many threads read it")
  func first() throws {
    var rows = Array(repeating: Self.good, count: 60_000)
    rows[100] = Self.good.replacing("1990-05-05", with: "soon")
    rows[50_000] = Self.good.replacing("1990-05-05", with: "later")
    for _ in 0..<3 { #expect(Self.fault(rows)?.line == 102) }
  }

  @Test("records are the same however the file is cut for the threads", arguments: 1...40)
  func stretches(size: Int) throws {
    let text = "a,b\n1,\"x\ny\"\n\"2\",\"\"\"\"\r\n\n3,\"\"\n\"\n\",4\n5,6"
    let table = try CSVTable(InputFile(name: "x.csv", bytes: text.utf8), columns: ["a", "b"]) { _ in true }
    var read: [[String]] = []
    for stretch in table.stretches(size: size, threads: 2) {
      var scan = CSVScan(table.file, stretch, delimiter: table.delimiter)
      var fields = [Slice](repeating: .empty, count: 2)
      while try fields.withUnsafeMutableBufferPointer({ try scan.next(into: $0) }) > 0 {
        read.append(fields.map { table.file.text($0) ?? "?" })
      }
    }
    #expect(read == [["1", "x\ny"], ["2", "\""], ["3", ""], ["\n", "4"], ["5", "6"]])
  }
}
