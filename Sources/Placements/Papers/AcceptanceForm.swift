import Language
import Rules
import Values
import Web

/// The questions of whoever lets a placement start or go on without something.
struct AcceptanceForm {
  let around: PlacementCase
  let voice: Voice

  static let what = "what"
  static let reason = Question("reason", .acceptanceReason, .text(longest: 300), required: true)
  /// What is taken back, by its name; nothing else is answered then.
  static let withdrawal = Question(withdrawn, .acceptanceWithdraw, .text(longest: 100), required: true)
  static let withdrawn = "withdrawn"

  /// What is missing now and may be accepted, each by its own name.
  var what: Question {
    Question(
      Self.what, .acceptanceWhat,
      .choice(
        around.acceptable.map { check in
          Question.Choice(check.point.text, words: around.pack.map { said(check, $0) } ?? check.point.text)
        }), required: true)
  }

  var questions: [Question] { [what, Self.reason] }

  private func said(_ check: Check, _ pack: RulePack) -> String {
    CheckSentence(check, pack: pack, voice: voice, basis: around.placement.terms.basis).text
  }

  func read(_ fields: Fields) throws(Refused) -> (point: CheckPoint, reason: String) {
    var read = AnswerReader(fields, of: questions)
    let point = read.choice(what).flatMap { CheckPoint(text: $0) }
    let reason = read.text(Self.reason)
    try read.finish()
    guard let point, let reason else { throw Refused(nil, .formMissing) }
    return (point, reason)
  }

  static func readWithdrawal(_ fields: Fields) throws(Refused) -> CheckPoint {
    var read = AnswerReader(fields, of: [withdrawal])
    let text = read.text(withdrawal)
    try read.finish()
    guard let point = text.flatMap({ CheckPoint(text: $0) }) else { throw Refused(withdrawn, .acceptanceNone) }
    return point
  }
}
