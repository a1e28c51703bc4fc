import Access
import Employers
import Language
import People
import Programmes
import Rules
public import Values
public import Web

// What is done with a placement on its way: papers, decisions about hours, the ending, the follow-ups.
extension PlacementPages {
  // MARK: Papers, hours, ending

  public func signing(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      .signing(id), titled: .papersTitle, cancel: .to(.placement(id)), purpose: .placement, done: .signed,
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
        try sign(id, fields, version, visit.voice.language, tx)
        return .to(.placement(id))
      })
  }

  func sign(_ id: PlacementID, _ fields: Fields, _ version: Version, _ language: LanguageTag, _ tx: Transaction) throws
  {
    try placements.disclose(id, tx).act { around in
      let papers = try SigningForm(around: around, language: language).read(fields)
      try whenOpen { try placements.sign(around.placement, papers, seen: version, tx) }
    }
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
            let step = try climb(id, fields, tx)
            let done = try placements.step(step, tx).act { step -> Done in
              if case .refused = step.outcome {
                .stepRefused
              } else if step.move == .hold {
                .stepHeld
              } else {
                .stepPlanned
              }
            }
            return .to(.ladder(id)).saying(done)
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        }
      })
  }

  func climb(_ id: PlacementID, _ fields: Fields, _ tx: Transaction) throws -> LadderStepID {
    try placements.disclose(id, tx).act { around in
      let climb = try LadderForm.read(fields, around.steps, around.placement.terms.period)
      return try whenOpen { try placements.climb(around.placement, climb, tx) }
    }
  }

  /// Takes a planned step back: the form has nothing but its button.
  public func ladderStep(_ visit: Visit, _ id: LadderStepID) async throws -> Reply {
    try await visit.on(
      get: {
        let placement = try await visit.work(.placement) { tx, _ in try placements.step(id, tx).map(\.placement) }
        return .seeOther(to: placement.map { .to(.ladder($0)) })
      },
      post: {
        do {
          return try await visit.submit(.placement, did: .saved) { tx, fields in
            .to(.ladder(try withdraw(id, seen: try visit.versionSeen(fields), tx)))
          }
        } catch is StepHasBegun {
          throw Refused(nil, .rungHasBegun)
        }
      })
  }

  func withdraw(_ id: LadderStepID, seen version: Version, _ tx: Transaction) throws -> PlacementID {
    try placements.step(id, tx).act { step in
      try placements.withdraw(step, seen: version, tx)
      return step.placement
    }
  }

  public func ending(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      .ending(id), EndingForm.questions, titled: .endingTitle, cancel: .to(.placement(id)), purpose: .placement,
      verb: .endingSubmit, done: .placementEnded,
      current: { tx in
        _ = try tx.grant(End.self, PlacementRecord.self)
        return try placements.disclose(id, tx).map {
          ($0.placement.version, Fields(["on": tx.today.iso]), $0.workplace.details.name)
        }
      },
      reading: { $0 },
      save: { tx, fields, version in
        try end(id, fields, version, tx)
        return .to(.placement(id))
      })
  }

  func end(_ id: PlacementID, _ fields: Fields, _ version: Version, _ tx: Transaction) throws {
    try placements.find(id, tx).act { placement in
      let ending = try EndingForm.read(fields, from: placement.terms.period.from, today: tx.today)
      try whenOpen { try placements.end(placement, ending, seen: version, tx) }
    }
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
            let done = try follow(id, fields, try visit.versionSeen(fields), tx)
            return done == .followUpReopened ? Link.to(.followUp(id)).saying(done) : Link.to(.week).saying(done)
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        } catch is Stale {
          return try await page(nil, [Problem(nil, .formStale)], status: 412)
        }
      })
  }

  /// `step` says what is done with it: `held`, `moved` or `reopened`.
  func follow(_ id: FollowUpID, _ fields: Fields, _ version: Version, _ tx: Transaction) throws -> Done {
    var rest = fields
    rest["step"] = nil
    var done = Done.followUpDone
    try whenOpen {
      try placements.followUp(id, tx).act { followUp in
        switch fields["step"] {
        case "held":
          try placements.hold(followUp, try FollowUpForm.readHeld(rest, today: tx.today), seen: version, tx)
        case "moved":
          let (day, reason) = try FollowUpForm.readMoved(rest, today: tx.today)
          try placements.move(followUp, to: day, because: reason, seen: version, tx)
          done = .followUpMoved
        case "reopened":
          try AnswerReader(rest, of: []).finish()
          try placements.reopen(followUp, seen: version, tx)
          done = .followUpReopened
        default: throw Refused("step", .formNoChoice)
        }
      }
    }
    return done
  }
}
