import Access
import Language
import People
import Rules
import Values
import Web
public import Work

/// What is owed about plans: that each is explained and signed, and looked at again.
extension Plans {
  public static func obligations(_ shelf: ProgrammeShelf) -> ObligationSource {
    { subject, tx in
      guard case .person(let person) = subject else { return Withheld(known: Outlook([])) }
      return try .together(consult(person, tx), Participations.consult(of: person, tx), Guardians.consult(person, tx)) {
        plans, ways, guardianship in
        PlanObligations.of(plans, ways, shelf, guardianship)
      }
    }
  }
}

/// Pure: from plans to what is owed.
enum PlanObligations {
  /// So many days before: the product's own practice, no law's. An interpreter is booked, and a day found.
  private static let ahead = 14

  static func of(
    _ plans: [Plan], _ ways: [Participation], _ shelf: ProgrammeShelf, _ guardianship: Guardianship
  ) -> Outlook {
    Outlook(turning: ways.flatMap(\.turns) + guardianship.turns) { day in
      ways.filter { [.accepted, .expected].contains($0.state(on: day).kind) }.flatMap { way in
        let versions = plans.filter { $0.participation == way.id }
        // The law of the day on which it was written, as its page says.
        func law(_ plan: Plan) -> PlanLaw { PlanLaw(of: way, shelf, on: plan.written.on) }
        return versions.compactMap { signing($0, way, law($0), guardianship, on: day) }
          + newest(versions).flatMap { looking($0, way, law($0)) }
          + (versions.allSatisfy { $0.dropped != nil } ? [none(way, shelf, on: day)].compactMap(\.self) : [])
      }
    }
  }

  /// Whoever takes part where a plan is asked for, and has none: until somebody begins one.
  private static func none(_ way: Participation, _ shelf: ProgrammeShelf, on day: CivilDate) -> Obligation? {
    guard way.state(on: day).kind == .accepted, let first = way.acceptedOn else { return nil }
    let law = PlanLaw(of: way, shelf, on: first)
    guard let (due, isLaw) = law.begun(by: first) else { return nil }
    return Obligation(
      about: .person(way.person), in: .starts, key: Obligation.key(way.id, "no-plan"), due: due, keepsOff: .back,
      shown: max(first, due.adding(days: -ahead)), reason: .owedPlanNone,
      source: isLaw ? law.rule?.signedWithin.source.reference : nil, at: ProgrammesAddress.newPlan(way.id),
      verb: .actWrite, deed: .keepPlan, because: way.id
    ).withPerson
  }

  /// A draft that was given up is owed no more, and one that is signed was met on that day.
  private static func signing(
    _ plan: Plan, _ way: Participation, _ law: PlanLaw, _ guardianship: Guardianship, on day: CivilDate
  ) -> Obligation? {
    guard plan.dropped == nil else { return nil }
    let isLaw = law.due(takenOver: plan.terms.takenOver) == plan.terms.due
    let missing = PlanSigning(law, guardianship.minority).missing(of: plan, on: day)
    let isGuardians = plan.explained != nil && missing == [.guardian]
    return Obligation(
      about: .person(plan.person), in: .starts, key: Obligation.key(plan.id, "sign"), due: plan.terms.due,
      keepsOff: .back, shown: max(plan.written.on, plan.terms.due.adding(days: -ahead)),
      reason: isGuardians ? .owedPlanGuardian : .owedPlanSign,
      source: isLaw ? law.rule?.signedWithin.source.reference : nil, at: ProgrammesAddress.plan(plan.id),
      verb: .actOpen, deed: .keepPlan, because: way.id, done: plan.held
    ).withPerson
  }

  /// The newest that holds.
  private static func newest(_ versions: [Plan]) -> [Plan] {
    [versions.filter { $0.held != nil }.max { $0.number < $1.number }].compactMap(\.self)
  }

  /// One that has an end is looked at no more behind it.
  private static func looking(_ plan: Plan, _ way: Participation, _ law: PlanLaw) -> [Obligation] {
    let due = plan.reviewDue
    guard plan.ending.map({ due <= $0.on }) ?? true else { return [] }
    let last = plan.reviews.last?.on ?? plan.held
    let isLaw = last.flatMap { law.latestReview(after: $0) } == due
    return [
      Obligation(
        about: .person(plan.person), in: .followUps, key: Obligation.key(plan.id, "look " + due.iso), due: due,
        keepsOff: .back, shown: due.adding(days: -ahead), reason: .owedPlanReview,
        source: isLaw ? law.rule?.reviewedWithin.source.reference : nil, at: ProgrammesAddress.plan(plan.id),
        verb: .actReview, deed: .keepPlan, because: way.id
      ).withPerson
    ]
  }
}
