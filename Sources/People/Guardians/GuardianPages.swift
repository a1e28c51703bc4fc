import Access
import Design
import Language
import Values
import Web

/// The pages about who stands for somebody under 18, and what they add to the person's page.
struct GuardianPages: Sendable {
  let steps: GuardianSteps

  /// Where one stands on its person's page, after this and its id.
  static let place = "guardian-"

  func note(_ visit: Visit, for person: PersonID) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        _ = try tx.grantToCreate(GuardianRecord.self, on: .person(person))
        return try People.find(person, tx, desk.voice).map { person in
          let back = Link.to(PeopleAddress.person(person.id))
          return desk.page(
            desk.title(.guardianNoteTitle, of: person.toldName),
            lead: desk.voice(person.details.birth?.guardianLead ?? .guardianNoteLeadUnknown),
            trail: [(person.toldName, back)],
            desk.form(
              QuestionForm(
                PeopleAddress.newGuardian(person.id), GuardianForm.questions,
                answers: written.answers ?? GuardianForm.usual(desk.today), problems: written.problems,
                submit: .guardianNoteSubmit, cancel: back)))
        }
      },
      mending: { made in
        guard let id: GuardianID = made.record(in: GuardianPages.place) else { throw NotFound() }
        return try await visit.mending(
          PeopleAddress.guardian(id), titled: .guardianTitle, cancel: .to(PeopleAddress.person(person)),
          editable: GuardianPages.editable(id))
      },
      keep: { tx, fields in
        let id = try steps.note(fields, for: person, tx)
        return GuardianPages.link(to: id, of: person).saying(.doneGuardianNoted, about: id, at: .first)
      })
  }

  private static func link(to id: GuardianID, of person: PersonID) -> Link {
    .to(PeopleAddress.person(person), fragment: place + id.text)
  }

  func guardian(_ visit: Visit, _ id: GuardianID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.guardian(id), titled: .guardianTitle, cancel: .to(PeopleAddress.people), done: nil,
      unchanged: .doneUnchanged,
      editable: GuardianPages.editable(id),
      save: { tx, fields, version in
        let done = try steps.act(on: id, fields, isWhole: true, seen: version, tx)
        return GuardianPages.link(to: id, of: done.person).saying(done.what, about: id, at: version.next)
      })
  }

  private static func editable(_ id: GuardianID) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      _ = try tx.grant(Edit.self, GuardianRecord.self)
      let found = try Guardians.find(id, tx)
      let closed = try found.act { try desk.closed(about: $0.person, tx) ?? $0.closed(desk) }
      let person = try found.flatMap { try People.find($0.person, tx, desk.voice) }
      return .together(found, person) { guardian, person in
        Editable(
          version: guardian.version, answers: GuardianForm.answers(guardian.details), name: person.toldName,
          questions: GuardianForm.questions, back: link(to: id, of: person.id),
          below: closed == nil ? ButtonRow([guardian.withdrawal(desk)]).html : .nothing, closed: closed)
      }
    }
  }

  var panel: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, GuardianRecord.self) else { return tx.me.map { _ in .nothing } }
      return try Guardians.of(person, tx).map { known in
        known.isTold(on: desk.today) ? GuardianCard(person: person, known: known).html(desk) : .nothing
      }
    }
  }
}

extension BirthDate {
  /// Until when it can hold, in the words of the form.
  fileprivate var guardianLead: Phrase { .guardianNoteLead(last: minority.lastPossible) }
}

extension Guardian {
  /// What was taken back holds for nobody any more: whoever was still writing about it keeps the words.
  fileprivate func closed(_ desk: Desk) -> ClosedForm? {
    withdrawn.map { day in
      ClosedForm(
        .workPermissionTakenBack(day: day),
        way: desk.might(Create.self, GuardianRecord.self)
          ? (.guardianNoteTitle, .to(PeopleAddress.newGuardian(person))) : nil)
    }
  }

  func withdrawal(_ desk: Desk) -> Button {
    desk.takingBack(
      .workPermissionWithdraw, at: PeopleAddress.guardian(id), version,
      [Hidden(name: GuardianForm.withdrawal.name, value: "withdrawn")], about: details.name)
  }
}
