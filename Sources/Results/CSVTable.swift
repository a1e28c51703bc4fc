/// A CSV file whose header has been read: which of our columns stands where, and where the rows begin.
///
/// Comma, semicolon or tab; a byte order mark is passed over; columns are found by name in any order; columns we do not
/// know are ignored.
struct CSVTable: Sendable {
  let file: InputFile
  let delimiter: UInt8
  /// Offset of the line that names the columns.
  let header: Int
  /// Offset of the first row.
  let body: Int
  /// Fields in each row.
  let width: Int
  /// For each of our columns its place in the row; `width` (a place that is always empty) when the file lacks it.
  let places: [Int]
  private let names: [String]

  /// - Parameters:
  ///   - columns: the names of our columns, in our order.
  ///   - required: which of them must be there.
  init(_ file: InputFile, columns: [String], required: (Int) -> Bool) throws(InputFault) {
    self.file = file
    var start = try CSVTable.afterMark(file)
    if let said = CSVTable.separatorLine(file, from: start) {
      (delimiter, start) = (said.delimiter, said.end)
    } else {
      delimiter = CSVTable.delimiter(file, from: start)
    }
    header = start
    var scan = CSVScan(file, start..<file.count, delimiter: delimiter)
    var fields = [Slice](repeating: .empty, count: 1024)
    let count: Int
    do throws(ScanFault) {
      count = try fields.withUnsafeMutableBufferPointer { (buffer) throws(ScanFault) in try scan.next(into: buffer) }
    } catch {
      throw CSVTable.describe(error, in: file, names: [])
    }
    guard count > 0 else {
      throw InputFault(
        file: file.name, problem: "the file is empty",
        remedy: "The first line must name the columns: \(columns.joined(separator: ", ")).")
    }
    let names = fields[..<count].map { file.text($0) ?? "?" }
    self.names = names
    width = count
    body = scan.position
    for (place, name) in names.enumerated() where columns.contains(name) && names.firstIndex(of: name) != place {
      throw InputFault(
        file: file.name, line: 1, column: place + 1, columnName: name, problem: "this column is there twice",
        remedy: "Remove or rename one of the two.")
    }
    let missing = columns.indices.filter { required($0) && !names.contains(columns[$0]) }.map { columns[$0] }
    guard missing.isEmpty else {
      let list = missing.joined(separator: ", ")
      throw InputFault(
        file: file.name, line: 1, problem: "the header lacks \(list)",
        remedy: "Add the column\(missing.count == 1 ? "" : "s") (the fields may be empty) or check the spelling.")
    }
    places = columns.map { names.firstIndex(of: $0) ?? count }
  }

  /// Whether the file has this one of our columns.
  func isThere(_ column: Int) -> Bool { places[column] < width }

  /// The fault of one row, with its line, its column and what to do.
  func describe(_ fault: ScanFault) -> InputFault { CSVTable.describe(fault, in: file, names: names) }

  private static func afterMark(_ file: InputFile) throws(InputFault) -> Int {
    let first = file.bytes(upTo: 3)
    if first == [0xEF, 0xBB, 0xBF] { return 3 }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) {
      throw InputFault(
        file: file.name, line: 1, problem: "the text is UTF-16", remedy: "Save the file as CSV in UTF-8.")
    }
    return 0
  }

  /// A first line `sep=;`, by which table programs tell each other the separator.
  private static func separatorLine(_ file: InputFile, from start: Int) -> (delimiter: UInt8, end: Int)? {
    let line = (start..<min(start + 8, file.count)).map { file.start[$0] }
    guard line.count > 5, line.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8).map({ $0 | 0x20 }) else { return nil }
    let (delimiter, ending) = (line[4], line.dropFirst(5))
    guard [0x2C, 0x3B, 0x09].contains(delimiter) else { return nil }
    if ending.first == 0x0A { return (delimiter, start + 6) }
    return ending.starts(with: [0x0D, 0x0A]) ? (delimiter, start + 7) : nil
  }

  /// The separator that occurs most in the header line; a comma when none does.
  private static func delimiter(_ file: InputFile, from start: Int) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for offset in start..<file.count {
      let byte = file.start[offset]
      if byte == 0x22 { quoted.toggle() }
      if byte == 0x0A, !quoted { break }
      if !quoted { counts[byte, default: 0] += 1 }
    }
    return [0x2C, 0x3B, 0x09].max { counts[$0, default: 0] < counts[$1, default: 0] } ?? 0x2C
  }
}

extension InputFile {
  func bytes(upTo limit: Int) -> [UInt8] { (0..<min(limit, count)).map { start[$0] } }

  /// The line that holds `offset`, from 1.
  func line(of offset: Int) -> Int {
    var line = 1
    for at in 0..<min(offset, count) where start[at] == 0x0A { line += 1 }
    return line
  }
}
