import Language
import Values
import Web

/// The questions about a country's number of somebody.
enum IdentityForm {
  static let form = Question(
    "form", .identityForm,
    .choice(NationalNumber.Form.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  static let number = Question("number", .identityNumber, .text(longest: 20), hint: .identityNumberHint, required: true)

  static let questions = [form, number]

  static let step = "step"
  /// The number itself is shown.
  static let show = "show"
  static let remove = "remove"
  /// Which of them.
  static let which = "which"

  /// A number that is removed is taken out of its row; nothing else of it is answered then.
  static let removal = Question(
    "outcome", .identityRemove, .choice([Question.Choice("removed", .identityRemove)]), required: true)

  static func read(_ fields: Fields) throws(Refused) -> NationalNumber {
    var read = AnswerReader(fields, of: questions)
    let (form, text) = (read.choice(form, as: NationalNumber.Form.self), read.text(number))
    var found: NationalNumber?
    if let form, let text {
      do throws(NationalNumber.Fault) { found = try NationalNumber(form, text) } catch {
        switch error {
        case .shape: read.refuse(number, .identityWrongForm(example: form.example))
        case .day: read.refuse(number, .identityNoSuchDay)
        }
      }
    }
    try read.finish()
    guard let found else { throw Refused(number.name, .formMissing) }
    return found
  }
}
