import Access
import Design
import Employers
import Language
import People
import Rules
import Values
import Web

extension PlacementPages {
  func new(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    @Sendable func page(
      _ typed: Fields?, _ problems: [Problem], lookingFor looking: LookInForm, status: Int
    ) async throws -> Reply {
      let search = SearchText(looking.query)
      return .page(
        try await visit.work(.placement) { tx, desk in
          _ = try tx.grantToCreate(PlacementRecord.self, on: .person(person))
          let chosen = typed?["workplace"].flatMap { WorkplaceID($0) }
          return try .together(
            People.find(person, tx, desk.voice),
            steps.form(for: person, search, chosen: chosen, desk.voice.language, tx)
          ) { person, form in
            NewPlacementPage(
              person: person, form: form, looking: looking, found: form.found, typed: typed, problems: problems
            ).document(desk)
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], lookingFor: LookInForm(typed: try visit.searchText()), status: 200) },
      post: {
        let fields = try visit.fields()
        let looking = visit.lookingInForm(fields)
        if looking.isAll {
          return try await page(
            fields, looking.problems, lookingFor: looking, status: looking.problems.isEmpty ? 200 : 422)
        }
        do {
          return try await visit.submit(
            .placement, reading: { $0 },
            apart: PlacementForm.whose,
            mending: { made in
              guard case .placement(let id)? = PlacementsAddress(path: made.path) else { throw NotFound() }
              return try await visit.mending(
                PlacementsAddress.editPlacement(id), titled: .placementEditTitle,
                cancel: .to(PlacementsAddress.placement(id)), purpose: .placement,
                editable: editable(id, typed: try visit.fields()))
            }
          ) { tx, fields in
            let id = try steps.draft(person, fields, visit.voice.language, tx)
            return Link.to(PlacementsAddress.placement(id))
              .saying(.donePlacementDrafted, about: id, at: try placements.settledVersion(of: id, tx))
          }
        } catch let refused as Refused {
          return try await page(fields, refused.problems, lookingFor: looking, status: 422)
        }
      })
  }

  func edit(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      PlacementsAddress.editPlacement(id), titled: .placementEditTitle, cancel: .to(PlacementsAddress.placement(id)),
      purpose: .placement, done: nil, unchanged: .doneUnchanged, editable: editable(id), reading: { $0 },
      save: { tx, fields, version in
        let (before, isKept) = try placements.disclose(id, tx).act { around in
          (around.placement, { around.keepsAll(in: $0) })
        }
        let whole = try placements.disclose(id, tx).act { around in
          steps.editForm(around, visit.voice.language).completed(fields, with: around.placement.terms)
        }
        try steps.change(id, whole, seen: version, visit.voice.language, tx)
        let after = try placements.find(id, tx).act { $0 }
        let isGone = before.losesPapers && before.terms != after.terms
        if after.stage == .started {
          return Link.to(PlacementsAddress.placement(id)).saying(
            .doneAdjusted, about: id, at: after.version,
            part: before.terms != after.terms && isKept(after.terms)
              ? before.terms.adjustable(backFrom: after.terms) : "")
        }
        return Link.to(PlacementsAddress.placement(id)).saying(
          isGone ? .doneTermsPapersGone : .doneSaved, about: id, at: try placements.settledVersion(of: id, tx))
      })
  }

  /// - Parameter typed: what was answered to the form that made it, where that was sent once more.
  private func editable(
    _ id: PlacementID, typed: Fields? = nil
  ) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      _ = try tx.grant(Edit.self, PlacementRecord.self)
      let act: Placement.State.Act = try named(id, tx, desk).act {
        $0.0.placement.stage == .started ? .adjust : .change
      }
      return try editable(id, tx, desk, for: act) { around, name in
        // The first hours stand on the ladder and are not among the questions here.
        let first = around.steps.ladder.steps.first?.hours
        let typed = typed?[PlacementForm.hours.name].flatMap { Hours(text: $0.asNumber) }
        let isOther = typed.map { $0 != first } ?? false
        let form = steps.editForm(around, desk.voice.language)
        var editable = Editable(
          version: around.placement.version, answers: around.placement.answers(on: around.today),
          name: name, questions: form.questions,
          above: around.placement.losesPapers
            ? Banner(
              .due, title: desk.voice(.placementEditLosesPapers),
              content: "<p>\(desk.voice(.placementEditLosesPapersMore))</p>"
            ).html : .nothing,
          below: isOther
            ? """
            <p>\(desk.voice(.placementMendHours)) <a href="\(Link.to(PlacementsAddress.ladder(id)))">\(desk.voice(.ladderTitle))</a></p>
            """ : .nothing,
          otherwise: PlacementForm.otherwise)
        (editable.stored, editable.elsewhere) = (around.placement.storedAnswers, form.elsewhere)
        return editable
      }
    }
  }
}

extension PlacementCase {
  /// Whether nothing goes with other days or times that an undoing would not bring back: planned steps, and what the
  /// workplace said of the times that were.
  fileprivate func keepsAll(in terms: Placement.Terms) -> Bool {
    let isConfirmed = considerations.contains {
      $0.terms.effect.kind == .time && placement.papers.confirmed[$0.id] != nil
    }
    return isWhole(until: terms.period.until) && (terms.working == placement.terms.working || !isConfirmed)
  }
}

extension Placement.Terms {
  /// What of it can change while it runs, as the answers of its form: days and times, and nothing about anybody.
  ///
  /// - Parameter after: as it was changed. Nothing where no one answer brings these terms back.
  fileprivate func adjustable(backFrom after: Self) -> String {
    var form = PlacementForm.answers(self)
    if after.working != working {
      let days = [period.from] + (working.changes + after.working.changes).map(\.from).sorted()
      guard
        let day = days.first(where: { after.working.holding(working.times(on: $0), from: $0).within(period) == working }
        )
      else { return "" }
      let times = working.times(on: day)
      form.set((times?.days ?? []).inOrder.map(\.code), for: PlacementForm.days.name)
      form.set([times?.from?.iso ?? ""], for: PlacementForm.workFrom.name)
      form.set([times?.to?.iso ?? ""], for: PlacementForm.workUntil.name)
      form.set([day.iso], for: PlacementForm.timesFrom.name)
    }
    return (PlacementForm.adjusted.map { form.all($0).joined(separator: ",") }).joined(separator: "/")
  }
}

extension Placement {
  /// Brings the days and times back that were there before they were changed.
  func adjustment(backTo part: String, _ desk: Desk) -> Button? {
    let parts = part.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == PlacementForm.adjusted.count else { return nil }
    return Button(
      desk.voice(.undoTerms),
      .send(
        .to(PlacementsAddress.editPlacement(id)),
        hidden: desk.formKeys + [desk.version(version)]
          + zip(PlacementForm.adjusted, parts).flatMap { name, values in
            values.split(separator: ",", omittingEmptySubsequences: false).map { Hidden(name: name, value: String($0)) }
          }), tone: .quiet, icon: .undo)
  }

  /// Whether there is anything that was given to these terms, and goes with them.
  fileprivate var losesPapers: Bool {
    stage != .started
      && (!papers.signatures.isEmpty || papers.approved != nil || !papers.accepted.isEmpty || !papers.confirmed.isEmpty
        || !papers.extensions.isEmpty)
  }
}
