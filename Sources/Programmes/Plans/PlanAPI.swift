import Access
import People
import Values
import Web

/// Plans as JSON.
struct PlanAPI: Sendable {
  let steps: PlanSteps

  func ofParticipation(_ visit: Visit, _ id: ParticipationID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, desk in
            let way = try Participations.find(id, tx)
            let shelf = steps.shelf
            return try .together(
              way, way.flatMap { try Plans.of($0.person, tx) }, way.flatMap { try Guardians.of($0.person, tx) }
            ) { way, all, guardianship in
              let versions = all.filter { $0.participation == way.id }
              let told = versions.map { plan in
                let law = PlanLaw(of: way, shelf, on: plan.written.on)
                return Plan.Told(
                  plan: plan, all: versions, signing: PlanSigning(law, guardianship.minority), on: desk.today)
              }
              return ["items": .array(told.map(Plan.shape.json))]
            }
          })
      },
      post: {
        try await visit.write(
          status: 201, { tx, fields in ProgrammesResource.plan(try steps.begin(fields, for: id, tx)) },
          present: { try present($0, $1) })
      })
  }

  /// A step is taken by naming it: `{"step": "explain", "on": "2026-11-22", "language": "ti"}`.
  func plan(_ visit: Visit, _ id: PlanID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .plan(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try steps.take(id, fields, seen: try visit.versionSeen(fields), tx)
            return ProgrammesResource.plan(id)
          }, present: { try present($0, $1) })
      })
  }

  private func present(_ tx: Transaction, _ resource: ProgrammesResource) throws -> Disclosed<APIRecord> {
    guard case .plan(let id) = resource else { throw NotFound() }
    let today = tx.today
    return try steps.find(id, tx).map {
      APIRecord(
        Plan.Told(plan: $0.plan, all: $0.versions, signing: $0.signing, on: today), as: Plan.shape, $0.plan.version)
    }
  }

  static let operations: [Operation] = [
    .lists(
      .each(ProgrammesResource.plans), "The versions of a plan in one participation, the newest first.",
      of: Plan.shape.schema),
    .makes(
      .each(ProgrammesResource.plans),
      "Begins a version of the plan, with the open goals and duties of the one before. There is one in hand at a time.",
      from: .answers(to: PlanForm.terms(nil)), Plan.shape.schema),
    .reads(.each(ProgrammesResource.plan), "One version of a plan.", Plan.shape.schema),
    .changes(
      .each(ProgrammesResource.plan),
      "Takes a step by naming it. What is signed does not change: a new version is begun. `missing` names who signs next; beside somebody under 18 that is the guardian too, where the rule pack says so.",
      with: .either(
        Plan.Step.allCases.flatMap { step in
          // What is asked of a duty is less than what is asked of a goal.
          (step == .changeEntry ? [PlanForm.goal, PlanForm.duty] : [PlanForm.questions(step)]).map { questions in
            .answers(
              to: (step.isAboutEntry ? [PlanForm.entry] : []) + questions,
              and: [Schema.Member("step", .code([step.rawValue]), isRequired: true)])
          }
        }), Plan.shape.schema),
  ]
}

extension Plan {
  /// A plan as of a day.
  struct Told: Sendable {
    let plan: Plan
    let all: [Plan]
    let signing: PlanSigning
    let on: CivilDate
  }

  /// `state` is that of today. A text under `other…` is in `language`: it explains, and does not hold.
  static let shape = Shape<Told>("Plan") { one in
    one.id("id") { $0.plan.id }
    one.id("person") { $0.plan.person }
    one.id("participation") { $0.plan.participation }
    one.version { $0.plan.version }
    one.count("number") { $0.plan.number }
    one.code("state") { $0.plan.state(on: $0.on, among: $0.all) }
    one.words("writtenBy") { $0.plan.written.by }
    one.day("writtenOn") { $0.plan.written.on }
    one.day("takenOver") { $0.plan.terms.takenOver }
    one.day("due") { $0.plan.terms.due }
    one.day("review") { $0.plan.reviewDue }
    one.language("language") { $0.plan.terms.language }
    one.list("goals", of: Entry.goalShape) { $0.plan.goals }
    one.list("duties", of: Entry.dutyShape) { $0.plan.duties }
    one.sometimes("explained", as: Explanation.shape) { $0.plan.explained }
    one.list("signatures", of: Signature.shape) { $0.plan.signatures }
    one.member("missing", .list(.code(of: Signature.Signatory.self))) { told in
      .array(
        told.plan.isInHand
          ? told.signing.missing(of: told.plan, on: told.on).map { .string($0.rawValue) } : [])
    }
    one.day("heldFrom") { $0.plan.held }
    one.list("reviews", of: Review.shape) { $0.plan.reviews }
    one.sometimes("ended", as: Ending.shape) { $0.plan.ending }
    one.day("droppedOn") { $0.plan.dropped }
  }
}

extension Plan.Entry {
  fileprivate static let goalShape = Shape<Plan.Entry> { entry in
    entry.id("id") { $0.id }
    entry.code("family") { $0.details.family }
    both(&entry)
    entry.words("way") { $0.details.way?.text }
    entry.words("otherWay") { $0.details.way?.other }
  }

  fileprivate static let dutyShape = Shape<Plan.Entry> { entry in
    entry.id("id") { $0.id }
    both(&entry)
  }

  private static func both(_ entry: inout Members<Plan.Entry>) {
    entry.code("side") { $0.details.side }
    entry.words("party") { $0.details.party }
    entry.words("words") { $0.details.words.text }
    entry.words("otherWords") { $0.details.words.other }
    entry.day("due") { $0.details.due }
    entry.day("reachedOn") { $0.reached }
  }
}

extension Plan.Explanation {
  fileprivate static let shape = Shape<Plan.Explanation> { one in
    one.day("on") { $0.on }
    one.language("language") { $0.language }
    one.words("interpreter") { $0.interpreter }
    one.truth("interpreterIsMinor") { $0.minorBecause != nil }
    one.words("minorBecause") { $0.minorBecause }
  }
}

extension Plan.Signature {
  fileprivate static let shape = Shape<Plan.Signature> { one in
    one.code("signatory") { $0.by }
    one.words("name") { $0.name }
    one.day("on") { $0.on }
    one.words("recordedBy") { $0.recorded.by }
    one.day("recordedOn") { $0.recorded.on }
  }
}

extension Plan.Review {
  fileprivate static let shape = Shape<Plan.Review> { one in
    one.day("on") { $0.on }
    one.day("next") { $0.next }
    one.words("notedBy") { $0.noted.by }
  }
}

extension Plan.Ending {
  fileprivate static let shape = Shape<Plan.Ending> { one in
    one.day("on") { $0.on }
    one.code("reason") { $0.reason }
  }
}
