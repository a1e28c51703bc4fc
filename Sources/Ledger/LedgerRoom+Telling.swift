public import Access
public import Rules
public import Values

// What the demonstration tells of somebody's weeks.

extension LedgerRoom {
  public func plan(
    _ category: WeekCategoryCode, hours: Hours, from: ISOWeek, until: ISOWeek? = nil, words: String,
    for person: PersonID, _ tx: Transaction
  ) throws {
    let details = PlannedHours.Details(category, hours: hours, from: from, until: until, words: words)
    let circle = try pages.steps.plannable(person, tx).act { all in all.first { $0.code == category }?.circle }
    guard let circle else { throw NotFound() }
    _ = try PlannedHoursRecords.note(details, in: circle, about: person, tx)
  }

  public func say(
    _ hours: [WeekCategoryCode: Hours], in week: ISOWeek, of person: PersonID, _ tx: Transaction
  ) throws {
    try pages.steps.ledger.week(week, of: person, tx).act { now in
      for category in now.categories {
        guard let said = hours[category.code] else { continue }
        try WorkedHoursRecords.note(
          said, of: category.code, category.circle, in: week, about: person, before: now.said, tx)
      }
    }
  }

  public func lower(
    to hours: Hours, from: CivilDate, until: CivilDate?, because reason: String, by decider: String,
    decidedOn: CivilDate, for person: PersonID, _ tx: Transaction
  ) throws {
    let pack = try pages.steps.ledger.rules(of: person, tx).act { $0.pack(in: ISOWeek(containing: from))?.code }
    guard let pack else { throw NotFound() }
    _ = try WeekReductions.note(
      WeekReduction.Details(
        hours: hours, from: from, until: until, reason: reason, decidedBy: decider, decidedOn: decidedOn), by: pack,
      about: person, tx)
  }
}
