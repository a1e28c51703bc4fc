import Access
import Design
import Language
import Values
import Web

/// The pages about obstacles, and what they add to the person's page.
struct ObstaclePages: Sendable {
  /// The day itself, or the next on which the actor's office works.
  let suggesting: @Sendable (CivilDate, Transaction) throws -> CivilDate
  let living: RequireLiving

  func note(_ visit: Visit, of person: PersonID) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        _ = try tx.grantToCreate(ObstacleRecord.self, on: .person(person))
        let due = try suggesting(desk.today.adding(weeks: 2), tx)
        let standing = try Obstacles.of(person, tx).map { $0.count { $0.details.solved == nil } }
        return try .together(
          People.find(person, tx, desk.voice), tx.workers(of: person, seeing: ObstacleRecord.self), standing
        ) { person, workers, standing in
          let (back, questions) = (
            Link.to(PeopleAddress.person(person.id)),
            ObstacleForm(workers.inOrder(for: desk), isNew: true).questions
          )
          return desk.page(
            desk.title(.obstacleNoteTitle, of: person.toldName), lead: desk.voice(.obstacleNoteLead),
            trail: [(person.toldName, back)],
            standing >= Obstacle.most
              ? ClosedForm(.obstacleTooMany(n: Obstacle.most)).html(
                desk, back: (person.toldName, back), questions: questions, typed: written.answers)
              : desk.form(
                QuestionForm(
                  PeopleAddress.newObstacle(person.id), questions,
                  answers: written.answers ?? ObstacleForm.usual(since: desk.today, due: due),
                  problems: written.problems,
                  submit: .obstacleNoteSubmit, cancel: back
                ).offering(.obstacleAnother, of: ObstacleForm.another)))
        }
      },
      mending: { made in
        guard let id: ObstacleID = made.record(in: ObstaclePages.place) else { throw NotFound() }
        return try await visit.mending(
          PeopleAddress.obstacle(id), titled: .obstacleTitle, cancel: .to(PeopleAddress.person(person)),
          editable: ObstaclePages.editable(id))
      },
      keep: { tx, fields in
        let id = try ObstacleSteps.note(fields, of: person, requiring: living, tx)
        return ObstaclePages.link(to: id, of: person).saying(.doneObstacleNoted, about: id, at: .first)
      })
  }

  /// Where one stands on its person's page, after this and its id.
  static let place = "obstacle-"

  static func link(to id: ObstacleID, of person: PersonID) -> Link {
    .to(PeopleAddress.person(person), fragment: place + id.text)
  }

  func obstacle(_ visit: Visit, _ id: ObstacleID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.obstacle(id), titled: .obstacleTitle, cancel: .to(PeopleAddress.people), done: nil,
      unchanged: .doneUnchanged,
      editable: ObstaclePages.editable(id),
      save: { tx, fields, version in
        let done = try ObstacleSteps.act(on: id, fields, isWhole: true, seen: version, tx)
        return ObstaclePages.link(to: id, of: done.person).saying(done.what, about: id, at: version.next)
      })
  }

  private static func editable(_ id: ObstacleID) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      _ = try tx.grant(Edit.self, ObstacleRecord.self)
      let obstacle = try Obstacles.find(id, tx)
      let closed = try obstacle.act { try desk.closed(about: $0.person, tx) ?? $0.closed(desk) }
      let person = try obstacle.flatMap { try People.find($0.person, tx, desk.voice) }
      let workers = try obstacle.flatMap { try tx.workers(of: $0.person, seeing: ObstacleRecord.self) }
      return .together(obstacle, person, workers) { obstacle, person, workers in
        Editable(
          version: obstacle.version, answers: ObstacleForm.answers(obstacle.details), name: person.toldName,
          questions: ObstacleForm(workers.inOrder(for: desk), isNew: false).questions,
          back: link(to: id, of: person.id),
          above: "\(with: obstacle.details.taken, { "<p class=\"quiet\">\(desk.voice(.obstacleTaken(n: $0)))</p>" })",
          closed: closed)
      }
    }
  }

  // MARK: On the person's page

  var panel: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, ObstacleRecord.self) else { return tx.me.map { _ in .nothing } }
      return try Obstacles.of(person, tx).flatMap { obstacles in
        let owners = Set(obstacles.compactMap(\.details.owner))
        return try tx.workers(of: person, seeing: ObstacleRecord.self, among: owners).map { workers in
          ObstacleCard(person: person, obstacles: obstacles, workers: workers).html(desk)
        }
      }
    }
  }
}

extension Obstacle {
  /// What was taken back is nobody's any more: whoever was still writing about it keeps the words.
  fileprivate func closed(_ desk: Desk) -> ClosedForm? {
    withdrawn.map { day in
      ClosedForm(
        .obstacleTakenBack(day: day),
        way: desk.might(Create.self, ObstacleRecord.self)
          ? (.obstacleNoteTitle, .to(PeopleAddress.newObstacle(person))) : nil)
    }
  }
}

extension [Worker] {
  /// By name, as the reader looks for names.
  func inOrder(for desk: Desk) -> [Worker] { inOrder(of: Alphabet(readingIn: desk.voice.language)) { $0.name } }
}
