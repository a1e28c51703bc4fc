import Access
import Design
import Language
import People
import Values
import Web

extension LedgerPages {
  func plan(_ visit: Visit, for person: PersonID) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        _ = try tx.grantToCreate(WeekHoursRecord.self, on: .person(person))
        _ = try tx.grantToCreate(CaseHoursRecord.self, on: .person(person))
        return try .together(steps.plannable(person, tx), People.find(person, tx, desk.voice)) { categories, person in
          let (voice, back) = (desk.voice, Link.to(LedgerAddress.weeks(person.id)))
          let title = desk.title(.plannedNewTitle, of: person.toldName)
          guard !categories.isEmpty else {
            return desk.page(
              title, trail: [(person.toldName, back)], "<p class=\"lead\">\(voice(.weekNoCategories))</p>")
          }
          return desk.page(
            title, lead: voice(.plannedNewLead), trail: [(person.toldName, back)],
            desk.form(
              QuestionForm(
                LedgerAddress.newPlannedHours(person.id), PlannedHoursForm.questions(categories, in: voice.language),
                answers: written.answers ?? PlannedHoursForm.usual(desk.today), problems: written.problems,
                submit: .plannedNewSubmit, cancel: back)))
        }
      },
      mending: { made in
        guard let id = made.record(told: PlannedHoursKind.self) else { throw NotFound() }
        return try await visit.mending(
          LedgerAddress.plannedHours(id), titled: .plannedTitle, cancel: .to(LedgerAddress.weeks(person)),
          editable: editable(id))
      }
    ) { tx, fields in
      let id = try steps.plan(fields, for: person, visit.voice.language, tx)
      return LedgerPages.planned(of: person).saying(.donePlannedHoursNoted, about: id, at: .first)
    }
  }

  func planned(_ visit: Visit, _ id: PlannedHoursID) async throws -> Reply {
    try await visit.editing(
      LedgerAddress.plannedHours(id), titled: .plannedTitle, cancel: .to(PeopleAddress.people), done: nil,
      unchanged: .doneUnchanged,
      editable: editable(id),
      save: { tx, fields, version in
        let done = try steps.act(on: id, fields, isWhole: true, seen: version, visit.voice.language, tx)
        return LedgerPages.planned(of: done.person).saying(done.what, about: id, at: version.next)
      })
  }

  private static func planned(of person: PersonID) -> Link {
    .to(LedgerAddress.weeks(person), fragment: YearPage.planned)
  }

  private func editable(_ id: PlannedHoursID) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      let planned = try PlannedHoursRecords.find(id, tx)
      // Whoever is told of hours and notes none has no form.
      try planned.act { one in
        func mayEdit<K: HoursRecord>(_ kind: K.Type) throws { _ = try tx.grant(Edit.self, K.self) }
        try mayEdit(one.circle.record)
      }
      let closed = try planned.act {
        try desk.closed(about: $0.person, tx) ?? $0.withdrawn.map { ClosedForm(.plannedTakenBack(day: $0)) }
      }
      let categories = try planned.flatMap { try steps.plannable($0.person, tx, in: $0.circle) }
      let name = try planned.flatMap { try People.title(of: $0.person, tx, desk.voice) }
      return .together(planned, categories, name) { planned, categories, name in
        Editable(
          version: planned.version, answers: PlannedHoursForm.answers(planned.details) { desk.voice.hours($0) },
          name: name ?? "", questions: PlannedHoursForm.questions(categories, in: desk.voice.language),
          back: LedgerPages.planned(of: planned.person),
          below: closed == nil ? ButtonRow([planned.withdrawal(desk)]).html : .nothing, closed: closed)
      }
    }
  }
}

extension PlannedHours {
  func withdrawal(_ desk: Desk) -> Button {
    desk.takingBack(
      .plannedWithdraw, at: LedgerAddress.plannedHours(id), version,
      [Hidden(name: PlannedHoursForm.withdrawal.name, value: "withdrawn")],
      about: desk.voice.hoursPerWeek(details.hours))
  }
}
