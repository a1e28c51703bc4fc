import Access
import Design
import Language
import People
import Values
import Web

extension ParticipationPages {
  /// What is said on the page behind a step of somebody's way through a programme, and the way back from an exit that is to
  /// come.
  var telling: Telling {
    Telling(of: ParticipationKind.self) { done, tx, desk in
      let found = try Participations.find(done.id, tx)
      let name = try found.flatMap { try People.title(of: $0.person, tx) }
      let isWhole = try found.act { try tx.mayLook(at: $0.person) }
      let desk = isWhole ? try found.act { try desk.with($0.person, tx) } : desk
      return .together(found, name) { participation, name in
        guard done.isLatest(participation.version) else { return desk.saidBefore(of: name) }
        let mayStay =
          done.was(.doneExitAnnounced) && participation.steps(on: desk.today).contains(.stay)
          && desk.might(Edit.self, ParticipationRecord.self)
        return desk.said(done, of: name, undo: mayStay ? participation.staying(desk) : nil)
      }
    }
  }
}

extension Participation {
  fileprivate func staying(_ desk: Desk) -> Button {
    Button(
      desk.voice(State.Kind.Step.stay.phrase),
      .send(
        .to(ProgrammesAddress.participation(id)),
        hidden: desk.formKeys + [
          desk.version(version), Hidden(name: ParticipationForm.step, value: State.Kind.Step.stay.rawValue),
        ]), tone: .quiet, icon: .undo)
  }
}
