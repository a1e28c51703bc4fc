import Access
import Design
import Language
import Values
import Web

// What is said on the page behind an act on an appointment, and the way back from it.
extension Appointments {
  static let telling = Telling(of: AppointmentKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    let desk = try found.act { try desk.with($0.person, tx) }
    return .together(found, name) { appointment, name in
      guard done.isLatest(appointment.version) else { return desk.saidBefore(of: name) }
      let summary = AppointmentSummary(appointment: appointment, next: nil, desk: desk)
      let mayChange =
        appointment.isClosed
        ? desk.might(Edit.self, ClosedAppointmentRecord.self) : desk.might(Edit.self, AppointmentRecord.self)
      guard mayChange else { return desk.said(done, of: name) }
      if done.was(.doneAppointmentMade) {
        return desk.said(done, of: name, undo: appointment.isAsNoted ? summary.withdrawal : nil)
      }
      if done.was(.doneAppointmentHeld, .doneAppointmentMissed, .doneAppointmentCalledOff) {
        return desk.said(done, of: name, undo: appointment.outcome == nil ? nil : summary.reopening)
      }
      // What came of it is on the page itself, with the ways back.
      if done.was(.doneAppointmentReopened, .doneAppointmentWithdrawn) { return desk.said(done, of: name) }
      return desk.said(done, of: name, undo: desk.changing(PeopleAddress.appointment(appointment.id)))
    }
  }
}
