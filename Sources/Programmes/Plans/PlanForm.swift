import Language
import Values
import Web

/// The questions about a plan.
enum PlanForm {
  static let step = "step"
  static let entryName = "entry"
  static let entry = Question(entryName, .planWhich, .reference(entryName), required: true)

  // MARK: The draft

  static let takenOver = Question("takenOver", .planTakenOver, .date, hint: .planTakenOverHint)
  static let due = Question("due", .planDue, .date, hint: .planDueHint)
  static let review = Question("review", .planReviewDay, .date, required: true)
  static let language = Question("language", .planLanguage, .language, hint: .planLanguageHint)

  static func terms(_ law: PlanLaw?) -> [Question] {
    (law?.counts ?? true ? [takenOver] : []) + [due, review, language]
  }

  static func answers(_ terms: Plan.Terms) -> Fields {
    Fields([
      "takenOver": terms.takenOver?.iso ?? "", "due": terms.due.iso, "review": terms.review.iso,
      "language": terms.language?.text ?? "",
    ])
  }

  static func terms(
    _ fields: Fields, _ law: PlanLaw, besides names: [String] = [], today: CivilDate
  ) throws
    -> Plan.Terms
  {
    var read = AnswerReader(fields, of: terms(law), besides: names)
    let takenOver = law.counts ? read.date(self.takenOver) : nil
    let (named, review, language) = (read.date(due), read.date(review), read.language(language))
    read.near(self.takenOver, takenOver, today, months: 60)
    read.near(due, named, today, months: 24)
    read.near(self.review, review, today, months: 60)
    if let takenOver, takenOver > today { read.refuse(self.takenOver, .planDayToCome) }
    let lawful = law.due(takenOver: takenOver)
    if let named, let lawful, named > lawful { read.refuse(due, .planDueTooLate(day: lawful)) }
    if let named, let takenOver, named < takenOver { read.refuse(due, .participationDayTooEarly(date: takenOver)) }
    let day = named ?? lawful
    if day == nil, !read.isRefused(due) { read.refuse(due, .formMissing) }
    if let day, let review, review <= day {
      read.refuse(self.review, .participationDayTooEarly(date: day.adding(days: 1)))
    }
    try read.finish()
    guard let day, let review else { throw Refused(nil, .formMissing) }
    return Plan.Terms(due: day, review: review, takenOver: takenOver, language: language)
  }

  // MARK: Goals and duties

  static let family = Question(
    "family", .planFamily, .choice(Plan.Entry.Family.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    required: true)
  static let words = Question(
    "words", .planWords, .passage(longest: 600), hint: .planWordsHint, required: true)
  static let otherWords = Question("otherWords", .planOtherWords, .passage(longest: 600), hint: .planOtherHint)
  static let way = Question("way", .planWay, .passage(longest: 600))
  static let otherWay = Question("otherWay", .planOtherWay, .passage(longest: 600))
  static let side = Question(
    "side", .planSide, .choice(Plan.Entry.Side.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    required: true)
  static let party = Question("party", .planParty, .text(longest: 100), hint: .planPartyHint)
  static let entryDue = Question("due", .planEntryDue, .date)

  static let goal = [family, words, way, side, party, entryDue, otherWords, otherWay]
  static let duty = [side, party, words, entryDue, otherWords]

  static func answers(_ details: Plan.Entry.Details) -> Fields {
    Fields([
      "family": details.family?.rawValue ?? "", "words": details.words.text, "otherWords": details.words.other ?? "",
      "way": details.way?.text ?? "", "otherWay": details.way?.other ?? "", "side": details.side.rawValue,
      "party": details.party ?? "", "due": details.due?.iso ?? "",
    ])
  }

  static func details(
    _ fields: Fields, isGoal: Bool, besides names: [String], today: CivilDate
  ) throws(Refused) -> Plan.Entry.Details {
    var read = AnswerReader(fields, of: isGoal ? goal : duty, besides: names)
    let family = isGoal ? read.choice(self.family, as: Plan.Entry.Family.self) : nil
    let (text, other) = (read.text(words), read.text(otherWords))
    let (way, otherWay) = isGoal ? (read.text(self.way), read.text(self.otherWay)) : (nil, nil)
    let (side, party) = (read.choice(self.side, as: Plan.Entry.Side.self), read.text(self.party))
    let due = read.date(entryDue)
    read.near(entryDue, due, today, months: 60)
    if side == .other, party == nil, !read.isRefused(self.party) { read.refuse(self.party, .formMissing) }
    if let side, side != .other, party != nil { read.refuse(self.party, .planPartyNotNeeded) }
    if otherWay != nil, way == nil { read.refuse(self.otherWay, .planOtherAlone) }
    try read.finish()
    guard let text, let side else { throw Refused(nil, .formMissing) }
    return Plan.Entry.Details(
      family, by: side, party: party, Plan.Entry.Both(text, other), way: way.map { Plan.Entry.Both($0, otherWay) },
      due: due)
  }

  // MARK: Explaining, signing, and what comes after

  static let day = Question("on", .planDay, .date, required: true)
  static let spoken = Question("language", .planSpoken, .language, required: true)
  static let interpreter = Question("interpreter", .planInterpreter, .text(longest: 100), hint: .planInterpreterHint)
  static let isMinor = Question("interpreterIsMinor", .planMinor, .flag)
  static let minorBecause = Question("minorBecause", .planMinorBecause, .text(longest: 300), hint: .planMinorHint)
  static let signatory = Question(
    "signatory", .planSignatory,
    .choice(Plan.Signature.Signatory.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)

  /// Whose signature, of those that can be taken back.
  static func signed(_ by: [Plan.Signature.Signatory]) -> Question {
    Question(
      signatory.name, .planSignatory, .choice(by.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  }

  static let name = Question("name", .planSignedName, .text(longest: 100), hint: .planSignedNameHint)
  static let next = Question("next", .planNextReview, .date, required: true)
  static let reason = Question(
    "reason", .planEndReason,
    .choice(Plan.Ending.Reason.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)

  /// What each step asks; of a goal or duty besides, which one.
  static func questions(_ step: Plan.Step, _ law: PlanLaw? = nil, changing entry: Plan.Entry? = nil) -> [Question] {
    switch step {
    case .addGoal: goal
    case .addDuty: duty
    case .changeEntry: entry.map { $0.details.family == nil ? duty : goal } ?? goal
    case .removeEntry, .putEntryBack, .takeReachBack, .takeExplanationBack, .drop, .takeUp, .takeReviewBack,
      .takeEndBack:
      []
    case .explain: [day, spoken, interpreter, isMinor, minorBecause]
    case .sign: [signatory, day, name]
    case .takeSignatureBack: [signatory]
    case .changeTerms: terms(law)
    case .reach: [day]
    case .review: [day, next]
    case .end: [day, reason]
    }
  }
}

extension Plan.Step {
  /// Whether it names one of the goals and duties.
  var isAboutEntry: Bool { [.changeEntry, .removeEntry, .putEntryBack, .reach, .takeReachBack].contains(self) }
}
