import Values

/// Finds out why a participation joined or left a cell.
struct ChangeReasons {
  typealias Moves = [Filing.Place: (joined: [Delta.Move], left: [Delta.Move])]

  /// A participation's name: operation and person.
  struct Name: Hashable {
    let operation: String
    let person: String
  }

  private let filed: [Name: Report.Member]?
  private let between: [Name: Report.Member]
  private let now: [Name: Report.Member]
  private let rulesDiffer: Bool

  init(filed: [Report.Member]?, between: [Report.Member], now: [Report.Member], rulesDiffer: Bool) {
    func byName(_ members: [Report.Member]) -> [Name: Report.Member] {
      Dictionary(
        members.map { (Name(operation: $0.operation, person: $0.person), $0) }, uniquingKeysWith: { first, _ in first })
    }
    self.filed = filed.map(byName)
    (self.between, self.now, self.rulesDiffer) = (byName(between), byName(now), rulesDiffer)
  }

  /// A cell that one participation counts in; the gender belongs to it, since a corrected gender moves the count.
  private struct Seat: Hashable {
    let cell: Filing.Place
    let gender: String
  }

  private static func seats(_ member: Report.Member?) -> Set<Seat> {
    guard let member else { return [] }
    return Set(
      member.indicators.map {
        Seat(cell: Filing.Place(key: member.key, indicator: $0, gender: ""), gender: member.gender)
      })
  }

  /// Every participation that joined or left a cell, with its reason.
  func moves(
    _ inputs: Report.Inputs, pack: Pack, after: CivilDate, upTo: CivilDate
  ) throws(InputFault) -> Moves {
    guard let filed else { return [:] }
    let changed = Set(filed.keys).union(now.keys).filter {
      ChangeReasons.seats(filed[$0]) != ChangeReasons.seats(now[$0])
    }
    guard !changed.isEmpty else { return [:] }
    let versions = try VersionSearch(inputs, changed, after: after, upTo: upTo)
    let entryCodes = Set(pack.indicators.filter { $0.axis == .entry }.map(\.code))
    var moves: Moves = [:]
    for name in changed.sorted(by: { ($0.operation, $0.person) < ($1.operation, $1.person) }) {
      let (old, middle, new) = (
        ChangeReasons.seats(filed[name]), ChangeReasons.seats(between[name]), ChangeReasons.seats(now[name])
      )
      for seat in old.symmetricDifference(new) {
        let joined = new.contains(seat)
        let move: Delta.Move
        if middle.contains(seat) == joined {
          let gone = !versions.isThere(name)
          move = Delta.Move(
            operation: name.operation, person: name.person,
            reason: rulesDiffer ? .rule : gone ? .withdrawal : .correction, evidence: [])
        } else {
          let (reason, evidence) = versions.reason(name, eventsMatter: !entryCodes.contains(seat.cell.indicator))
          move = Delta.Move(operation: name.operation, person: name.person, reason: reason, evidence: evidence)
        }
        if joined {
          moves[seat.cell, default: ([], [])].joined.append(move)
        } else {
          moves[seat.cell, default: ([], [])].left.append(move)
        }
      }
    }
    return moves
  }
}

/// The versions of the rows of some participations, and what happened to each row after a day.
struct VersionSearch {
  /// What happened to one row.
  private struct Fate {
    var ownedBy: Set<ChangeReasons.Name> = []
    var wasThere = false
    var newest: (recorded: CivilDate, isDeleted: Bool)?
    var fellDue = false
  }

  private var records: [String: Fate] = [:]
  private var events: [String: Fate] = [:]
  private var there: Set<ChangeReasons.Name> = []

  init(
    _ inputs: Report.Inputs, _ names: Set<ChangeReasons.Name>, after: CivilDate, upTo: CivilDate
  ) throws(InputFault) {
    let columns = ["recorded_at", "operation_id", "person_id"]
    for (file, id, dates) in [
      (inputs.participations, "record_id", ["entry_date", "exit_date", "observed_until"]),
      (inputs.events, "event_id", ["date"]),
    ] {
      var fates: [String: Fate] = [:]
      var there: Set<ChangeReasons.Name> = []
      try TextTable(file, columns: [id] + columns).eachRow { fields, _ in
        let name = ChangeReasons.Name(operation: fields[2], person: fields[3])
        if names.contains(name) {
          fates[fields[0], default: Fate()].ownedBy.insert(name)
          if id == "record_id" { there.insert(name) }
        }
      }
      let hasTombstones = try CSVTable(file, columns: ["deleted"], required: { _ in false }).isThere(0)
      try TextTable(file, columns: [id, "recorded_at"] + dates + (hasTombstones ? ["deleted"] : [])).eachRow {
        fields, _ in
        guard var fate = fates[fields[0]], let recorded = CivilDate(iso: fields[1]), recorded <= upTo else { return }
        if recorded <= after {
          fate.wasThere = true
          fate.fellDue =
            fate.fellDue
            || fields[2..<(2 + dates.count)].contains { CivilDate(iso: $0).map { $0 > after && $0 <= upTo } ?? false }
        } else if fate.newest.map({ $0.recorded <= recorded }) ?? true {
          fate.newest = (recorded, hasTombstones && fields[2 + dates.count] == "Y")
        }
        fates[fields[0]] = fate
      }
      if id == "record_id" { (records, self.there) = (fates, there) } else { events = fates }
    }
  }

  /// Whether any row of this participation is in the file.
  func isThere(_ name: ChangeReasons.Name) -> Bool { there.contains(name) }

  /// The strongest reason among the rows of one participation, and the rows that give it.
  func reason(_ name: ChangeReasons.Name, eventsMatter: Bool) -> (Delta.Reason, [String]) {
    var found: [Delta.Reason: [String]] = [:]
    for (id, fate) in eventsMatter ? Array(records) + Array(events) : Array(records) {
      guard fate.ownedBy.contains(name) else { continue }
      if let newest = fate.newest {
        found[newest.isDeleted ? .withdrawal : fate.wasThere ? .correction : .late, default: []].append(id)
      } else if fate.fellDue {
        found[.late, default: []].append(id)
      }
    }
    for reason in [Delta.Reason.withdrawal, .correction, .late] {
      if let evidence = found[reason] { return (reason, evidence.sorted()) }
    }
    // Nothing was recorded and no date fell due: only time itself has passed, as at the end of a window.
    return (.late, [])
  }
}
