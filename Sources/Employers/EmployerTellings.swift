import Access
import Design
import Language
import Rules
import Values
import Web

// What is said on the page behind an act on a firm or a workplace, and the way back from it.

extension Employers {
  static let telling = Telling(of: OrganisationKind.self) { done, tx, desk in
    try find(done.id, tx).map { organisation in
      desk.said(
        done, of: organisation.details.name,
        undo: desk.might(Edit.self, OrganisationRecord.self)
          ? desk.changing(EmployersAddress.editEmployer(organisation.id)) : nil)
    }
  }

  static let tellingOfWorkplaces = Telling(of: WorkplaceKind.self) { done, tx, desk in
    let workplace = try find(done.id, tx)
    let elsewhere =
      done.was(.doneClosureRemoved)
      ? try workplace.flatMap { try closures(elsewhereThan: $0, tx) } : tx.me.map { _ in [] }
    return .together(workplace, try closures(of: done.id, tx), elsewhere) { workplace, closures, elsewhere in
      let name = workplace.details.name
      guard done.isLatest(workplace.version) else { return desk.saidBefore(of: name) }
      if let still = elsewhere.standing(on: done.part) {
        return Said(
          desk.voice(
            .toldClosureStands(
              name: name, closure: still.closure.said(by: desk.voice), place: still.workplace.toldName)))
      }
      if done.was(.doneStaffRemoved) {
        return desk.said(done, of: name, undo: workplace.again(done.part, desk))
      }
      guard done.was(.doneClosureAdded), let closure = closures.first(where: { $0.id.text == done.part }) else {
        guard desk.might(Edit.self, WorkplaceRecord.self) else { return desk.said(done, of: name) }
        return desk.said(
          done, of: name,
          undo: desk.changing(
            done.was(.doneClosureChanged, .doneClosureRemoved)
              ? EmployersAddress.closures(workplace.id) : EmployersAddress.editWorkplace(workplace.id)))
      }
      return Said(
        desk.voice(.toldClosureAdded(name: name, closure: closure.said(by: desk.voice))),
        undo: desk.might(Edit.self, WorkplaceRecord.self) ? workplace.removal(of: closure, icon: .undo, desk) : nil)
    }
  }
}

extension [ClosuresElsewhere] {
  /// What holds on days that were taken out at one record of the place, for it was entered at another.
  fileprivate func standing(on days: String) -> (workplace: Workplace, closure: Closure)? {
    let days = days.split(separator: "/").compactMap { CivilDate(iso: String($0)) }
    guard let from = days.first, let until = days.last else { return nil }
    for other in self {
      if let closure = other.closures.first(where: { $0.from <= until && from <= $0.until }) {
        return (other.workplace, closure)
      }
    }
    return nil
  }
}
