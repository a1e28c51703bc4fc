public import Access
public import Language
public import Values

/// A room's pure function from its facts to what is owed about a subject. Reads for the system: nobody is shown what it
/// reads.
public typealias ObligationSource = @Sendable (Subject, Transaction) throws -> Withheld<Outlook>

/// Keeps what is owed in step with the facts.
public struct Obligations: Sendable {
  /// The days on which these organisations work, by the calendar of each; of none, of the installation's first.
  public typealias Calendars = @Sendable ([OrganisationID], Transaction) throws -> Withheld<OfficeDays>

  let sources: [ObligationSource]
  let calendars: Calendars

  public init(sources: [ObligationSource], calendars: @escaping Calendars) {
    (self.sources, self.calendars) = (sources, calendars)
  }

  /// Computes anew what is owed about a subject and stores what is different, in the transaction that changed the facts.
  ///
  /// Nothing active is ever without a next step: a source that finds nothing owed for somebody who takes part says so
  /// itself, as the obligation to decide one.
  public func refresh(_ subject: Subject, _ tx: Transaction) throws {
    try Withheld.together(owed(about: subject, tx), tx.consult(StoredObligation.of(subject))) { ($0, $1) }
      .decide(tx) { facts, tx in
        let (outlooks, stored) = facts
        let changes = ObligationChanges(outlooks.flatMap { $0.spells(from: tx.today) }, over: stored, today: tx.today)
        if !changes.isOnlyOver { try store(changes, about: subject, tx) }
      }
  }

  /// What is owed, by whom, and on days on which they work.
  func owed(about subject: Subject, _ tx: Transaction) throws -> Withheld<[Outlook]> {
    let belongings = try subject.person.map { try tx.consultBelongings($0) } ?? Withheld(known: [])
    let protection = try subject.person.map { try tx.consultProtection(of: $0) } ?? Withheld(known: ProtectionDays.none)
    return try Withheld.together(
      sources.map { try $0(subject, tx) }.joined(), tx.consultResponsible(for: subject), belongings, protection
    ) { ($0, $1, $2, $3) }
    .flatMap(tx) { facts, tx in
      let (outlooks, responsible, belongings, protection) = facts
      let workers = responsible + outlooks.flatMap { $0.responsible ?? [] }
      let places = Set(workers.compactMap(\.organisation) + belongings.compactMap(\.referrer))
      return try calendars(places.sorted(), tx).map { days in
        let owners = Owners(responsible: responsible, belongings: belongings, days: days, protection: protection)
        let pauses = Pauses(outlooks.flatMap { $0.pauses?.ways ?? [] })
        let partings = Partings(outlooks.flatMap { $0.partings?.ways ?? [] })
        return outlooks.map { outlook in
          let owed = partings.turns.isEmpty ? outlook : outlook.leaving(partings)
          return (pauses.ways.isEmpty ? owed : owed.leaving(pauses)).owed(by: owners)
        }
      }
    }
  }

  private func store(_ changes: ObligationChanges, about subject: Subject, _ tx: Transaction) throws {
    for id in changes.gone {
      try tx.derive(
        Derivation<ObligationRecord>("DELETE FROM \(into: ObligationRecord.self) WHERE id = \(id)"))
    }
    for (id, line) in changes.different {
      try tx.derive(
        Derivation<ObligationRecord>(
          """
          UPDATE \(into: ObligationRecord.self) SET deed = \(line.deed), owner_id = \(line.owner), covered_id = \(line.covering),
            office_id = \(line.office?.organisation), team_id = \(line.office?.team),
            participation_id = \(line.participation), pile = \(line.pile), holds_from = \(line.from), holds_until = \(line.until), due_day = \(line.due),
            shown_day = \(line.shown), reason = \(line.reason), source = \(line.source), address = \(line.address),
            verb = \(line.verb), done_day = \(line.done),
            on_its_day = \(line.isOnItsDay ? 1 : 0)
          WHERE id = \(id)
          """))
    }
    let about = subject.stored
    for line in changes.new {
      let id: ObligationID = tx.newID()
      try tx.derive(
        Derivation<ObligationRecord>(
          """
          INSERT INTO \(into: ObligationRecord.self) (id, about_kind, about_id, person_id, deed, owner_id, covered_id,
            office_id, team_id, participation_id, pile, key, holds_from, holds_until, due_day, shown_day, reason, source, address, verb, done_day, on_its_day)
          VALUES (\(id), \(about.kind), \(about.id), \(subject.person), \(line.deed), \(line.owner), \(line.covering),
            \(line.office?.organisation), \(line.office?.team), \(line.participation), \(line.pile), \(line.key), \(line.from), \(line.until), \(line.due), \(line.shown), \(line.reason),
            \(line.source), \(line.address), \(line.verb), \(line.done), \(line.isOnItsDay ? 1 : 0))
          """))
    }
  }
}

extension Obligations {
  /// The people about whom whoever asks owes something this week, the most urgent first, with what that is.
  public static func peopleOfThisWeek(
    upTo most: Int, _ tx: Transaction
  ) throws -> Disclosed<[(person: PersonID, reason: Phrase)]> {
    guard tx.actor.might(List.self, ObligationRecord.self) else { return tx.me.map { _ in [] } }
    let asked = try WeekFrame(week: ISOWeek(containing: tx.today), own: true).asked(tx)
    return try tx.list(
      { asked.list(limit: $0) }, upTo: most * 4, try tx.grant(List.self, ObligationRecord.self)
    ).map { owed in
      var seen: Set<PersonID> = []
      let people = owed.rows.filter { $0.obligation.done == nil }.compactMap { row in
        row.obligation.subject.person.flatMap { seen.insert($0).inserted ? ($0, row.obligation.reason) : nil }
      }
      return Array(people.prefix(most))
    }
  }
}
