import Access
import Design
import Language
import Values
import Web
import Work

/// The pages about a protected address, and what they add to the person's page.
struct ProtectionPages: Sendable {
  let steps: ProtectionSteps

  /// Where one stands on its person's page, after this and its id.
  static let place = "protection-"

  /// Where the address is protected, or, once it is, a worker is named.
  func note(_ visit: Visit, for person: PersonID) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        _ = try tx.grantToCreate(ProtectionRecord.self, on: .person(person))
        let offered = try steps.around.offers(on: tx.today, tx)
        return try .together(People.find(person, tx), Protections.of(person, tx), offered) { person, all, offered in
          let isNaming = ProtectionPages.isNaming(among: all.filter { !written.replaces($0.id) }, desk.today)
          let back = Link.to(PeopleAddress.person(person.id))
          return desk.page(
            desk.title(isNaming ? .protectedNameTitle : .protectedSetTitle, of: person.toldName),
            lead: desk.voice(isNaming ? .protectedNameLead : .protectedSetLead), trail: [(person.toldName, back)],
            desk.form(
              QuestionForm(
                PeopleAddress.newProtection(person.id),
                isNaming ? ProtectionForm.naming(offered.inOrder(for: desk.voice)) : ProtectionForm.protecting,
                answers: written.answers ?? Fields(["from": desk.today.iso]), problems: written.problems,
                submit: isNaming ? .protectedNameSubmit : .protectedSetSubmit, cancel: back)))
        }
      },
      takingBack: TakingBack(ProtectionKind.self) { tx, id in
        if try Protections.find(id, tx).act({ $0.withdrawn != nil }) { return }
        _ = try steps.act(
          on: id, Fields([ProtectionForm.outcome.name: "withdrawn"]), seen: .first, tx)
      },
      keep: { tx, fields in
        _ = try tx.grantToCreate(ProtectionRecord.self, on: .person(person))
        let isNaming = try Protections.of(person, tx).act { ProtectionPages.isNaming(among: $0, tx.today) }
        let id = try steps.note(fields, naming: isNaming, for: person, tx)
        return ProtectionPages.link(to: id, of: person).saying(
          isNaming ? .doneProtectionWorkerNamed : .doneProtectionSet, about: id, at: .first)
      })
  }

  private static func isNaming(among all: [Protection], _ today: CivilDate) -> Bool {
    all.contains { $0.worker == nil && !$0.isOver(on: today) }
  }

  private static func link(to id: ProtectionID, of person: PersonID) -> Link {
    .to(PeopleAddress.person(person), fragment: place + id.text)
  }

  /// Where one is ended, or what was just done is taken back.
  func protection(_ visit: Visit, _ id: ProtectionID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.protection(id), titled: .protectedEnd, cancel: .to(PeopleAddress.people),
      verb: .protectedEndSubmit, done: nil, isSavedOver: false,
      editable: { tx, desk in
        _ = try tx.grant(Edit.self, ProtectionRecord.self)
        let found = try Protections.find(id, tx)
        let closed = try found.act { one -> ClosedForm? in
          guard try Protections.mayNote(about: one.person, tx) else { throw NotFound() }
          return try desk.closed(about: one.person, tx)
            ?? one.closedBecause.map { ClosedForm($0, way: (.protectedTitle, .to(PeopleAddress.person(one.person)))) }
        }
        let person = try found.flatMap { try People.find($0.person, tx) }
        return .together(found, person) { one, person in
          Editable(
            version: one.version, answers: Fields(["until": desk.today.iso]), name: person.toldName,
            questions: ProtectionForm.ending, back: .to(PeopleAddress.person(person.id)),
            above: "<p class=\"lead\">\(ProtectionCard.said(one, desk))</p>", closed: closed)
        }
      },
      save: { tx, fields, version in
        let done = try steps.act(on: id, fields, seen: version, tx)
        return ProtectionPages.link(to: id, of: done.person).saying(done.what, about: id, at: version.next)
      })
  }

  var panel: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, ProtectionRecord.self) else { return tx.me.map { _ in .nothing } }
      let mayNote = try !desk.isReadOnly && Protections.mayNote(about: person, tx)
      return try .together(Protections.of(person, tx), tx.workers(of: person)) { all, workers in
        mayNote || !all.isEmpty
          ? ProtectionCard(person: person, all: all, workers: workers, mayNote: mayNote).html(desk) : .nothing
      }
    }
  }
}
