import Access
import Design
import Language
import Values
import Web
import Work

/// The pages about who works with a person.
struct AroundPages: Sendable {
  let steps: AroundSteps

  /// Where one stands on a page, after this and its id.
  static let place = "around-"

  func around(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.casework) { tx, desk in
          let desk = try desk.with(person, tx)
          return try .together(People.find(person, tx, desk.voice), shown(of: person, tx)) { person, shown in
            desk.page(
              desk.title(.aroundTitle, of: person.toldName),
              trail: [(person.toldName, .to(PeopleAddress.person(person.id)))],
              AroundCard(
                person: person.id, all: shown.all, workers: shown.workers, away: shown.away, isWhole: true
              ).html(desk))
          }
        })
    })
  }

  var panel: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, AssignmentRecord.self) else { return tx.me.map { _ in .nothing } }
      return try shown(of: person, tx).map {
        AroundCard(person: person, all: $0.all, workers: $0.workers, away: $0.away, isWhole: false).html(desk)
      }
    }
  }

  /// With those of them who are away today.
  private func shown(
    of person: PersonID, _ tx: Transaction
  ) throws -> Disclosed<(all: [Assignment], workers: [Worker], away: [Absence])> {
    try Assignments.of(person, tx).flatMap { all in
      let today = tx.today
      let accounts = Set(all.filter { $0.holds(on: today) && !$0.isCover }.map(\.account))
      return try .together(tx.workers(of: person), Absences.today(of: accounts, tx)) { (all, $0, $1) }
    }
  }

  func name(_ visit: Visit, of person: PersonID) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        _ = try tx.grantToCreate(AssignmentRecord.self, on: .person(person))
        return try .together(People.find(person, tx, desk.voice), steps.offers(on: tx.today, tx)) { person, offered in
          let back = Link.to(PeopleAddress.around(person.id))
          return desk.page(
            desk.title(.aroundNameTitle, of: person.toldName), lead: desk.voice(.aroundNameLead),
            trail: [(person.toldName, .to(PeopleAddress.person(person.id))), (desk.voice(.aroundTitle), back)],
            desk.form(
              QuestionForm(
                PeopleAddress.newAround(person.id), AroundForm.naming(offered.inOrder(for: desk.voice)),
                answers: written.answers ?? Fields(["from": desk.today.iso]), problems: written.problems,
                submit: .aroundNameSubmit,
                cancel: back)))
        }
      },
      apart: ["account", "as"],
      takingBack: TakingBack(AssignmentKind.self) { tx, id in
        if try Assignments.find(id, tx).act(\.isWithdrawn) { return }
        _ = try steps.act(on: id, Fields([AroundForm.outcome.name: "withdrawn"]), seen: .first, tx)
      },
      keep: { tx, fields in
        let id = try steps.name(fields, of: person, tx)
        return AroundPages.link(to: id, of: person).saying(.doneAssignmentNamed, about: id, at: .first)
      })
  }

  private static func link(to id: AssignmentID, of person: PersonID) -> Link {
    .to(PeopleAddress.around(person), fragment: place + id.text)
  }

  /// Where one is ended, or what was just done is taken back.
  func assignment(_ visit: Visit, _ id: AssignmentID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.assignment(id), titled: .aroundEnd, cancel: .to(PeopleAddress.people), verb: .aroundEndSubmit,
      done: nil, isSavedOver: false,
      editable: { tx, desk in
        try steps.editable(id, tx, desk) { current, _ in
          (AroundForm.ending(isResponsible: current.relation == .responsible), Fields(["until": desk.today.iso]), nil)
        }
      },
      save: { tx, fields, version in
        let done = try steps.act(on: id, fields, seen: version, tx)
        return AroundPages.link(to: id, of: done.person).saying(done.what, about: id, at: version.next)
      })
  }

  func handOver(_ visit: Visit, _ id: AssignmentID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.handOver(id), titled: .aroundHandOver, cancel: .to(PeopleAddress.people),
      verb: .aroundHandOverSubmit, done: nil, isSavedOver: false,
      editable: { tx, desk in
        try steps.editable(id, tx, desk, lead: .aroundHandOverLead) { current, offered in
          let others = offered.filter { $0.candidate.account != current.account && $0.candidate.fits(current.relation) }
          return (
            AroundForm.handingOver(others, isResponsible: current.relation == .responsible),
            Fields(["from": desk.today.iso]), others.isEmpty ? .aroundNobodyElse : nil
          )
        }
      },
      save: { tx, fields, version in
        let new = try steps.handOver(id, fields, seen: version, tx)
        return try Assignments.find(new, tx).act {
          AroundPages.link(to: new, of: $0.person).saying(.doneAssignmentHandedOver, about: new, at: .first)
        }
      })
  }
}

extension AroundSteps {
  /// One that can be ended or handed over, with whom it is about.
  fileprivate func editable(
    _ id: AssignmentID, _ tx: Transaction, _ desk: Desk, lead: Phrase? = nil,
    _ asking: @escaping (Assignment, [Offer]) -> (questions: [Question], answers: Fields, closed: Phrase?)
  ) throws -> Disclosed<Editable> {
    _ = try tx.grant(End.self, AssignmentRecord.self)
    let found = try Assignments.find(id, tx)
    let closed = try found.act { current in
      try desk.closed(about: current.person, tx)
        ?? current.closedBecause(on: desk.today).map {
          ClosedForm($0, way: (.aroundAll, .to(PeopleAddress.around(current.person))))
        }
    }
    let person = try found.flatMap { try People.find($0.person, tx, desk.voice) }
    return try .together(found, person, offers(on: tx.today, tx)) { current, person, offered in
      let asked = asking(current, offered.inOrder(for: desk.voice))
      return Editable(
        version: current.version, answers: asked.answers, name: person.toldName, questions: asked.questions,
        back: .to(PeopleAddress.around(person.id)),
        above: """
          <p class="lead">\(name: current.name), \(desk.voice(current.relation.phrase)), \
          \(desk.voice(.obstacleSinceSaid(date: current.from)))</p>\(with: lead, { "<p>\(desk.voice($0))</p>" })
          """, closed: closed ?? asked.closed.map { ClosedForm($0) })
    }
  }
}
