import Values

/// One person's participation in one operation, put together from its rows: steps 3 to 8 of the rules.
struct Timeline {
  /// Row with the smallest entry date, then record id: the entry facts come from it and never change.
  let first: ParticipationRow
  /// The final exit; `unstated` while any spell is open.
  let exit: Day
  /// Exit plus the days of the immediate window.
  let windowEnd: Day
  /// Exit plus the months of the longer term.
  let referenceDay: Day
  /// Last day on which somebody looked: the exit, an observation, a labour market event.
  private(set) var knownUntil: Day
  private var eduKnownUntil: Day
  private var after: Step
  private var later: Step
  private var eduAtExit: Step
  private var eduLater: Step
  private var startsEducation = false
  private(set) var facts: UInt64 = 0

  /// The latest event up to some day; ties go to the higher event id.
  private struct Step {
    var date = Day.unstated
    var event = Slice.empty
    var value: UInt8
  }

  /// - Parameters:
  ///   - spells: this participation's rows, at least one.
  init(spells: [ParticipationRow], rules: Rules, ids file: InputFile) {
    var first = spells[0]
    for row in spells.dropFirst()
    where row.entry < first.entry || (row.entry == first.entry && file.precedes(row.record, first.record)) {
      first = row
    }
    var exit = Day.unstated
    var isOpen = false
    var observed = Day.unstated
    for row in spells {
      if row.exit == .unstated || row.exit < row.entry || row.exit > rules.asOf { isOpen = true }
      exit = max(exit, row.exit)
      // An observation dated after the report's day has not been made yet.
      if row.observedUntil <= rules.asOf { observed = max(observed, row.observedUntil) }
    }
    self.first = first
    self.exit = isOpen ? .unstated : exit
    windowEnd = isOpen ? .unstated : exit + rules.immediateDays
    referenceDay = isOpen ? .unstated : CivilDate(dayNumber: exit).adding(months: rules.longerMonths).dayNumber
    knownUntil = isOpen ? observed : max(exit, observed)
    eduKnownUntil = knownUntil
    after = Step(value: first.lm)
    later = after
    let edu = first.answer(.inEdu) == .yes ? Answer.yes.rawValue : Answer.no.rawValue
    eduAtExit = Step(value: UInt8(edu))
    eduLater = eduAtExit
  }

  var hasLeft: Bool { exit != .unstated }

  /// Takes one event of this participation into account. The order of events does not matter.
  mutating func add(_ event: EventRow, rules: Rules, ids file: InputFile) {
    guard hasLeft, event.date >= first.entry, event.value != EventRow.unknown else { return }
    let date = event.date
    func counts(from: Day, to: Day, _ fact: Int) -> UInt64 {
      date >= from && date <= to && event.value == UInt8(Answer.yes.rawValue) ? 1 << UInt64(fact) : 0
    }
    switch EventKind(rawValue: event.kind) {
    case .status:
      knownUntil = max(knownUntil, date)
      Timeline.step(&after, event, upTo: windowEnd, file)
      Timeline.step(&later, event, upTo: referenceDay, file)
    case .education:
      eduKnownUntil = max(eduKnownUntil, date)
      Timeline.step(&eduAtExit, event, upTo: exit, file)
      Timeline.step(&eduLater, event, upTo: referenceDay, file)
      if date >= exit, date <= windowEnd, event.value == UInt8(Answer.yes.rawValue) { startsEducation = true }
    case .qualification:
      facts |= counts(from: rules.qualificationDuring ? first.entry : exit, to: windowEnd, Fact.qualified)
    case .improvement: facts |= counts(from: first.entry, to: referenceDay, Fact.improved)
    case .completion: facts |= counts(from: first.entry, to: windowEnd, Fact.completed)
    case .offer: facts |= counts(from: first.entry, to: windowEnd, Fact.offered)
    case nil: break
    }
  }

  private static func step(_ step: inout Step, _ event: EventRow, upTo day: Day, _ file: InputFile) {
    guard event.date <= day, event.date >= step.date else { return }
    if event.date == step.date, !file.precedes(step.event, event.event) { return }
    step = Step(date: event.date, event: event.event, value: event.value)
  }

  /// Whether the status on the reference day is known; what was not observed is never a success.
  var isKnownLater: Bool { knownUntil >= referenceDay }

  /// The result facts, once all events are in.
  func resultFacts(_ rules: Rules) -> UInt64 {
    guard hasLeft else { return 0 }
    let yes = UInt8(Answer.yes.rawValue)
    var facts = facts | 1 << UInt64(Fact.left)
    let isOwnJob = rules.jobDuring || after.date == .unstated || after.date >= exit
    if after.value != ParticipationRow.missing, isOwnJob { facts |= 1 << UInt64(Fact.lmAfter + Int(after.value)) }
    if eduAtExit.value == yes || startsEducation { facts |= 1 << UInt64(Fact.eduAfter) }
    if isKnownLater {
      facts |= 1 << UInt64(Fact.knownLater)
      if later.value != ParticipationRow.missing { facts |= 1 << UInt64(Fact.lmLater + Int(later.value)) }
    }
    if eduKnownUntil >= referenceDay, eduLater.value == yes { facts |= 1 << UInt64(Fact.eduLater) }
    return facts
  }
}
