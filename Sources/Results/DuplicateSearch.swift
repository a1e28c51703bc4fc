import Values

/// Looks for persons of one operation who share name and birth date under different ids, as DATES III does. Only when
/// the participations file has the column `name`, which the figures never need.
struct DuplicateSearch {
  private static let columns = ["record_id", "recorded_at", "operation_id", "person_id", "birth_date", "name"]
  private let file: InputFile

  /// `nil` when there is no column `name`.
  init?(_ file: InputFile) throws(InputFault) {
    let table = try CSVTable(file, columns: DuplicateSearch.columns) { $0 < 5 }
    guard table.places[5] < table.width else { return nil }
    self.file = file
  }

  /// One finding for every row whose person has a namesake of the same birth date in the same operation.
  func findings(asOf: Day) throws(InputFault) -> [RowFinding] {
    var seen: [[String]: Set<String>] = [:]
    try TextTable(file, columns: DuplicateSearch.columns).eachRow { fields, _ in
      guard let key = DuplicateSearch.key(fields, asOf) else { return }
      seen[key, default: []].insert(fields[3])
    }
    let suspects = seen.filter { $0.value.count > 1 }
    guard !suspects.isEmpty else { return [] }
    let table = try CSVTable(file, columns: DuplicateSearch.columns) { _ in true }
    var scan = CSVScan(file, table.body..<file.count, delimiter: table.delimiter)
    var row = [Slice](repeating: .empty, count: table.width)
    var findings: [RowFinding] = []
    while true {
      do throws(ScanFault) {
        let count = try row.withUnsafeMutableBufferPointer { (row) throws(ScanFault) in try scan.next(into: row) }
        if count == 0 { return findings }
      } catch {
        throw table.describe(error)
      }
      let slices = table.places.map { row[$0] }
      if let key = DuplicateSearch.key(slices.map { file.text($0) ?? "" }, asOf), suspects[key] != nil {
        findings.append(RowFinding(.possibleDuplicate, record: slices[0], operation: slices[2], person: slices[3]))
      }
    }
  }

  private static func key(_ fields: [String], _ asOf: Day) -> [String]? {
    guard !fields[3].isEmpty, !fields[4].isEmpty, !fields[5].isEmpty else { return nil }
    guard let recorded = CivilDate(iso: fields[1]), recorded.dayNumber <= asOf else { return nil }
    return [fields[2], fields[4], fields[5].lowercased()]
  }
}
