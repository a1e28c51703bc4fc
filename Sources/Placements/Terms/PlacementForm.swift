import Employers
import Language
import Programmes
import Rules
import Values
import Web

/// The questions about a placement's terms. Measures, acts and purposes come from the rule pack of the programme.
struct PlacementForm {
  let participations: [Participation]
  let workplaces: [Workplace]
  /// How many of them a search found, counted to one beyond those that are offered.
  var found = 0
  /// More than these in one list are easier searched for.
  static let mostWorkplaces = 50
  /// Why there are no participations, and what can be done.
  var none: (title: Phrase, why: Phrase) = (.placementNoProgramme, .placementNotAcceptedWhy)
  let shelf: ProgrammeShelf
  let language: LanguageTag
  /// Only what may change later: who and where stay.
  var isEdit = false
  /// Only what may change while the placement runs.
  var isRunning = false
  /// The days and times that are agreed now; `nil` where there is no placement yet.
  var agreed: Timetable?

  /// Asked only where there is a draft for the same days already.
  static let another = Question("another", .placementAnother, .flag)

  /// Keeps both.
  static var otherwise: (word: Phrase, name: String, value: String) { (.placementAnother, another.name, "yes") }

  /// Who and where: with another answer it is another placement.
  static let participationName = "participation"
  static let whose = [participationName, "workplace"]

  /// What is asked on the page.
  var questions: [Question] {
    let running = [PlacementForm.until, PlacementForm.days, PlacementForm.workFrom, PlacementForm.workUntil]
    // Of what has not begun, other days and times hold from the first day on, but where others are planned already.
    let hasLater = agreed.map { !$0.changes.isEmpty } ?? isEdit
    return (isRunning ? running : all) + (isRunning || hasLater ? [PlacementForm.timesFrom] : [])
  }

  /// What is asked of it in one state or another: before it has begun, and while it runs.
  var elsewhere: [Question] { all + [PlacementForm.timesFrom] }

  /// The names of what is asked while it runs.
  static var adjusted: [String] { [until, days, workFrom, workUntil, timesFrom].map(\.name) }

  private var all: [Question] {
    (isEdit ? [] : [participation, workplace])
      + [measure, basis, purpose, group, tasks, PlacementForm.from, PlacementForm.until]
      + (isEdit ? [] : [PlacementForm.hours])
      + [PlacementForm.days, PlacementForm.workFrom, PlacementForm.workUntil, PlacementForm.lastEmployer]
  }

  private static let period = Question.Group("period")
  static let from = Question("from", .placementFrom, .date, required: true).inside(period)
  static let until = Question("until", .placementUntil, .date, hint: .placementUntilHint).inside(period)
  static let hours = Question(
    "hours", .placementHours, .hours(most: .wholeWeek), hint: .placementHoursHint, required: true)
  private static let workingDay = Question.Group("working-day")
  static let days = Question("days", .placementDays, .weekdays, hint: .placementDaysHint)
  static let workFrom = Question("workFrom", .placementWorkFrom, .time).inside(workingDay)
  static let workUntil = Question("workUntil", .placementWorkUntil, .time, hint: .placementWorkUntilHint).inside(
    workingDay)
  static let timesFrom = Question("timesFrom", .placementTimesFrom, .date, hint: .placementTimesFromHint)
  static let lastEmployer = Question(
    "lastEmployer", .placementLastEmployer,
    .choice(Placement.Answer.allCases.map { Question.Choice($0.rawValue, $0.phrase) })
  ).unsaid(Placement.Answer.unknown.rawValue)

  var participation: Question {
    Question(
      Self.participationName, .placementProgramme,
      .choice(participations.map { Question.Choice($0.id.text, words: $0.programme.name) }), required: true)
  }

  var workplace: Question {
    Question(
      "workplace", .placementWorkplace,
      .choice(
        workplaces.map { Question.Choice($0.id.text, words: $0.organisationName + ", " + $0.details.name) }),
      hint: .placementWorkplaceHint, required: true)
  }

  private var packs: [RulePack] {
    participations.compactMap { shelf.model(of: $0.programme) }.flatMap { shelf.packs(of: $0) }
  }

  private var models: [ProgrammeModel] { participations.compactMap { shelf.model(of: $0.programme) } }

  var measure: Question {
    let allowed = Set(models.flatMap(\.measures))
    let measures = packs.flatMap(\.measures).filter { allowed.contains($0.code) }
    return Question(
      "measure", .placementMeasure, .choice(unique(measures.map { ($0.code.text, $0.title) })), required: true)
  }

  var basis: Question {
    let allowed = Set(models.flatMap(\.measures))
    let used = Set(packs.flatMap(\.measures).filter { allowed.contains($0.code) }.flatMap(\.terms.keys))
    let bases = packs.flatMap { pack in pack.bases.filter { used.contains($0.key) }.sorted { $0.key < $1.key } }
    return Question(
      "basis", .placementBasis, .choice(unique(bases.map { ($0.key.text, $0.value) })), required: true)
  }

  var purpose: Question {
    let all = packs.flatMap { pack in pack.purposes.sorted { $0.key < $1.key } }
    return Question(
      "purpose", .placementPurpose, .choice(unique(all.map { ($0.key.text, $0.value) })), hint: .placementPurposeHint,
      required: asksForPurpose.always
    ).needed(asksForPurpose.always || !asksForPurpose.sometimes ? nil : .placementPurposeMark)
  }

  /// Whether whatever can be chosen asks for a purpose; where only some of it does, the answer is held against the choice.
  private var asksForPurpose: (always: Bool, sometimes: Bool) {
    let allowed = Set(models.flatMap(\.measures))
    let asks = packs.flatMap(\.measures).filter { allowed.contains($0.code) }.flatMap(\.terms.values)
      .map(\.asksForPurpose)
    return (!asks.isEmpty && !asks.contains(false), asks.contains(true))
  }

  var group: Question {
    let all = packs.flatMap { pack in pack.groups.sorted { $0.key < $1.key } }
    return Question("group", .placementGroup, .choice(unique(all.map { ($0.key.text, $0.value) })))
  }

  var tasks: Question {
    Question("tasks", .placementTasks, .passage(longest: 2000), hint: .placementTasksHint, required: true)
  }

  private func unique(_ choices: [(code: String, title: Wording)]) -> [Question.Choice] {
    var seen: Set<String> = []
    return choices.filter { seen.insert($0.code).inserted }
      .map { Question.Choice($0.code, words: $0.title.text(in: language).text) }
  }

  struct Answer {
    var participation: ParticipationID?
    var workplace: WorkplaceID?
    var hours: Hours?
    var terms: Placement.Terms
    /// Somebody has said that both this one and the draft that is there are meant.
    var isAnother = false
  }

  /// - Parameter today: from which other days and times hold while it runs, where no day is written.
  func read(_ fields: Fields, today: CivilDate) throws(Refused) -> Answer {
    var read = AnswerReader(fields, of: all + (isEdit ? [Self.timesFrom] : []) + [Self.another])
    let isAnother = read.flag(Self.another)
    let participation = isEdit ? nil : read.choice(self.participation).flatMap { ParticipationID($0) }
    let workplace = isEdit ? nil : read.id(self.workplace.asReference, WorkplaceKind.self)
    let measure = read.choice(self.measure).map { MeasureCode($0) }
    let basis = read.choice(self.basis).map { BasisCode($0) }
    let purpose = read.choice(self.purpose).map { PurposeCode($0) }
    let group = read.choice(self.group).map { GroupCode($0) }
    let tasks = read.text(self.tasks)
    let from = read.date(Self.from)
    let until = read.date(Self.until)
    let hours = isEdit ? nil : read.hours(Self.hours)
    let times = Self.readWorking(&read)
    let timesFrom = isEdit ? read.date(Self.timesFrom) : nil
    let last = read.choice(Self.lastEmployer, as: Placement.Answer.self) ?? .unknown
    if let from, let until, until < from { read.refuse(Self.until, .placementUntilBeforeFrom(from: from)) }
    let chosen = isEdit ? participations.first : participations.first { $0.id == participation }
    if let measure, let chosen, let model = shelf.model(of: chosen.programme), !model.measures.contains(measure) {
      read.refuse(self.measure, .placementMeasureNotInProgramme(programme: chosen.programme.name))
    }
    if let measure, let basis, !packs.contains(where: { $0.terms(measure, basis) != nil }) {
      read.refuse(self.basis, .placementBasisNotForMeasure)
    }
    if let measure, let basis, purpose == nil, !read.isAnswered(self.purpose),
      packs.contains(where: { $0.terms(measure, basis)?.asksForPurpose ?? false }), !self.purpose.isRequired
    {
      read.refuse(self.purpose, .placementPurposeNeeded)
    }
    if let hours, hours == .zero { read.refuse(Self.hours, .placementNoHours) }
    var working = Timetable(times)
    if let from, let period = Period(from: from, until: until) {
      working = self.working(times, from: timesFrom, within: period, today: today, &read)
    }
    try read.finish()
    guard let measure, let basis, let tasks, let from, let period = Period(from: from, until: until) else {
      throw Refused(nil, .formMissing)
    }
    return Answer(
      participation: participation, workplace: workplace, hours: hours,
      terms: Placement.Terms(
        measure: measure, basis: basis, group: group, purpose: purpose, tasks: tasks, period: period,
        working: working, lastEmployer: last), isAnother: isAnother)
  }

  /// The timetable with the days and times that were answered; what was agreed for earlier days stays. Answers that are
  /// those of the last days change nothing.
  private func working(
    _ times: WorkingTimes?, from day: CivilDate?, within period: Period, today: CivilDate, _ read: inout AnswerReader
  ) -> Timetable {
    guard let agreed, isRunning || day != nil || !agreed.changes.isEmpty else { return Timetable(times) }
    let last = period.until.map { max($0, period.from) }
    let usual = isRunning ? max(period.from, last.map { min($0, today) } ?? today) : period.from
    if day == nil || day == agreed.changes.last?.from, times == agreed.last { return agreed.within(period) }
    let other = agreed.holding(times, from: day ?? usual)
    if other == agreed { return agreed.within(period) }
    if let day, day < period.from {
      read.refuse(Self.timesFrom, .placementTimesBefore(first: period.from))
    } else if let day, let last, day > last {
      read.refuse(Self.timesFrom, .placementTimesAfter(last: last))
    }
    return other.within(period)
  }

  private static func readWorking(_ read: inout AnswerReader) -> WorkingTimes? {
    let agreed = read.weekdays(days)
    let (from, until) = (read.time(workFrom), read.time(workUntil))
    for (question, other) in [(workFrom, workUntil), (workUntil, workFrom)]
    where !read.isAnswered(question) && read.isAnswered(other) {
      read.refuse(question, .placementWorkTimesBoth)
    }
    if from == .endOfDay { read.refuse(workFrom, .formNoTime) }
    if let from, let until, from == until { read.refuse(workUntil, .placementWorkTimesSame) }
    if agreed.isEmpty, from == nil { return nil }
    return WorkingTimes(days: agreed, from: from, to: until)
  }

  /// Where an adjustment that a check blocks can be mended.
  static func question(of finding: Finding, in timetable: Timetable) -> Question {
    let working = timetable.last
    return question(of: finding, working)
  }

  private static func question(of finding: Finding, _ working: WorkingTimes?) -> Question {
    switch finding {
    case .sameTimes where working?.from != nil: return workFrom
    case .sameTimes, .onForbiddenDays, .dayTooLong, .noWorkingDay, .youthTooFewFreeDays: return days
    case .timetableTooShort: return working?.from == nil ? days : workUntil
    case .outsideTimes(let span, _, _), .youthOutsideTimes(let span, _):
      let startsTooEarly = span.from.map { first in working?.from.map { $0 < first } ?? false } ?? false
      return startsTooEarly ? workFrom : workUntil
    default: return until
    }
  }

  /// The answers of the page, with those it did not ask for as they are.
  func completed(_ fields: Fields, with terms: Placement.Terms) -> Fields {
    guard isRunning else { return fields }
    var whole = Self.answers(terms)
    for question in questions { whole.set(fields.all(question.name), for: question.name) }
    return whole
  }

  static func answers(_ terms: Placement.Terms) -> Fields {
    var fields = Fields([
      "measure": terms.measure.text, "basis": terms.basis.text, "purpose": terms.purpose?.text ?? "",
      "group": terms.group?.text ?? "", "tasks": terms.tasks, "from": terms.period.from.iso,
      "until": terms.period.until?.iso ?? "", "lastEmployer": terms.lastEmployer.rawValue,
      "workFrom": terms.working.last?.from?.iso ?? "", "workUntil": terms.working.last?.to?.iso ?? "",
    ])
    fields.set((terms.working.last?.days ?? []).inOrder.map(\.code), for: days.name)
    return fields
  }
}

extension Placement {
  /// The answers that are stored, of all that its form asks in one state or another.
  var storedAnswers: Fields {
    var fields = PlacementForm.answers(terms)
    fields.set([terms.working.changes.last?.from.iso ?? ""], for: PlacementForm.timesFrom.name)
    return fields
  }

  /// The answers that would give its terms again, with the day from which other days and times would usually hold: the
  /// Monday that comes, or when those begin that are planned last.
  func answers(on today: CivilDate) -> Fields {
    var fields = PlacementForm.answers(terms)
    guard stage == .started || !terms.working.changes.isEmpty else { return fields }
    let monday = ISOWeek(containing: today).adding(weeks: 1).monday
    let usual = max(monday, terms.period.from)
    let planned = terms.working.changes.last?.from
    let day = planned.map { $0 > today ? $0 : usual } ?? usual
    fields.set([min(day, terms.period.until ?? day).iso], for: PlacementForm.timesFrom.name)
    return fields
  }
}

extension Placement.Answer {
  var phrase: Phrase {
    switch self {
    case .yes: .answerYes
    case .no: .answerNo
    case .unknown: .answerUnknown
    }
  }
}

extension MeasureTerms {
  /// Whether nothing can start under them without a named purpose.
  fileprivate var asksForPurpose: Bool { purposes.blocking && purposes.stated.value != nil }
}
