import Access
import Employers
import Language
import People
import Programmes
import Rules
public import Values
public import Web
import Work

// What is done with a placement on its way: papers, decisions about hours, the ending, the follow-ups.
extension PlacementPages {
  // MARK: Papers, hours, ending

  public func signing(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      PlacementsAddress.signing(id), titled: .papersTitle, cancel: .to(PlacementsAddress.placement(id)),
      purpose: .placement, done: .doneSigned,
      editable: { tx, desk in
        _ = try tx.grant(Edit.self, PlacementRecord.self)
        return try placements.disclose(id, tx).map { around in
          let form = SigningForm(around: around, language: desk.voice.language)
          return Editable(
            version: around.placement.version, answers: form.answers, name: around.workplace.details.name,
            questions: form.questions)
        }
      },
      save: { tx, fields, version in
        try steps.sign(id, fields, seen: version, visit.voice.language, tx)
        return .to(PlacementsAddress.placement(id))
      })
  }

  public func ladder(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    @Sendable func page(_ typed: Fields?, _ problems: [Problem], status: Int) async throws -> Reply {
      .page(
        try await visit.work(.placement) { tx, desk in
          let around = try placements.disclose(id, tx)
          let person = try around.flatMap { try People.find($0.placement.person, tx) }
          let desk = try person.act { try desk.with($0.id, tx) }
          return .together(around, person) { around, person in
            LadderPage(
              around: around, person: person, typed: typed, problems: problems,
              wish: visit.request.query["move"].flatMap(LadderStep.Move.init(rawValue:))
            ).document(desk)
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], status: 200) },
      post: {
        do {
          return try await visit.submit(.placement) { tx, fields in
            let step = try steps.climb(id, fields, tx)
            let done = try placements.step(step, tx).act { step -> Phrase in
              if case .refused = step.outcome {
                .doneStepRefused
              } else if step.move == .hold {
                .doneStepHeld
              } else {
                .doneStepPlanned
              }
            }
            return .to(PlacementsAddress.ladder(id)).saying(done)
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        }
      })
  }

  /// Takes a planned step back: the form has nothing but its button.
  public func ladderStep(_ visit: Visit, _ id: LadderStepID) async throws -> Reply {
    try await visit.on(
      get: {
        let placement = try await visit.work(.placement) { tx, _ in try placements.step(id, tx).map(\.placement) }
        return .seeOther(to: placement.map { .to(PlacementsAddress.ladder($0)) })
      },
      post: {
        do {
          return try await visit.submit(.placement, did: .doneSaved) { tx, fields in
            .to(PlacementsAddress.ladder(try steps.withdraw(id, seen: try visit.versionSeen(fields), tx)))
          }
        } catch is StepHasBegun {
          throw Refused(nil, .rungHasBegun)
        }
      })
  }

  public func ending(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      PlacementsAddress.ending(id), EndingForm.questions, titled: .endingTitle,
      cancel: .to(PlacementsAddress.placement(id)), purpose: .placement,
      verb: .endingSubmit, done: .donePlacementEnded,
      current: { tx in
        _ = try tx.grant(End.self, PlacementRecord.self)
        return try placements.disclose(id, tx).map {
          ($0.placement.version, Fields(["on": tx.today.iso]), $0.workplace.details.name)
        }
      },
      reading: { $0 },
      save: { tx, fields, version in
        try steps.end(id, fields, seen: version, tx)
        return .to(PlacementsAddress.placement(id))
      })
  }

  // MARK: Follow-ups

  public func followUp(_ visit: Visit, _ id: FollowUpID) async throws -> Reply {
    @Sendable func page(_ typed: Fields?, _ problems: [Problem], status: Int) async throws -> Reply {
      .page(
        try await visit.work(.followUp) { tx, desk in
          let followUp = try placements.followUp(id, tx)
          let around = try followUp.flatMap { try placements.disclose($0.placement, tx) }
          let person = try followUp.flatMap { try People.find($0.person, tx) }
          let desk = try person.act { try desk.with($0.id, tx) }
          return .together(followUp, around, person) { followUp, around, person in
            FollowUpPage(followUp: followUp, around: around, person: person, typed: typed, problems: problems)
              .document(desk)
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], status: 200) },
      post: {
        do {
          return try await visit.submit(.followUp) { tx, fields in
            let done = try steps.act(on: id, fields, seen: try visit.versionSeen(fields), tx)
            return done == .doneFollowUpReopened
              ? Link.to(PlacementsAddress.followUp(id)).saying(done) : Link.to(WorkAddress.week).saying(done)
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        } catch is Stale {
          return try await page(nil, [Problem(nil, .formStale)], status: 412)
        }
      })
  }
}
