import Language
import Values
import Web

/// The questions about a pause, and which days they take.
enum PauseForm {
  static let from = Question("on", .pauseFrom, .date, required: true)
  static let back = Question("on", .pauseBack, .date, required: true)
  static let expected = Question("expected", .pauseExpected, .date, hint: .pauseExpectedHint, required: true)
  static let reason = Question(
    "reason", .pauseReason,
    .choice(Participation.Pause.Reason.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    hint: .pauseReasonHint, required: true
  ).compact
  static let meanwhile = Question(
    "meanwhile", .pauseMeanwhile,
    .choice([Question.Choice(Participation.Pause.Meanwhile.goesOn.rawValue, .pauseMeanwhileGoesOn)]),
    hint: .pauseMeanwhileHint)

  /// Nobody is expected back later than this: whoever is away for longer leaves, and is referred anew.
  private static let longest = 24

  /// Why she cannot be expected back on a day; `nil` where she can.
  static func problem(
    expecting day: CivilDate, after first: CivilDate, in participation: Participation
  ) -> Phrase? {
    if day <= first { return .participationDayTooEarly(date: first.adding(days: 1)) }
    let latest = [first.adding(months: longest), participation.exit?.on].compactMap(\.self).min() ?? day
    if latest <= first { return .participationNoDayLeft }
    return day > latest ? .participationDayTooLate(date: latest) : nil
  }
}
