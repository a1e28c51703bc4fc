import Access
import Design
import Language
import Values
import Web

/// The pages about somebody's permission to work, and what they add to the person's page.
struct RightToWorkPages: Sendable {
  /// Where one stands on its person's page, after this and its id.
  static let place = "work-permission-"

  func note(_ visit: Visit, about person: PersonID) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        _ = try tx.grantToCreate(ResidenceRecord.self, on: .person(person))
        return try People.find(person, tx, desk.voice).map { person in
          let back = Link.to(PeopleAddress.person(person.id))
          return desk.page(
            desk.title(.workPermissionNoteTitle, of: person.toldName), lead: desk.voice(.workPermissionNoteLead),
            trail: [(person.toldName, back)],
            desk.form(
              QuestionForm(
                PeopleAddress.newWorkPermission(person.id), RightToWorkForm.questions,
                answers: written.answers ?? RightToWorkForm.usual(desk.today, desk.actor.name),
                problems: written.problems,
                submit: .workPermissionNoteSubmit, cancel: back)))
        }
      },
      mending: { made in
        guard let id: RightToWorkID = made.record(in: RightToWorkPages.place) else { throw NotFound() }
        return try await visit.mending(
          PeopleAddress.workPermission(id), titled: .workPermissionTitle,
          cancel: .to(PeopleAddress.person(person)), editable: RightToWorkPages.editable(id))
      },
      keep: { tx, fields in
        let id = try RightToWorkSteps.note(fields, about: person, tx)
        return RightToWorkPages.link(to: id, of: person).saying(.doneWorkPermissionNoted, about: id, at: .first)
      })
  }

  private static func link(to id: RightToWorkID, of person: PersonID) -> Link {
    .to(PeopleAddress.person(person), fragment: place + id.text)
  }

  func workPermission(_ visit: Visit, _ id: RightToWorkID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.workPermission(id), titled: .workPermissionTitle, cancel: .to(PeopleAddress.people), done: nil,
      unchanged: .doneUnchanged,
      editable: RightToWorkPages.editable(id),
      save: { tx, fields, version in
        let done = try RightToWorkSteps.act(on: id, fields, isWhole: true, seen: version, tx)
        return RightToWorkPages.link(to: id, of: done.person).saying(done.what, about: id, at: version.next)
      })
  }

  private static func editable(_ id: RightToWorkID) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      _ = try tx.grant(Edit.self, ResidenceRecord.self)
      let noted = try RightsToWork.find(id, tx)
      let closed = try noted.act { try desk.closed(about: $0.person, tx) ?? $0.closed(desk) }
      let person = try noted.flatMap { try People.find($0.person, tx, desk.voice) }
      return try .together(noted, person) { noted, person in
        // Whoever keeps it about others is told of the permission alone here, and changes nothing.
        guard let details = noted.details else { throw NotFound() }
        return Editable(
          version: noted.version, answers: RightToWorkForm.answers(details), name: person.toldName,
          questions: RightToWorkForm.questions, back: link(to: id, of: person.id),
          below: closed == nil ? ButtonRow([noted.withdrawal(desk)]).html : .nothing, closed: closed)
      }
    }
  }

  var panel: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, ResidenceRecord.self, seeing: .permissionUntil) else {
        return tx.me.map { _ in .nothing }
      }
      return try RightsToWork.of(person, tx).map { RightToWorkCard(person: person, noted: $0).html(desk) }
    }
  }
}

extension RightToWork {
  /// What was taken back holds for nobody any more: whoever was still writing about it keeps the words.
  fileprivate func closed(_ desk: Desk) -> ClosedForm? {
    withdrawn.map { day in
      ClosedForm(
        .workPermissionTakenBack(day: day),
        way: desk.might(Create.self, ResidenceRecord.self)
          ? (.workPermissionNoteTitle, .to(PeopleAddress.newWorkPermission(person))) : nil)
    }
  }

  func withdrawal(_ desk: Desk) -> Button {
    desk.takingBack(
      .workPermissionWithdraw, at: PeopleAddress.workPermission(id), version,
      [Hidden(name: RightToWorkForm.withdrawal.name, value: "withdrawn")], about: desk.voice(permission.phrase))
  }
}
