import Rules
import Web

/// The step whose form is open when the page of a participation is, filled in as far as that was asked for: whoever drew a
/// card onto another column of the board finds it. It is taken like any other, with everything that it asks for.
struct WantedStep: Sendable {
  let step: Participation.State.Kind.Step
  private let phase: String?

  /// None where none is asked for.
  init?(_ visit: Visit) throws(BadRequest) {
    guard let step = try visit.choice("step", as: Participation.State.Kind.Step.self) else { return nil }
    (self.step, phase) = (step, visit.request.query["phase"])
  }

  /// What is written in the form already.
  var answers: Fields {
    phase.map { Fields([ParticipationForm.phaseName: $0]) } ?? Fields()
  }

  /// Where a form of this step stands on the page.
  static func place(_ step: Participation.State.Kind.Step) -> String { "step-" + step.rawValue }

  /// What follows the address of a participation to come there.
  static func query(_ step: Participation.State.Kind.Step, _ phase: PhaseCode? = nil) -> String {
    "?step=" + step.rawValue + (phase.map { "&phase=" + $0.text } ?? "") + "#" + place(step)
  }
}
