import Access
import Design
import Employers
import Language
import People
import Values
import Web

/// Where a paper is removed, and where that is undone.
struct ScanRemovalPage {
  let scan: Scan
  let around: PlacementCase
  let person: Person
  let problems: [Problem]

  func document(_ desk: Desk) -> HTML {
    let back = Link.to(PlacementsAddress.placement(scan.placement), fragment: "scans")
    let isRemoved = scan.removal != nil
    let workplace = around.workplace.details.name
    return desk.page(
      desk.title(
        isRemoved ? .scanRestoreTitle : .scanRemoveTitle,
        of: [desk.voice(scan.paper.phrase), person.toldName, workplace].joined(separator: ", ")),
      trail: [(person.toldName, .to(PeopleAddress.person(person.id))), (workplace, back)],
      facts(desk)
        + (closed(desk)?.html(
          desk, back: (workplace, back), questions: [], typed: problems.isEmpty ? nil : Fields())
          ?? desk.form(
            QuestionForm(
              PlacementsAddress.scanRemoval(scan.id), isRemoved ? [] : [ScanForm.reason], answers: Fields(),
              problems: problems, version: scan.version, submit: isRemoved ? .scanRestore : .scanRemove, cancel: back,
              hidden: isRemoved ? [Hidden(name: "step", value: ScanForm.restored)] : []))))
  }

  /// Of one that was removed and cannot be restored any more: why nothing is done with it.
  private func closed(_ desk: Desk) -> ClosedForm? {
    guard let removal = scan.removal, !removal.isRestorable(on: desk.today) else { return nil }
    return ClosedForm(
      .scanWiped,
      way: desk.might(Create.self, PlacementScanRecord.self)
        ? (.scanAttach, .to(PlacementsAddress.scans(scan.placement))) : nil)
  }

  /// Which paper it is; of a removed one never what it is called, for it may be somebody else's.
  private func facts(_ desk: Desk) -> HTML {
    let voice = desk.voice
    var rows = [
      SummaryList.Row(voice(.scanPaper), "\(voice(scan.paper.phrase))"),
      SummaryList.Row(voice(.scanAttached), "\(scan.attached.said(voice))"),
    ]
    if let removal = scan.removal {
      rows.append(
        SummaryList.Row(voice(.scanTakenAway), "\(removal.done.said(voice)) · \(voice(removal.reason.phrase))"))
    }
    return SummaryList(rows).html
  }
}

extension Scan.Done {
  func said(_ voice: Voice) -> String { voice(.scanDayAndWho(day: day, who: by)) }
}
