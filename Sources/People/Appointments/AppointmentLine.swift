import Access
import Design
import Language
import Values
import Web

/// An appointment as it is read in a list: when, with whom, where, and what is left to do about it.
struct AppointmentLine {
  let appointment: Appointment
  let desk: Desk

  private var voice: Voice { desk.voice }

  var html: HTML {
    let details = appointment.details
    let title = details.slot.said(voice)
    let whom = appointment.withWhom(voice)
    let place = [voice(details.means.phrase), details.place].compactMap(\.self).joined(separator: " · ")
    return """
      <li id="\(AppointmentPages.place + appointment.id.text)"><p>\(with: link, { "<a href=\"\($0)\">\(title)</a>" })\
      \(if: link == nil, "\(title)") \(each: tags, { $0.html + " " })</p>\
      \(if: !whom.isEmpty, "<p dir=\"auto\">\(whom.joined(separator: " · "))</p>")\
      <p class="quiet" dir="auto">\(place)</p></li>
      """
  }

  private var link: Link? {
    let mayChange =
      appointment.isClosed
      ? desk.might(Edit.self, ClosedAppointmentRecord.self) : desk.might(Edit.self, AppointmentRecord.self)
    return mayChange ? .to(PeopleAddress.appointment(appointment.id)) : nil
  }

  /// What is left to do, or what came of it. That somebody did not come is said as what it is, and marks nobody.
  private var tags: [Tag] {
    let details = appointment.details
    switch appointment.outcome {
    case .held?: return [Tag(voice(.appointmentHeld), .good)]
    case .calledOff?: return [Tag(voice(.appointmentCalledOff), .plain)]
    case .missed(let missed)?:
      return [Tag(voice(.contactDidNotCome), .plain)]
        + (missed.settled == nil ? [Tag(voice(.appointmentMissedOpen), .due)] : [])
    case nil: break
    }
    if details.slot.day < desk.today { return [Tag(voice(.appointmentNotSaid), .due)] }
    var tags = appointment.isClosed ? [Tag(voice(.appointmentClosedTag), .plain)] : []
    if let interpreter = details.interpreter {
      let words = voice(
        .appointmentInterpreterSaid(
          language: voice.said(interpreter.language), state: voice(interpreter.state.phrase)))
      tags.append(Tag(words, interpreter.state == .notBooked ? .due : .plain))
    }
    if details.childcare == .needed { tags.append(Tag(voice(.appointmentChildcareOpen), .due)) }
    return tags
  }
}

/// That somebody is not free then, and no word more.
struct BusyLine {
  let busy: BusyTime
  let voice: Voice

  var html: HTML {
    "<li><p>\(busy.slot.said(voice)) \(Tag(voice(.appointmentBusy), .plain))</p></li>"
  }
}

/// The next appointments on the person's page.
struct AppointmentCard {
  let person: PersonID
  let ahead: AppointmentsAhead

  /// So many stand on the person's page; the others are a tap away.
  static let shown = 4

  func html(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let lines = ahead.lines(desk)
    let content: HTML =
      lines.isEmpty
      ? "<p class=\"quiet\">\(voice(.appointmentNone))</p>"
      : "<ul class=\"plain\">\(lines.prefix(AppointmentCard.shown).joined())</ul>"
    let all = Button(voice(.appointmentsAll), .go(.to(PeopleAddress.appointments(person))))
    return Card(
      title: voice(.appointmentsTitle), sign: CircleSign(.case, voice(.circleCase)), id: "appointments",
      content: content, buttons: AppointmentCard.making(person, desk) + [all]
    ).html
  }

  static func making(_ person: PersonID, _ desk: Desk) -> [Button] {
    let mayMake =
      desk.might(Create.self, AppointmentRecord.self) || desk.might(Create.self, ClosedAppointmentRecord.self)
    return mayMake
      ? [
        Button(
          desk.voice(.appointmentMakeTitle), .go(.to(PeopleAddress.newAppointment(person))), tone: .main, icon: .plus)
      ] : []
  }
}

extension AppointmentsAhead {
  /// In the order of their days, with the times of which no more is told among them.
  func lines(_ desk: Desk) -> [HTML] {
    let all =
      toCome.map { (slot: $0.details.slot, html: AppointmentLine(appointment: $0, desk: desk).html) }
      + busy.map { (slot: $0.slot, html: BusyLine(busy: $0, voice: desk.voice).html) }
    return all.sorted { ($0.slot.day, $0.slot.from) < ($1.slot.day, $1.slot.from) }.map(\.html)
  }
}
