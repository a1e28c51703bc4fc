import Access
import Employers
import Language
import People
import Programmes
import Rules
import Values
import Web

extension PlacementSteps {
  /// - Parameter chosen: a workplace to be offered beside those that the search finds.
  func form(
    for person: PersonID, _ search: SearchText, chosen: WorkplaceID? = nil, _ language: LanguageTag, _ tx: Transaction
  ) throws -> Disclosed<PlacementForm> {
    try .together(
      Participations.of(person, tx), Employers.workplaces(named: search, limit: 50, tx),
      Employers.workplaces(among: chosen.map { [$0] } ?? [], tx)
    ) { participations, found, chosen in
      PlacementForm(
        participations: participations.filter { $0.state.kind == .accepted },
        workplaces: chosen.filter { one in !found.contains { $0.id == one.id } } + found,
        shelf: placements.shelf, language: language)
    }
  }

  func draft(
    _ person: PersonID, _ fields: Fields, _ language: LanguageTag, _ tx: Transaction
  ) throws -> PlacementID {
    try People.meet(person, tx)
    return try form(for: person, SearchText(""), language, tx).act { form in
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
      return try placements.draft(answer.terms, for: participation, at: workplace, startingWith: hours, tx)
    }
  }

  func editForm(_ around: PlacementCase, _ language: LanguageTag) -> PlacementForm {
    PlacementForm(
      participations: [around.participation], workplaces: [around.workplace], shelf: placements.shelf,
      language: language, isEdit: true, isRunning: around.placement.state.kind == .running)
  }

  func change(
    _ id: PlacementID, _ fields: Fields, seen version: Version, _ language: LanguageTag, _ tx: Transaction
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
    } catch let stopped as ActStopped {
      throw stopped.refused(Voice(language)) { check in
        (working == placement.terms.working
          ? PlacementForm.until : PlacementForm.question(of: check.finding, in: working)).name
      }
    }
  }
}
