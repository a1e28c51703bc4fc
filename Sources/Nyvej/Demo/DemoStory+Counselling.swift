import Access
import Language
import People
import Programmes
import Values

/// What the counsellor of the story has to do: talks of her own, and questions whether hours can go up.
extension DemoStory {
  /// One waits for an answer, one was answered, and a talk of two days ago of which nothing has been said yet.
  func counsel(_ asked: Participation, answered: Participation, waiting: Participation) async throws {
    let (staff, today, words) = (staff, today, voice(.demoHoursWords))
    let from = week.adding(weeks: 3).monday
    let question = try await act { tx in
      _ = try HoursQuestions.ask(Hours(15), from: from, of: staff.counsellor, about: asked.person, tx)
      return try HoursQuestions.ask(Hours(25), from: from, of: staff.counsellor, about: answered.person, tx)
    }
    try await house.store.transact(as: .account(staff.counsellor), for: .setUp, request: "demo") { tx in
      try HoursQuestions.answer(
        question, .yes(Hours(22), until: from.adding(days: 60)), words: words, seen: .first, tx)
      guard let eleven = ClockTime(hour: 11), let two = ClockTime(hour: 14) else { return }
      for (person, day, time) in [(waiting.person, today.adding(days: -2), eleven), (answered.person, today, two)] {
        _ = try Appointments.makeClosed(
          Appointment.Details(Appointment.Slot(on: day, from: time)), for: person, tx)
      }
    }
  }
}
