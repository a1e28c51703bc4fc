import Access
import Language
import Rules
import Values
import Web

extension PlacementsAPI {
  /// A step above a limit is answered as made, with `outcome` *refused*: it stands on the ladder.
  func ladder(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, desk in
            try Disclosed.together(placements.find(id, tx), placements.steps(of: id, tx)) { placement, steps in
              [
                "items": .array(
                  steps.map { LadderStep.shape.json(SaidStep($0, among: steps, of: placement, desk.voice)) })
              ]
            }
          })
      },
      post: {
        try await visit.write(
          status: 201,
          { tx, fields in
            PlacementsResource.ladderStep(try steps.decideStep(id, fields, in: visit.voice, tx))
          },
          present: present)
      })
  }

  func ladderStep(_ visit: Visit, _ id: LadderStepID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .ladderStep(id)) }) },
      patch: {
        do {
          return try await visit.write(
            { tx, fields in
              let version = try visit.versionSeen(fields)
              var read = AnswerReader(fields, of: [LadderForm.withdrawal])
              _ = read.choice(LadderForm.withdrawal)
              try read.finish()
              _ = try steps.withdraw(id, seen: version, tx)
              return PlacementsResource.ladderStep(id)
            }, present: present)
        } catch is StepHasBegun {
          throw Refused("outcome", .ladderHasBegun)
        } catch let stopped as ActStopped {
          throw stopped.refusedUndo(at: "outcome", .ladderStepStands, visit.voice)
        }
      })
  }

  static let ladderOperations: [Operation] = [
    .lists(
      .each(PlacementsResource.ladder),
      "The steps of a placement's hours. One that is “beyondEnd” was agreed for a week behind the last day, and does not come.",
      of: LadderStep.shape.schema),
    .makes(
      .each(PlacementsResource.ladder),
      "Decides a step. One above a limit that will end is made too, with the outcome “refused” and the reason why. Where an agreed step stands for that week the newer decision takes its place when “seen” names it; without “seen” it is refused, and where another one stands by now the answer is 412.",
      from: .answers(to: LadderForm.questions + [LadderForm.seen]), LadderStep.shape.schema),
    .reads(.each(PlacementsResource.ladderStep), "One step.", LadderStep.shape.schema),
    .changes(
      .each(PlacementsResource.ladderStep),
      "Takes a planned step back, or a refused one off the ladder. What it “replaces” is agreed again where that is possible.",
      with: .answers(to: [LadderForm.withdrawal]), LadderStep.shape.schema),
  ]
}

/// A step of a placement, said in a language.
struct SaidStep {
  let step: LadderStep
  /// What it is beside the one before it, as on the page; of one that is not agreed, as it was decided.
  let move: LadderStep.Move
  /// It is agreed for a week behind the last day: it comes only when the ending that is announced is taken back.
  let isBeyondEnd: Bool
  /// Of its placement.
  let lastDay: CivilDate?
  let voice: Voice

  init(_ step: LadderStep, among steps: [LadderStep], of placement: Placement, _ voice: Voice) {
    (self.step, self.voice) = (step, voice)
    move = step.outcome == .agreed ? steps.move(of: step) : step.move
    lastDay = placement.lastDay
    isBeyondEnd =
      step.outcome == .agreed && !placement.neverBegan && placement.lastDay.map { step.week.monday > $0 } ?? false
  }
}

extension LadderStep {
  static let shape = Shape<SaidStep>("LadderStep") { step in
    step.id("id") { $0.step.id }
    step.version { $0.step.version }
    step.id("placement") { $0.step.placement }
    step.code("move") { $0.move }
    step.week("week") { $0.step.week }
    step.hours("hours") { $0.step.hours }
    step.words("reason") { $0.step.reason }
    step.words("tasks") { $0.step.tasks }
    step.words("decidedBy") { $0.step.decidedBy }
    step.day("decidedOn") { $0.step.decidedOn }
    step.code("outcome") { $0.step.outcome.kind }
    step.id("replaces") { $0.step.replaces }
    step.truth("beyondEnd") { $0.isBeyondEnd }
    step.sometimes("refusal", as: Refusal.shape) { said in
      guard case .refused(let refusal) = said.step.outcome else { return nil }
      return (refusal.within(said.lastDay), said.step.refusalPhrase(through: said.lastDay).map { said.voice($0) })
    }
  }
}

extension LadderStep.Refusal {
  fileprivate static let shape = Shape<(refusal: LadderStep.Refusal, sentence: String?)> { refused in
    refused.hours("cap") { $0.refusal.cap }
    refused.day("until") { $0.refusal.until }
    refused.week("freeFrom") { $0.refusal.freeFrom }
    refused.code("by") { $0.refusal.by }
    refused.week("week") { $0.refusal.week }
    refused.hours("beside") { $0.refusal.beside }
    refused.words("sentence") { $0.sentence }
  }
}
