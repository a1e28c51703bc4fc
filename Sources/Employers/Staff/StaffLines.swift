import Access
import Design
import Language
import Values
import Web

/// The numbers of ordinary staff of a workplace, the newest first; each can be taken out.
struct StaffLines: Markup {
  let workplace: Workplace
  let earlier: [Workplace.Headcount]
  let notes: StaffNotes
  let desk: Desk

  private var voice: Voice { desk.voice }

  var html: HTML {
    let newest: HTML = "\(HeadcountLine(workplace.details.headcount, voice).html)\(noted(workplace.details.headcount))"
    if earlier.isEmpty { return newest }
    let numbers = [workplace.details.headcount].compactMap(\.self) + earlier.reversed()
    let mayRemove = desk.might(Edit.self, WorkplaceRecord.self)
    return """
      \(newest)<details class="more" id="staff-numbers"><summary>\(voice(.workplaceStaffNumbers(n: numbers.count)))</summary>\
      <p class="quiet">\(voice(.workplaceStaffEarlierWhy))</p>\
      <ul class="plain">\(each: numbers, { "<li>\(HeadcountLine($0, voice).html)\(noted($0)) \(if: mayRemove, removal(of: $0).html)</li>" })</ul></details>
      """
  }

  /// Who noted it; for which organisation, where that is another one than the reader's.
  private func noted(_ number: Workplace.Headcount?) -> HTML {
    guard let note = notes.of(number) else { return .nothing }
    let office = note.office == desk.actor.organisation ? nil : notes.office(of: note)
    let words =
      office.map { voice(.workplaceStaffNotedFor(name: note.by, organisation: $0, on: note.on)) }
      ?? voice(.workplaceStaffNoted(name: note.by, on: note.on))
    return "<br><span class=\"quiet\">\(words)</span>"
  }

  private func removal(of number: Workplace.Headcount) -> Button {
    Button(
      voice(.workplaceStaffRemove),
      .send(
        .to(EmployersAddress.editWorkplace(workplace.id)),
        hidden: desk.formKeys + [
          desk.version(workplace.version), Hidden(name: WorkplaceForm.staffRemoved.name, value: number.asOf.iso),
        ]), tone: .quiet, about: voice(.workplaceStaffSaid(n: number.ordinaryStaff, date: number.asOf)))
  }
}

extension Workplace {
  /// The way back from a number that was taken out: `2026-10-01/12`.
  func again(_ number: String, _ desk: Desk) -> Button? {
    let parts = number.split(separator: "/").map(String.init)
    guard parts.count == 2, desk.might(Edit.self, WorkplaceRecord.self) else { return nil }
    return desk.takingBack(
      .workplaceStaffAgain, at: EmployersAddress.editWorkplace(id), version,
      [
        Hidden(name: WorkplaceForm.staffAsOf.name, value: parts[0]),
        Hidden(name: WorkplaceForm.ordinaryStaff.name, value: parts[1]),
      ])
  }
}
