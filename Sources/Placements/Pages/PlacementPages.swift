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
      let after = try visit.id(after: PlacementKind.self)
      return .page(
        try await visit.work(.placement) { tx, desk in
          let found = try placements.all(state, after: after, limit: PlacementPages.pageSize, tx)
          let people = try found.flatMap { try People.names($0.rows.map(\.person), tx) }
          let workplaces = try found.flatMap { found in
            try Employers.workplaces(among: Set(found.rows.map(\.workplace)), tx)
          }
          return .together(found, people, workplaces) { found, people, workplaces in
            PlacementListPage(
              placements: found.rows, hasMore: found.hasMore, state: state, people: people,
              workplaces: Dictionary(workplaces.map { ($0.id, $0) }) { first, _ in first }
            ).document(desk)
          }
        })
    })
  }

  // MARK: Drafting

  public func new(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    let query = try visit.searchText()
    let search = FirmSearch(query)
    @Sendable func page(_ typed: Fields?, _ problems: [Problem], status: Int) async throws -> Reply {
      .page(
        try await visit.work(.placement) { tx, desk in
          _ = try tx.grantToCreate(PlacementRecord.self, on: .person(person))
          return try .together(People.find(person, tx), form(person, search, desk.voice.language, tx)) { person, form in
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
    _ person: PersonID, _ search: FirmSearch, _ language: LanguageTag, _ tx: Transaction
  ) throws -> Disclosed<PlacementForm> {
    try .together(
      Participations.of(person, tx), Employers.workplaces(named: search, limit: 50, tx)
    ) { participations, workplaces in
      PlacementForm(
        participations: participations.filter { $0.state.kind == .accepted }, workplaces: workplaces,
        shelf: placements.shelf, language: language)
    }
  }

  func draft(
    _ person: PersonID, _ fields: Fields, _ language: LanguageTag, _ tx: Transaction
  ) throws -> PlacementID {
    try People.meet(person, tx)
    return try form(person, FirmSearch(""), language, tx).act { form in
      guard !form.participations.isEmpty else { throw Refused("participation", .placementNotAccepted) }
      let answer = try form.read(fields)
      guard let participation = form.participations.first(where: { $0.id == answer.participation }),
        let workplace = answer.workplace, let hours = answer.hours
      else { throw Refused(nil, .formMissing) }
      do {
        _ = try Employers.find(workplace, tx)
      } catch is NotFound {
        throw Refused(form.workplace.name, .formNoReference)
      }
      // A first step above a limit is refused here, before there is a placement that could carry it.
      try placements.refuseStart(hours, answer.terms, participation, tx)
      return try placements.draft(answer.terms, for: participation, at: workplace, startingWith: hours, tx)
    }
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
    try placements.find(id, tx).act { try placements.start($0, seen: version, tx) }
  }

  private func page(
    _ visit: Visit, _ id: PlacementID, heldBack: StartHeldBack?, isStale: Bool = false, status: Int
  ) async throws -> Reply {
    .page(
      try await visit.work(.placement) { tx, desk in
        let around = try placements.disclose(id, tx)
        let person = try around.flatMap { try People.find($0.placement.person, tx) }
        let desk = try person.act { try desk.with($0.id, tx) }
        return .together(around, person) { around, person in
          PlacementPage(around: around, person: person, heldBack: heldBack != nil, isStale: isStale).document(desk)
        }
      }, status: status)
  }

  public func edit(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      .editPlacement(id), titled: .placementEditTitle, cancel: .to(.placement(id)), purpose: .placement,
      editable: { tx, desk in
        _ = try tx.grant(Edit.self, PlacementRecord.self)
        return try placements.disclose(id, tx).map { around in
          Editable(
            version: around.placement.version, answers: PlacementForm.answers(around.placement.terms),
            name: around.workplace.details.name, questions: editForm(around, desk.voice.language).questions)
        }
      },
      save: { tx, fields, version in
        let whole = try placements.disclose(id, tx).act { around in
          editForm(around, visit.voice.language).completed(fields, with: around.placement.terms)
        }
        try change(id, whole, version, visit.voice.language, tx)
        return .to(.placement(id))
      })
  }

  private func editForm(_ around: PlacementCase, _ language: LanguageTag) -> PlacementForm {
    PlacementForm(
      participations: [around.participation], workplaces: [around.workplace], shelf: placements.shelf,
      language: language, isEdit: true, isRunning: around.placement.state.kind == .running)
  }

  func change(
    _ id: PlacementID, _ fields: Fields, _ version: Version, _ language: LanguageTag, _ tx: Transaction
  ) throws {
    try placements.disclose(id, tx).act { around in
      let terms = try editForm(around, language).read(fields).terms
      if around.placement.state.kind == .running {
        // What runs keeps its terms; only its last day and its days and times of work can change.
        var same = around.placement.terms
        (same.period, same.working) = (terms.period, terms.working)
        let (before, after) = (around.placement.terms.period, terms.period)
        guard same == terms, after.from == before.from, after.until != nil || before.until == nil else {
          throw Refused(nil, .placementRunningKeeps)
        }
        try adjust(around.placement, until: after.until, terms.working, version, language, tx)
      } else {
        try whenOpen { try placements.change(around.placement, to: terms, seen: version, tx) }
      }
    }
  }

  private func adjust(
    _ placement: Placement, until day: CivilDate?, _ working: WorkingTimes?, _ version: Version,
    _ language: LanguageTag, _ tx: Transaction
  ) throws {
    do {
      try whenOpen { try placements.adjust(placement, until: day, working: working, seen: version, tx) }
    } catch let held as AdjustmentHeldBack {
      let voice = Voice(language)
      throw Refused(
        held.checks.map { check in
          Problem(
            (working == placement.terms.working
              ? PlacementForm.until : PlacementForm.question(of: check.finding, in: working)).name,
            .checksSaid(
              sentence: CheckSentence(check, pack: held.pack, voice: voice, basis: placement.terms.basis).text))
        })
    }
  }

  /// A step that is not open is an answer to whoever asked for it, on pages and in the API alike.
  func whenOpen<Value>(_ step: () throws -> Value) throws -> Value {
    do {
      return try step()
    } catch is PlacementStepNotOpen {
      throw Refused("state", .placementStepNotOpen)
    }
  }
}
