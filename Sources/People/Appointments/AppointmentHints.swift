import Access
import Design
import Language
import Values
import Web

/// What speaks against the time of an appointment, as far as its reader may know it: hints, which keep nobody from it.
struct AppointmentHints: Sendable {
  let words: [Phrase]

  static func of(
    _ appointment: Appointment, _ suggesting: @Sendable (CivilDate, Transaction) throws -> CivilDate,
    _ tx: Transaction, _ voice: Voice
  ) throws -> Disclosed<AppointmentHints> {
    let slot = appointment.details.slot
    guard appointment.isOpen, slot.day >= tx.today else { return tx.me.map { _ in AppointmentHints(words: []) } }
    let open = try suggesting(slot.day, tx)
    let closedDay: [Phrase] = open == slot.day ? [] : [.appointmentHintDay(open: open)]
    let clashes = try Appointments.clashes(of: appointment, tx)
    let names = try clashes.flatMap { try People.names($0.map(\.person), tx, voice) }
    return try .together(
      Appointments.ahead(appointment.person, tx), clashes, names
    ) { ahead, clashes, names in
      let own = ahead.toCome.filter { $0.id != appointment.id && $0.isOpen && $0.details.slot.overlaps(slot) }
      let isBusy = ahead.busy.contains { $0.slot.overlaps(slot) }
      let ofHost = clashes.filter { $0.person != appointment.person }.compactMap { clash in
        names[clash.person].map {
          Phrase.appointmentHintHost(host: appointment.host?.name ?? "", name: $0, time: clash.details.slot.from)
        }
      }
      // One thing is said once: that she is not free follows from what else she has.
      let ofPerson = own.map { Phrase.appointmentHintPerson(time: $0.details.slot.from) }
      let all = closedDay + (ofPerson.isEmpty && isBusy ? [.appointmentHintBusy] : ofPerson) + ofHost
      return AppointmentHints(words: all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    }
  }

  func html(_ desk: Desk) -> HTML {
    guard !words.isEmpty else { return .nothing }
    return Banner(
      .due, title: desk.voice(.appointmentHintTitle),
      content: "\(each: words, { "<p>\(desk.voice($0))</p>" })"
    ).html
  }
}
