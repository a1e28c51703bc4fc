import Access
import Design
import Language
import People
import Rules
import Values
import Web

/// What is agreed with somebody, on her page: of each way through a programme what holds, and what is in hand.
struct PlanCard {
  let plans: [Plan]
  let ways: [Participation]
  let shelf: ProgrammeShelf
  let desk: Desk

  private var voice: Voice { desk.voice }

  var html: HTML {
    let shown = ways.filter { way in
      [.accepted, .expected].contains(way.state(on: desk.today).kind) || plans.contains { $0.participation == way.id }
    }
    guard !shown.isEmpty else { return .nothing }
    return Card(
      title: title(shown), sign: CircleSign(.case, voice(.circleCase)), id: "plan",
      content: "\(each: shown, { part($0, isAlone: shown.count == 1) })"
    ).html
  }

  /// The one word where all of them use one.
  private func title(_ ways: [Participation]) -> String {
    let titles = Set(ways.map { shelf.planTitle($0.programme, voice) })
    return titles.count == 1 ? titles.first ?? voice(.planPaperTitle) : voice(.planPaperTitle)
  }

  private func part(_ way: Participation, isAlone: Bool) -> HTML {
    let versions = plans.filter { $0.participation == way.id }
    let now = versions.inForce(on: desk.today) + versions.filter(\.isInHand)
    let law = PlanLaw(of: way, shelf, on: desk.today)
    let mayWrite = desk.might(Create.self, PlanRecord.self)
    let mayBegin = mayWrite && PlanSteps.problem(beginningFor: way, on: desk.today) == nil
    let isNew = versions.allSatisfy { $0.held == nil }
    let begin =
      mayBegin && versions.inHand(of: way.id) == nil
      ? [
        Button(
          voice(isNew ? .planWrite : .planRevise), .go(.to(ProgrammesAddress.newPlan(way.id))),
          tone: isNew ? .main : .plain)
      ] : []
    let earlier = versions.filter { !now.contains($0) }
    return """
      \(if: !isAlone, "<h3>\(way.programme.name)</h3>")\
      \(if: now.isEmpty, "<p class=\"quiet\">\(voice(.planNone))</p>\(PlanLines.said(law, desk))")\
      \(each: now, { line($0, versions) })\(earlierOnes(earlier, versions))\(ButtonRow(begin))
      """
  }

  private func line(_ plan: Plan, _ versions: [Plan]) -> HTML {
    let state = plan.state(on: desk.today, among: versions)
    let facts = plan.facts(state, voice)
    return """
      <p><a href="\(Link.to(ProgrammesAddress.plan(plan.id)))">\(voice(.planVersion(n: plan.number)))</a> \
      \(PlanLines(desk: desk).tag(state))</p>\
      \(if: !facts.isEmpty, "<p class=\"quiet\">\(facts.joined(separator: " · "))</p>")\
      <p>\(Button(voice(.planPrint), .go(.to(ProgrammesAddress.planPaper(plan.id))), tone: .quiet))</p>
      """
  }

  private func earlierOnes(_ earlier: [Plan], _ versions: [Plan]) -> HTML {
    guard !earlier.isEmpty else { return .nothing }
    let part = desk.part(of: earlier, "plans", at: "plan", voice(.planVersions))
    return """
      <details class="more"\(if: part.isFurther, " open")><summary>\(voice(.planEarlier(n: earlier.count)))</summary>\
      \(each: part.items, { line($0, versions) })\(part.ways)</details>
      """
  }

  /// The goals that are open, for the table at which somebody is talked with.
  var history: HTML {
    let holding = plans.inForce(on: desk.today)
    let lines = PlanLines(desk: desk)
    return """
      \(each: holding, { plan in
        """
        <section><h2>\(title(of: plan))</h2>\(lines.list(plan.goals.filter { $0.reached == nil } + plan.duties, none: .planNoEntry, plan.terms.language))\
        <p class="quiet">\(plan.facts(plan.state(on: desk.today, among: plans), voice).joined(separator: " · "))</p></section>
        """
      })
      """
  }

  private func title(of plan: Plan) -> String {
    ways.first { $0.id == plan.participation }.map { shelf.planTitle($0.programme, voice) } ?? voice(.planPaperTitle)
  }
}

extension Plan {
  /// Since when, until when or by when, in the words of the state.
  func facts(_ state: State, _ voice: Voice) -> [String] {
    let facts: [Phrase?] =
      switch state {
      case .draft: [.planDueSaid(day: terms.due)]
      case .explained: [explained.map { .planExplainedSaid(day: $0.on) }, .planDueSaid(day: terms.due)]
      case .signing: [.planDueSaid(day: terms.due)] + signatures.map { $0.said(voice) }
      case .active, .reviewDue: [held.map { .planHeldSaid(day: $0) }, .planReviewSaid(day: reviewDue)]
      case .replaced: [held.map { .planHeldSaid(day: $0) }]
      case .ended: [held.map { .planHeldSaid(day: $0) }, ending.map { .planEndsSaid(day: $0.on) }]
      case .dropped: [dropped.map { .planDroppedSaid(day: $0) }]
      }
    let last = state == .active || state == .reviewDue ? ending.map { Phrase.planEndsSaid(day: $0.on) } : nil
    return (facts + [last]).compactMap(\.self).map { voice($0) }
  }
}

extension Plan.Signature {
  /// Who signed on which day.
  func said(_ voice: Voice) -> Phrase {
    name.map { .planSignedBySaid(who: voice(by.phrase), name: $0, day: on) }
      ?? .planSignedSaid(who: voice(by.phrase), day: on)
  }
}
