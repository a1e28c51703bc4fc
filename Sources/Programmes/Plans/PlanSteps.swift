import Access
import Language
import People
import Values
import Web

/// A plan with what decides what can be done with it.
struct PlanCase: Sendable {
  let plan: Plan
  /// All of the participation, the newest first.
  let versions: [Plan]
  let participation: Participation
  let law: PlanLaw
  /// Whether the person is under 18, and who stands for her then.
  let guardianship: Guardianship

  var signing: PlanSigning { PlanSigning(law, guardianship.minority) }

  func isOpen(_ step: Plan.Step, for actor: Actor, on day: CivilDate) -> Bool {
    plan.problem(with: step, on: day, among: versions, by: actor.account) == nil
  }

  func state(on day: CivilDate) -> Plan.State { plan.state(on: day, among: versions) }
}

/// What is done with plans, from what was answered; on pages and in the API alike.
struct PlanSteps: Sendable {
  let shelf: ProgrammeShelf

  /// What was done, with which goal or duty or by whose signature.
  struct Taken {
    let person: PersonID
    let what: Phrase
    var part = ""
  }

  func find(_ id: PlanID, _ tx: Transaction) throws -> Disclosed<PlanCase> {
    let plan = try Plans.find(id, tx)
    let all = try plan.flatMap { try Plans.of($0.person, tx) }
    let way = try plan.flatMap { try Participations.find($0.participation, tx) }
    let guardianship = try plan.flatMap { try Guardians.of($0.person, tx) }
    return .together(plan, all, way, guardianship) { plan, all, way, guardianship in
      PlanCase(
        plan: plan, versions: all.filter { $0.participation == plan.participation }, participation: way,
        law: PlanLaw(of: way, shelf, on: plan.written.on), guardianship: guardianship)
    }
  }

  func begin(_ fields: Fields, for participation: ParticipationID, _ tx: Transaction) throws -> PlanID {
    try Participations.find(participation, tx).act { participation in
      // Who may write none is not told either what is wrong with the answers.
      _ = try tx.grantToCreate(PlanRecord.self, on: .person(participation.person))
      if let problem = PlanSteps.problem(beginningFor: participation, on: tx.today) { throw Refused(nil, problem) }
      let terms = try PlanForm.terms(fields, PlanLaw(of: participation, shelf, on: tx.today), today: tx.today)
      do { return try Plans.begin(for: participation, terms, tx) } catch let full as NoRoomForPlan {
        throw Refused(nil, full.inHand ? .planInHandAlready : .planTooManyVersions(n: Plan.mostVersions))
      }
    }
  }

  /// Whoever takes part, or will, has a plan.
  static func problem(beginningFor participation: Participation, on day: CivilDate) -> Phrase? {
    [.accepted, .expected].contains(participation.state(on: day).kind) ? nil : .planNotTakingPart
  }

  func take(_ id: PlanID, _ fields: Fields, seen version: Version, _ tx: Transaction) throws -> Taken {
    // Who may change it is told what is wrong with the answers, and nobody else.
    _ = try tx.grant(Edit.self, PlanRecord.self)
    return try find(id, tx).act { found in
      guard let step = fields[PlanForm.step].flatMap(Plan.Step.init(rawValue:)) else {
        throw fields.noStep(PlanForm.step)
      }
      let plan = found.plan
      guard plan.version == version else { throw Stale(current: plan.version) }
      if let problem = plan.problem(with: step, on: tx.today, among: found.versions, by: tx.actor.account) {
        throw Refused(PlanForm.step, problem)
      }
      var besides = [PlanForm.step]
      var entry: Plan.Entry?
      if step.isAboutEntry {
        entry = try named(fields, for: step, in: plan, on: tx.today)
        besides.append(PlanForm.entryName)
      }
      let reader = AnswerReader(fields, of: PlanForm.questions(step, found.law, changing: entry), besides: besides)
      return try take(step, found, entry, fields, reader, besides, seen: version, tx)
    }
  }

  /// The goal or duty that is meant, of those with which the step can be taken.
  private func named(
    _ fields: Fields, for step: Plan.Step, in plan: Plan, on today: CivilDate
  ) throws(Refused) -> Plan.Entry {
    guard let text = fields[PlanForm.entryName], !text.isEmpty else { throw Refused(PlanForm.entryName, .formMissing) }
    guard let entry = plan.all.first(where: { $0.id.text == text }) else {
      throw Refused(PlanForm.entryName, .formNoReference)
    }
    if (step == .putEntryBack) == (entry.removed == nil) { throw Refused(PlanForm.entryName, .planEntryNotThere) }
    if step == .reach, let day = entry.reached { throw Refused(PlanForm.entryName, .planReachedOn(day: day)) }
    if step == .takeReachBack, entry.reachedNoted != today {
      throw Refused(PlanForm.entryName, .planReachStands)
    }
    return entry
  }

  private func take(
    _ step: Plan.Step, _ found: PlanCase, _ entry: Plan.Entry?, _ fields: Fields, _ reader: AnswerReader,
    _ besides: [String], seen version: Version, _ tx: Transaction
  ) throws -> Taken {
    let (plan, person) = (found.plan, found.plan.person)
    var read = reader
    func done(_ what: Phrase, _ part: String = "") -> Taken { Taken(person: person, what: what, part: part) }
    switch step {
    case .addGoal, .addDuty:
      let details = try PlanForm.details(fields, isGoal: step == .addGoal, besides: besides, today: tx.today)
      let id = try Plans.add(details, to: plan, seen: version, tx)
      return done(step == .addGoal ? .donePlanGoalAdded : .donePlanDutyAdded, id.text)
    case .changeEntry:
      let entry = try needed(entry)
      let details = try PlanForm.details(fields, isGoal: entry.details.family != nil, besides: besides, today: tx.today)
      try Plans.change(entry, of: plan, to: details, seen: version, tx)
      return done(.donePlanEntryChanged, entry.id.text)
    case .removeEntry, .putEntryBack:
      try read.finish()
      let entry = try needed(entry)
      if step == .putEntryBack, plan.entries.count >= Plan.most {
        throw Refused(PlanForm.entryName, .planTooMuch(n: Plan.most))
      }
      try Plans.remove(entry, of: plan, seen: version, back: step == .putEntryBack, tx)
      return done(step == .putEntryBack ? .donePlanEntryBack : .donePlanEntryRemoved, entry.id.text)
    case .changeTerms:
      let terms = try PlanForm.terms(fields, found.law, besides: besides, today: tx.today)
      try Plans.change(plan, to: terms, seen: version, tx)
      return done(.donePlanTermsChanged)
    case .explain:
      try Plans.explain(plan, try explanation(&read, tx.today), seen: version, tx)
      return done(.donePlanExplained)
    case .takeExplanationBack:
      try read.finish()
      try Plans.explain(plan, nil, seen: version, tx)
      return done(.donePlanExplanationBack)
    case .sign: return try sign(found, &read, seen: version, tx)
    case .takeSignatureBack:
      let who = read.choice(PlanForm.signatory, as: Plan.Signature.Signatory.self)
      let mine = plan.mine(on: tx.today, tx.actor.account).first { $0.by == who }
      if who != nil, mine == nil { read.refuse(PlanForm.signatory, .planSignatureStands) }
      try read.finish()
      try Plans.takeBack(try needed(mine), of: plan, seen: version, needing: found.signing, tx)
      return done(.donePlanSignatureBack)
    case .drop, .takeUp:
      try read.finish()
      try Plans.drop(plan, seen: version, back: step == .takeUp, tx)
      return done(step == .takeUp ? .donePlanTakenUp : .donePlanDropped)
    case .reach, .takeReachBack, .review, .takeReviewBack, .end, .takeEndBack:
      return try takeWhereItHolds(step, plan, entry, found.law, &read, seen: version, tx)
    }
  }

  private func explanation(_ read: inout AnswerReader, _ today: CivilDate) throws -> Plan.Explanation {
    let (day, language) = (read.date(PlanForm.day), read.language(PlanForm.spoken))
    let (interpreter, isMinor) = (read.text(PlanForm.interpreter), read.flag(PlanForm.isMinor))
    let because = read.text(PlanForm.minorBecause)
    read.near(PlanForm.day, day, today, months: 60)
    if let day, day > today { read.refuse(PlanForm.day, .planDayToCome) }
    if isMinor, because == nil, !read.isRefused(PlanForm.minorBecause) {
      read.refuse(PlanForm.minorBecause, .planMinorNeedsReason)
    }
    if !isMinor, because != nil { read.refuse(PlanForm.isMinor, .planMinorNotSaid) }
    if isMinor, interpreter == nil, !read.isRefused(PlanForm.interpreter) {
      read.refuse(PlanForm.interpreter, .formMissing)
    }
    try read.finish()
    return Plan.Explanation(
      on: try needed(day), language: try needed(language), interpreter: interpreter, minorBecause: because)
  }

  private func sign(
    _ found: PlanCase, _ read: inout AnswerReader, seen version: Version, _ tx: Transaction
  ) throws -> Taken {
    let (plan, signing) = (found.plan, found.signing)
    let who = read.choice(PlanForm.signatory, as: Plan.Signature.Signatory.self)
    let (day, name) = (read.date(PlanForm.day), read.text(PlanForm.name))
    if let signed = plan.signatures.first(where: { $0.by == who }) {
      if who != .person || !signing.isSignedAgain(plan, on: tx.today) {
        read.refuse(PlanForm.signatory, .planSignedAlready(day: signed.on))
      } else if let day, signing.isSignedAgain(plan, on: day) == false, !read.isRefused(PlanForm.day) {
        // It was the guardian's on that day.
        read.refuse(PlanForm.day, .planSignedUnder18)
      }
    }
    read.near(PlanForm.day, day, tx.today, months: 60)
    if let day, day > tx.today { read.refuse(PlanForm.day, .planDayToCome) }
    if let day, let explained = plan.explained, day < explained.on {
      read.refuse(PlanForm.day, .planSignedBeforeExplained(day: explained.on))
    }
    if let who, who != .person, name == nil, !read.isRefused(PlanForm.name) { read.refuse(PlanForm.name, .formMissing) }
    try read.finish()
    let signatory = try needed(who)
    let holds = try Plans.sign(
      plan, by: signatory, name: name, on: try needed(day), seen: version, needing: signing, tx)
    return Taken(person: plan.person, what: holds ? .donePlanHolds : .donePlanSigned, part: signatory.rawValue)
  }

  private func takeWhereItHolds(
    _ step: Plan.Step, _ plan: Plan, _ entry: Plan.Entry?, _ law: PlanLaw, _ read: inout AnswerReader,
    seen version: Version, _ tx: Transaction
  ) throws -> Taken {
    func done(_ what: Phrase, _ part: String = "") -> Taken { Taken(person: plan.person, what: what, part: part) }
    let asked = PlanForm.questions(step).contains { $0.name == PlanForm.day.name }
    let day = asked ? read.date(PlanForm.day) : nil
    if asked { read.near(PlanForm.day, day, tx.today, months: 60) }
    if let day, day > tx.today, step != .end { read.refuse(PlanForm.day, .planDayToCome) }
    if let day, let held = plan.held, day < held { read.refuse(PlanForm.day, .participationDayTooEarly(date: held)) }
    switch step {
    case .reach, .takeReachBack:
      try read.finish()
      let entry = try needed(entry)
      try Plans.reach(entry, of: plan, on: day, seen: version, tx)
      return done(step == .reach ? .donePlanReached : .donePlanReachBack, entry.id.text)
    case .review:
      let next = read.date(PlanForm.next)
      read.near(PlanForm.next, next, tx.today, months: 60)
      if let day, let last = plan.reviews.last?.on, day < last {
        read.refuse(PlanForm.day, .participationDayTooEarly(date: last))
      }
      if let day, let next, next <= day {
        read.refuse(PlanForm.next, .participationDayTooEarly(date: day.adding(days: 1)))
      }
      if let day, let next, let latest = law.latestReview(after: day), next > latest {
        read.refuse(PlanForm.next, .planDueTooLate(day: latest))
      }
      try read.finish()
      try Plans.review(plan, on: try needed(day), next: try needed(next), seen: version, tx)
      return done(.donePlanReviewed)
    case .takeReviewBack:
      try read.finish()
      try Plans.takeBack(try needed(plan.reviews.last), of: plan, seen: version, tx)
      return done(.donePlanReviewBack)
    case .end:
      let reason = read.choice(PlanForm.reason, as: Plan.Ending.Reason.self)
      let ahead = tx.today.adding(months: 12)
      if let day, day > ahead { read.refuse(PlanForm.day, .participationDayTooLate(date: ahead)) }
      try read.finish()
      try Plans.end(
        plan, Plan.Ending(on: try needed(day), reason: try needed(reason), noted: tx.today), seen: version, tx)
      return done(.donePlanEnded)
    default:
      try read.finish()
      try Plans.end(plan, nil, seen: version, tx)
      return done(.donePlanEndBack)
    }
  }

  private func needed<Value>(_ value: Value?) throws(Refused) -> Value {
    guard let value else { throw Refused(nil, .formMissing) }
    return value
  }
}
