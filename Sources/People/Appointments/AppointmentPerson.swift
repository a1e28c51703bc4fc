import Design
import Language
import Values
import Web

/// For whom an appointment is: all of her, or what she is called, for whoever is told what is shared alone.
struct AppointmentPerson: Sendable {
  let id: PersonID
  let person: Person?
  let name: String?

  func told(_ desk: Desk) -> String { name ?? desk.voice(.appointmentsTitle) }

  /// Her page, for whoever has one of her.
  var page: Link {
    person == nil
      ? .to(PeopleAddress.appointments(id)) : .to(PeopleAddress.person(id), fragment: "appointments")
  }
}
