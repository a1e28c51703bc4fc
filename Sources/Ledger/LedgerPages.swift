import Access
import Design
import Language
import People
import Rules
import Values
import Web

/// The pages of somebody's weeks.
struct LedgerPages: Sendable {
  let steps: LedgerSteps

  private var ledger: Ledger { steps.ledger }

  /// A year at a glance. Whoever is told the shared hours alone sees those, and the same whatever the others are.
  func year(_ visit: Visit, of person: PersonID) async throws -> Reply {
    try await visit.on(get: {
      let weeks = try visit.yearAskedFor()
      return .page(
        try await visit.work(.casework) { tx, desk in
          let year = try ledger.year(weeks, of: person, tx)
          let desk = try year.act { $0.isWhole ? try desk.with(person, tx) : desk }
          return try .together(
            year, People.title(of: person, tx, desk.voice), RightsToWork.mayWork(person, tx)
          ) { year, name, mayWork in
            YearPage(year: year, name: name, mayWork: mayWork).document(desk)
          }
        })
    })
  }

  // MARK: Worked

  func week(_ visit: Visit, _ week: ISOWeek, of person: PersonID) async throws -> Reply {
    let back = LedgerPages.year(of: week, person)
    return try await visit.editing(
      LedgerAddress.week(person, week), titled: .weekSayTitle(week: week), cancel: back, done: .doneWeekSaved,
      editable: { tx, desk in
        _ = try tx.grantToCreate(WeekHoursRecord.self, on: .person(person))
        _ = try tx.grantToCreate(CaseHoursRecord.self, on: .person(person))
        return try .together(ledger.week(week, of: person, tx), People.title(of: person, tx, desk.voice)) { now, name in
          let voice = desk.voice
          return Editable(
            version: now.version,
            answers: WeekForm.answers(now.line.worked, now.categories) { voice.hours($0) }, name: name ?? "",
            questions: WeekForm.questions(now.categories, in: voice.language), back: back,
            above: WeekSaid(now: now, desk: desk).planned, below: WeekSaid(now: now, desk: desk).history,
            closed: try desk.closed(about: person, tx) ?? now.closed(on: desk.today).map { ClosedForm($0) })
        }
      },
      save: { tx, fields, version in
        try steps.say(fields, in: week, of: person, seen: version, visit.voice.language, tx)
        return back
      })
  }

  /// Where a week stands on the page of its year.
  static func year(of week: ISOWeek, _ person: PersonID) -> Link {
    .to(LedgerAddress.weeks(person), query: ["year": String(week.year)], fragment: YearPage.place(of: week))
  }

  // MARK: On a person's page

  var panel: PeoplePages.Panel {
    { person, tx, desk in
      let week = ISOWeek(containing: desk.today)
      return try ledger.year(week...week, of: person, tx).map { WeekCard(year: $0).html(desk) }
    }
  }
}

extension Visit {
  /// The weeks of the year in the address; of this one where none is asked for.
  func yearAskedFor() throws -> ClosedRange<ISOWeek> {
    let current = ISOWeek(containing: today).year
    let asked = request.query["year"]
    // So far ahead or back nobody plans, and nobody looks.
    guard let year = asked.map({ Int($0) }) ?? current, (1900...2199).contains(year),
      let weeks = WeekYear.weeks(of: year)
    else { throw BadRequest("year must be a year from 1900 to 2199") }
    return weeks
  }
}
