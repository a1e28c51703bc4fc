import Language
import Rules
import Values
import Web

/// The questions of whoever asks for what is missing at a gate.
enum GateForm {
  static let act = "act"

  enum Act: String, CaseIterable {
    case ask
    case withdraw
  }

  static let phaseName = "phase"
  static let guardName = "guard"
  static let requestName = "request"

  static let due = Question("due", .gateDue, .date, required: true)
  static let request = Question(requestName, .gateRequest, .reference(requestName), required: true)

  static func phase(_ phases: [Phase], _ language: LanguageTag) -> Question {
    Question(
      phaseName, .participationPhase,
      .choice(phases.map { Question.Choice($0.id.text, words: $0.title.text(in: language).text) }), required: true)
  }

  static let point = Question(
    guardName, .gateWhat, .choice(PhaseGuard.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    required: true)

  /// Nobody is asked for something by a later day.
  static func latest(_ today: CivilDate) -> CivilDate { today.adding(months: 6) }
}
