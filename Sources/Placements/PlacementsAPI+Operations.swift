import Programmes
import Rules
import Values
import Web

extension PlacementsAPI {
  /// What this room's part of the API does. Measures, acts and purposes are the rule pack's own codes.
  static let operations: [Operation] =
    [
      .pages(
        .at(PlacementsResource.placements),
        "Placements within reach, the newest first; those found by a case number, the oldest first.",
        query: [
          Operation.Query(
            "state", "Only those in this state; not together with q.", .code(of: Placement.State.Kind.self)),
          Operation.Query("q", "The number of the case, or its beginning.", .text(longest: Visit.longestSearch)),
        ],
        of: Placement.shape.schema),
      .lists(.each(PlacementsResource.personPlacements), "A person's placements.", of: Placement.shape.schema),
      .makes(
        .each(PlacementsResource.personPlacements), "Drafts a placement; “hours” is the ladder's first step.",
        from: .answers(to: PlacementForm.open().questions.map(\.withoutOffer) + [PlacementForm.another]),
        Placement.shape.schema),
      .reads(.each(PlacementsResource.placement), "One placement.", Placement.shape.schema),
      .changes(
        .each(PlacementsResource.placement),
        "Changes a placement's terms; while it runs, its last day and its working days and times only. Other days and times hold from “timesFrom” on, from today where no day is sent; “days”, “workFrom” and “workUntil” are those that hold last, “timetable” has all.",
        with: .answers(to: PlacementForm.open(isEdit: true).questions + [PlacementForm.another], isChange: true),
        Placement.shape.schema),
    ] + checkOperations + paperOperations + acceptanceOperations + approvalOperations + ladderOperations
    + followUpOperations
    + endingOperations
    + extensionOperations + scanOperations
}

extension PlacementForm {
  /// The questions before it is known about whom: the choices of programmes and rule packs are open.
  fileprivate static func open(isEdit: Bool = false) -> PlacementForm {
    PlacementForm(
      participations: [], workplaces: [], shelf: ProgrammeShelf(models: [], packs: []), language: .english,
      isEdit: isEdit)
  }
}

extension Question {
  /// Records are named by their identifier.
  fileprivate var withoutOffer: Question { ["participation", "workplace"].contains(name) ? asReference : self }
}
