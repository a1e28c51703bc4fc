import Language
import Rules
import Values
import Web

/// The questions about one decision on hours.
enum LadderForm {
  static let move = Question(
    "move", .ladderMove,
    .choice(
      [LadderStep.Move.up, .hold, .back].map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  private static let step = Question.Group("step")
  static let week = Question("week", .ladderWeek, .week, hint: .ladderWeekHint, required: true).inside(step)
  static let hours = Question(
    "hours", .ladderHours, .hours(most: .wholeWeek), hint: .ladderHoursHint
  ).inside(step)
  static let reason = Question("reason", .ladderReason, .text(longest: 300), hint: .ladderReasonHint, required: true)
  static let tasks = Question("tasks", .ladderTasks, .text(longest: 300))
  static let questions = [move, week, hours, reason, tasks]

  /// The step that the writer saw standing in that week: another one is not replaced unseen. The page's form names all that
  /// were agreed, since the week is chosen in it.
  static let seen = Question("seen", .ladderPlanned, .reference("ladder-step"))

  /// A planned step is taken back by giving it this outcome; nothing else of it can change.
  static let withdrawal = Question(
    "outcome", .ladderWithdraw,
    .choice([Question.Choice(LadderStep.Outcome.Kind.withdrawn.rawValue, .ladderWithdraw)]), required: true)

  /// In an address: the step that was not agreed a moment ago.
  static let refused = "refused"

  /// The step that the writer's own form made a moment ago, and that this decision mends.
  static let mends = "mends"

  static func read(_ fields: Fields, _ steps: [LadderStep], _ period: Period) throws(Refused) -> LadderDecision {
    let mended = fields[mends].flatMap { LadderStepID($0) }
    let steps = steps.filter { $0.id != mended }
    var read = AnswerReader(fields, of: questions, besides: [mends], severally: [seen.name])
    let move = read.choice(move, as: LadderStep.Move.self)
    let week = read.week(week)
    var hours = read.hours(hours)
    let reason = read.text(reason)
    let tasks = read.text(tasks)
    if let week, week.sunday < period.from || period.until.map({ week.monday > $0 }) ?? false {
      read.refuse(
        Self.week,
        period.until.map {
          .ladderOutside(first: ISOWeek(containing: period.from), last: ISOWeek(containing: $0))
        } ?? .ladderBefore(first: ISOWeek(containing: period.from)))
    }
    // What stands before the week decides what is up and what is back, and is what the same hours are.
    let before = week.flatMap { steps.ladder.step(in: $0.adding(weeks: -1)) ?? steps.ladder.steps.first }
    if !read.isAnswered(Self.hours) {
      if move == .hold { hours = before?.hours }
      if hours == nil { read.refuse(Self.hours, .formMissing) }
    }
    if let move, let hours, let before {
      switch move {
      case .up where hours <= before.hours: read.refuse(Self.hours, .ladderNotUp(hours: before.hours))
      case .back where hours >= before.hours: read.refuse(Self.hours, .ladderNotBack(hours: before.hours))
      case .hold where hours != before.hours: read.refuse(Self.hours, .ladderNotHeld(hours: before.hours))
      default: break
      }
    }
    try read.finish()
    guard let move, let week, let hours else { throw Refused(nil, .formMissing) }
    var decision = LadderDecision(move: move, week: week, hours: hours, reason: reason, tasks: tasks)
    decision.seen = try seen(fields)
    decision.mends = mended
    return decision
  }
}

extension LadderForm {
  /// The steps that the writer saw.
  private static func seen(_ fields: Fields) throws(Refused) -> Set<LadderStepID> {
    let told = fields.all(seen.name).filter { !$0.isEmpty }
    let seen = told.compactMap { LadderStepID($0) }
    guard seen.count == told.count else { throw Refused(Self.seen.name, .formNoChoice) }
    return Set(seen)
  }

  /// The same as a page shows them, with the hours as the reader writes them.
  static func answers(_ step: LadderStep, _ voice: Voice) -> Fields {
    var fields = answers(step)
    fields.set([voice.hours(step.hours)], for: hours.name)
    return fields
  }

  /// The answers that would give the step.
  static func answers(_ step: LadderStep) -> Fields {
    Fields([
      "move": step.move.rawValue, "week": step.week.iso, "hours": step.hours.description, "reason": step.reason ?? "",
      "tasks": step.tasks ?? "",
    ])
  }
}

extension LadderStep.Move {
  var phrase: Phrase {
    switch self {
    case .start: .moveStart
    case .up: .moveUp
    case .hold: .moveHold
    case .back: .moveBack
    }
  }
}
