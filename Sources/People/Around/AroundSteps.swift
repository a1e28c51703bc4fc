import Access
import Language
import Values
import Web
import Work

/// What is done about who works with a person, from what was answered; on pages and in the API alike.
struct AroundSteps: Sendable {
  /// What organisations are called, as far as they are within reach.
  let places: Offer.Places

  /// Whom the actor may name on a day.
  func offers(on day: CivilDate, _ tx: Transaction) throws -> Disclosed<[Offer]> { try Offer.all(on: day, places, tx) }

  func name(_ fields: Fields, of person: PersonID, _ tx: Transaction) throws -> AssignmentID {
    try People.meet(person, tx)
    _ = try tx.grantToCreate(AssignmentRecord.self, on: .person(person))
    return try Disclosed.together(offers(on: tx.today, tx), Assignments.of(person, tx)) { ($0, $1) }.act {
      offered, all in
      let naming = try AroundForm.read(fields, offered, over: nil, among: all, today: tx.today)
      return try assign(naming, to: person, replacing: nil, tx)
    }
  }

  /// Somebody else takes over. Answers the new assignment.
  func handOver(_ id: AssignmentID, _ fields: Fields, seen version: Version, _ tx: Transaction) throws -> AssignmentID {
    _ = try tx.grant(End.self, AssignmentRecord.self)
    let current = try Assignments.find(id, tx)
    return try current.flatMap { current in
      try Disclosed.together(offers(on: tx.today, tx), Assignments.of(current.person, tx)) { (current, $0, $1) }
    }.act { current, offered, all in
      try requireOpen(current, seen: version, tx)
      let naming = try AroundForm.read(fields, offered, over: current, among: all, today: tx.today)
      let new = try assign(naming, to: current.person, replacing: id, tx)
      // Whoever hands over still reaches the person that day: it is seen what was done, and can be taken back.
      let last = max(naming.from, tx.today)
      if !naming.stays { try tx.endAssignment(id, seen: version, on: last.adding(days: 1), naming.note) }
      return new
    }
  }

  /// Ends one, or takes back what was just done; answers whose it is, and which was done.
  func act(
    on id: AssignmentID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    // Who may not change it is not told either what became of it.
    _ = try tx.grant(End.self, AssignmentRecord.self)
    return try Assignments.find(id, tx).act { current in
      guard fields[AroundForm.outcome.name] == nil else { return try takeBack(current, fields, seen: version, tx) }
      try requireOpen(current, seen: version, tx)
      let end = try AroundForm.readEnd(
        fields, of: current, leavesNobody: { try leavesNobody(current, on: $0, tx) }, today: tx.today)
      try tx.endAssignment(id, seen: version, on: end.on, end.note)
      // It could be neither seen nor taken back by whoever did it.
      guard try tx.mayLook(at: current.person) else { throw Refused(AroundForm.until.name, .aroundOwnReach) }
      return (current.person, .doneAssignmentEnded)
    }
  }

  private func takeBack(
    _ current: Assignment, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    var read = AnswerReader(fields, of: [AroundForm.outcome])
    let outcome = read.choice(AroundForm.outcome)
    try read.finish()
    guard current.version == version else { throw Stale(current: current.version) }
    if outcome == "resumed" {
      guard current.mayBeResumed(on: tx.today) else { throw Refused(AroundForm.outcome.name, .aroundNotResumed) }
      let isThere = try Assignments.of(current.person, tx).act { all in
        all.contains {
          $0.id != current.id && $0.account == current.account && $0.relation == current.relation && !$0.isCover
            && !$0.isOver(on: tx.today)
        }
      }
      if isThere { throw Refused(AroundForm.outcome.name, .aroundAlready(name: current.name)) }
      try tx.resumeAssignment(current.id, seen: version)
      return (current.person, .doneAssignmentResumed)
    }
    guard current.mayBeWithdrawn(on: tx.today) else { throw Refused(AroundForm.outcome.name, .aroundNotWithdrawn) }
    try tx.withdrawAssignment(current.id, seen: version, from: current.from)
    guard try tx.mayLook(at: current.person) else { throw Refused(AroundForm.outcome.name, .aroundOwnReach) }
    // A hand-over is taken back whole: whoever had it has it again.
    if let former = current.replaces {
      try Assignments.find(former, tx).act { former in
        if former.until.map({ $0 > current.from }) ?? false, former.mayBeResumed(on: tx.today) {
          try tx.resumeAssignment(former.id, seen: former.version)
        }
      }
    }
    return (current.person, .doneAssignmentWithdrawn)
  }

  private func assign(
    _ naming: AroundForm.Naming, to person: PersonID, replacing former: AssignmentID?, _ tx: Transaction
  ) throws -> AssignmentID {
    // The role of today may end before the day.
    let fits = try tx.candidates(on: naming.from, among: naming.account).act {
      $0.first?.fits(naming.relation) ?? false
    }
    guard fits else { throw Refused("account", .aroundNoRoleThen(date: naming.from)) }
    return try tx.assign(
      naming.account, naming.relation, to: person, from: naming.from, naming.note, replacing: former)
  }

  private func requireOpen(_ current: Assignment, seen version: Version, _ tx: Transaction) throws {
    if let sentence = current.closedBecause(on: tx.today) { throw Refused(nil, sentence) }
    guard current.version == version else { throw Stale(current: current.version) }
  }

  private func leavesNobody(_ current: Assignment, on day: CivilDate, _ tx: Transaction) throws -> Bool {
    let (mine, then) = (current.account, max(day, tx.today))
    let others = try tx.consultResponsible(current.person).decide(tx) { responsible, _ in
      responsible.contains { $0.account != mine && $0.covering == nil && $0.holds(on: then) }
    }
    return !others
  }
}

extension Assignment {
  /// Why nothing is done with it any more.
  func closedBecause(on day: CivilDate) -> Phrase? {
    if isWithdrawn { return .aroundTakenBack }
    if isCover { return .aroundIsCover(name: covering ?? "") }
    return until.map { .aroundEnded(date: $0) }
  }
}
