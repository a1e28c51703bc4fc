/// Reads separated text (RFC 4180) in UTF-8: quoted fields may hold separators, line breaks and doubled quotes. Commas,
/// semicolons or tabs separate, whichever a first line `sep=;` says or the header has most of.
struct CSVReader {
  let file: String
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var columns: [String: Int] = [:]
  /// Those that somebody reads.
  private var wanted: Set<Int> = []
  private var separator: UInt8 = 0x2C
  private(set) var header: [String] = []

  /// Refuses longer fields: no label or description comes near, and a missing quote would swallow the whole file.
  private static let longestField = 1 << 20

  /// Reads the header line. A byte order mark is skipped.
  init(_ bytes: [UInt8], file: String) throws {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw fault(column: 1, "the text is UTF-16", "Save the file as CSV in UTF-8, or download it again.")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw fault(
        column: 1, "this is a workbook (.xlsx) or another zip file, not CSV",
        "Import the CSV files of the official download unchanged.")
    }
    let said = try passSeparatorLine()
    separator = try separator(said)
    guard let names = try nextFields() else {
      throw fault(column: 1, "the file is empty", "Download it again.")
    }
    header = names
    for (index, name) in header.enumerated() where columns[name] == nil { columns[name] = index }
  }

  func has(_ column: String) -> Bool { columns[column] != nil }

  /// Position of a column that must be there.
  mutating func column(_ names: String...) throws -> Int {
    for name in names {
      guard let index = columns[name] else { continue }
      wanted.insert(index)
      return index
    }
    throw CompetenceError.malformed(
      file: file, line: 1, column: 1, reason: "there is no column \"\(names.joined(separator: "\" or \""))\"",
      remedy: "Import the CSV files of the official download unchanged.")
  }

  /// The next row, or `nil` at the end. Empty lines are skipped; a row with another number of fields is refused.
  mutating func next() throws -> [String]? {
    while true {
      let start = line
      guard let fields = try nextFields() else { return nil }
      if fields.allSatisfy(\.isEmpty) { continue }
      try requireLetters(fields, start)
      // Table programs fill rows up with empty fields.
      if fields.count > header.count, fields[header.count...].allSatisfy(\.isEmpty) {
        return Array(fields[..<header.count])
      }
      guard fields.count == header.count else {
        throw CompetenceError.malformed(
          file: file, line: start, column: 1,
          reason: "\(fields.count) fields where the header has \(header.count)",
          remedy: "Check the quotes on this line, or download the file again.")
      }
      return fields
    }
  }

  /// Broken letters would be kept for good, and nobody would be told. Blanks around a text are no part of it.
  private func text(_ field: ArraySlice<UInt8>, _ line: Int, column: Int) throws -> String {
    guard let text = String(validating: field, as: UTF8.self) else {
      throw CompetenceError.malformed(
        file: file, line: line, column: column, reason: "the text is not UTF-8",
        remedy: "Save the file as CSV in UTF-8, or download it again.")
    }
    guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }

  /// Refuses letters that another program broke, in the columns that are read: the official files themselves have some in
  /// descriptions, which are not.
  private func requireLetters(_ fields: [String], _ line: Int) throws {
    for (index, text) in fields.enumerated() where wanted.contains(index) && text.utf8.contains(where: { $0 >= 0x80 }) {
      if text.unicodeScalars.contains("\u{FFFD}") {
        throw CompetenceError.malformed(
          file: file, line: line, column: index + 1,
          reason: "a letter is lost: another program put U+FFFD in its place", remedy: "Download the file again.")
      }
      if EncodedTwice.isThere(in: text) {
        throw CompetenceError.malformed(
          file: file, line: line, column: index + 1, reason: "the text was encoded twice: “\(text.prefix(40))”",
          remedy: "Another program took UTF-8 for Windows-1252 and saved it. Download the file again.")
      }
    }
  }

  private static let separators: [UInt8] = [0x2C, 0x3B, 0x09]

  /// The separator that a first line says, or that the header has most of.
  private func separator(_ said: UInt8?) throws -> UInt8 {
    let header = bytes[position...].prefix { $0 != 0x0A && $0 != 0x0D }
    let counts = CSVReader.separators.map { byte in (byte, header.count { $0 == byte }) }
    let most = counts.max { $0.1 < $1.1 } ?? (0x2C, 0)
    guard let said else { return most.1 > 0 ? most.0 : 0x2C }
    guard most.1 == 0 || counts.contains(where: { $0.0 == said && $0.1 > 0 }) else {
      throw CompetenceError.malformed(
        file: file, line: 1, column: 1,
        reason:
          "this line says that “\(String(decoding: [said], as: UTF8.self))” separates, and the next does not use it",
        remedy: "Remove this line, or download the file again.")
    }
    return said
  }

  /// Passes over a first line `sep=;`, also one in quotes or filled up with empty fields, and says what it says.
  private mutating func passSeparatorLine() throws -> UInt8? {
    let line = bytes[position...].prefix { $0 != 0x0A && $0 != 0x0D }
    var said = line
    while said.count > 5, let last = said.last, CSVReader.separators.contains(last) { said = said.dropLast() }
    if said.count > 1, said.first == 0x22, said.last == 0x22 { said = said.dropFirst().dropLast() }
    guard said.starts(with: "sep=".utf8) else { return nil }
    guard said.count == 5, let separator = said.last, CSVReader.separators.contains(separator) else {
      throw fault(
        column: 1, "this line says that “\(String(decoding: said.dropFirst(4), as: UTF8.self))” separates the fields",
        "Save the file with commas, semicolons or tabs between the fields, or download it again.")
    }
    position += line.count
    if position < bytes.count, bytes[position] == 0x0D { position += 1 }
    if position < bytes.count, bytes[position] == 0x0A { position += 1 }
    self.line += 1
    return separator
  }

  private func fault(column: Int, _ reason: String, _ remedy: String) -> CompetenceError {
    .malformed(file: file, line: line, column: column, reason: reason, remedy: remedy)
  }

  private mutating func nextFields() throws -> [String]? {
    guard position < bytes.count else { return nil }
    var fields: [String] = []
    while true {
      fields.append(try nextField(column: fields.count + 1))
      guard position < bytes.count else { return fields }
      let byte = bytes[position]
      position += 1
      switch byte {
      case separator:
        if position == bytes.count {
          fields.append("")
          return fields
        }
      case 0x0D:
        if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        line += 1
        return fields
      default:
        line += 1
        return fields
      }
    }
  }

  private mutating func nextField(column: Int) throws -> String {
    guard position < bytes.count, bytes[position] == 0x22 else {
      let start = position
      while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A, bytes[position] != 0x0D {
        position += 1
      }
      return try text(bytes[start..<position], line, column: column)
    }
    let startLine = line
    position += 1
    var field: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x22 {
        if position < bytes.count, bytes[position] == 0x22 {
          field.append(byte)
          position += 1
          continue
        }
        if position < bytes.count, ![separator, 0x0A, 0x0D].contains(bytes[position]) {
          throw fault(column: column, "text follows a closing quote", "Double every quote inside a quoted field.")
        }
        return try text(field[...], startLine, column: column)
      }
      if byte == 0x0A { line += 1 }
      field.append(byte)
      guard field.count <= CSVReader.longestField else { break }
    }
    throw CompetenceError.malformed(
      file: file, line: startLine, column: column, reason: "a quoted field is not closed",
      remedy: "Add the missing quote, or download the file again.")
  }
}
