import Access
import TestHouse
import Testing
import Values

@testable import Nyvej
@testable import People

extension StoryHouse {
  /// Does with an appointment whatever can be done with one: as who works with the person, and as her counsellor.
  func tellOfAppointments(of person: PersonID) async throws {
    let ane = try await test.account("ane", [.counsellor], in: municipality)
    try await act { tx in
      try tx.relate(ane, .counsellor, to: person, from: tx.today)
      let id = try Appointments.make(try details(5, tx), with: tx.actor.account, for: person, tx)
      func now() throws -> Appointment { try Appointments.find(id, tx).act { $0 } }
      try Appointments.change(try now(), to: try details(6, tx), seen: try now().version, tx)
      try Appointments.settle(try now(), .held(on: tx.today), seen: try now().version, tx)
      let slip = try Appointments.make(try details(7, tx), with: nil, for: person, tx)
      try Appointments.find(slip, tx).act { try Appointments.withdraw($0, seen: $0.version, tx) }
      _ = try Appointments.ahead(person, tx)
      _ = try Appointments.over(for: person, limit: 5, tx)
      _ = try Appointments.all(for: person, limit: 5, tx)
      _ = try Appointments.clashes(of: try now(), tx)
      try Appointments.people(given: tx.actor.account, tx).decide(tx) { _, _ in }
    }
    let mille = try await test.account("mille", [.mentor], in: municipality)
    try await act { try $0.relate(mille, .mentor, to: person, from: $0.today) }
    try await test.acting(as: mille) { tx in
      let names = try People.names(of: [.person(person)], tx).act { $0 }
      #expect(names[.person(person)] != nil)
    }
    try await test.acting(as: ane) { tx in
      let id = try Appointments.makeClosed(try details(5, tx), for: person, tx)
      try Appointments.find(id, tx).act {
        try Appointments.change($0, to: try details(6, tx), seen: $0.version, tx)
      }
      try Appointments.find(id, tx).act { try Appointments.settle($0, .held(on: tx.today), seen: $0.version, tx) }
    }
  }

  private func details(_ days: Int, _ tx: Transaction) throws -> Appointment.Details {
    let ten = try #require(ClockTime(hour: 10))
    return Appointment.Details(Appointment.Slot(on: tx.today.adding(days: days), from: ten))
  }
}
