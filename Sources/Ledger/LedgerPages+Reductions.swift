import Access
import Design
import Language
import People
import Values
import Web

extension LedgerPages {
  func lower(_ visit: Visit, for person: PersonID) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        _ = try tx.grantToCreate(WeekReductionRecord.self, on: .person(person))
        return try .together(steps.ledger.rules(of: person, tx), People.find(person, tx, desk.voice)) { rules, person in
          let back = Link.to(LedgerAddress.weeks(person.id))
          let pack = rules.pack(in: ISOWeek(containing: desk.today))
          let usual = Fields(["from": desk.today.iso, "decidedOn": desk.today.iso])
          return desk.page(
            desk.title(.reductionNewTitle, of: person.toldName), lead: desk.voice(.reductionNewLead),
            trail: [(person.toldName, back)],
            """
            \(with: pack, { WeekLaw(pack: $0, desk: desk).lowering })\
            \(desk.form(
              QuestionForm(
                LedgerAddress.newReduction(person.id), ReductionForm.questions, answers: written.answers ?? usual,
                problems: written.problems, submit: .reductionNewSubmit, cancel: back)))
            """)
        }
      },
      mending: { made in
        guard let id = made.record(told: WeekReductionKind.self) else { throw NotFound() }
        return try await visit.mending(
          LedgerAddress.reduction(id), titled: .reductionTitle, cancel: .to(LedgerAddress.weeks(person)),
          editable: editable(id))
      }
    ) { tx, fields in
      let id = try steps.lower(fields, for: person, tx)
      return LedgerPages.reductions(of: person).saying(.doneWeekReductionNoted, about: id, at: .first)
    }
  }

  func reduction(_ visit: Visit, _ id: WeekReductionID) async throws -> Reply {
    try await visit.editing(
      LedgerAddress.reduction(id), titled: .reductionTitle, cancel: .to(PeopleAddress.people), done: nil,
      unchanged: .doneUnchanged,
      editable: editable(id),
      save: { tx, fields, version in
        let done = try steps.act(on: id, fields, isWhole: true, seen: version, tx)
        return LedgerPages.reductions(of: done.person).saying(done.what, about: id, at: version.next)
      })
  }

  private static func reductions(of person: PersonID) -> Link {
    .to(LedgerAddress.weeks(person), fragment: YearPage.reductions)
  }

  private func editable(_ id: WeekReductionID) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      // Whoever is told of it and decides none has no form.
      _ = try tx.grant(Edit.self, WeekReductionRecord.self)
      let reduction = try WeekReductions.find(id, tx)
      let closed = try reduction.act {
        try desk.closed(about: $0.person, tx) ?? $0.withdrawn.map { ClosedForm(.plannedTakenBack(day: $0)) }
      }
      let name = try reduction.flatMap { try People.title(of: $0.person, tx, desk.voice) }
      return .together(reduction, name) { reduction, name in
        Editable(
          version: reduction.version, answers: ReductionForm.answers(reduction.details) { desk.voice.hours($0) },
          name: name ?? "", questions: ReductionForm.questions, back: LedgerPages.reductions(of: reduction.person),
          below: closed == nil ? ButtonRow([reduction.withdrawal(desk)]).html : .nothing, closed: closed)
      }
    }
  }
}

extension WeekReduction {
  func withdrawal(_ desk: Desk) -> Button {
    desk.takingBack(
      .plannedWithdraw, at: LedgerAddress.reduction(id), version,
      [Hidden(name: ReductionForm.withdrawal.name, value: "withdrawn")], about: desk.voice.hoursPerWeek(details.hours))
  }
}
