import Access
import Design
import Language
import Rules
import Web

/// What can be done about something that is missing, beside bringing it: to go on without it, or to take that back.
struct AcceptanceButton {
  private let around: PlacementCase
  private let desk: Desk

  init(_ around: PlacementCase, _ desk: Desk) {
    (self.around, self.desk) = (around, desk)
  }

  func button(_ check: Check, _ accepted: AcceptanceSentence?) -> Button? {
    let (voice, id) = (desk.voice, around.placement.id)
    if let accepted {
      guard !accepted.isPast else { return nil }
      return around.placement.withdrawal(of: accepted.point, about: voice(check.rule.phrase), desk)
    }
    guard around.acceptable.contains(where: { $0.point == check.point }) else { return nil }
    let word: Phrase =
      around.placement.stage == .started
      ? .acceptanceGoOn : check.isAboutPapers ? .acceptanceStart : .acceptanceStartAllTheSame
    return Button(
      voice(word), .go(.to(PlacementsAddress.acceptance(id), query: [AcceptanceForm.what: check.point.text])),
      tone: .quiet, about: voice(check.rule.phrase))
  }
}

extension Placement {
  /// Takes back that something was accepted.
  func withdrawal(of point: CheckPoint, about: String?, _ desk: Desk) -> Button {
    desk.takingBack(
      .acceptanceWithdraw, at: PlacementsAddress.acceptance(id), version,
      [Hidden(name: AcceptanceForm.withdrawn, value: point.text)], about: about)
  }
}
