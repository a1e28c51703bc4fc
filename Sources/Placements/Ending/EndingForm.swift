import Language
import Values
import Web

/// The questions about an ending.
enum EndingForm {
  static let on = Question("on", .endingOn, .date, required: true)
  static let reason = Question(
    "reason", .endingReason,
    .choice(Placement.Ending.Reason.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  static let by = Question(
    "by", .endingBy,
    .choice(
      Placement.Ending.Party.allCases.filter { $0 != .team && $0 != .nobody }.map {
        Question.Choice($0.rawValue, $0.phrase)
      }), hint: .participationDestinationHint)
  static let nextStep = Question(
    "nextStep", .endingNextStep, .text(longest: 300), hint: .endingNextStepHint)
  static let questions = [on, reason, by, nextStep]

  /// An announced ending is taken back by giving it this outcome; nothing else of it is answered then.
  static let withdrawal = Question(
    "outcome", .endingWithdraw,
    .choice([Question.Choice(LadderStep.Outcome.Kind.withdrawn.rawValue, .endingWithdraw)]), required: true)

  /// A draft is dropped by this answer alone.
  static let drop = Question(
    "drop", .endingDrop, .choice([Question.Choice("yes", .endingDrop)]), required: true)

  static func answers(_ ending: Placement.Ending?, today: CivilDate) -> Fields {
    guard let ending else { return Fields(["on": today.iso]) }
    return Fields([
      "on": ending.on.iso, "reason": ending.reason.rawValue, "by": ending.isByDeath ? "" : ending.by.rawValue,
      "nextStep": ending.nextStep,
    ])
  }

  /// What is stored of it; nothing where nobody has ended it.
  static func stored(_ ending: Placement.Ending?) -> Fields {
    ending.map { answers($0, today: $0.on) } ?? Fields()
  }

  static func read(_ fields: Fields, of placement: Placement, today: CivilDate) throws(Refused) -> Placement.Ending {
    if fields[drop.name] != nil {
      var read = AnswerReader(fields, of: [drop])
      _ = read.choice(drop)
      if placement.stage == .started { read.refuse(drop, .endingDropStarted) }
      try read.finish()
      return .dropped(on: today)
    }
    var read = AnswerReader(fields, of: questions)
    let day = read.date(on)
    let reason = read.choice(reason, as: Placement.Ending.Reason.self)
    let by = read.choice(by, as: Placement.Ending.Party.self)
    let next = read.text(nextStep)
    let latest = today.adding(months: 2)
    if let day, day > latest { read.refuse(on, .endingTooFar(latest: latest)) }
    if reason == .deceased {
      if let day, day > today, !read.isRefused(on) { read.refuse(on, .participationDeathLater(today: today)) }
      for question in [Self.by, nextStep] where read.isAnswered(question) {
        read.refuse(question, .participationNoDestination)
      }
      try read.finish()
      guard let day else { throw Refused(nil, .formMissing) }
      return Placement.Ending(on: day, reason: .deceased, by: .nobody, nextStep: "")
    }
    if reason != nil {
      for question in [Self.by, nextStep] where !read.isAnswered(question) { read.refuse(question, .formMissing) }
    }
    try read.finish()
    guard let day, let reason, let by, let next else { throw Refused(nil, .formMissing) }
    return Placement.Ending(on: day, reason: reason, by: by, nextStep: next)
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
    case .longAbsence: .endingLongAbsence
    case .ruleLimit: .endingRuleLimit
    case .neverBegan: .endingNeverBegan
    case .deceased: .endingDeceased
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
    case .team: .partyTeam
    case .nobody: .partyNobody
    }
  }
}
