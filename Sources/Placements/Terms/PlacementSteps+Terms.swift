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
    let today = tx.today
    return try .together(
      Participations.of(person, tx),
      Employers.workplaces(
        named: search, in: Alphabet(readingIn: language), limit: PlacementForm.mostWorkplaces + 1, tx),
      Employers.workplaces(among: chosen.map { [$0] } ?? [], tx)
    ) { participations, found, chosen in
      PlacementForm(
        participations: participations.filter {
          [.expected, .accepted].contains($0.state(on: today).kind) && $0.exit == nil
        },
        workplaces: chosen.filter { one in !found.contains { $0.id == one.id } }
          + found.prefix(PlacementForm.mostWorkplaces),
        found: found.count, none: participations.whyNone(on: today),
        shelf: placements.shelf, language: language)
    }
  }

  func draft(
    _ person: PersonID, _ fields: Fields, _ language: LanguageTag, _ tx: Transaction
  ) throws -> PlacementID {
    try People.meet(person, tx)
    return try form(for: person, SearchText(""), language, tx).act { form in
      guard !form.participations.isEmpty else { throw Refused("participation", form.none.title) }
      let answer = try form.read(fields, today: tx.today)
      guard let participation = form.participations.first(where: { $0.id == answer.participation }),
        let workplace = answer.workplace, let hours = answer.hours
      else { throw Refused(nil, .formMissing) }
      do {
        _ = try Employers.find(workplace, tx)
      } catch is NotFound {
        throw Refused(form.workplace.name, .formNoReference)
      }
      try PlacementDays(participation: participation, today: tx.today).require(answer.terms.period)
      if !answer.isAnother { try refuseSecondDraft(answer.terms, for: person, before: nil, tx) }
      return try placements.draft(answer.terms, for: participation, at: workplace, startingWith: hours, tx)
    }
  }

  /// Of one measure and for the same days one draft is usually meant: whoever begins a second one, or moves one onto the days
  /// of another, is told of the first.
  ///
  /// - Parameter before: the draft as it was; those that it met already were asked about then.
  private func refuseSecondDraft(
    _ terms: Placement.Terms, for person: PersonID, before: Placement?, _ tx: Transaction
  ) throws {
    try placements.of(person, tx).flatMap { all in
      let drafts = all.filter {
        $0.id != before?.id && $0.stage != .started && $0.ending == nil && $0.terms.meets(terms)
          && !(before?.terms.meets($0.terms) ?? false)
      }
      return try Employers.workplaces(among: Set(drafts.map(\.workplace)), tx).map { (drafts, $0) }
    }.act { drafts, workplaces in
      let problems = drafts.sorted { ($0.terms.period.from, $0.id) < ($1.terms.period.from, $1.id) }.prefix(5)
        .compactMap {
          draft in
          workplaces.first { $0.id == draft.workplace }.map { place in
            Problem(
              PlacementForm.another.name,
              .placementAnotherDraft(workplace: place.details.name, from: draft.terms.period.from),
              record: RecordNamed(
                place.details.name, at: .to(PlacementsAddress.placement(draft.id)),
                inAPI: .to(PlacementsAddress.api(.placement(draft.id)))))
          }
        }
      if !problems.isEmpty { throw Refused(Array(problems)) }
    }
  }

  func editForm(_ around: PlacementCase, _ language: LanguageTag) -> PlacementForm {
    PlacementForm(
      participations: [around.participation], workplaces: [around.workplace], shelf: placements.shelf,
      language: language, isEdit: true, isRunning: around.placement.stage == .started,
      agreed: around.placement.terms.working)
  }

  func change(
    _ id: PlacementID, _ fields: Fields, seen version: Version, _ language: LanguageTag, _ tx: Transaction
  ) throws {
    try placements.disclose(id, tx).act { around in
      let answer = try editForm(around, language).read(fields, today: tx.today)
      let terms = answer.terms
      if around.placement.stage == .started {
        // What runs keeps its terms; only its last day and its days and times of work can change.
        var same = around.placement.terms
        (same.period, same.working) = (terms.period, terms.working)
        let (before, after) = (around.placement.terms.period, terms.period)
        guard same == terms, after.from == before.from else { throw Refused(nil, .placementRunningKeeps) }
        try whenOpen { try placements.require(.adjust, of: around.placement, on: tx.today) }
        try around.refuse(last: after.until)
        try adjust(around.placement, until: after.until, terms.working, version, language, tx)
      } else {
        try PlacementDays(participation: around.participation, today: tx.today).require(
          terms.period, before: around.placement.terms.period)
        if !answer.isAnother {
          try refuseSecondDraft(terms, for: around.placement.person, before: around.placement, tx)
        }
        try whenOpen { try placements.change(around.placement, to: terms, seen: version, tx) }
      }
    }
  }

  private func adjust(
    _ placement: Placement, until day: CivilDate?, _ working: Timetable, _ version: Version,
    _ language: LanguageTag, _ tx: Transaction
  ) throws {
    do {
      try whenOpen { try placements.adjust(placement, until: day, working: working, seen: version, tx) }
    } catch let stopped as ActStopped {
      let voice = Voice(language, today: tx.today)
      guard working == placement.terms.working else {
        throw stopped.refused(voice) { PlacementForm.question(of: $0.finding, in: working).name }
      }
      throw stopped.refusedLonger(
        voice, isTaken: { day in placement.terms.period.until.map { $0 < day } ?? false },
        at: { _ in PlacementForm.until.name })
    }
  }
}

extension Placement.Terms {
  /// Whether both are of one measure and share a day.
  fileprivate func meets(_ other: Self) -> Bool { measure == other.measure && period.overlaps(other.period) }
}

extension [Participation] {
  /// Why nobody can be placed who takes part in nothing today, and what can be done.
  fileprivate func whyNone(on today: CivilDate) -> (title: Phrase, why: Phrase) {
    if let leaving = compactMap({ $0.announced(on: today) }).map(\.on).max() {
      return (.placementLeaving(last: leaving), .placementLeavingWhy)
    }
    let states = map { $0.state(on: today) }
    if states.contains(where: \.kind.isWaiting) { return (.placementNotAccepted, .placementNotAcceptedWhy) }
    let left = states.compactMap { if case .exited(_, let exit) = $0 { exit.on } else { nil } }.max()
    let declined = states.compactMap { if case .declined(let day, _) = $0 { day } else { nil } }.max()
    if let left, declined.map({ $0 <= left }) ?? true { return (.placementLeft(last: left), .placementReferAgain) }
    return declined.map { (.placementDeclined(on: $0), .placementReferAgain) }
      ?? (.placementNoProgramme, .placementNotAcceptedWhy)
  }
}

extension PlacementCase {
  /// Refuses another last day of what was started where it would lie before something that was, or beyond taking part.
  fileprivate func refuse(last day: CivilDate?) throws(Refused) {
    let period = placement.terms.period
    guard day != period.until else { return }
    if let ending = placement.ending { throw Refused(PlacementForm.until.name, .endingIsAnnounced(day: ending.on)) }
    if let day, let held = followUps.compactMap({ $0.result?.on }).max(), day < held {
      throw Refused(PlacementForm.until.name, .endingBeforeFollowUp(day: held))
    }
    guard let until = Period(from: period.from, until: day) else { return }
    try PlacementDays(participation: participation, today: today).require(until, before: period)
  }
}
