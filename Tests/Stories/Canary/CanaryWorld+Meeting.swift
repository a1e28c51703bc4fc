import Access
import TestHouse
import Values
import Web

@testable import Nyvej
@testable import People

extension CanaryWorld {
  struct ToldAppointment: Sendable {
    let id: AppointmentID
    let kind: Kind
    /// With whom: whoever sees it because it is with her.
    let host: AccountID
  }

  /// One to come, which was moved, one to which nobody came, and one with a counsellor, which is hers.
  mutating func appointments(_ told: Told, _ subject: About, _ side: Side) async throws -> [ToldAppointment] {
    let words = (0..<7).map { _ in cage.word() }
    let (person, worker, label) = (told.participant.id, side.worker, told.participant.label)
    guard let ten = ClockTime(hour: 10), let eleven = ClockTime(hour: 11), let language = LanguageTag("ar") else {
      return []
    }
    let (coming, missed) = try await story.test.acting(as: worker) { tx in
      func slot(_ days: Int) -> Appointment.Slot {
        Appointment.Slot(on: tx.today.adding(days: days), from: ten, until: eleven)
      }
      var details = Appointment.Details(
        slot(3), party: .authority, partyName: "Bodil " + words[0], place: "Room " + words[1], way: "Bus " + words[2],
        words: "About " + words[3])
      details.interpreter = Appointment.Interpreter(
        language, state: .booked, name: "Kim " + words[4], minorBecause: "Nobody but " + words[5])
      let coming = try Appointments.make(details, with: worker, for: person, tx)
      try Appointments.find(coming, tx).act {
        details.slot = slot(4)
        try Appointments.change($0, to: details, seen: $0.version, tx)
      }
      let missed = try Appointments.make(Appointment.Details(slot(-2)), with: worker, for: person, tx)
      try Appointments.find(missed, tx).act { appointment in
        let tried = Appointment.Try(by: .call, on: tx.today, reached: true)
        try Appointments.settle(
          appointment,
          .missed(
            Appointment.Missed(
              on: tx.today, tried: tried, why: .transport, words: "Bus and " + words[6], next: coming,
              settled: tx.today)), seen: appointment.version, tx)
      }
      return (coming, missed)
    }
    var about = subject
    about.owner = worker
    for word in words { cage.plant(word, "words of an appointment of " + label, [Door(.appointment, .full, about)]) }
    for id in [coming, missed] {
      cage.plant(
        id.text, "id of an appointment of " + label, [Door(.appointment, nil, about), Door(.obligation, nil, subject)])
    }
    let made = [coming, missed].map { ToldAppointment(id: $0, kind: .appointment, host: worker) }
    // Of the others nobody here could be told.
    return label.hasSuffix("1") ? made + [try await talk(with: told, subject, side)] : made
  }

  private mutating func talk(with told: Told, _ subject: About, _ side: Side) async throws -> ToldAppointment {
    let (person, worker, label) = (told.participant.id, side.worker, told.participant.label)
    let counsellor = try await story.test.account(
      "talks-with-" + label.lowercased(), [.counsellor], in: side.municipality)
    let closedPlace = cage.word()
    try await story.test.acting(as: worker) { try $0.relate(counsellor, .counsellor, to: person, from: $0.today) }
    let closed = try await story.test.acting(as: counsellor) { tx in
      try Appointments.makeClosed(
        Appointment.Details(
          Appointment.Slot(on: tx.today.adding(days: 5), from: .startOfDay), place: "Sofa " + closedPlace),
        for: person, tx)
    }
    var hers = subject
    hers.owner = counsellor
    cage.plant(closedPlace, "place of a talk of " + label, [Door(.closedAppointment, .full, hers)])
    cage.plant(closed.text, "id of a talk of " + label, [Door(.closedAppointment, nil, hers)])
    return ToldAppointment(id: closed, kind: .closedAppointment, host: counsellor)
  }

  func ofAppointments(queries: [String] = [], _ route: (AppointmentID) -> Route) -> [Sample] {
    people.flatMap { told in
      told.appointments.map { one in
        sample(one.id, one.kind, About(participant: told.participant, owner: one.host), route, queries)
      }
    }
  }

  /// Behind each of them.
  func appointmentPlaces(_ name: String) -> [String] {
    people.flatMap(\.appointments).map {
      "?\(name)=" + PlaceInOrder(sortKey: "2026-11-26", id: $0.id).cursor
    }
  }
}
