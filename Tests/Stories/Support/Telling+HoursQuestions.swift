import Access
import Language
import Programmes
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej
@testable import People

extension StoryHouse {
  /// Asks whether somebody's hours can go up and has it answered, and lets her counsellor look at her own talks.
  func tellOfCounselling(of person: PersonID) async throws {
    let counsellor = try await test.account("counselling", [.counsellor], in: municipality)
    try await act { try $0.relate(counsellor, .counsellor, to: person, from: $0.today) }
    let (asked, other) = try await act { tx in
      func ask(_ hours: Int) throws -> HoursQuestionID {
        try HoursQuestions.ask(
          Hours(hours), from: tx.today.adding(days: 14), of: counsellor, about: person, tx)
      }
      let ids = (try ask(12), try ask(15))
      let able = try tx.workers(of: person, changing: HoursQuestionRecord.self).act { $0.map(\.account) }
      #expect(able.contains(counsellor))
      try HoursQuestions.people(askedOf: counsellor, tx).decide(tx) { found, _ in #expect(found == [person]) }
      return ids
    }
    try await test.acting(as: counsellor) { tx in
      try HoursQuestions.answer(
        asked, .yes(Hours(12), until: tx.today.adding(days: 60)), words: nil, seen: .first, tx)
      _ = try HoursQuestions.of(person, tx)
      _ = try Appointments.makeClosed(
        Appointment.Details(Appointment.Slot(on: tx.today, from: .startOfDay)), for: person, tx)
      let people = try Appointments.counselled(leaving: Participations.parted(among:_:), tx)
      #expect(people == [person])
      for part in TalksPart.allCases {
        let talks = try Appointments.talks(
          part, in: ISOWeek(containing: tx.today), limit: 5, with: people, tx, Voice(.english, today: tx.today))
        let number = talks.act { $0.number }
        #expect(number == (part == .ahead ? 1 : 0))
      }
    }
    try await act { tx in
      try HoursQuestions.find(other, tx).act { try HoursQuestions.withdraw($0.id, seen: $0.version, tx) }
      let limit = try HoursQuestions.limit(from: asked, of: person, tx).act { $0 }
      #expect(limit?["hoursCap"] == "12")
      _ = try tx.peopleWithMe(upTo: 5)
    }
  }
}
