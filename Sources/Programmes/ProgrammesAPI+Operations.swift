import Values
import Web

extension ProgrammesAPI {
  /// What this room's part of the API does. Reasons, phases and destinations are the programme's own codes.
  static let operations: [Operation] = [
    .lists(.at(ProgrammesResource.programmes), "The programmes that run here.", of: Programme.shape.schema),
    BoardPages.operation, BoardPages.weeksOperation,
    .lists(
      .each(ProgrammesResource.obstacles),
      """
      What stands in the way of those who take part in a programme, kind by kind, as far as you reach them: the 200 \
      obstacles that have stood longest, and the 200 that were solved last in the 12 months until today.
      """, of: ProgrammeObstacles.Line.shape.schema),
    .lists(
      .each(ProgrammesResource.participations), "A person's ways through programmes.", of: Participation.shape.schema),
    .makes(
      .each(ProgrammesResource.participations), "Refers a person to a programme.",
      from: .answers(to: [
        ParticipationForm.programme([]).asReference, ParticipationForm.referrer([]).asReference,
        ParticipationForm.referredOn, ParticipationForm.eligibility([], .english), ParticipationForm.note,
      ]), Participation.shape.schema),
    .reads(
      .each(ProgrammesResource.participation), "One person's way through one programme.", Participation.shape.schema),
    .changes(
      .each(ProgrammesResource.participation), "Takes the next step by naming it.", with: steps,
      Participation.shape.schema),
  ]

  private static let steps = Schema.either(
    Participation.State.Kind.Step.allCases.map { step in
      .answers(
        to: ParticipationForm.questions(step), and: [Schema.Member("step", .code([step.rawValue]), isRequired: true)])
    })
}

extension ParticipationForm {
  /// The questions of a step before it is known whose programme it is: their choices are open.
  static func questions(_ step: Participation.State.Kind.Step) -> [Question] {
    switch step {
    case .accept: [day, basis([], .english)] + InformationForm.questions + [InformationForm.without]
    case .inform: InformationForm.questions
    case .stay, .reconsider: []
    case .invite, .withdrawInvitation, .meet, .withdrawMeeting: step.firstTalkQuestions
    case .pause, .changePause, .comeBack, .keepPause, .takeBackPause: step.pauseQuestions
    case .decline: [day, declineReason([], .english)]
    case .beginPhase: [phase([], .english), day, withoutIfNeeded]
    case .endPhase, .movePhase: [spell([], nil, .english).asReference, day]
    case .takeBackPhase, .keepPhase: [spell([], nil, .english).asReference]
    case .mendReferral: [note]
    case .changeBasis: [basis([], .english)]
    case .exit: [day, exitReason([], .english), destination([], .english)]
    }
  }
}
