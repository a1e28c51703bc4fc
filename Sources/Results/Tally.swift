/// What one lane has counted.
struct Tally {
  /// Cells of each breakdown place: definitions times four gender columns.
  private(set) var counts: [UInt32] = []
  /// Place number of each block of cells.
  private(set) var places: [UInt64] = []
  private var blocks: [UInt64: Int] = [:]
  private var last = 0
  var members: [RowMember] = []
  var findings: [RowFinding] = []
  /// Events of persons without a participation.
  var strayEvents = 0

  static let genders = 4
  static let block = Pack.mostDefinitions * genders

  @inline(__always)
  mutating func count(_ definitions: UInt64, gender: Int, place: UInt64) {
    if places.isEmpty || places[last] != place { last = find(place) }
    let from = last * Tally.block + gender
    counts.withUnsafeMutableBufferPointer { counts in
      var rest = definitions
      while rest != 0 {
        counts[from + rest.trailingZeroBitCount * Tally.genders] &+= 1
        rest &= rest - 1
      }
    }
  }

  private mutating func find(_ place: UInt64) -> Int {
    if let block = blocks[place] { return block }
    blocks[place] = places.count
    places.append(place)
    counts.append(contentsOf: repeatElement(0, count: Tally.block))
    return places.count - 1
  }
}

/// A participation behind the figures, before its texts are made.
struct RowMember: Sendable {
  let operation: Slice
  let person: Slice
  let record: Slice
  let place: UInt64
  let definitions: UInt64
  let gender: UInt8
  let facts: MemberFacts
}

/// Judges the participations of a snapshot against a pack: steps 3 to 10 of the rules.
struct Judging: Sendable {
  let snapshot: Snapshot
  let pack: Pack
  let rules: Rules
  let place: BreakdownPlace
  let participations: InputFile
  let events: InputFile
  let wantsMembers: Bool
  let wantsFindings: Bool

  /// Definitions that count incomplete records too, and those of each date axis.
  private struct Masks: Sendable {
    var incomplete: UInt64 = 0
    var entry: UInt64 = 0
    var exit: UInt64 = 0
    var later: UInt64 = 0

    init(_ pack: Pack) {
      for (index, indicator) in pack.indicators.enumerated() {
        let bit: UInt64 = 1 << UInt64(pack.firstIndicator + index)
        if indicator.countsIncomplete { incomplete |= bit }
        switch indicator.axis {
        case .entry: entry |= bit
        case .exit: exit |= bit
        case .later: later |= bit
        }
      }
    }
  }

  func tallies(threads: Int) -> [Tally] {
    let queue = Queue(snapshot.parts)
    let masks = Masks(pack)
    return Crew.run(threads: threads) { _ in
      var tally = Tally()
      var groups = Groups()
      var spells: [ParticipationRow] = []
      while let part = queue.take() {
        let rows = Dealt.joined(snapshot.participations, part)
        let happenings = Dealt.joined(snapshot.events, part)
        groups.form(rows, happenings, participations, events)
        tally.strayEvents += groups.strays.count
        if wantsFindings {
          for stray in groups.strays {
            tally.findings.append(RowFinding(.eventWithoutParticipation, happenings[Int(stray)]))
          }
        }
        for group in groups.spells.indices {
          groups.collect(group, of: rows, into: &spells)
          judge(spells, masks, &tally) { timeline in
            groups.eachEvent(of: group) { timeline.add(happenings[$0], rules: rules, ids: events) }
          }
        }
      }
      return tally
    }
  }

  @inline(__always)
  private func judge(
    _ spells: [ParticipationRow], _ masks: Masks, _ tally: inout Tally, addEvents: (inout Timeline) -> Void
  ) {
    var timeline = Timeline(spells: spells, rules: rules, ids: participations)
    addEvents(&timeline)
    let first = timeline.first
    let age = rules.age(first)
    var facts = rules.entryFacts(first, age: age)
    facts.simple |= timeline.resultFacts(rules)
    for (index, definition) in pack.definitions.enumerated() where definition.predicate.isTrue(of: facts) {
      facts.defined |= 1 << UInt64(index)
    }
    var counted: UInt64 = 0
    if rules.period.contains(first.entry) { counted |= masks.entry }
    if timeline.hasLeft {
      if rules.period.contains(timeline.exit) { counted |= masks.exit }
      if rules.period.contains(timeline.referenceDay) { counted |= masks.later }
    }
    let isComplete = facts.defined & 1 == 1
    counted &= facts.defined & (isComplete ? ~0 : masks.incomplete)
    if wantsFindings {
      tally.findings.append(contentsOf: timeline.findings(spells: spells, rules: rules, age: age))
    }
    guard counted != 0 else { return }
    let gender = first.gender < 3 ? rules.genderColumns[Int(first.gender)] : Rules.unknownGender
    let place = place.number(first, age: age)
    tally.count(counted, gender: gender, place: place)
    if wantsMembers {
      tally.members.append(
        RowMember(
          operation: first.operation, person: first.person, record: first.record, place: place, definitions: counted,
          gender: UInt8(gender),
          facts: MemberFacts(
            simple: facts.simple, entry: first.entry, exit: timeline.exit, age: age.map { Int16($0) } ?? -1,
            isced: first.isced)))
    }
  }
}
