public import Access
import Values

/// A room's pure function from its facts to what is owed about a subject. Reads for the system: nobody is shown what it
/// reads.
public typealias ObligationSource = @Sendable (Subject, Transaction) throws -> Withheld<Outlook>

/// Keeps what is owed in step with the facts.
public struct Obligations: Sendable {
  let sources: [ObligationSource]

  public init(sources: [ObligationSource]) {
    self.sources = sources
  }

  /// Computes anew what is owed about a subject and stores what is different, in the transaction that changed the facts.
  ///
  /// Nothing active is ever without a next step: a source that finds nothing owed for somebody who takes part says so
  /// itself, as the obligation to decide one.
  public func refresh(_ subject: Subject, _ tx: Transaction) throws {
    try Withheld.together(
      sources.map { try $0(subject, tx) }.joined(), tx.consultResponsible(for: subject),
      tx.consult(StoredObligation.of(subject))
    ) { ($0, $1, $2) }
    .decide(tx) { facts, tx in
      let (outlooks, responsible, stored) = facts
      let spells = outlooks.flatMap { $0.owed(by: responsible).spells(from: tx.today) }
      let changes = ObligationChanges(spells, over: stored, today: tx.today)
      if !changes.isOnlyOver { try store(changes, about: subject, tx) }
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
          UPDATE \(into: ObligationRecord.self) SET owner_id = \(line.owner), participation_id = \(line.participation),
            pile = \(line.pile), holds_from = \(line.from), holds_until = \(line.until), due_day = \(line.due),
            shown_day = \(line.shown), reason = \(line.reason), source = \(line.source), address = \(line.address),
            verb = \(line.verb), done_day = \(line.done)
          WHERE id = \(id)
          """))
    }
    let about = subject.stored
    for line in changes.new {
      let id: ObligationID = tx.newID()
      try tx.derive(
        Derivation<ObligationRecord>(
          """
          INSERT INTO \(into: ObligationRecord.self) (id, about_kind, about_id, person_id, owner_id, participation_id,
            pile, key, holds_from, holds_until, due_day, shown_day, reason, source, address, verb, done_day)
          VALUES (\(id), \(about.kind), \(about.id), \(subject.person), \(line.owner), \(line.participation),
            \(line.pile), \(line.key), \(line.from), \(line.until), \(line.due), \(line.shown), \(line.reason),
            \(line.source), \(line.address), \(line.verb), \(line.done))
          """))
    }
  }
}
