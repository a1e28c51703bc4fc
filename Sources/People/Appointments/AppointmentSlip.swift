import Access
import Design
import Language
import Values
import Web

/// A slip of paper for the person to take along, in a language that she reads: when, where, how to get there and with whom.
/// Nothing on it says why: it lies on tables and is shown to drivers.
struct AppointmentSlip {
  let appointment: Appointment
  /// None where the reader is not told it.
  let name: String?
  let language: LanguageTag

  func document(_ desk: Desk, back: Link) -> HTML {
    let title = name.map { desk.title(.appointmentSlip, of: $0) } ?? desk.voice(.appointmentSlip)
    let languages = SubNavigation(
      label: desk.voice(.appointmentSlipLanguage),
      items: Voice.allLanguages.map { each in
        SubNavigation.Item(
          word: Voice(each).name(of: each) ?? each.text,
          link: .to(PeopleAddress.appointmentSlip(appointment.id), query: [AppointmentSlip.asked: each.text]),
          isCurrent: each == language)
      })
    return desk.page(
      title, trail: [(name ?? desk.voice(.appointmentsTitle), back)],
      "<div class=\"on-screen\">\(languages)<p class=\"quiet\">\(desk.voice(.appointmentSlipHint))</p></div>\(slip)")
  }

  /// The name in an address under which it says in which language.
  static let asked = "in"

  private var slip: HTML {
    let voice = Voice(language, density: .roomy)
    let details = appointment.details
    let slot = details.slot
    func row(_ label: Phrase, _ words: String?) -> SummaryList.Row? {
      words.map { SummaryList.Row(voice(label), "<span dir=\"auto\">\($0)</span>") }
    }
    let times = slot.until.map { voice.time(slot.from) + "–" + voice.time($0) } ?? voice.time(slot.from)
    let place: String =
      switch details.means {
      case .meeting: details.place ?? voice(.slipMeeting)
      case .phone: voice(.slipPhone)
      case .screen: [voice(.slipScreen), details.place].compactMap(\.self).joined(separator: " · ")
      }
    let isInterpreted = details.interpreter.map { $0.state == .booked || $0.state == .confirmed } ?? false
    let rows = [
      row(.slipFor, name), row(.slipDay, voice.day(slot.day)), row(.slipTime, times), row(.slipPlace, place),
      row(.slipWay, details.way),
      row(.slipWith, [appointment.host?.name, details.partyName].compactMap(\.self).joinedIfAny),
      isInterpreted
        ? row(.slipInterpreter, details.interpreter.map { voice.said($0.language) }) : nil,
    ].compactMap(\.self)
    return """
      <div class="card one-page slip"\(passageIn: language)><h2>\(voice(.slipTitle))</h2>\(SummaryList(rows))\
      <p>\(voice(.slipCannotCome))</p></div>
      """
  }
}

extension [String] {
  fileprivate var joinedIfAny: String? { isEmpty ? nil : joined(separator: " · ") }
}

extension Person {
  /// In which language something is written for her: her own, where the product writes it.
  fileprivate var reads: LanguageTag? {
    let own = details.languages.filter(\.isMotherTongue).map(\.language) + [details.interpreter].compactMap(\.self)
    return own.first { Voice.allLanguages.contains($0) }
  }
}

extension AppointmentPages {
  func slip(_ visit: Visit, of id: AppointmentID) async throws -> Reply {
    try await visit.on(get: {
      let asked = try visit.slipLanguage()
      return .page(
        try await visit.work(.casework) { tx, desk in
          let found = try Appointments.find(id, tx)
          let person = try found.flatMap { try Appointments.person($0.person, tx, desk.voice) }
          return .together(found, person) { appointment, person in
            AppointmentSlip(
              appointment: appointment, name: person.name,
              language: asked ?? person.person?.reads ?? Voice(desk.voice.language).language
            ).document(desk, back: person.page)
          }
        })
    })
  }
}

extension Visit {
  fileprivate func slipLanguage() throws(BadRequest) -> LanguageTag? {
    guard let text = request.query[AppointmentSlip.asked] else { return nil }
    guard let language = LanguageTag(text), Voice.allLanguages.contains(language) else {
      throw BadRequest("in must be one of " + Voice.allLanguages.map(\.text).joined(separator: ", "))
    }
    return language
  }
}
