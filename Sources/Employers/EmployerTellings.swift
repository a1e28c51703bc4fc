import Access
import Design
import Language
import Rules
import Values
import Web

// What is said on the page behind an act on a firm or a workplace, and the way back from it.

extension Employers {
  static let telling = Telling(of: OrganisationKind.self) { done, tx, desk in
    try find(done.id, tx).map { desk.said(done, of: $0.details.name) }
  }

  static let tellingOfWorkplaces = Telling(of: WorkplaceKind.self) { done, tx, desk in
    .together(try find(done.id, tx), try closures(of: done.id, tx)) { workplace, closures in
      let name = workplace.details.name
      guard done.isLatest(workplace.version) else { return desk.saidBefore(of: name) }
      guard done.was(.doneClosureAdded), let closure = closures.first(where: { $0.id.text == done.part }) else {
        return desk.said(done, of: name)
      }
      return Said(
        desk.voice(.toldClosureAdded(name: name, closure: closure.said(by: desk.voice))),
        undo: desk.might(Edit.self, WorkplaceRecord.self) ? workplace.removal(of: closure, icon: .undo, desk) : nil)
    }
  }
}
