extension Report {
  /// What goes into a report.
  public struct Inputs: Sendable {
    public var participations: InputFile
    public var events: InputFile
    public var operations: InputFile?
    public var entities: InputFile?

    public init(
      participations: InputFile, events: InputFile, operations: InputFile? = nil, entities: InputFile? = nil
    ) {
      self.participations = participations
      self.events = events
      self.operations = operations
      self.entities = entities
    }
  }

  /// Computes a report. The same inputs give the same report, whatever the number of threads and the order of rows
  /// (except versions of one record from one day, of which the later line counts).
  /// - Parameters:
  ///   - wantsMembers, wantsFindings: whether to list them; figures alone need less time and memory.
  ///   - threads: how many to use; two are enough for a million participations.
  /// - Throws: the first fault of the files; there are no figures then.
  public init(
    _ inputs: Inputs, pack: Pack, parameters: Parameters, breakdown: [BreakdownAxis] = [],
    wantsMembers: Bool = false, wantsFindings: Bool = false, threads: Int = 2
  ) throws(InputFault) {
    let pack = try parameters.complete.map { (text) throws(InputFault) in try pack.judging(complete: text) } ?? pack
    let rules = Rules(parameters, pack)
    let seed = UInt64.random(in: .min ... .max)
    let threads = min(max(threads, 1), 64)
    let entities = try EntityCount(inputs, pack)
    let reading = SnapshotReading(
      participations: try ParticipationReader(
        inputs.participations, uses: pack.uses, axes: breakdown.compactMap(\.column), asOf: rules.asOf, seed: seed),
      events: try EventReader(inputs.events, asOf: rules.asOf, seed: seed),
      asOf: rules.asOf, threads: threads, wantsFindings: wantsFindings)
    let (snapshot, keys) = try reading.snapshot()
    let tallies = Judging(
      snapshot: snapshot, pack: pack, rules: rules, place: BreakdownPlace(breakdown),
      participations: inputs.participations, events: inputs.events, wantsMembers: wantsMembers,
      wantsFindings: wantsFindings
    ).tallies(threads: threads)
    let wording = Wording(inputs: inputs, pack: pack, keys: keys, axes: breakdown)
    self.pack = pack
    self.parameters = parameters
    self.breakdown = breakdown
    self.entities = entities.counts
    cells = try wording.cells(tallies)
    warnings = Report.warnings(
      snapshot, strayEvents: tallies.reduce(0) { $0 + $1.strayEvents }, entities.unknown, inputs)
    members = wantsMembers ? try wording.members(tallies) : nil
    guard wantsFindings else {
      findings = nil
      return
    }
    let duplicates = try DuplicateSearch(inputs.participations)?.findings(asOf: rules.asOf) ?? []
    findings =
      try wording.findings(snapshot.findings.flatMap { $0 } + tallies.flatMap(\.findings) + duplicates)
      + entities.findings
  }
}

extension Report {
  private static func warnings(
    _ snapshot: Snapshot, strayEvents: Int, _ unknown: [(file: InputFile, rows: Int)], _ inputs: Inputs
  ) -> [String] {
    func line(_ count: Int, _ file: InputFile, _ what: String, one: String? = nil) -> String? {
      count == 0
        ? nil
        : "\(file.name): \(count) \(count == 1 ? "row" : "rows") \(count == 1 ? one ?? what : what); “compute --findings” lists them."
    }
    return [
      line(
        snapshot.unknownCodes, inputs.participations,
        "with a code that is not in its list: it was read as missing, and figures may lack the person"),
      line(
        snapshot.unknownEvents, inputs.events,
        "with a code that is not in its list: it was passed over or read as missing"),
      line(
        snapshot.sharedRecords, inputs.participations,
        "with the id of a row about another person or operation: of the two only the newer counts"),
      line(
        snapshot.sharedEvents, inputs.events,
        "with the id of a row about another person or operation: of the two only the newer counts"),
      line(
        strayEvents, inputs.events, "that belong to no participation and count nowhere",
        one: "that belongs to no participation and counts nowhere"),
    ].compactMap(\.self)
      + unknown.compactMap {
        line($0.rows, $0.file, "with a code that is not in its list: it was read as missing, and counts nowhere")
      }
  }
}

/// Puts names to what the lanes have counted: keys, indicators, persons, lines.
private struct Wording {
  let inputs: Report.Inputs
  let pack: Pack
  let keys: [BreakdownKeys]
  let axes: [BreakdownAxis]

  func cells(_ tallies: [Tally]) throws(InputFault) -> [String: [String: Report.Cell]] {
    var cells: [String: [String: Report.Cell]] = [:]
    for tally in tallies {
      for (block, place) in tally.places.enumerated() {
        let key = try key(place)
        var row = cells[key] ?? [:]
        for (index, indicator) in pack.indicators.enumerated() {
          let from = block * Tally.block + (pack.firstIndicator + index) * Tally.genders
          let counts = tally.counts[from..<(from + Tally.genders)]
          guard counts.contains(where: { $0 > 0 }) else { continue }
          var cell = row[indicator.code] ?? Report.Cell()
          for (gender, count) in counts.enumerated() { cell.counts[gender] += Int(count) }
          row[indicator.code] = cell
        }
        if !row.isEmpty { cells[key] = row }
      }
    }
    return cells
  }

  func members(_ tallies: [Tally]) throws(InputFault) -> [Report.Member] {
    var names: [UInt64: String] = [:]
    var members: [Report.Member] = []
    members.reserveCapacity(tallies.reduce(0) { $0 + $1.members.count })
    for row in tallies.flatMap(\.members) {
      let key: String
      if let known = names[row.place] {
        key = known
      } else {
        key = try self.key(row.place)
        names[row.place] = key
      }
      members.append(
        Report.Member(
          operation: try text(row.operation), person: try text(row.person), record: try text(row.record), key: key,
          gender: row.gender < 3 ? Fact.genderCodes[Int(row.gender)] : "T",
          indicators: pack.indicators.enumerated().filter {
            row.definitions >> UInt64(pack.firstIndicator + $0.offset) & 1 == 1
          }.map(\.element.code),
          facts: row.facts.words))
    }
    return members.sorted { ($0.operation, $0.person) < ($1.operation, $1.person) }
  }

  /// By file and line; the lines are counted in one pass.
  func findings(_ rows: [RowFinding]) throws(InputFault) -> [Finding] {
    var findings: [Finding] = []
    for isEvent in [false, true] {
      let file = isEvent ? inputs.events : inputs.participations
      var (line, at) = (1, 0)
      let sorted = rows.filter { $0.isEvent == isEvent }.sorted {
        ($0.record.offset, $0.code.rawValue) < ($1.record.offset, $1.code.rawValue)
      }
      for row in sorted {
        while at < row.record.offset {
          if file.start[at] == 0x0A { line += 1 }
          at += 1
        }
        findings.append(
          Finding(
            code: row.code, file: file.name, line: line, operation: try text(row.operation, in: file),
            person: try text(row.person, in: file), record: try text(row.record, in: file), columns: row.columns))
      }
    }
    return findings
  }

  private func key(_ place: UInt64) throws(InputFault) -> String {
    let columns = axes.filter { $0.column != nil }.count
    let (lane, number) = (Int(place >> 24 & 0xFF), Int(place & 0xFF_FFFF))
    var values: [String] = []
    if columns > 0 {
      for slice in keys[lane].values[number * columns..<(number + 1) * columns] { values.append(try text(slice)) }
    }
    return BreakdownPlace(axes).words(place, values: values)
  }

  private func text(_ slice: Slice, in file: InputFile? = nil) throws(InputFault) -> String {
    let file = file ?? inputs.participations
    if let text = file.text(slice) { return text }
    throw InputFault(
      file: file.name, line: file.line(of: slice.offset), problem: "the text is not UTF-8",
      remedy: "Save the file as CSV in UTF-8.")
  }
}
