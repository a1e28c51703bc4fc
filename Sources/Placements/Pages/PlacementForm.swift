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
  let shelf: ProgrammeShelf
  let language: LanguageTag
  /// Only what may change later: who and where stay.
  var isEdit = false

  var questions: [Question] {
    (isEdit ? [] : [participation, workplace])
      + [measure, basis, purpose, group, tasks, PlacementForm.from, PlacementForm.until]
      + (isEdit ? [] : [PlacementForm.hours]) + [PlacementForm.lastEmployer]
  }

  private static let period = Question.Group("period")
  static let from = Question("from", .placementFrom, .date, required: true).inside(period)
  static let until = Question("until", .placementUntil, .date, hint: .placementUntilHint).inside(period)
  static let hours = Question(
    "hours", .placementHours, .hours(most: .wholeWeek), hint: .placementHoursHint, required: true)
  static let lastEmployer = Question(
    "lastEmployer", .placementLastEmployer,
    .choice(Placement.Answer.allCases.map { Question.Choice($0.rawValue, $0.phrase) }))

  var participation: Question {
    Question(
      "participation", .placementProgramme,
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
      "purpose", .placementPurpose, .choice(unique(all.map { ($0.key.text, $0.value) })), hint: .placementPurposeHint)
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
  }

  func read(_ fields: Fields) throws(Refused) -> Answer {
    var read = AnswerReader(fields, of: questions)
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
    let last = read.choice(Self.lastEmployer, as: Placement.Answer.self) ?? .unknown
    if let from, let until, until < from { read.refuse(Self.until, .placementUntilBeforeFrom(from: from)) }
    if let measure, let basis, !packs.contains(where: { $0.terms(measure, basis) != nil }) {
      read.refuse(self.basis, .placementBasisNotForMeasure)
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
        lastEmployer: last))
  }

  static func answers(_ terms: Placement.Terms) -> Fields {
    Fields([
      "measure": terms.measure.text, "basis": terms.basis.text, "purpose": terms.purpose?.text ?? "",
      "group": terms.group?.text ?? "", "tasks": terms.tasks, "from": terms.period.from.iso,
      "until": terms.period.until?.iso ?? "", "lastEmployer": terms.lastEmployer.rawValue,
    ])
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

extension Placement.Ending.Reason {
  var phrase: Phrase {
    switch self {
    case .completed: .endingCompleted
    case .hired: .endingHired
    case .paidHours: .endingPaidHours
    case .firmStopped: .endingFirmStopped
    case .personStopped: .endingPersonStopped
    case .mismatch: .endingMismatch
    case .illness: .endingIllness
    case .ruleLimit: .endingRuleLimit
    case .neverBegan: .endingNeverBegan
    }
  }
}

extension Placement.Ending.Party {
  var phrase: Phrase {
    switch self {
    case .person: .partyPerson
    case .firm: .partyFirm
    case .authority: .partyAuthority
    case .together: .partyTogether
    }
  }
}

/// The questions about an ending.
enum EndingForm {
  static let on = Question("on", .endingOn, .date, required: true)
  static let reason = Question(
    "reason", .endingReason,
    .choice(Placement.Ending.Reason.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  static let by = Question(
    "by", .endingBy, .choice(Placement.Ending.Party.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    required: true)
  static let nextStep = Question(
    "nextStep", .endingNextStep, .text(longest: 300), hint: .endingNextStepHint, required: true)
  static let questions = [on, reason, by, nextStep]

  static func read(_ fields: Fields, from: CivilDate, today: CivilDate) throws(Refused) -> Placement.Ending {
    var read = AnswerReader(fields, of: questions)
    let day = read.date(on)
    let reason = read.choice(reason, as: Placement.Ending.Reason.self)
    let by = read.choice(by, as: Placement.Ending.Party.self)
    let next = read.text(nextStep)
    if let day, day < from, reason != .neverBegan { read.refuse(on, .endingBeforeStart(start: from)) }
    if let day, day > today.adding(days: 60) { read.refuse(on, .endingTooFar) }
    try read.finish()
    guard let day, let reason, let by, let next else { throw Refused(nil, .formMissing) }
    return Placement.Ending(on: day, reason: reason, by: by, nextStep: next)
  }
}

/// The questions about one decision on hours.
enum LadderForm {
  static let move = Question(
    "move", .rungMove,
    .choice(
      [LadderStep.Move.up, .hold, .back].map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  private static let step = Question.Group("step")
  static let week = Question("week", .rungWeek, .week, hint: .rungWeekHint, required: true).inside(step)
  static let hours = Question("hours", .rungHours, .hours(most: .wholeWeek), required: true).inside(step)
  static let reason = Question("reason", .rungReason, .text(longest: 300), hint: .rungReasonHint, required: true)
  static let tasks = Question("tasks", .rungTasks, .text(longest: 300))
  static let questions = [move, week, hours, reason, tasks]

  /// A planned step is taken back by giving it this outcome; nothing else of it can change.
  static let withdrawal = Question(
    "outcome", .rungWithdraw,
    .choice([Question.Choice(LadderStep.Outcome.Kind.withdrawn.rawValue, .rungWithdraw)]), required: true)

  static func read(_ fields: Fields, _ steps: [LadderStep], _ period: Period) throws(Refused) -> Climb {
    var read = AnswerReader(fields, of: questions)
    let move = read.choice(move, as: LadderStep.Move.self)
    let week = read.week(week)
    let hours = read.hours(hours)
    let reason = read.text(reason)
    let tasks = read.text(tasks)
    if let week, week.sunday < period.from || period.until.map({ week.monday > $0 }) ?? false {
      read.refuse(Self.week, .rungOutside)
    }
    // What stands before the week decides what is up and what is back.
    if let move, let week, let hours,
      let before = steps.ladder.step(in: week.adding(weeks: -1)) ?? steps.ladder.steps.first
    {
      switch move {
      case .up where hours <= before.hours: read.refuse(Self.hours, .rungNotUp(hours: before.hours))
      case .back where hours >= before.hours: read.refuse(Self.hours, .rungNotBack(hours: before.hours))
      case .hold where hours != before.hours: read.refuse(Self.hours, .rungNotHeld(hours: before.hours))
      default: break
      }
    }
    try read.finish()
    guard let move, let week, let hours else { throw Refused(nil, .formMissing) }
    return Climb(move: move, week: week, hours: hours, reason: reason, tasks: tasks)
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

/// The questions about a follow-up: how it went, or when it will be instead.
enum FollowUpForm {
  static let on = Question("on", .followUpOn, .date, required: true)
  static let light = Question(
    "light", .followUpLight, .choice(Light.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  static let personSays = Question("personSays", .followUpPersonSays, .passage(longest: 2000))
  static let firmSays = Question("firmSays", .followUpFirmSays, .passage(longest: 2000))
  static let agreed = Question("agreed", .followUpAgreed, .passage(longest: 2000))
  static let held = [on, light, personSays, firmSays, agreed]

  static let to = Question("to", .followUpTo, .date, required: true)
  static let reason = Question("reason", .followUpReason, .text(longest: 300), required: true)
  static let moved = [to, reason]

  static func readHeld(_ fields: Fields, today: CivilDate) throws(Refused) -> FollowUp.Result {
    var read = AnswerReader(fields, of: held)
    let day = read.date(on)
    let light = read.choice(light, as: Light.self)
    let person = read.text(personSays)
    let firm = read.text(firmSays)
    let agreed = read.text(agreed)
    if let day, day > today { read.refuse(on, .followUpLater) }
    try read.finish()
    guard let day, let light else { throw Refused(nil, .formMissing) }
    return FollowUp.Result(on: day, light: light, personSays: person, firmSays: firm, agreed: agreed)
  }

  static func readMoved(_ fields: Fields, today: CivilDate) throws(Refused) -> (to: CivilDate, reason: String) {
    var read = AnswerReader(fields, of: moved)
    let day = read.date(to)
    let reason = read.text(reason)
    if let day, day < today { read.refuse(to, .followUpPast) }
    try read.finish()
    guard let day, let reason else { throw Refused(nil, .formMissing) }
    return (day, reason)
  }
}

extension Light {
  var phrase: Phrase {
    switch self {
    case .ok: .lightOk
    case .watch: .lightWatch
    case .act: .lightAct
    }
  }
}
