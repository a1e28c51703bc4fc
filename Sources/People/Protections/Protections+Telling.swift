import Access
import Design
import Language
import Values
import Web

extension Protections {
  static let telling = Telling(of: ProtectionKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx) }
    let mayChange = try found.act { try mayNote(about: $0.person, tx) }
    return .together(found, name) { one, name in
      guard done.isLatest(one.version) else { return desk.saidBefore(of: name) }
      var way: String?
      if done.was(.doneProtectionLifted, .doneProtectionWorkerEnded), one.mayBeResumed(on: desk.today) {
        way = "resumed"
      }
      if done.was(.doneProtectionSet, .doneProtectionWorkerNamed), one.mayBeWithdrawn(on: desk.today) {
        way = "withdrawn"
      }
      return desk.said(done, of: name, undo: mayChange ? way.map { one.takingBack($0, desk) } : nil)
    }
  }
}

extension Protection {
  fileprivate func takingBack(_ outcome: String, _ desk: Desk) -> Button {
    desk.takingBack(
      .toldAssignmentUndo, at: PeopleAddress.protection(id), version,
      [Hidden(name: ProtectionForm.outcome.name, value: outcome)],
      about: worker?.name ?? desk.voice(.protectedTitle))
  }
}
