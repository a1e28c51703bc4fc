import Access
import Design
import Language
import Values
public import Web

extension WorkRoom {
  public static var tellings: [Telling] { [Absences.telling] }
}

extension Absences {
  fileprivate static let telling = Telling(of: AbsenceKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    return try .together(found, number(coveredIn: done.id, tx)) { absence, number in
      guard done.isLatest(absence.version) else { return desk.saidBefore(of: absence.name) }
      if done.was(.doneAbsenceMoved), desk.actor.might(Edit.self, AbsenceRecord.self) {
        return desk.said(done, of: absence.name, undo: desk.changing(WorkAddress.absence(absence.id)))
      }
      guard done.was(.doneAbsenceNoted) else { return desk.said(done, of: absence.name) }
      let mayChange =
        desk.actor.might(Edit.self, AbsenceRecord.self) && absence.mayBeWithdrawn(on: desk.today)
      return Said(
        desk.voice(
          .toldAbsenceNoted(
            name: absence.name, from: absence.from, until: absence.until, cover: absence.coverName ?? "", n: number)),
        undo: mayChange ? absence.withdrawal(desk) : nil)
    }
  }
}

extension Absence {
  fileprivate func withdrawal(_ desk: Desk) -> Button {
    desk.takingBack(
      .toldAwayUndo, at: WorkAddress.absence(id), version, [Hidden(name: AbsenceForm.outcome.name, value: "withdrawn")],
      about: name)
  }
}
