import Access
import Language
import People
import Programmes
import Rules
import Values

extension DemoStory {
  /// Seventeen, with a mother whom one speaks with through an interpreter.
  func beYoung(_ participation: Participation) async throws {
    let (today, person) = (today, participation.person)
    // Every birthday is in four months, whatever the day on which somebody looks.
    let born = today.adding(months: 4 - 18 * 12)
    try await act { tx in
      try People.find(person, tx).act { found in
        var details = found.details
        details.birth = BirthDate(born, .day)
        try People.change(person, to: details, seen: found.version, tx)
      }
      _ = try Guardians.note(
        Guardian.Details(
          "Hodan Påfund", as: .parent, from: today.adding(days: -12), phone: "+4500000002",
          language: LanguageTag("so"), needsInterpreter: true), for: person, tx)
    }
  }
}
