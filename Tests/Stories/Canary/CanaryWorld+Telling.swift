import Access
import Placements
import Programmes
import Rules
import TestHouse
import Values

@testable import People

// What happens to somebody: the first has a placement that ended, one that runs and a draft; the second one that runs
// and a draft; the third one that ended, and nothing after it.
extension CanaryWorld {
  mutating func tell(_ told: inout Told, _ subject: About, _ side: Side) async throws {
    let label = told.participant.label
    let states: [Placement.State.Kind] =
      switch label.last {
      case "1": [.ended, .ready, .draft]
      case "2": [.ready, .draft]
      default: [.ended]
      }
    for (number, state) in states.enumerated() {
      // Two at one workplace: each takes a place that the other one's people may count, and not name.
      let place = side.firms[state == .ended ? 1 : 0].workplace
      told.placements.append(
        try await placement("placement \(number + 1) of \(label)", state, told, subject, place, side))
    }
    for effect in [
      .hours(cap: Hours(12)),
      .time(
        Consideration.Effect.Times(
          notOn: [.sunday], only: ClockSpan(from: ClockTime(text: "08:00"), until: ClockTime(text: "16:00")))), .task,
    ] as [Consideration.Effect] {
      told.considerations.append(try await consideration(effect, told, subject, side))
    }
    told.assignments.append(try await assignment(told, subject, side))
    told.obstacles.append(try await obstacle(told, subject, side))
    told.permissions.append(try await permission(told, subject, side))
    told.guardians.append(try await guardian(told, subject, side))
    // Of whom somebody is responsible to the end.
    if told.participant.label.hasSuffix("1") { told.identities.append(try await identity(told, subject, side)) }
    told.plans.append(try await plan(told, subject, side))
    told.appointments += try await appointments(told, subject, side)
    try await hoursQuestion(&told, subject, side)
    try await weeks(&told, subject, side)
    told.contacts.append(try await contact(told, subject, side))
    told.notes += try await notes(told, subject, side)
    // Above the limit that has just been agreed: the step stands there as refused.
    for (number, placement) in told.placements.enumerated() where placement.state != .ended {
      try await decideStep("refused step of \(label)", placement.id, hours: 20, subject, side)
      told.placements[number].steps = try await steps(placement.id, subject, side)
    }
    told.merges += try await merges(told, subject, side)
    try await letGo(told.participant, side)
  }

  /// For the second nobody is responsible: what is owed about her has no owner. What is owed about the third is owed by
  /// somebody who reaches her no other way.
  private func letGo(_ participant: Participant, _ side: Side) async throws {
    if participant.label.hasSuffix("1") { return }
    try await story.test.acting(as: side.worker) { tx in
      try tx.unrelate(side.worker, .responsible, from: participant.id, until: tx.today)
    }
    guard participant.label.hasSuffix("3") else { return }
    try await story.test.acting(as: side.worker) { tx in
      _ = try tx.derive(
        Derivation<ObligationRecord>(
          "UPDATE \(into: ObligationRecord.self) SET owner_id = \(side.former) WHERE person_id = \(participant.id)"))
    }
  }

  /// Somebody is named for days far ahead: until then it changes nothing.
  private mutating func assignment(_ told: Told, _ subject: About, _ side: Side) async throws -> AssignmentID {
    let (words, end, person) = (cage.word(), cage.word(), told.participant.id)
    let id = try await story.test.acting(as: side.worker) { tx in
      let mine = try Assignments.of(person, tx).act { $0.last?.id }
      let id = try tx.assign(
        side.former, .responsible, to: person, from: tx.today.adding(days: 300),
        AssignmentNote(Assignment.Reason.fits.rawValue, "Speaks " + words), replacing: mine)
      try tx.endAssignment(
        id, seen: .first, on: tx.today.adding(days: 330), AssignmentNote(Assignment.Reason.over.rawValue, "Done " + end)
      )
      return id
    }
    let of = " of who works with " + told.participant.label
    cage.plant(words, "words" + of, [Door(.assignment, .full, subject)])
    cage.plant(end, "words about the end" + of, [Door(.assignment, .full, subject)])
    cage.plant(id.text, "id" + of, [Door(.assignment, nil, subject)])
    return id
  }

  private mutating func consideration(
    _ effect: Consideration.Effect, _ told: Told, _ subject: About, _ side: Side
  ) async throws -> ConsiderationID {
    let (wording, own, person) = (cage.word(), cage.word(), told.participant.id)
    let id = try await story.test.acting(as: side.worker) { tx in
      try Considerations.agree(
        Consideration.Terms(
          wording: Consideration.Wording("At most " + wording, .english),
          ownWording: Consideration.Wording("Maks " + own, LanguageTag("da") ?? .english), effect: effect,
          from: tx.today, until: nil, review: tx.today.adding(days: 3)), with: person, on: tx.today, tx)
    }
    let of = " of a consideration of " + told.participant.label
    cage.plant(
      wording, "wording" + of, [Door(.consideration, .shared, subject), Door(.obligation, .full, subject)])
    cage.plant(own, "own wording" + of, [Door(.consideration, .shared, subject)])
    cage.plant(id.text, "id" + of, [Door(.consideration, nil, subject), Door(.placement, .full, subject)])
    return id
  }

  private mutating func obstacle(_ told: Told, _ subject: About, _ side: Side) async throws -> ObstacleID {
    let (words, person) = (cage.word(), told.participant.id)
    let id = try await story.test.acting(as: side.worker) { tx in
      try Obstacles.note(
        Obstacle.Details(
          kind: .letter, words: "A letter about " + words, since: tx.today, owner: side.worker,
          due: tx.today.adding(days: 3)), of: person, tx)
    }
    let of = " of an obstacle of " + told.participant.label
    cage.plant(words, "words" + of, [Door(.obstacle, nil, subject)])
    cage.plant(id.text, "id" + of, [Door(.obstacle, nil, subject), Door(.obligation, nil, subject)])
    return id
  }

  private mutating func contact(_ told: Told, _ subject: About, _ side: Side) async throws -> ContactEntryID {
    let (words, name, next, person) = (cage.word(), cage.word(), cage.word(), told.participant.id)
    let placement = told.placements.first?.id
    let id = try await story.test.acting(as: side.worker) { tx in
      let details = ContactEntry.Details(
        on: tx.today, with: .workplace, name: "Bodil " + name, by: .call, outcome: .watch, words: "Said " + words,
        about: placement)
      let earlier = try ContactLog.note(
        details, next: ContactEntry.NextStep("Ring about " + next, due: tx.today, owner: side.worker), of: person, tx)
      let answered = try ContactLog.find(earlier, tx).act { $0 }
      return try ContactLog.note(
        details, next: ContactEntry.NextStep("Ask about " + next, due: tx.today.adding(days: 3), owner: side.worker),
        of: person, answering: answered, tx)
    }
    let of = " of a contact about " + told.participant.label
    cage.plant(words, "words" + of, [Door(.contactEntry, nil, subject)])
    cage.plant(name, "name" + of, [Door(.contactEntry, nil, subject)])
    cage.plant(next, "next step" + of, [Door(.contactEntry, nil, subject), Door(.obligation, .full, subject)])
    cage.plant(id.text, "id" + of, [Door(.contactEntry, nil, subject), Door(.obligation, nil, subject)])
    return id
  }

  /// One, and another that corrects it; both are about a placement.
  private mutating func notes(_ told: Told, _ subject: About, _ side: Side) async throws -> [NoteID] {
    let (words, correction, person) = (cage.word(), cage.word(), told.participant.id)
    let placement = told.placements.first?.id
    let ids = try await story.test.acting(as: side.worker) { tx in
      let earlier = try Notes.write("Told about " + words, about: person, placement: placement, tx)
      let found = try Notes.find(earlier, tx).act { $0 }
      return [
        earlier, try Notes.write("Meant " + correction, about: person, placement: placement, correcting: found, tx),
      ]
    }
    let of = " of a note about " + told.participant.label
    cage.plant(words, "words" + of, [Door(.note, nil, subject)])
    cage.plant(correction, "correction" + of, [Door(.note, nil, subject)])
    for id in ids { cage.plant(id.text, "id" + of, [Door(.note, nil, subject)]) }
    return ids
  }

  private mutating func placement(
    _ label: String, _ state: Placement.State.Kind, _ told: Told, _ person: About, _ workplace: WorkplaceID,
    _ side: Side
  ) async throws -> ToldPlacement {
    let (tasks, number, accepted, next) = (cage.word(), cage.number(), cage.word(), cage.word())
    let placements = story.placements
    let (participation, isOver) = (told.participation, state == .ended)
    let id = try await story.test.acting(as: side.worker) { tx in
      let start = ISOWeek(containing: tx.today).adding(weeks: 1).monday
      guard let period = Period(from: start, until: start.adding(weeks: 13).adding(days: -3)) else { throw NotFound() }
      let id = try Participations.find(participation, tx).act {
        try placements.draft(
          Placement.Terms(
            measure: "virksomhedspraktik", basis: "integration-act", group: nil, purpose: "train", tasks: tasks,
            period: period, lastEmployer: .no), for: $0, at: workplace, startingWith: Hours(6), tx)
      }
      func step(_ body: (Placement) throws -> Void) throws { try placements.find(id, tx).act(body) }
      try step { placement in
        var papers = placement.papers
        for role in [SignatoryRole.employer, .employeeRepresentative] {
          papers.signatures[role] = tx.today
        }
        for statement in ["no-replacement-work", "no-seasonal-work"] as [StatementCode] {
          papers.statements[statement] = StatementAnswer(isTrue: true, on: tx.today)
        }
        (papers.approved, papers.caseNumber) = (tx.today, number)
        try placements.sign(placement, papers, seen: placement.version, tx)
      }
      try step {
        let signature = CheckPoint(.signature, about: SignatoryRole.participant.rawValue)
        try placements.accept($0, without: signature, because: accepted, seen: $0.version, tx)
      }
      if state != .draft { try step { try placements.start($0, seen: $0.version, tx) } }
      if isOver {
        let ending = Placement.Ending(on: tx.today, reason: .neverBegan, by: .together, nextStep: next)
        try step { try placements.end($0, ending, seen: $0.version, tx) }
      }
      return id
    }
    var subject = person
    subject.placement = id
    func plant(_ field: String, _ value: String, _ doors: Door...) {
      cage.plant(value, field + " of " + label, doors)
    }
    plant("tasks", tasks, Door(.placement, .shared, subject))
    plant("case number", number, Door(.placement, .full, subject))
    plant("reason of what was accepted as missing", accepted, Door(.placement, .full, subject))
    if isOver { plant("next step", next, Door(.placement, .full, subject), Door(.obligation, .full, subject)) }
    plant(
      "id", id.text, Door(.placement, nil, subject), Door(.ladder, nil, subject), Door(.followUp, nil, subject),
      Door(.obligation, nil, subject))
    var toldPlacement = ToldPlacement(id: id, state: state)
    if !isOver { try await decideStep("step of " + label, id, hours: 8, subject, side) }
    if state != .draft { toldPlacement.scans = try await scans(label, id, person, subject, side) }
    if state == .ready { toldPlacement.followUps = try await followUps(label, id, subject, side) }
    if isOver { toldPlacement.steps = try await steps(id, subject, side) }
    return toldPlacement
  }

  private mutating func decideStep(
    _ label: String, _ id: PlacementID, hours: Int, _ person: About, _ side: Side
  ) async throws {
    let (reason, tasks, placements) = (cage.word(), cage.word(), story.placements)
    try await story.test.acting(as: side.worker) { tx in
      try placements.find(id, tx).act { placement in
        let week = ISOWeek(containing: placement.terms.period.from).adding(weeks: hours == 8 ? 2 : 4)
        try placements.decideStep(
          placement, LadderDecision(move: .up, week: week, hours: Hours(hours), reason: reason, tasks: tasks), tx)
      }
    }
    var subject = person
    subject.placement = id
    cage.plant(reason, "reason of the " + label, [Door(.ladder, .full, subject)])
    cage.plant(tasks, "tasks of the " + label, [Door(.ladder, .full, subject)])
  }

  private mutating func steps(
    _ id: PlacementID, _ person: About, _ side: Side
  ) async throws -> [LadderStepID] {
    let placements = story.placements
    let ids = try await story.test.acting(as: side.worker) { tx in
      try placements.steps(of: id, tx).act { $0.map(\.id) }
    }
    var subject = person
    subject.placement = id
    for step in ids {
      cage.plant(step.text, "id of a step of \(person.participant?.label ?? "")", [Door(.ladder, nil, subject)])
    }
    return ids
  }

  /// The first was held, with everybody's words; the second was moved, with the reason.
  private mutating func followUps(
    _ label: String, _ id: PlacementID, _ subject: About, _ side: Side
  ) async throws -> [FollowUpID] {
    let (person, firm, agreed, reason, again) = (cage.word(), cage.word(), cage.word(), cage.word(), cage.word())
    let placements = story.placements
    let ids = try await story.test.acting(as: side.worker) { tx in
      let all = try placements.followUps(of: id, tx).act { $0 }
      guard all.count > 2 else { throw NoSuch("third follow-up of " + label) }
      try placements.log(
        all[0],
        FollowUp.Result(on: tx.today, light: .ok, personSays: person, firmSays: firm, agreed: agreed),
        seen: all[0].version, tx)
      try placements.move(
        all[1], to: all[1].due.adding(days: 1), because: reason, seen: all[1].version, tx)
      try placements.followUp(all[1].id, tx).act {
        try placements.move($0, to: $0.due.adding(days: 1), because: again, seen: $0.version, tx)
      }
      return all.map(\.id)
    }
    let of = " in a follow-up of " + label
    cage.plant(person, "person's words" + of, [Door(.followUp, .full, subject)])
    cage.plant(firm, "firm's words" + of, [Door(.followUp, .full, subject)])
    cage.plant(agreed, "what was agreed" + of, [Door(.followUp, .shared, subject)])
    cage.plant(reason, "reason of a date that was left" + of, [Door(.followUp, .full, subject)])
    cage.plant(again, "reason of the new date" + of, [Door(.followUp, .full, subject)])
    for followUp in ids {
      cage.plant(
        followUp.text, "id of a follow-up of " + label,
        [Door(.followUp, nil, subject), Door(.obligation, nil, subject)])
    }
    // Three are enough to be asked for: held, moved, still open.
    return Array(ids.prefix(3))
  }
}
