import Access
import Design
import Language
import People
import Rules
import Values
import Web

extension PlacementPages {
  func ladder(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    let wish = try visit.choice("move", as: LadderStep.Move.self)
    // What is filled in is only offered: anything else that stands in an address is passed over.
    let refused = visit.request.query["refused"].flatMap { LadderStepID($0) }
    let asked = (
      week: visit.request.query["week"].flatMap { ISOWeek(iso: $0) },
      hours: visit.request.query["hours"].flatMap { Hours(text: $0) }
    )
    @Sendable func page(
      _ typed: Fields?, _ problems: [Problem], isStale: Bool = false, made: LadderStepID? = nil, status: Int
    ) async throws -> Reply {
      try await ladderPage(
        visit, id, typed, problems, isStale: isStale, made: made, wish: wish, refused: refused, asked: asked,
        status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], status: 200) },
      post: {
        do {
          return try await visit.submit(
            .placement, reading: { $0 },
            mending: { made in
              try await page(
                try visit.fields(), [], isStale: true, made: made.record(told: LadderStepKind.self), status: 409)
            }
          ) { tx, fields in
            let step = try steps.decideStep(id, fields, in: visit.voice, tx)
            let done = try placements.step(step, tx).act { step -> Phrase in
              if case .refused = step.outcome {
                .doneNotAgreed
              } else if step.move == .hold {
                .doneStepHeld
              } else {
                .doneStepPlanned
              }
            }
            // What was typed and not agreed stands in the form again.
            let back = Link.to(PlacementsAddress.ladder(id))
            return (done == .doneNotAgreed ? back.adding(query: LadderForm.refused, step.text) : back)
              .saying(done, about: step, at: .first)
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        } catch is Stale {
          return try await page(try visit.fields(), [], isStale: true, status: 412)
        }
      })
  }

  private func ladderPage(
    _ visit: Visit, _ id: PlacementID, _ typed: Fields?, _ problems: [Problem], isStale: Bool = false,
    made: LadderStepID? = nil, wish: LadderStep.Move? = nil, refused: LadderStepID? = nil,
    asked: (week: ISOWeek?, hours: Hours?) = (nil, nil),
    status: Int
  ) async throws -> Reply {
    .page(
      try await visit.work(.placement) { tx, desk in
        let around = try placements.disclose(id, tx)
        let person = try around.flatMap { try People.find($0.placement.person, tx, desk.voice) }
        let desk = try person.act { try desk.with($0.id, tx) }
        return .together(around, person) { around, person in
          LadderPage(
            around: around, person: person, typed: typed, problems: problems, isStale: isStale, made: made, wish: wish,
            refused: around.steps.first {
              $0.id == refused && $0.outcome.kind == .refused && $0.decider == desk.actor.account
            },
            asked: asked
          ).document(desk)
        }
      }, status: status)
  }

  /// Takes a planned step back: the form has nothing but its button. Where that is not possible the ladder says why.
  func ladderStep(_ visit: Visit, _ id: LadderStepID) async throws -> Reply {
    @Sendable func placement() async throws -> PlacementID {
      try await visit.work(.placement) { tx, _ in try placements.step(id, tx).act(\.placement) }
    }
    @Sendable func refused(_ problems: [Problem]) async throws -> Reply {
      try await ladderPage(visit, try await placement(), Fields(), problems, status: 422)
    }
    return try await visit.on(
      get: { .seeOther(.to(PlacementsAddress.ladder(try await placement()))) },
      post: {
        do {
          return try await visit.submit(.placement) { tx, fields in
            let version = try visit.versionSeen(fields)
            let isAgreed = try placements.step(id, tx).act { $0.outcome == .agreed }
            let placement = try steps.withdraw(id, seen: version, tx)
            return Link.to(PlacementsAddress.ladder(placement))
              .saying(isAgreed ? .doneStepWithdrawn : .doneRefusalTakenOff, about: id, at: version.next)
          }
        } catch is Stale {
          return try await ladderPage(visit, try await placement(), nil, [], isStale: true, status: 412)
        } catch is StepHasBegun {
          return try await refused([Problem(nil, .ladderHasBegun)])
        } catch let stopped as ActStopped {
          return try await refused(stopped.refusedUndo(at: nil, .ladderStepStands, visit.voice).problems)
        }
      })
  }
}
