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

  /// Asked only where there is a draft for the same days already.
  static let another = Question("another", .placementAnother, .flag)

  /// Keeps both.
  static var otherwise: (word: Phrase, name: String, value: String) { (.placementAnother, another.name, "yes") }

  /// Who and where: with another answer it is another placement.
  static let participationName = "participation"
  static let whose = [participationName, "workplace"]

  /// What is asked on the page.
  var questions: [Question] {
    isRunning ? [PlacementForm.until, PlacementForm.days, PlacementForm.workFrom, PlacementForm.workUntil] : all
  }

  /// The names of what is asked while it runs.
  static var adjusted: [String] { [until, days, workFrom, workUntil].map(\.name) }

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

  func read(_ fields: Fields) throws(Refused) -> Answer {
    var read = AnswerReader(fields, of: all + [Self.another])
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
    let working = Self.readWorking(&read)
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
  static func question(of finding: Finding, in working: WorkingTimes?) -> Question {
    switch finding {
    case .sameTimes where working?.from != nil: return workFrom
    case .sameTimes, .onForbiddenDays, .dayTooLong, .noWorkingDay: return days
    case .timetableTooShort: return working?.from == nil ? days : workUntil
    case .outsideTimes(let span, _, _):
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
      "workFrom": terms.working?.from?.iso ?? "", "workUntil": terms.working?.to?.iso ?? "",
    ])
    fields.set((terms.working?.days ?? []).inOrder.map(\.code), for: days.name)
    return fields
  }
}

extension WorkingTimes {
  /// `Monday and Tuesday, 8:00 to 12:00`.
  func said(by voice: Voice) -> String {
    var parts = days.isEmpty ? [] : [voice.list(days)]
    if let from, let to { parts.append(voice(.placementWorkTimes(from: from, until: to))) }
    return parts.joined(separator: ", ")
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
