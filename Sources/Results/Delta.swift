public import Values

/// What changed between a filed record and today's data, cell by cell, with the reason for each participation that
/// joined or left a cell.
public struct Delta: Sendable {
  public enum Reason: String, Sendable, CaseIterable {
    /// Recorded, or dated, after the record's day.
    case late
    /// A new version of something that was there, or a row that was overwritten.
    case correction
    /// A row that was withdrawn, or is gone.
    case withdrawal
    /// Another pack, another version of it, or other parameters.
    case rule
    /// The persons of the record were erased, so no reason can be found.
    case unknown
  }

  /// One participation that joined or left a cell.
  public struct Move: Sendable, Equatable {
    public let operation: String
    public let person: String
    public let reason: Reason
    /// Record and event ids that explain it.
    public let evidence: [String]
  }

  /// One indicator of one breakdown key.
  public struct Change: Sendable {
    public let key: String
    public let indicator: String
    /// Difference by gender column, `T` included; for organisations the column is empty.
    public let difference: [String: Int]
    public var joined: [Move] = []
    public var left: [Move] = []
  }

  public let filing: Filing
  public let report: Report
  public let changes: [Change]

  /// Computes the figures anew and compares.
  /// - Parameters:
  ///   - pack, parameters: those to compute with; normally the record's, with a later `asOf`.
  public init(
    from filing: Filing, to inputs: Report.Inputs, pack: Pack, parameters: Parameters, threads: Int = 2
  ) throws(InputFault) {
    self.filing = filing
    let wanted = try parameters.complete.map { (text) throws(InputFault) in try pack.judging(complete: text) } ?? pack
    report = try Report(
      inputs, pack: pack, parameters: parameters, breakdown: filing.breakdown, wantsMembers: true, threads: threads)
    var then = parameters
    then.asOf = filing.parameters.asOf
    // Today's rules on the data of the record's day: what already differs here is not the data's doing.
    let between = try Report(
      inputs, pack: pack, parameters: then, breakdown: filing.breakdown, wantsMembers: true, threads: threads)
    let rulesDiffer =
      pack.name != filing.pack || pack.version != filing.packVersion || then != filing.parameters
      || wanted.definitions.map { "\($0.name): \($0.when)" } != filing.definitions
    let reasons = ChangeReasons(
      filed: filing.members, between: between.members ?? [], now: report.members ?? [], rulesDiffer: rulesDiffer)
    let moves = try reasons.moves(inputs, pack: wanted, after: then.asOf, upTo: parameters.asOf)
    changes = Delta.changes(filing, report, moves, rulesDiffer: rulesDiffer)
  }

  private static func changes(
    _ filing: Filing, _ report: Report, _ moves: ChangeReasons.Moves, rulesDiffer: Bool
  ) -> [Change] {
    let (before, after) = (Filing.cells(filing.figures), Filing.cells(report.figures))
    var differences: [Filing.Place: [String: Int]] = [:]
    for place in Set(before.keys).union(after.keys) {
      let difference = (after[place] ?? 0) - (before[place] ?? 0)
      let cell = Filing.Place(key: place.key, indicator: place.indicator, gender: "")
      if difference != 0 { differences[cell, default: [:]][place.gender] = difference }
    }
    for cell in moves.keys where differences[cell] == nil { differences[cell] = [:] }
    return differences.keys.sorted().map { cell in
      var change = Change(key: cell.key, indicator: cell.indicator, difference: differences[cell] ?? [:])
      if let moved = moves[cell] {
        (change.joined, change.left) = (moved.joined, moved.left)
      } else if change.difference[""] == nil, filing.members != nil {
        // No participation moved, and yet the figure differs: what was filed is not what the files said then.
        let move = Move(operation: "", person: "", reason: rulesDiffer ? .rule : .correction, evidence: [])
        if change.difference["T", default: 0] > 0 { change.joined = [move] } else { change.left = [move] }
      } else if let difference = change.difference[""] {
        // Files of organisations have no versions: growth is late, shrinking is a withdrawal.
        let reason: Reason = rulesDiffer ? .rule : difference > 0 ? .late : .withdrawal
        let move = Move(operation: "", person: "", reason: reason, evidence: [])
        if difference > 0 { change.joined = [move] } else { change.left = [move] }
      } else if filing.members == nil {
        change.joined = [Move(operation: "", person: "", reason: .unknown, evidence: [])]
      }
      return change
    }
  }

  /// What to print: the differences in the shape of the figures, then each change with its reasons.
  public var json: JSON {
    var keys: [String: [JSON.Member]] = [:]
    var counts: [Reason: Int] = [:]
    for change in changes {
      for move in change.joined + change.left { counts[move.reason, default: 0] += 1 }
      guard !change.difference.isEmpty else { continue }
      keys[change.key, default: []].append((change.indicator, Delta.json(change.difference)))
    }
    return .object([
      ("filed", Delta.head(filing.pack, filing.packVersion, filing.parameters)),
      ("now", Delta.head(report.pack.name, report.pack.version, report.parameters)),
      ("delta", .object(keys.keys.sorted().map { ($0, .object(keys[$0] ?? [])) })),
      (
        "reasons",
        .object(
          Reason.allCases.compactMap { reason in
            counts[reason].map { (reason.rawValue, .integer($0)) }
          })
      ),
      ("changes", .array(changes.map(\.json))),
    ])
  }

  private static func head(_ pack: String, _ version: String, _ parameters: Parameters) -> JSON {
    .object([
      ("pack", .string(pack)), ("version", .string(version)),
      ("as_of", .string(parameters.asOf.iso)),
    ])
  }

  fileprivate static func json(_ difference: [String: Int]) -> JSON {
    if let count = difference[""] { return .integer(count) }
    return .object(
      ["T", "F", "M", "N"].compactMap { gender in
        difference[gender].map { (gender, .integer($0)) }
      })
  }
}

extension Delta.Change {
  fileprivate var json: JSON {
    .object([
      ("key", .string(key)), ("indicator", .string(indicator)),
      ("difference", Delta.json(difference)), ("joined", .array(joined.map(\.json))),
      ("left", .array(left.map(\.json))),
    ])
  }
}

extension Delta.Move {
  fileprivate var json: JSON {
    .object([
      ("operation", .string(operation)), ("person", .string(person)),
      ("reason", .string(reason.rawValue)),
      ("evidence", .string(evidence.joined(separator: " "))),
    ])
  }
}
