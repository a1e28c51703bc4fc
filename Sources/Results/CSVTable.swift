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
    if let said = try CSVTable.separatorLine(file, from: start) {
      (delimiter, start) = (said.delimiter, said.end)
      let counts = CSVTable.counts(file, from: start)
      let used = CSVTable.most(counts)
      guard counts[delimiter] ?? 0 > 0 || counts[used] ?? 0 == 0 else {
        throw InputFault(
          file: file.name, line: 1,
          problem: "this line says that \(CSVTable.name(delimiter)) separates, and the next uses "
            + CSVTable.name(used),
          remedy: "Remove this line, or separate the fields with what it says.")
      }
    } else {
      delimiter = CSVTable.most(CSVTable.counts(file, from: start))
    }
    header = start
    let line = file.line(of: start)
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
        file: file.name, line: line, column: place + 1, columnName: name, problem: "this column is there twice",
        remedy: "Remove or rename one of the two.")
    }
    let missing = columns.indices.filter { required($0) && !names.contains(columns[$0]) }.map { columns[$0] }
    guard missing.isEmpty else {
      let list = missing.joined(separator: ", ")
      throw InputFault(
        file: file.name, line: line, problem: "the header lacks \(list)",
        remedy: "Add the column\(missing.count == 1 ? "" : "s") (the fields may be empty) or check the spelling.")
    }
    places = columns.map { names.firstIndex(of: $0) ?? count }
  }

  /// Whether the file has this one of our columns.
  func isThere(_ column: Int) -> Bool { places[column] < width }

  /// The fault of one row, with its line, its column and what to do.
  func describe(_ fault: ScanFault) -> InputFault { CSVTable.describe(fault, in: file, names: names) }

  private static func afterMark(_ file: InputFile) throws(InputFault) -> Int {
    let first = file.bytes(upTo: 4)
    if first.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
    if first == [0x50, 0x4B, 0x03, 0x04] {
      throw InputFault(
        file: file.name, problem: "this is a workbook (.xlsx) or another zip file, not CSV",
        remedy: "Open it in the table program and save the sheet as CSV in UTF-8.")
    }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) {
      throw InputFault(
        file: file.name, line: 1, problem: "the text is UTF-16", remedy: "Save the file as CSV in UTF-8.")
    }
    return 0
  }

  private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09]

  private static func name(_ delimiter: UInt8) -> String {
    delimiter == 0x09 ? "a tab" : "“\(String(decoding: [delimiter], as: UTF8.self))”"
  }

  /// A first line `sep=;`, by which table programs tell each other the separator; also in quotes, as other programs then
  /// write it.
  private static func separatorLine(
    _ file: InputFile, from start: Int
  ) throws(InputFault) -> (delimiter: UInt8, end: Int)? {
    let bytes = (start..<min(start + 200, file.count)).map { file.start[$0] }
    let line = bytes.prefix { $0 != 0x0A }
    guard line.count < bytes.count else { return nil }
    var said = line.last == 0x0D ? line.dropLast() : line
    // Filled up with empty fields.
    while said.count > 5, let last = said.last, delimiters.contains(last) { said = said.dropLast() }
    if said.count > 1, said.first == 0x22, said.last == 0x22 { said = said.dropFirst().dropLast() }
    guard said.count >= 4, said.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8).map({ $0 | 0x20 }) else {
      return nil
    }
    guard said.count == 5, let delimiter = said.last, delimiters.contains(delimiter) else {
      throw InputFault(
        file: file.name, line: 1,
        problem: "this line says that “\(String(decoding: said.dropFirst(4), as: UTF8.self))” separates the fields",
        remedy: "Save the file with commas, semicolons or tabs between the fields.")
    }
    return (delimiter, start + line.count + 1)
  }

  /// How often each byte occurs in the header line, outside quotes.
  private static func counts(_ file: InputFile, from start: Int) -> [UInt8: Int] {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for offset in start..<file.count {
      let byte = file.start[offset]
      if byte == 0x22 { quoted.toggle() }
      if byte == 0x0A, !quoted { break }
      if !quoted { counts[byte, default: 0] += 1 }
    }
    return counts
  }

  /// The separator that occurs most; a comma when none does.
  private static func most(_ counts: [UInt8: Int]) -> UInt8 {
    delimiters.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? 0x2C
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
