import Programmes
import Rules
import Values
import Web

extension PlacementsAPI {
  /// What this room's part of the API does. Measures, acts and purposes are the rule pack's own codes.
  static let operations: [Operation] =
    [
      .pages(
        .at(PlacementsResource.placements), "Placements within reach, the newest last.",
        query: [Operation.Query("state", "Only those in this state.", .code(of: Placement.State.Kind.self))],
        of: Placement.schema),
      .lists(.each(PlacementsResource.personPlacements), "A person's placements.", of: Placement.schema),
      .makes(
        .each(PlacementsResource.personPlacements), "Drafts a placement; “hours” is the ladder's first step.",
        from: .answers(to: PlacementForm.open().questions.map(\.withoutOffer)), Placement.schema),
      .reads(.each(PlacementsResource.placement), "One placement.", Placement.schema),
      .changes(
        .each(PlacementsResource.placement),
        "Changes a placement's terms; while it runs, its last day and its working days and times only.",
        with: .answers(to: PlacementForm.open(isEdit: true).questions, isChange: true), Placement.schema),
      .lists(
        .each(PlacementsResource.checks), "Every rule held against a placement now, with its source.", of: Check.schema),
      .reads(
        .each(PlacementsResource.signatures), "The placement with its papers: who has signed, what was stated.",
        Placement.schema),
      .changes(
        .each(PlacementsResource.signatures),
        "Records signatures, statements, approval, what the workplace confirms that it respects, and reasons for accepting a breach. Which there are, the rule pack and the considerations say.",
        with: papers, Placement.schema),
      .changes(
        .each(PlacementsResource.start), by: .post, "Starts a placement that nothing holds back.", with: nil,
        Placement.schema),
      .changes(
        .each(PlacementsResource.ending), by: .post, "Ends a placement.", with: .answers(to: EndingForm.questions),
        Placement.schema),
    ] + ladder + followUps

  private static let ladder: [Operation] = [
    .lists(.each(PlacementsResource.ladder), "The steps of a placement's hours.", of: LadderStep.schema),
    .makes(
      .each(PlacementsResource.ladder),
      "Decides a step. One above a limit is made too, with the outcome “refused” and the reason why.",
      from: .answers(to: LadderForm.questions), LadderStep.schema),
    .reads(.each(PlacementsResource.ladderStep), "One step.", LadderStep.schema),
    .changes(
      .each(PlacementsResource.ladderStep), "Takes a planned step back.",
      with: .answers(to: [LadderForm.withdrawal]), LadderStep.schema),
  ]

  private static let followUps: [Operation] = [
    .lists(.each(PlacementsResource.followUps), "A placement's follow-ups.", of: FollowUp.schema),
    .reads(.each(PlacementsResource.followUp), "One follow-up.", FollowUp.schema),
    .changes(
      .each(PlacementsResource.followUp), "Says how it went, moves it to another day, or opens it again.",
      with: .either(
        [("held", FollowUpForm.held), ("moved", FollowUpForm.moved), ("reopened", [])].map { step, questions in
          .answers(to: questions, and: [Schema.Member("step", .code([step]), isRequired: true)])
        }), FollowUp.schema),
  ]

  /// Beside the two that are always asked: what `SigningForm` makes of a rule pack, its names cut at the dot.
  private static let papers = Schema.answers(
    to: [SigningForm.approved, SigningForm.caseNumber],
    and: [
      papers("signature", of: SignatoryRole.allCases.map(\.rawValue), Schema.date),
      Schema.Member("statement", .map(of: Schema.code(["yes", "no"]).orNull), isRequired: false),
      Schema.Member("statementOn", .map(of: Schema.date.orNull), isRequired: false),
      Schema.Member("confirmed", .map(of: Schema.date.orNull), isRequired: false),
      papers("override", of: RuleCode.allCases.map(\.rawValue), .text(longest: 300)),
    ])

  private static func papers(_ name: String, of codes: [String], _ schema: Schema) -> Schema.Member {
    Schema.Member(
      name,
      .object(codes.map { Schema.Member($0, schema.orNull, isRequired: false) }, isOpen: false), isRequired: false)
  }
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

extension Placement {
  static let schema = Schema.record(
    "Placement",
    [
      "id": .id, "version": .version, "person": .id, "participation": .id, "workplace": .id,
      "state": .code(of: State.Kind.self), "measure": .words, "basis": .words, "group": Schema.words.orNull,
      "purpose": Schema.words.orNull, "tasks": .words, "from": .date, "until": Schema.date.orNull,
      "days": .list(.weekday), "workFrom": Schema.time.orNull, "workUntil": Schema.time.orNull,
      "lastEmployer": .code(of: Answer.self), "approvedOn": Schema.date.orNull, "caseNumber": Schema.words.orNull,
      "signatures": .object(
        SignatoryRole.allCases.map { Schema.Member($0.rawValue, .date, isRequired: false) }, isOpen: true),
      "statements": .map(of: .truth), "confirmed": .map(of: .date),
    ],
    sometimes: [
      "ending": .answer([
        "on": .date, "reason": .code(of: Ending.Reason.self), "by": .code(of: Ending.Party.self), "nextStep": .words,
      ])
    ])
}

extension Check {
  static let schema = Schema.record(
    "Check",
    [
      "rule": .code(of: RuleCode.self), "verdict": .code(of: Verdict.self), "blocking": .truth, "overridable": .truth,
      "sentence": Schema.words.orNull, "source": Schema.words.orNull, "verified": .truth,
      "accepted": Schema.words.orNull,
    ])
}

extension LadderStep {
  static let schema = Schema.record(
    "LadderStep",
    [
      "id": .id, "version": .version, "placement": .id, "move": .code(of: Move.self), "week": .week,
      "hours": .hours(most: .wholeWeek), "reason": Schema.words.orNull, "tasks": Schema.words.orNull,
      "decidedBy": .words, "decidedOn": .date, "outcome": .code(of: Outcome.Kind.self),
    ],
    sometimes: [
      "refusal": .answer([
        "cap": .hours(most: .wholeWeek), "until": Schema.date.orNull, "freeFrom": Schema.week.orNull,
        "sentence": Schema.words.orNull,
      ])
    ])
}

extension FollowUp {
  static let schema = Schema.record(
    "FollowUp",
    [
      "id": .id, "version": .version, "placement": .id, "person": .id, "kind": .words, "number": .integer(nil),
      "with": .code(of: FollowUpCadence.With.self), "due": .date, "source": Schema.words.orNull,
      "movedFrom": Schema.date.orNull, "movedReason": Schema.words.orNull, "doneOn": Schema.date.orNull,
      "light": Schema.code(of: Light.self).orNull, "personSays": Schema.words.orNull, "firmSays": Schema.words.orNull,
      "agreed": Schema.words.orNull,
    ])
}
