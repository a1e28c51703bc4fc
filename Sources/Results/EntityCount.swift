/// Counts organisations and projects: each organisation once per operation, each operation once.
struct EntityCount {
  /// By indicator code, zeros left out; `nil` when neither file was given.
  let counts: [String: Int]?
  let findings: [Finding]
  /// How many rows of each file hold a code that is not in its list.
  private(set) var unknown: [(file: InputFile, rows: Int)] = []

  /// The kinds of organisations that are told apart (Regulation (EU) 2021/1057 Annex I, EECO18 and EECO19).
  private static let kinds: Set<String> = ["SME", "PUBADMIN"]
  private static let answers: Set<String> = ["Y", "N", ""]

  init(_ inputs: Report.Inputs, _ pack: Pack) throws(InputFault) {
    guard inputs.entities != nil || inputs.operations != nil else {
      (counts, findings) = (nil, [])
      return
    }
    var counts: [String: Int] = [:]
    var findings: [Finding] = []
    if let file = inputs.entities {
      var pairs: [String: Set<[String]>] = [:]
      var strange = 0
      let known = pack.entities.reduce(into: EntityCount.kinds.union([""])) { kinds, indicator in
        if case .entities(let kind) = indicator.counting { kinds.insert(kind) }
      }
      let table = TextTable(file, columns: ["operation_id", "entity_id", "kind"])
      try table.eachRow { fields, line in
        if fields[1].isEmpty {
          findings.append(
            Finding(code: .noEntityID, file: file.name, line: line, operation: fields[0], person: "", record: ""))
        } else {
          if !known.contains(fields[2]) {
            strange += 1
            findings.append(
              Finding(
                code: .unknownCode, file: file.name, line: line, operation: fields[0], person: "", record: fields[1],
                columns: ["kind"]))
          }
          pairs[fields[2], default: []].insert([fields[0], fields[1]])
        }
      }
      unknown.append((file, strange))
      for indicator in pack.entities {
        if case .entities(let kind) = indicator.counting { counts[indicator.code] = pairs[kind]?.count ?? 0 }
      }
    }
    if let file = inputs.operations {
      var strange: [Int: (operation: String, columns: [String])] = [:]
      for indicator in pack.entities {
        guard case .operations(let column) = indicator.counting else { continue }
        var operations: Set<String> = []
        try TextTable(file, columns: ["operation_id", column]).eachRow { fields, line in
          if fields[1] == "Y" { operations.insert(fields[0]) }
          if !EntityCount.answers.contains(fields[1]) { strange[line, default: (fields[0], [])].columns.append(column) }
        }
        counts[indicator.code] = operations.count
      }
      unknown.append((file, strange.count))
      findings += strange.sorted { $0.key < $1.key }.map { line, row in
        Finding(
          code: .unknownCode, file: file.name, line: line, operation: row.operation, person: "", record: "",
          columns: row.columns)
      }
    }
    self.counts = counts.filter { $0.value > 0 }
    self.findings = findings
  }
}

/// A small CSV file read as text, row by row.
struct TextTable {
  private let file: InputFile
  private let columns: [String]

  init(_ file: InputFile, columns: [String]) {
    (self.file, self.columns) = (file, columns)
  }

  /// Hands over the wanted columns of each row and its line.
  func eachRow(_ body: ([String], Int) -> Void) throws(InputFault) {
    let table = try CSVTable(file, columns: columns) { _ in true }
    var scan = CSVScan(file, table.body..<file.count, delimiter: table.delimiter)
    var fields = [Slice](repeating: .empty, count: table.width)
    var (line, counted) = (1, 0)
    while true {
      let count: Int
      do throws(ScanFault) {
        count = try fields.withUnsafeMutableBufferPointer { (row) throws(ScanFault) in try scan.next(into: row) }
        if count == 0 { return }
        guard count == table.width else {
          throw ScanFault(
            offset: fields[0].offset, field: count - 1, reason: .tooFewFields(got: count, expected: table.width))
        }
      } catch {
        throw table.describe(error)
      }
      while counted < fields[0].offset {
        if file.start[counted] == 0x0A { line += 1 }
        counted += 1
      }
      var texts: [String] = []
      for place in table.places {
        guard let text = file.text(fields[place]) else {
          throw InputFault(
            file: file.name, line: line, column: place + 1, problem: "the text is not UTF-8",
            remedy: "Save the file as CSV in UTF-8.")
        }
        texts.append(text)
      }
      body(texts, line)
    }
  }
}
