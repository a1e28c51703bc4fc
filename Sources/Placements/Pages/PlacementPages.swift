import Access
import Employers
import Language
import People
import Programmes
import Rules
public import Values
public import Web

/// The pages about placements, and what they add to the pages of people and workplaces.
public struct PlacementPages: Sendable {
  public let placements: Placements

  public init(placements: Placements) {
    self.placements = placements
  }

  static let pageSize = 50

  /// Everybody's placements within reach.
  public func list(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let state = visit.request.query["state"].flatMap(Placement.State.Kind.init(rawValue:))
      let after = visit.request.query["after"].flatMap { PlacementID($0) }
      return .page(
        try await visit.work(.placement) { tx, desk in
          let found = try placements.all(state, after: after, limit: PlacementPages.pageSize + 1, tx)
          let people = try found.flatMap { try People.names($0.map(\.person), tx) }
          let workplaces = try found.flatMap { found in
            try Set(found.map(\.workplace)).sorted().map { try Employers.find($0, tx) }.joined()
          }
          return .together(found, people, workplaces) { found, people, workplaces in
            PlacementListPage(
              placements: Array(found.prefix(PlacementPages.pageSize)), hasMore: found.count > PlacementPages.pageSize,
              state: state, people: people,
              workplaces: Dictionary(workplaces.map { ($0.id, $0) }) { first, _ in first }
            ).document(desk)
          }
        })
    })
  }

  // MARK: Drafting

  public func new(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    @Sendable func page(_ typed: Fields?, _ problems: [Problem], status: Int) async throws -> Reply {
      let query = visit.request.query["q"] ?? ""
      return .page(
        try await visit.work(.placement) { tx, desk in
          try .together(People.find(person, tx), form(person, query, desk.voice.language, tx)) { person, form in
            NewPlacementPage(person: person, form: form, query: query, typed: typed, problems: problems).document(desk)
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], status: 200) },
      post: {
        do {
          return try await visit.submit(.placement, did: .placementDrafted) { tx, fields in
            .to(.placement(try draft(person, fields, visit.voice.language, tx)))
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        }
      })
  }

  private func form(
    _ person: PersonID, _ query: String, _ language: LanguageTag, _ tx: Transaction
  ) throws -> Disclosed<PlacementForm> {
    try .together(
      Participations.of(person, tx), Employers.workplaces(named: query, limit: 50, tx)
    ) { participations, workplaces in
      PlacementForm(
        participations: participations.filter { $0.state.kind == .accepted }, workplaces: workplaces,
        shelf: placements.shelf, language: language)
    }
  }

  func draft(
    _ person: PersonID, _ fields: Fields, _ language: LanguageTag, _ tx: Transaction
  ) throws -> PlacementID {
    var result: PlacementID?
    try form(person, "", language, tx).withheld.use { form in
      guard !form.participations.isEmpty else { throw Refused("participation", .placementNotAccepted) }
      let answer = try form.read(fields)
      guard let participation = form.participations.first(where: { $0.id == answer.participation }),
        let workplace = answer.workplace, let hours = answer.hours
      else { throw Refused(nil, .formMissing) }
      // A first step above a limit is refused here, before there is a placement that could carry it.
      try placements.refuseStart(hours, answer.terms, participation, tx)
      result = try placements.draft(answer.terms, for: participation, at: workplace, startingWith: hours, tx)
    }
    guard let result else { throw NotFound() }
    return result
  }

  // MARK: One placement

  public func placement(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      get: { try await page(visit, id, heldBack: nil, status: 200) },
      post: {
        do {
          return try await visit.submit(.placement, did: .started) { tx, fields in
            try start(id, seen: try visit.versionSeen(fields), tx)
            return .to(.placement(id))
          }
        } catch let held as StartHeldBack {
          return try await page(visit, id, heldBack: held, status: 422)
        } catch is PlacementStepNotOpen {
          return .seeOther(.to(.placement(id)))
        } catch is Stale {
          return try await page(visit, id, heldBack: nil, isStale: true, status: 412)
        }
      })
  }

  func start(_ id: PlacementID, seen version: Version, _ tx: Transaction) throws {
    try placements.find(id, tx).withheld.use { try placements.start($0, seen: version, tx) }
  }

  private func page(
    _ visit: Visit, _ id: PlacementID, heldBack: StartHeldBack?, isStale: Bool = false, status: Int
  ) async throws -> Reply {
    .page(
      try await visit.work(.placement) { tx, desk in
        let around = try placements.disclose(id, tx)
        let person = try around.flatMap { try People.find($0.placement.person, tx) }
        return .together(around, person) { around, person in
          PlacementPage(around: around, person: person, heldBack: heldBack != nil, isStale: isStale).document(desk)
        }
      }, status: status)
  }

  public func edit(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      .editPlacement(id), titled: .placementEditTitle, cancel: .to(.placement(id)), purpose: .placement,
      editable: { tx, desk in
        try placements.disclose(id, tx).map { around in
          Editable(
            version: around.placement.version, answers: PlacementForm.answers(around.placement.terms),
            name: around.workplace.details.name, questions: editForm(around, desk.voice.language).questions)
        }
      },
      save: { tx, fields, version in
        try change(id, fields, version, visit.voice.language, tx)
        return .to(.placement(id))
      })
  }

  private func editForm(_ around: PlacementCase, _ language: LanguageTag) -> PlacementForm {
    PlacementForm(
      participations: [around.participation], workplaces: [around.workplace], shelf: placements.shelf,
      language: language, isEdit: true)
  }

  func change(
    _ id: PlacementID, _ fields: Fields, _ version: Version, _ language: LanguageTag, _ tx: Transaction
  ) throws {
    try placements.disclose(id, tx).withheld.use { around in
      let terms = try editForm(around, language).read(fields).terms
      if around.placement.state.kind == .running {
        // What runs keeps its terms; only its last day can move.
        var same = around.placement.terms
        same.period = terms.period
        guard same == terms, terms.period.from == around.placement.terms.period.from, let day = terms.period.until
        else { throw Refused(nil, .placementRunningKeeps) }
        try placements.extend(around.placement, until: day, seen: version, tx)
      } else {
        try placements.change(around.placement, to: terms, seen: version, tx)
      }
    }
  }

  // MARK: Papers, hours, ending

  public func signing(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      .signing(id), titled: .papersTitle, cancel: .to(.placement(id)), purpose: .placement, done: .signed,
      editable: { tx, desk in
        try placements.disclose(id, tx).map { around in
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
    try placements.disclose(id, tx).withheld.use { around in
      let papers = try SigningForm(around: around, language: language).read(fields)
      try placements.sign(around.placement, papers, seen: version, tx)
    }
  }

  public func ladder(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    @Sendable func page(_ typed: Fields?, _ problems: [Problem], status: Int) async throws -> Reply {
      .page(
        try await visit.work(.placement) { tx, desk in
          let around = try placements.disclose(id, tx)
          let person = try around.flatMap { try People.find($0.placement.person, tx) }
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
            var done = Done.stepPlanned
            try placements.step(step, tx).withheld.use { step in
              if case .refused = step.outcome { done = .stepRefused } else if step.move == .hold { done = .stepHeld }
            }
            return .to(.ladder(id)).saying(done)
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        }
      })
  }

  func climb(_ id: PlacementID, _ fields: Fields, _ tx: Transaction) throws -> LadderStepID {
    var result: LadderStepID?
    try placements.disclose(id, tx).withheld.use { around in
      let climb = try LadderForm.read(fields, around.steps, around.placement.terms.period)
      result = try placements.climb(around.placement, climb, tx)
    }
    guard let result else { throw NotFound() }
    return result
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
    var placement: PlacementID?
    try placements.step(id, tx).withheld.use { step in
      placement = step.placement
      try placements.withdraw(step, seen: version, tx)
    }
    guard let placement else { throw NotFound() }
    return placement
  }

  public func ending(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      .ending(id), EndingForm.questions, titled: .endingTitle, cancel: .to(.placement(id)), purpose: .placement,
      verb: .endingSubmit, done: .placementEnded,
      current: { tx in
        try placements.disclose(id, tx).map {
          ($0.placement.version, Fields(["on": tx.today.iso]), $0.workplace.details.name)
        }
      },
      save: { tx, fields, version in
        try end(id, fields, version, tx)
        return .to(.placement(id))
      })
  }

  func end(_ id: PlacementID, _ fields: Fields, _ version: Version, _ tx: Transaction) throws {
    try placements.find(id, tx).withheld.use { placement in
      let ending = try EndingForm.read(fields, from: placement.terms.period.from, today: tx.today)
      try placements.end(placement, ending, seen: version, tx)
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
    try placements.followUp(id, tx).withheld.use { followUp in
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
    return done
  }
}
