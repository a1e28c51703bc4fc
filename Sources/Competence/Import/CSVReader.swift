/// Reads comma-separated text (RFC 4180): quoted fields may hold commas, line breaks and doubled quotes.
struct CSVReader {
  let file: String
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var columns: [String: Int] = [:]
  private(set) var header: [String] = []

  /// Refuses longer fields: no label or description comes near, and a missing quote would swallow the whole file.
  private static let longestField = 1 << 20

  /// Reads the header line. A byte order mark is skipped.
  init(_ bytes: [UInt8], file: String) throws {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
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
      if fields.count == 1, fields[0].isEmpty { continue }
      guard fields.count == header.count else {
        throw CompetenceError.malformed(
          file: file, line: start, column: 1,
          reason: "\(fields.count) fields where the header has \(header.count)",
          remedy: "Check the quotes on this line, or download the file again.")
      }
      return fields
    }
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
      case 0x2C:
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
      while position < bytes.count, bytes[position] != 0x2C, bytes[position] != 0x0A, bytes[position] != 0x0D {
        position += 1
      }
      return String(decoding: bytes[start..<position], as: UTF8.self)
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
        if position < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[position]) {
          throw fault(column: 1, "text follows a closing quote", "Double every quote inside a quoted field.")
        }
        return String(decoding: field, as: UTF8.self)
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
