import Language
import Programmes
import Rules
import Values
import Web

/// The questions about a follow-up: how it went, or when it will be instead.
enum FollowUpForm {
  static let on = Question("doneOn", .followUpOn, .date, required: true)
  static let light = Question(
    "light", .followUpLight, .choice(Light.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  static let personSays = Question("personSays", .followUpPersonSays, .passage(longest: 2000))
  static let firmSays = Question("firmSays", .followUpFirmSays, .passage(longest: 2000))
  static let agreed = Question("agreed", .followUpAgreed, .passage(longest: 2000))
  static let result = [on, light, personSays, firmSays, agreed]

  static let to = Question("due", .followUpTo, .date, required: true)
  static let reason = Question("movedReason", .followUpReason, .text(longest: 300), required: true)
  static let moved = [to, reason]

  /// The answers that would give what is noted; none where nothing is.
  static func answers(_ result: FollowUp.Result?) -> Fields {
    guard let result else { return Fields() }
    return Fields([
      "doneOn": result.on.iso, "light": result.light.rawValue, "personSays": result.personSays ?? "",
      "firmSays": result.firmSays ?? "", "agreed": result.agreed ?? "",
    ])
  }

  /// Those that would give the day that it has, and why it was moved there.
  static func answers(movedOf followUp: FollowUp) -> Fields {
    Fields(["due": followUp.due.iso, "movedReason": followUp.moved?.reason ?? ""])
  }

  static func readResult(
    _ fields: Fields, within days: Period, today: CivilDate
  ) throws(Refused) -> FollowUp.Result {
    var read = AnswerReader(fields, of: result, besides: ["step"])
    let day = read.date(on)
    let light = read.choice(light, as: Light.self)
    let person = read.text(personSays)
    let firm = read.text(firmSays)
    let agreed = read.text(agreed)
    if days.from > today {
      read.refuse(on, .followUpNotBegun(start: days.from))
    } else if let day, day > today {
      read.refuse(on, .followUpLater)
    } else if let day, let problem = days.problem(with: day) {
      read.refuse(on, problem)
    }
    try read.finish()
    guard let day, let light else { throw Refused(nil, .formMissing) }
    return FollowUp.Result(on: day, light: light, personSays: person, firmSays: firm, agreed: agreed)
  }

  static func readMoved(
    _ fields: Fields, within days: Period, today: CivilDate
  ) throws(Refused) -> (to: CivilDate, reason: String) {
    var read = AnswerReader(fields, of: moved, besides: ["step"])
    let day = read.date(to)
    let reason = read.text(reason)
    if let until = days.until, until < today {
      read.refuse(to, .followUpNoDayLeft(last: until))
    } else if let day, day < today, days.from <= today {
      read.refuse(to, .followUpPast)
    } else {
      read.near(to, day, today, from: max(days.from, today), until: days.until)
      if let day, let problem = days.problem(with: day), !read.isRefused(to) { read.refuse(to, problem) }
    }
    try read.finish()
    guard let day, let reason else { throw Refused(nil, .formMissing) }
    return (day, reason)
  }
}

extension Period {
  /// A follow-up is held on a day of its placement.
  fileprivate func problem(with day: CivilDate) -> Phrase? {
    if day < from { return .followUpBeforeStart(start: from) }
    if let until, day > until { return .followUpAfterEnd(last: until) }
    return nil
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
