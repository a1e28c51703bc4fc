import Access
import TestHouse
import Values

@testable import People

extension CanaryWorld {
  /// Whether the hours of the first can go up, asked of her counsellor, who has answered in words.
  mutating func hoursQuestion(_ told: inout Told, _ subject: About, _ side: Side) async throws {
    let (person, worker, label) = (told.participant.id, side.worker, told.participant.label)
    guard let counsellor = told.appointments.first(where: { $0.kind == .closedAppointment })?.host else { return }
    let words = cage.word()
    let id = try await story.test.acting(as: worker) { tx in
      try HoursQuestions.ask(Hours(12), from: tx.today.adding(days: 7), of: counsellor, about: person, tx)
    }
    try await story.test.acting(as: counsellor) { tx in
      try HoursQuestions.answer(
        id, .yes(Hours(11), until: tx.today.adding(days: 60)), words: "Mornings, " + words, seen: .first, tx)
    }
    var owed = subject
    owed.owner = counsellor
    let of = " of a question about the hours of " + label
    cage.plant(words, "words" + of, [Door(.hoursQuestion, nil, subject)])
    cage.plant(id.text, "id" + of, [Door(.hoursQuestion, nil, subject), Door(.obligation, nil, owed)])
    told.hoursQuestions.append(id)
    told.counsellor = counsellor
  }
}
