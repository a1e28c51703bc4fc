import Programmes
import Rules
import Values

// Which step is offered before anybody has typed one: always one that can be done.
extension PlacementCase {
  /// The first week for which hours can usefully be decided: the next one, within the placement.
  private var nextWeek: ISOWeek {
    let period = placement.occupied
    let first = ISOWeek(containing: period.from)
    let next = max(ISOWeek(containing: today).adding(weeks: 1), first)
    return period.until.map { min(next, ISOWeek(containing: $0)) } ?? next
  }

  private var riseBy: Hours { model?.ladder.riseBy ?? Hours(3) }

  private func hours(before week: ISOWeek) -> Hours? {
    (steps.ladder.step(in: week.adding(weeks: -1)) ?? steps.ladder.steps.first)?.hours
  }

  private func isPossible(_ hours: Hours, _ week: ISOWeek) -> Bool {
    hours > .zero && bounds.verdict(on: HoursLadder.Step(from: week, hours: hours)) == .allowed
  }

  /// The next rise that is within every limit: the usual one, a smaller one as far as the limit lets it, or the usual one
  /// in the first week that is free for it. `nil` where no week of the placement is.
  var possibleRise: HoursLadder.Step? {
    guard state.kind.acts.contains(.decideStep) else { return nil }
    let week = nextWeek
    guard let now = hours(before: week) else { return nil }
    let usual = now + riseBy
    if isPossible(usual, week) { return HoursLadder.Step(from: week, hours: usual) }
    if let most = bounds.mostHours(from: week), most > now, most < usual, isPossible(most, week) {
      return HoursLadder.Step(from: week, hours: most)
    }
    guard let free = bounds.firstWeek(allowing: usual, from: week), let before = hours(before: free),
      usual > before, isPossible(usual, free)
    else { return nil }
    return HoursLadder.Step(from: free, hours: usual)
  }

  /// Fewer hours from the first week on in which the agreed ones are above a limit and a day of work is still to come, so
  /// that one step ends what is broken; `nil` where they are not, and where no hours would be left.
  var mending: LadderDecision? {
    guard state.kind.acts.contains(.decideStep) else { return nil }
    guard let week = bounds.firstWeekAboveLimit(from: firstOpenWeek) else { return nil }
    guard let now = steps.ladder.hours(in: week), let most = bounds.mostHours(from: week), most < now,
      isPossible(most, week), let before = hours(before: week)
    else { return nil }
    let move: LadderStep.Move = most > before ? .up : most < before ? .back : .hold
    return LadderDecision(move: move, week: week, hours: most, reason: nil, tasks: nil)
  }

  /// What is filled in for a move; without hours where none are possible.
  func usual(_ move: LadderStep.Move) -> (move: LadderStep.Move, week: ISOWeek, hours: Hours?) {
    let week = nextWeek
    let now = hours(before: week)
    switch move {
    case .up:
      let rise = possibleRise
      return (.up, rise?.week ?? week, rise?.hours)
    case .back:
      if let mending, mending.move == .back { return (.back, mending.week, mending.hours) }
      guard let now else { return (.back, week, nil) }
      let lower = steps.ladder.steps.last { $0.hours < now }?.hours ?? (now > riseBy ? now - riseBy : .zero)
      return (.back, week, isPossible(lower, week) ? lower : nil)
    case .hold, .start:
      // A week for which a step of its own is agreed is decided already.
      let taken = Set(steps.filter { $0.outcome == .agreed }.map(\.week))
      let last = placement.occupied.until.map { ISOWeek(containing: $0) }
      let free = (0..<60).map { week.adding(weeks: $0) }.first { !taken.contains($0) } ?? week
      let chosen = last.map { min(free, $0) } ?? free
      let held = hours(before: chosen)
      return (.hold, chosen, held.flatMap { isPossible($0, chosen) ? $0 : nil })
    }
  }
}
