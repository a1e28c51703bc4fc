import Access
import Design
import Language
import Rules
import Values
import Web

// The buttons behind what is said of an act on a placement: the way straight back, or to the form where it is changed.

extension Placement {
  /// The part of an approval that is all that is noted of it: taken back, nothing is noted again.
  static let onlyApproved = "approval"

  /// The form in which what was done is changed again, where it is not taken back.
  func form(of done: Done<PlacementKind>, _ desk: Desk) -> Button? {
    guard desk.might(Edit.self, PlacementRecord.self) else { return nil }
    let acts = state(on: desk.today).kind.acts
    if done.was(.doneSaved, .doneTermsPapersGone), acts.contains(.change) || acts.contains(.adjust) {
      return desk.changing(PlacementsAddress.editPlacement(id))
    }
    let papers: [Phrase] = [
      .doneSigned, .doneDeclared, .doneConfirmed, .doneApproved, .doneCaseNumber, .donePapers, .doneApprovalGone,
      .donePaperTakenOut, .doneAcceptanceWithdrawn,
    ]
    guard papers.contains(where: { done.was($0) }), acts.contains(.sign) else { return nil }
    return desk.changing(PlacementsAddress.signing(id))
  }

  /// Drops a draft.
  func dropping(_ desk: Desk) -> Button {
    Button(
      desk.voice(.endingDrop),
      .send(
        .to(PlacementsAddress.ending(id)),
        hidden: desk.formKeys + [desk.version(version), Hidden(name: EndingForm.drop.name, value: "yes")]), tone: .quiet
    )
  }

  func extensionWithdrawal(until day: String, _ desk: Desk) -> Button {
    desk.takingBack(
      .undoExtension, at: PlacementsAddress.extension(id), version,
      [
        Hidden(name: ExtensionForm.until.name, value: day),
        Hidden(name: ExtensionForm.withdrawal.name, value: LadderStep.Outcome.Kind.withdrawn.rawValue),
      ])
  }

  /// Takes back an ending whose day has not passed, or that was written down today.
  func endingWithdrawal(_ desk: Desk) -> Button {
    desk.takingBack(
      ending?.isDrop ?? false ? .undoDrop : .endingWithdraw, at: PlacementsAddress.ending(id), version,
      [Hidden(name: EndingForm.withdrawal.name, value: LadderStep.Outcome.Kind.withdrawn.rawValue)])
  }

  func disapproval(_ desk: Desk) -> Button {
    Button(
      desk.voice(.papersTakeBack),
      .send(
        .to(PlacementsAddress.approval(id)),
        hidden: desk.formKeys + [desk.version(version)]
          + ApprovalForm.questions.map { Hidden(name: $0.name, value: "") }), tone: .quiet, icon: .undo)
  }
}

extension SigningForm {
  /// The same answers without some of them.
  func without(_ names: Set<String>, _ desk: Desk) -> Button? {
    let answers = answers
    guard names.isSubset(of: answers.names) else { return nil }
    return Button(
      desk.voice(.papersTakeBack),
      .send(
        .to(PlacementsAddress.signing(around.placement.id)),
        hidden: desk.formKeys + [desk.version(around.placement.version)]
          + answers.names.map { Hidden(name: $0, value: names.contains($0) ? "" : answers[$0] ?? "") }),
      tone: .quiet, icon: .undo)
  }
}

extension Scan {
  func restoration(_ desk: Desk) -> Button {
    desk.takingBack(
      .scanRestore, at: PlacementsAddress.scanRemoval(id), version, [Hidden(name: "step", value: ScanForm.restored)])
  }
}
