import Access
import Design
import Language
import Values
public import Web

// What is said on the page behind an act on somebody, a consideration or an obstacle, and the way back from it.

extension PeopleRoom {
  public var tellings: [Telling] {
    [
      People.telling, Assignments.telling, Protections.telling, PersonMerges.telling, Considerations.telling,
      Obstacles.telling, HoursQuestions.telling,
      RightsToWork.telling, Guardians.telling, IdentityNumbers.telling,
      ContactLog.telling, Notes.telling, Appointments.telling,
    ]
  }
}

extension People {
  fileprivate static let telling = Telling(of: PersonKind.self) { done, tx, desk in
    .together(try introduction(done.id, tx), try title(of: done.id, tx)) { person, name in
      guard done.isLatest(person.version) else { return desk.saidBefore(of: name) }
      return desk.said(
        done, of: name,
        undo: desk.might(Edit.self, PersonRecord.self) ? desk.changing(PeopleAddress.editPerson(done.id)) : nil)
    }
  }
}

extension Considerations {
  fileprivate static let telling = Telling(of: ConsiderationKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let all = try found.flatMap { try of($0.person, tx) }
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    let desk = try found.act { try desk.with($0.person, tx) }
    return .together(found, all, name) { consideration, all, name in
      guard done.isLatest(consideration.version) else { return desk.saidBefore(of: name) }
      let words = consideration.terms.wording.text
      if done.was(.doneConsiderationEnded), let last = consideration.ended {
        let mayResume =
          !done.isAgain && consideration.mayResume(on: desk.today) && consideration.successor(among: all) == nil
          && desk.might(End.self, ConsiderationRecord.self)
        return Said(
          desk.voice(.toldConsiderationEnded(name: name ?? "", wording: words, last: last)),
          undo: mayResume ? ConsiderationLine(consideration, among: all, desk).resumption : nil)
      }
      if done.was(.doneConsiderationAgreed, .doneConsiderationAgreedAgain) {
        let earlier = all.first { $0.id == consideration.replaces }
        let mayWithdraw =
          !done.isAgain && consideration.mayBeWithdrawn(on: desk.today)
          && (earlier.map { consideration.mayGiveBack($0, on: desk.today) } ?? true)
        let mayEnd = desk.might(End.self, ConsiderationRecord.self)
        return desk.said(
          done, of: name, adding: consideration.saidOfNumber(by: desk.voice),
          undo: !mayEnd
            ? nil
            : mayWithdraw
              ? consideration.withdrawal(desk)
              : Button(
                desk.voice(.considerationEndVerb), .go(.to(PeopleAddress.consideration(consideration.id))),
                tone: .quiet))
      }
      if done.was(.doneConsiderationWithdrawn) {
        return Said(
          desk.voice(
            all.first { $0.id.text == done.part }
              .map { .toldConsiderationWordsBack(name: name ?? "", wording: $0.terms.wording.text) }
              ?? .toldConsiderationWithdrawn(name: name ?? "", wording: words)))
      }
      if done.was(.doneConsiderationResumed) {
        return Said(desk.voice(.toldConsiderationResumed(name: name ?? "", wording: words)))
      }
      return desk.said(done, of: name)
    }
  }
}

extension Consideration {
  /// Takes the agreement back.
  fileprivate func withdrawal(_ desk: Desk) -> Button {
    desk.takingBack(
      .undoConsideration, at: PeopleAddress.consideration(id), version,
      [Hidden(name: ConsiderationForm.retraction.name, value: "withdrawn")], about: terms.wording.text)
  }
}

extension Assignments {
  fileprivate static let telling = Telling(of: AssignmentKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    let desk = try found.act { try desk.with($0.person, tx) }
    return .together(found, name) { one, name in
      guard done.isLatest(one.version) else { return desk.saidBefore(of: name) }
      let mayChange = desk.might(End.self, AssignmentRecord.self)
      let (name, relation) = (name ?? "", desk.voice(one.relation.phrase))
      if done.was(.doneAssignmentNamed, .doneAssignmentHandedOver) {
        return Said(
          done.was(.doneAssignmentNamed)
            ? desk.voice(.toldAssignmentNamed(name: name, worker: one.name, relation: relation, day: one.from))
            : desk.voice(.toldAssignmentHandedOver(name: name, worker: one.name, relation: relation, day: one.from)),
          undo: mayChange && one.mayBeWithdrawn(on: desk.today) ? one.takingBack("withdrawn", desk) : nil)
      }
      if done.was(.doneAssignmentEnded), let until = one.until {
        return Said(
          desk.voice(.toldAssignmentEnded(name: name, worker: one.name, relation: relation, day: until)),
          undo: mayChange && one.mayBeResumed(on: desk.today) ? one.takingBack("resumed", desk) : nil)
      }
      return desk.said(done, of: name)
    }
  }
}

extension Assignment {
  fileprivate func takingBack(_ outcome: String, _ desk: Desk) -> Button {
    desk.takingBack(
      .toldAssignmentUndo, at: PeopleAddress.assignment(id), version,
      [Hidden(name: AroundForm.outcome.name, value: outcome)], about: name)
  }
}

extension Obstacles {
  fileprivate static let telling = Telling(of: ObstacleRowKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    let desk = try found.act { try desk.with($0.person, tx) }
    return .together(found, name) { obstacle, name in
      guard done.isLatest(obstacle.version) else { return desk.saidBefore(of: name) }
      let mayChange = desk.might(Edit.self, ObstacleRecord.self)
      let (name, what) = (name ?? "", desk.voice(obstacle.details.kind.phrase))
      if done.was(.doneObstacleNoted) {
        return Said(
          desk.voice(.toldObstacleNoted(name: name, obstacle: what)),
          undo: mayChange && obstacle.isAsNoted ? obstacle.withdrawal(desk) : nil)
      }
      if done.was(.doneObstacleSolved), let day = obstacle.details.solved {
        return Said(
          desk.voice(.toldObstacleSolved(name: name, day: day, obstacle: what)),
          undo: mayChange ? obstacle.reopening(desk) : nil)
      }
      if done.was(.doneObstacleReopened) {
        return Said(desk.voice(.toldObstacleReopened(name: name, obstacle: what)))
      }
      if done.was(.doneObstacleSaved) {
        return desk.said(
          done, of: name, undo: mayChange ? desk.changing(PeopleAddress.obstacle(obstacle.id)) : nil)
      }
      if done.was(.doneObstacleWithdrawn) {
        return Said(desk.voice(.toldObstacleWithdrawn(name: name, obstacle: what)))
      }
      return desk.said(done, of: name)
    }
  }
}

extension Obstacle {
  /// The same answers without the day on which it was solved.
  fileprivate func reopening(_ desk: Desk) -> Button {
    var open = details
    open.solved = nil
    let answers = ObstacleForm.answers(open)
    return button(.obstacleUndoSolved, answers.names.map { Hidden(name: $0, value: answers[$0] ?? "") }, desk)
  }

  fileprivate func withdrawal(_ desk: Desk) -> Button {
    button(.obstacleWithdraw, [Hidden(name: ObstacleForm.withdrawal.name, value: "withdrawn")], desk)
  }

  private func button(_ verb: Phrase, _ answers: [Hidden], _ desk: Desk) -> Button {
    desk.takingBack(verb, at: PeopleAddress.obstacle(id), version, answers, about: desk.voice(details.kind.phrase))
  }
}

extension RightsToWork {
  fileprivate static let telling = Telling(of: RightToWorkKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    let desk = try found.act { try desk.with($0.person, tx) }
    return .together(found, name) { noted, name in
      guard done.isLatest(noted.version) else { return desk.saidBefore(of: name) }
      guard done.was(.doneWorkPermissionNoted) else { return desk.said(done, of: name) }
      let mayTakeBack = noted.withdrawn == nil && desk.might(Edit.self, ResidenceRecord.self)
      return desk.said(done, of: name, undo: mayTakeBack ? noted.withdrawal(desk) : nil)
    }
  }
}

extension Guardians {
  fileprivate static let telling = Telling(of: GuardianKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    let desk = try found.act { try desk.with($0.person, tx) }
    return .together(found, name) { guardian, name in
      guard done.isLatest(guardian.version) else { return desk.saidBefore(of: name) }
      let mayChange = guardian.withdrawn == nil && desk.might(Edit.self, GuardianRecord.self)
      if done.was(.doneGuardianSaved) {
        return desk.said(done, of: name, undo: mayChange ? desk.changing(PeopleAddress.guardian(guardian.id)) : nil)
      }
      guard done.was(.doneGuardianNoted) else { return desk.said(done, of: name) }
      return desk.said(done, of: name, undo: mayChange ? guardian.withdrawal(desk) : nil)
    }
  }
}

extension IdentityNumbers {
  fileprivate static let telling = Telling(of: IdentityNumberKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    return .together(found, name) { one, name in
      guard done.isLatest(one.version) else { return desk.saidBefore(of: name) }
      let mayRemove =
        done.was(.doneIdentityNumberNoted) && one.removed == nil && desk.might(Edit.self, IdentityNumberRecord.self)
      return desk.said(done, of: name, undo: mayRemove ? one.removal(desk) : nil)
    }
  }
}

extension ContactLog {
  fileprivate static let telling = Telling(of: ContactEntryKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    let desk = try found.act { try desk.with($0.person, tx) }
    return .together(found, name) { entry, name in
      guard done.isLatest(entry.version) else { return desk.saidBefore(of: name) }
      let mayChange = desk.might(Edit.self, ContactEntryRecord.self)
      if done.was(.doneContactNextDone) {
        return desk.said(done, of: name, undo: mayChange ? entry.nextOpen(desk) : nil)
      }
      if done.was(.doneContactSaved, .doneContactNextOpen) {
        return desk.said(done, of: name, undo: mayChange ? desk.changing(PeopleAddress.contact(entry.id)) : nil)
      }
      guard done.was(.doneContactNoted) else { return desk.said(done, of: name) }
      let (name, what) = (name ?? "", desk.voice(entry.details.outcome.phrase))
      return Said(
        entry.next.map { desk.voice(.toldContactNotedWithNext(name: name, outcome: what, day: $0.due)) }
          ?? desk.voice(.toldContactNoted(name: name, outcome: what)),
        undo: mayChange && entry.isMendable(by: desk.actor.account, on: desk.today) ? entry.withdrawal(desk) : nil)
    }
  }
}

extension ContactEntry {
  fileprivate func withdrawal(_ desk: Desk) -> Button {
    desk.takingBack(
      .obstacleWithdraw, at: PeopleAddress.contact(id), version,
      [Hidden(name: ContactEntryForm.withdrawal.name, value: "yes")], about: desk.voice(details.means.phrase))
  }
}

extension ContactEntry {
  /// The same answers without the day on which the next step was done.
  fileprivate func nextOpen(_ desk: Desk) -> Button {
    let answers = ContactEntryForm.answers(self)
    return Button(
      desk.voice(.undoNext),
      .send(
        .to(PeopleAddress.contact(id)),
        hidden: desk.formKeys + [desk.version(version)]
          + answers.names.map { Hidden(name: $0, value: $0 == ContactEntryForm.done.name ? "" : answers[$0] ?? "") }),
      tone: .quiet, icon: .undo)
  }
}

extension Notes {
  fileprivate static let telling = Telling(of: NoteKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    let desk = try found.act { try desk.with($0.person, tx) }
    return .together(found, name) { note, name in
      guard done.isLatest(note.version) else { return desk.saidBefore(of: name) }
      let mayTakeBack =
        done.was(.doneNoteWritten) && desk.might(Edit.self, NoteRecord.self)
        && note.isMendable(by: desk.actor.account, on: desk.today)
      if done.was(.doneNoteSaved), desk.might(Edit.self, NoteRecord.self) {
        return desk.said(done, of: name, undo: desk.changing(PeopleAddress.note(note.id)))
      }
      return desk.said(done, of: name, undo: mayTakeBack ? note.withdrawal(desk) : nil)
    }
  }
}
