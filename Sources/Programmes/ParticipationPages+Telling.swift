import Access
import Design
import Language
import People
import Values
import Web

extension ParticipationPages {
  /// What is said on the page behind a step of somebody's way through a programme, and the way back from an exit or a
  /// phase that is to come.
  var telling: Telling {
    Telling(of: ParticipationKind.self) { done, tx, desk in
      let found = try Participations.find(done.id, tx)
      let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
      let isWhole = try found.act { try tx.mayLook(at: $0.person) }
      let desk = isWhole ? try found.act { try desk.with($0.person, tx) } : desk
      return .together(found, name) { participation, name in
        guard done.isLatest(participation.version) else { return desk.saidBefore(of: name) }
        let mayEdit = desk.might(Edit.self, ParticipationRecord.self)
        let undo = mayEdit ? participation.undoing(done, desk) : nil
        if done.was(.doneExitAnnounced, .doneExited), let exit = participation.exit {
          let gone = participation.planned(after: exit.on, seenOn: exit.on)
          if !gone.isEmpty {
            let phases = gone.said(shelf.model(of: participation.programme), desk)
            let told = name.map { Phrase.toldExitWithoutPhases(name: $0, day: exit.on, phases: phases) }
            return Said(desk.voice(told ?? .toldNamelessExitWithoutPhases(day: exit.on, phases: phases)), undo: undo)
          }
        }
        return desk.said(done, of: name, undo: undo)
      }
    }
  }
}

extension Participation {
  /// The way back from what was just done.
  fileprivate func undoing(_ done: Done<ParticipationKind>, _ desk: Desk) -> Button? {
    let parts = done.part.split(separator: "/").map(String.init)
    let phase = parts.first.map { [Hidden(name: ParticipationForm.spellName, value: $0)] } ?? []
    func isAmong(_ spells: [PhaseSpell]) -> Bool { spells.contains { $0.id.text == parts.first } }
    if done.was(.doneGateAsked) { return requests.first { $0.id.text == parts.first }.map { withdrawing($0.id, desk) } }
    if done.was(.doneInvited) { return button(.withdrawInvitation, [], desk) }
    if done.was(.doneMet) { return button(.withdrawMeeting, [], desk) }
    if done.was(.doneAccepted, .doneDeclined) { return button(.reconsider, [], desk) }
    if done.was(.donePhaseMoved), parts.count == 2, isAmong(movable(on: desk.today)) {
      return button(.movePhase, phase + [Hidden(name: ParticipationForm.day.name, value: parts[1])], desk, .undoMove)
    }
    if done.was(.donePaused, .donePausePlanned) { return button(.takeBackPause, [], desk) }
    if done.was(.doneBack) { return button(.keepPause, [], desk) }
    if done.was(.doneExitAnnounced, .doneExited, .doneDeathNoted) { return button(.stay, [], desk) }
    if done.was(.donePhaseBegun, .donePhasePlanned), isAmong(movable(on: desk.today)) {
      return button(.takeBackPhase, phase, desk)
    }
    if done.was(.donePhaseEndAnnounced), isAmong(ending(on: desk.today)) {
      return button(.keepPhase, phase, desk)
    }
    return nil
  }

  private func button(
    _ step: State.Kind.Step, _ answers: [Hidden], _ desk: Desk, _ verb: Phrase? = nil
  ) -> Button? {
    guard steps(on: desk.today).contains(step) else { return nil }
    return desk.takingBack(
      verb ?? step.phrase, at: ProgrammesAddress.participation(id), version,
      [Hidden(name: ParticipationForm.step, value: step.rawValue)] + answers)
  }
}
