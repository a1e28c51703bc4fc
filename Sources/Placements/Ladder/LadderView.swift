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
    let weeks = self.weeks
    return LadderChart(
      id: "ladder", direction: voice.direction,
      weeks: weeks.map { LadderChart.Week(voice(.ladderWeekShort(n: $0.number))) },
      thisWeek: holdsToday ? weeks.firstIndex(of: ISOWeek(containing: around.today)) : nil, steps: steps(weeks),
      caps: caps(weeks),
      words: words, hidesCaption: true, opensTable: opensTable)
  }

  /// From the first step to some weeks past the last decision, within the placement and within reason.
  private var weeks: [ISOWeek] {
    let period = around.placement.terms.period
    let first = ISOWeek(containing: period.from)
    let decided = around.steps.filter { $0.outcome != .withdrawn }.map(\.week).max() ?? first
    let current = ISOWeek(containing: around.today)
    let now = min(current.adding(weeks: 3), first.adding(weeks: 25))
    let wanted = max(decided.adding(weeks: 3), first.adding(weeks: 7), now)
    let last = around.placement.lastDay.map { min(ISOWeek(containing: $0), wanted) } ?? wanted
    let length = min(max(last.weeks(since: first), decided.weeks(since: first)) + 1, 52)
    return (0..<max(length, 4)).map { first.adding(weeks: $0) }
  }

  private func steps(_ weeks: [ISOWeek]) -> [LadderChart.Step] {
    guard let first = weeks.first else { return [] }
    let agreed = around.steps.filter { $0.outcome == .agreed }.sorted { $0.week < $1.week }
    let current = ISOWeek(containing: around.today)
    let isRunning = around.placement.stage == .started
    let end = weeks.count - 1
    var steps: [LadderChart.Step] = []
    for (position, step) in agreed.enumerated() {
      let from = max(0, step.week.weeks(since: first))
      let until = position + 1 < agreed.count ? agreed[position + 1].week.weeks(since: first) - 1 : end
      guard from <= until, from <= end else { continue }
      steps.append(
        LadderChart.Step(
          weeks: from...min(until, end), hours: step.hours,
          state: isRunning && step.week <= current ? .held : .planned, figure: voice.hours(step.hours),
          period: voice(.ladderFrom(week: step.week)), note: note(step)))
    }
    for step in around.steps {
      guard let refusal = step.refusalPhrase else { continue }
      let from = max(0, step.week.weeks(since: first))
      guard from <= end else { continue }
      steps.append(
        LadderChart.Step(
          weeks: from...min(from + 1, end), hours: step.hours, state: .refused, figure: voice.hours(step.hours),
          period: voice(.ladderFrom(week: step.week)), note: voice(refusal)))
    }
    return steps
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
    let course = LadderCap.course(from: first, through: last, around.inForce)
    return course.enumerated().compactMap { position, entry -> LadderChart.Cap? in
      guard let cap = entry.cap else { return nil }
      let from = entry.week.weeks(since: first)
      let until = position + 1 < course.count ? course[position + 1].week.weeks(since: first) - 1 : weeks.count - 1
      guard from <= until else { return nil }
      let label =
        cap.until.map { voice(.ladderCapUntil(cap: cap.hours, until: $0)) } ?? voice(.ladderCapOpen(cap: cap.hours))
      return LadderChart.Cap(weeks: from...until, hours: cap.hours, label: label)
    }
  }

  /// What is over, or has not begun, holds no hours this week.
  private var holdsToday: Bool { ![.lastDayPassed, .ended].contains(around.state.kind) }

  private var words: LadderChart.Words {
    let held = holdsToday ? around.steps.ladder.hours(in: ISOWeek(containing: around.today)) : nil
    let summary =
      held.map { voice(.ladderSummary(hours: $0)) }
      ?? around.steps.ladder.steps.first.map { voice(.ladderSummaryStart(hours: $0.hours, week: $0.week)) } ?? ""
    return LadderChart.Words(
      title: voice(.ladderTitle), summary: summary, thisWeek: voice(.ladderThisWeek), held: voice(.ladderStateHeld),
      planned: voice(.ladderStatePlanned), refused: voice(.ladderStateRefused), showTable: voice(.ladderTable),
      period: voice(.ladderPeriod), hours: voice(.ladderHoursShort), state: voice(.ladderState),
      note: voice(.ladderNote))
  }
}

extension LadderStep {
  /// What stopped the step, until when, and from when it is possible; nothing when it was not stopped.
  var refusalPhrase: Phrase? {
    guard case .refused(let refusal) = outcome else { return nil }
    return refusal.verdict(in: week).phrase(for: HoursLadder.Step(from: week, hours: hours))
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
    case .aboveTimetable(let room): self.init(cap: room, by: .timetable)
    }
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
    case .timetable: return .aboveTimetable(cap)
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
