import Access
import Language
import Values
import Web
import Work

/// What is owed because of appointments: to be there and to say how it went, an interpreter, childcare, and of whoever did
/// not come why, and a new date.
extension Appointments {
  static let obligations: ObligationSource = { subject, tx in
    guard case .person(let person) = subject else { return Withheld(known: Outlook([])) }
    return try consult(person, tx).flatMap(tx) { appointments, tx in
      // With nobody of the workers it is the responsible worker's to see to.
      let hosts = Set(appointments.compactMap { $0.host?.account })
      return try tx.consultWorkers(of: person, making: AppointmentRecord.self, among: hosts).map {
        AppointmentObligations.of(appointments, $0)
      }
    }
  }
}

/// Pure: from the appointments to what is owed. Of those with the counsellor nothing is: whoever sees what is owed about
/// somebody would see them by it.
enum AppointmentObligations {
  /// - Parameter workers: who works with the person: whoever does so no more owes nothing about them, and the responsible
  ///   worker does.
  static func of(_ appointments: [Appointment], _ workers: [WorkingWith]) -> Outlook {
    let hosts = Set(appointments.compactMap { $0.host?.account })
    let workers = workers.filter { hosts.contains($0.account) }
    // On its day it is said how it went, and from the next one on that is asked.
    let days = appointments.filter(\.isOpen).map(\.details.slot.day).flatMap { [$0, $0.adding(days: 1)] }
    return Outlook(turning: workers.turns + days) { day in
      let owners = Set(workers.filter { $0.holds(on: day) }.map(\.account))
      return appointments.flatMap { appointment in
        let owner = appointment.host.flatMap { owners.contains($0.account) ? $0.account : nil }
        return owed(of: appointment, by: owner, on: day)
      }
    }
  }

  private static func owed(of appointment: Appointment, by owner: AccountID?, on day: CivilDate) -> [Obligation] {
    [
      meeting(appointment, owner, on: day), interpreter(appointment, owner, on: day),
      childcare(appointment, owner, on: day),
    ]
    .compactMap(\.self) + [missed(appointment, owner)].compactMap(\.self)
  }

  private static func meeting(_ appointment: Appointment, _ owner: AccountID?, on day: CivilDate) -> Obligation? {
    let slot = appointment.details.slot
    let isOver = appointment.outcome == nil && slot.day < day
    // What was called off was nobody's to do.
    if case .calledOff? = appointment.outcome { return nil }
    let isToCome = day < slot.day
    return Obligation(
      about: .person(appointment.person), in: .appointments, key: Obligation.key(appointment.id, "meet"),
      due: slot.day, shown: max(appointment.noted, slot.day.adding(days: -6)),
      reason: isOver ? .owedAppointmentSay(day: slot.day) : .owedAppointment(time: slot.from),
      at: isToCome ? PeopleAddress.appointment(appointment.id) : .appointmentOutcome(appointment.id),
      verb: isToCome ? .actOpen : .actAppointmentSay, deed: .appointment,
      owner: owner, done: appointment.outcome?.day, isOnItsDay: true)
  }

  // What was to be ready for it is nobody's to see to when its day has passed.
  private static func interpreter(_ appointment: Appointment, _ owner: AccountID?, on today: CivilDate) -> Obligation? {
    guard let interpreter = appointment.details.interpreter, appointment.isOpen,
      interpreter.state == .notBooked, today <= appointment.details.slot.day
    else { return nil }
    let day = appointment.details.slot.day
    return Obligation(
      about: .person(appointment.person), in: .appointments, key: Obligation.key(appointment.id, "interpreter"),
      due: max(appointment.noted, day.adding(days: -Appointments.daysForInterpreter)), keepsOff: .back,
      shown: appointment.noted, reason: .owedAppointmentInterpreter(day: day),
      at: PeopleAddress.appointment(appointment.id), verb: .actAppointmentInterpreter, deed: .appointment, owner: owner)
  }

  private static func childcare(_ appointment: Appointment, _ owner: AccountID?, on today: CivilDate) -> Obligation? {
    guard appointment.details.childcare == .needed, appointment.isOpen, today <= appointment.details.slot.day else {
      return nil
    }
    let day = appointment.details.slot.day
    return Obligation(
      about: .person(appointment.person), in: .appointments, key: Obligation.key(appointment.id, "childcare"),
      due: max(appointment.noted, day.adding(days: -Appointments.daysForChildcare)), keepsOff: .back,
      shown: appointment.noted, reason: .owedAppointmentChildcare(day: day),
      at: PeopleAddress.appointment(appointment.id), verb: .actAppointmentChildcare, deed: .appointment, owner: owner)
  }

  private static func missed(_ appointment: Appointment, _ owner: AccountID?) -> Obligation? {
    guard case .missed(let missed)? = appointment.outcome else { return nil }
    return Obligation(
      about: .person(appointment.person), in: .appointments, key: Obligation.key(appointment.id, "missed"),
      due: missed.on.adding(days: 1), keepsOff: .on, shown: missed.on,
      reason: .owedAppointmentMissed(day: appointment.details.slot.day),
      at: PeopleAddress.appointmentOutcome(appointment.id), verb: .actAppointmentMissed, deed: .appointment,
      owner: owner, done: missed.settled)
  }
}
