import Access
import Language
import People
import Programmes
import Values

/// When people of the story have to be somewhere: with what has to be arranged, with a counsellor, with a mentor, and one to
/// which somebody did not come, with what was done about it.
extension DemoStory {
  func appoint(
    _ soon: Participation, calling called: Participation, missing missed: Participation,
    mentored: Participation
  ) async throws {
    let (staff, today) = (staff, today)
    let (place, way, words) = (
      voice(.demoAppointmentPlace), voice(.demoAppointmentWay), voice(.demoAppointmentWords)
    )
    let why = voice(.demoAppointmentWhy)
    try await act { tx in
      func slot(_ day: CivilDate, _ from: Int, _ minutes: Int = 45) throws -> Appointment.Slot {
        guard let begin = ClockTime(hour: from), let end = ClockTime(hour: from, minute: minutes) else {
          throw NotFound()
        }
        return Appointment.Slot(on: day, from: begin, until: end)
      }
      let tigrinya = LanguageTag("ti").map { Appointment.Interpreter($0, wish: .woman) }
      _ = try Appointments.make(
        Appointment.Details(
          try slot(open(today.adding(days: 5), tx), 10), place: place, way: way, words: words, childcare: .needed,
          interpreter: tigrinya), with: staff.consultant, for: soon.person, tx)
      _ = try Appointments.make(
        Appointment.Details(try slot(open(today.adding(days: 1), tx), 13), means: .phone), with: staff.consultant,
        for: called.person, tx)
      _ = try Appointments.make(
        Appointment.Details(try slot(open(today.adding(days: 2), tx), 15), place: place), with: staff.mentor,
        for: mentored.person, tx)
      let waited = try Appointments.make(
        Appointment.Details(try slot(today.adding(days: -3), 9), place: place, way: way), with: staff.consultant,
        for: missed.person, tx)
      let next = try Appointments.make(
        Appointment.Details(try slot(open(today.adding(days: 3), tx), 11), place: place, way: way),
        with: staff.consultant, for: missed.person, tx)
      let appointment = try Appointments.find(waited, tx).act { $0 }
      try Appointments.settle(
        appointment,
        .missed(
          Appointment.Missed(
            on: today.adding(days: -3), tried: Appointment.Try(by: .call, on: today.adding(days: -3), reached: true),
            why: .transport, words: why, next: next, settled: today.adding(days: -3))), seen: appointment.version, tx)
    }
    try await house.store.transact(as: .account(staff.counsellor), for: .setUp, request: "demo") { tx in
      guard let nine = ClockTime(hour: 9) else { return }
      _ = try Appointments.makeClosed(
        Appointment.Details(Appointment.Slot(on: try open(today.adding(days: 6), tx), from: nine)), for: soon.person,
        tx)
    }
  }
}
