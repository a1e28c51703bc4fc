/// Reads separated text (RFC 4180) in UTF-8: quoted fields may hold separators, line breaks and doubled quotes. Commas,
/// semicolons or tabs separate, whichever a first line `sep=;` says or the header has most of.
struct CSVReader {
  let file: String
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var columns: [String: Int] = [:]
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
    separator = CSVReader.separator(of: bytes[position...])
    passSeparatorLine()
    guard let names = try nextFields() else {
      throw fault(column: 1, "the file is empty", "Download it again.")
    }
    header = names.map { String($0) }
    for (index, name) in header.enumerated() where columns[name] == nil { columns[name] = index }
  }

  func has(_ column: String) -> Bool { columns[column] != nil }

  /// Position of a column that must be there.
  func column(_ names: String...) throws -> Int {
    for name in names { if let index = columns[name] { return index } }
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

  /// Broken letters would be kept for good, and nobody would be told.
  private func text(_ field: ArraySlice<UInt8>, _ line: Int) throws -> String {
    guard let text = String(validating: field, as: UTF8.self) else {
      throw CompetenceError.malformed(
        file: file, line: line, column: 1, reason: "the text is not UTF-8",
        remedy: "Save the file as CSV in UTF-8, or download it again.")
    }
    return text
  }

  private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let known: [UInt8] = [0x2C, 0x3B, 0x09]
    if line.count == 5, line.starts(with: "sep=".utf8), let said = line.last, known.contains(said) { return said }
    return known.max { one, other in line.count { $0 == one } < line.count { $0 == other } } ?? 0x2C
  }

  private mutating func passSeparatorLine() {
    let rest = bytes[position...]
    guard rest.starts(with: "sep=".utf8), rest.prefix(while: { $0 != 0x0A && $0 != 0x0D }).count == 5 else { return }
    position += 5
    if position < bytes.count, bytes[position] == 0x0D { position += 1 }
    if position < bytes.count, bytes[position] == 0x0A { position += 1 }
    line += 1
  }

  private func fault(column: Int, _ reason: String, _ remedy: String) -> CompetenceError {
    .malformed(file: file, line: line, column: column, reason: reason, remedy: remedy)
  }

  private mutating func nextFields() throws -> [String]? {
    guard position < bytes.count else { return nil }
    var fields: [String] = []
    while true {
      fields.append(try nextField())
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

  private mutating func nextField() throws -> String {
    guard position < bytes.count, bytes[position] == 0x22 else {
      let start = position
      while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A, bytes[position] != 0x0D {
        position += 1
      }
      return try text(bytes[start..<position], line)
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
          throw fault(column: 1, "text follows a closing quote", "Double every quote inside a quoted field.")
        }
        return try text(field[...], startLine)
      }
      if byte == 0x0A { line += 1 }
      field.append(byte)
      guard field.count <= CSVReader.longestField else { break }
    }
    throw CompetenceError.malformed(
      file: file, line: startLine, column: 1, reason: "a quoted field is not closed",
      remedy: "Add the missing quote, or download the file again.")
  }
}
