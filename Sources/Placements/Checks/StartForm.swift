import Design
import Language
import Values
import Web

/// A start asks nothing; taking it back is one answer.
enum StartForm {
  /// An agreed start is taken back by giving it this outcome.
  static let withdrawal = Question(
    "outcome", .undoStart, .choice([Question.Choice(LadderStep.Outcome.Kind.withdrawn.rawValue, .undoStart)]),
    required: true)
}

extension Placement {
  /// Takes the agreed start back.
  func startWithdrawal(_ desk: Desk) -> Button {
    desk.takingBack(
      .undoStart, at: PlacementsAddress.placement(id), version,
      [Hidden(name: StartForm.withdrawal.name, value: LadderStep.Outcome.Kind.withdrawn.rawValue)])
  }
}
