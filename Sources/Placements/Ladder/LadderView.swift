import Design
import Language
import Programmes
import Rules
import Values
import Web

/// The ladder of one placement as its drawing wants it.
struct LadderView {
  let around: PlacementCase
  let voice: Voice
  var opensTable = false

  var chart: LadderChart {
    let weeks = around.ladderWeeks?.weeks ?? []
    return LadderChart(
      id: "ladder", direction: voice.direction,
      weeks: weeks.map { LadderChart.Week(voice(.ladderWeekShort(n: $0.number))) },
      thisWeek: holdsToday ? weeks.firstIndex(of: ISOWeek(containing: around.today)) : nil, steps: steps(weeks),
      caps: caps(weeks),
      words: words, hidesCaption: true, opensTable: opensTable)
  }

  /// Each agreed step in pieces: what has come and what is to come, and what is above a limit, are drawn apart. All of them,
  /// in the weeks that are drawn or not: the table has them.
  private func steps(_ weeks: [ISOWeek]) -> [LadderChart.Step] {
    guard let first = weeks.first, let last = weeks.last else { return [] }
    let begins = ISOWeek(containing: around.placement.terms.period.from)
    let ends = around.placement.lastDay.map { ISOWeek(containing: $0) }
    let agreed = around.steps.filter { $0.outcome == .agreed }.sorted { $0.week < $1.week }
    var steps: [LadderChart.Step] = []
    for (position, step) in agreed.enumerated() {
      let from = max(begins, step.week)
      let isLast = position + 1 == agreed.count
      // Without an end, the limits of the drawn weeks are told, and of the rest that it goes on.
      let planned = isLast ? max(from, last) : agreed[position + 1].week.adding(weeks: -1)
      let until = ends.map { isLast ? $0 : min(planned, $0) } ?? planned
      guard from <= until else { continue }
      steps += pieces(of: step, from, until, goesOn: isLast && ends == nil).map { piece in
        LadderChart.Step(
          weeks: piece.from.weeks(since: first)...piece.until.weeks(since: first), hours: step.hours,
          state: piece.state, above: piece.limit, goesOn: piece.goesOn || piece.until > last,
          figure: voice.hours(step.hours), period: period(piece), note: note(step, piece))
      }
    }
    return steps + refused(first, ends)
  }

  private struct Piece {
    var from: ISOWeek
    var until: ISOWeek
    let state: LadderChart.State
    /// The limit that the hours are above.
    let limit: Hours?
    let isFirst: Bool
    /// It stands on behind the drawing.
    var goesOn = false
  }

  private func pieces(of step: LadderStep, _ from: ISOWeek, _ until: ISOWeek, goesOn: Bool) -> [Piece] {
    let bounds = around.bounds
    var pieces: [Piece] = []
    for week in (0...until.weeks(since: from)).map({ from.adding(weeks: $0) }) {
      let limit = bounds.lowest(in: week).map(\.hours).flatMap { step.hours > $0 ? $0 : nil }
      let piece = Piece(from: week, until: week, state: state(in: week), limit: limit, isFirst: pieces.isEmpty)
      if let last = pieces.last, last.state == piece.state, last.limit == piece.limit {
        pieces[pieces.count - 1].until = week
      } else {
        pieces.append(piece)
      }
    }
    if goesOn, !pieces.isEmpty { pieces[pieces.count - 1].goesOn = true }
    return pieces
  }

  /// Agreed hours are reached when their week has come and the placement runs; those of one that is over are past.
  private func state(in week: ISOWeek) -> LadderChart.State {
    switch around.state.kind {
    case .ended, .lastDayPassed: .past
    case .draft, .checked, .ready: .planned
    case .running: week <= ISOWeek(containing: around.today) ? .held : .planned
    }
  }

  /// As long as they may still come: until their week is over, and as long as the limit stands that stopped them.
  private func refused(_ first: ISOWeek, _ ends: ISOWeek?) -> [LadderChart.Step] {
    let current = ISOWeek(containing: around.today)
    return around.steps.compactMap { step in
      guard case .refused(let refusal) = step.outcome, ends.map({ step.week <= $0 }) ?? true,
        let phrase = step.refusalPhrase(through: around.placement.lastDay)
      else { return nil }
      guard step.week >= current || refusal.freeFrom.map({ $0 > current }) ?? (refusal.by == .consideration) else {
        return nil
      }
      let from = step.week.weeks(since: first)
      return LadderChart.Step(
        weeks: from...from + 1, hours: step.hours, state: .refused,
        figure: voice.hours(step.hours), period: voice(.ladderFrom(week: step.week)), note: voice(phrase))
    }
  }

  private func period(_ piece: Piece) -> String {
    if piece.goesOn { return voice(.ladderFrom(week: piece.from)) }
    return piece.from == piece.until
      ? voice(.ladderIn(week: piece.from)) : voice(.ladderBetween(from: piece.from, until: piece.until))
  }

  private func note(_ step: LadderStep, _ piece: Piece) -> String {
    let above = piece.limit.map { voice(.ladderAboveBy(cap: $0)) }
    return ([above, piece.isFirst ? note(step) : voice(.ladderGoesOn)].compactMap { $0 }).joined(separator: " · ")
  }

  private func note(_ step: LadderStep) -> String {
    let parts = [
      voice(around.steps.move(of: step).phrase), step.tasks.map { voice(.ladderWithTasks(tasks: $0)) }, step.reason,
      voice(.ladderDecided(name: step.decidedBy, on: step.decidedOn)),
    ].compactMap { $0 }
    return parts.joined(separator: " · ")
  }

  private func caps(_ weeks: [ISOWeek]) -> [LadderChart.Cap] {
    guard let first = weeks.first, let last = weeks.last else { return [] }
    // The same limit, agreed again in other words, is one limit.
    let course = LadderCap.course(from: first, through: last, around.inForce).reduce(
      into: [(week: ISOWeek, cap: LadderCap?)]()
    ) { joined, entry in
      if let cap = entry.cap, joined.last?.cap?.hours == cap.hours {
        joined[joined.count - 1].cap = cap
      } else {
        joined.append(entry)
      }
    }
    return course.enumerated().compactMap { position, entry -> LadderChart.Cap? in
      guard let cap = entry.cap else { return nil }
      let from = entry.week.weeks(since: first)
      let until = position + 1 < course.count ? course[position + 1].week.weeks(since: first) - 1 : weeks.count - 1
      guard from <= until else { return nil }
      let goesOn =
        position + 1 == course.count
        && LadderCap.lowest(in: last.adding(weeks: 1), around.inForce)?.consideration == cap.consideration
      let label =
        cap.until.map { voice(.ladderCapUntil(cap: cap.hours, until: $0)) } ?? voice(.ladderCapOpen(cap: cap.hours))
      return LadderChart.Cap(weeks: from...until, hours: cap.hours, label: label, goesOn: goesOn)
    }
  }

  /// What is over, or has not begun, holds no hours this week.
  private var holdsToday: Bool { ![.lastDayPassed, .ended].contains(around.state.kind) }

  private var words: LadderChart.Words {
    let held =
      around.state.kind == .running ? around.steps.ladder.hours(in: ISOWeek(containing: around.today)) : nil
    let neverBegan = around.placement.neverBegan ? voice(.endingNeverBegan) : nil
    let summary =
      neverBegan ?? held.map { voice(.ladderSummary(hours: $0)) }
      ?? (holdsToday
        ? around.steps.ladder.steps.first.map { voice(.ladderSummaryStart(hours: $0.hours, week: $0.week)) }
        : around.placement.lastDay.map { voice(.ladderSummaryOver(last: $0)) }) ?? ""
    return LadderChart.Words(
      title: voice(.ladderTitle), summary: summary, thisWeek: voice(.ladderThisWeek), held: voice(.ladderStateHeld),
      past: voice(.ladderStatePast), planned: voice(.ladderStatePlanned), refused: voice(.ladderStateRefused),
      above: voice(.ladderStateAbove), showTable: voice(.ladderTable),
      period: voice(.ladderPeriod), hours: voice(.ladderHoursShort), state: voice(.ladderState),
      note: voice(.ladderNote))
  }
}

extension LadderStep {
  /// What stopped the step, until when, and from when it is possible, where that is a week of a placement with this last
  /// day; nothing when it was not stopped.
  func refusalPhrase(through last: CivilDate?) -> Phrase? {
    guard case .refused(let refusal) = outcome else { return nil }
    return refusal.within(last).verdict(in: week).phrase(for: HoursLadder.Step(from: week, hours: hours))
  }
}

extension LadderStep.Refusal {
  /// What stands on the ladder of a step that was stopped; nothing of one that was not.
  init?(_ verdict: StepVerdict) {
    switch verdict {
    case .allowed: return nil
    case .refused(let cap, let week, let free):
      self.init(cap: cap.hours, until: cap.until, freeFrom: free, by: .consideration, week: week)
    case .aboveFullWeek(let full, let beside, let week, let free):
      self.init(cap: full, freeFrom: free, by: .fullWeek, week: week, beside: beside)
    case .aboveMost(let most): self.init(cap: most, by: .mostHours)
    case .belowLeast(let least): self.init(cap: least, by: .leastHours)
    case .aboveTimetable(let room, let week): self.init(cap: room, by: .timetable, week: week)
    case .aboveYouth(let limit, let beside, let week):
      self.init(cap: limit, by: .youth, week: week, beside: beside)
    }
  }

  /// Without the promise of a week that lies behind the last day.
  func within(_ last: CivilDate?) -> Self {
    guard let last, let free = freeFrom, free.monday > last else { return self }
    var within = self
    within.freeFrom = nil
    return within
  }

  /// As the rules said it.
  func verdict(in week: ISOWeek) -> StepVerdict {
    let week = self.week ?? week
    switch by {
    case .consideration:
      // Which consideration it was does not stand on the ladder: the sentence needs its hours and its last day.
      let limit = LadderCap(hours: cap, consideration: ConsiderationID(high: 0, low: 0), until: until)
      return .refused(by: limit, in: week, freeFrom: freeFrom)
    case .fullWeek: return .aboveFullWeek(cap, beside: beside, in: week, freeFrom: freeFrom)
    case .mostHours: return .aboveMost(cap)
    case .leastHours: return .belowLeast(cap)
    case .timetable: return .aboveTimetable(cap, in: week)
    case .youth: return .aboveYouth(cap, beside: beside, in: week)
    }
  }
}

extension [LadderStep] {
  /// What an agreed step is beside the one before it, also when that was put in later.
  func move(of step: LadderStep) -> LadderStep.Move {
    guard step.move != .start, let before = ladder.step(in: step.week.adding(weeks: -1)) else { return step.move }
    return step.hours > before.hours ? .up : step.hours < before.hours ? .back : .hold
  }
}
