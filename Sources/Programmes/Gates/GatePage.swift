import Access
import Design
import Language
import People
import Rules
import Values
import Web
import Work

/// The gates at which somebody stands: what each asks for, whether it is there on the day, and what can be done about it.
struct GatePage {
  let way: Participation
  let person: Person
  let gates: [Gate]
  let facts: GateFacts
  let owed: [OwedObligation]
  let day: CivilDate
  let steps: ParticipationSteps
  let written: Written

  private var address: ProgrammesAddress { .gate(way.id) }

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let fields = [ParticipationForm.without.name, GateForm.due.name]
    let general = written.problems.filter { problem in problem.field.map { !fields.contains($0) } ?? true }
    let alert: HTML =
      general.isEmpty
      ? .nothing
      : Problems(
        title: voice(.formProblemTitle), general.map { Problems.Problem(field: nil, words: voice($0.words)) }
      ).html
    return desk.page(
      voice(.formTitleOf(title: voice(.gateTitle), name: person.toldName)), lead: voice(.gateLead(day: day)),
      trail: [
        (person.toldName, .to(PeopleAddress.person(person.id))),
        (way.programme.name, .to(ProgrammesAddress.participation(way.id))),
      ],
      """
      \(alert)\(if: written.isStale, desk.conflictOfAct)\
      \(if: gates.isEmpty, "<p class=\"quiet\">\(voice(.gateNone))</p>")\(each: gates, { card($0, desk) })
      """)
  }

  private func card(_ gate: Gate, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let title = gate.phase.title.text(in: voice.language).text
    return Card(
      title: title, sign: CircleSign(.case, voice(.circleCase)), id: "gate-" + gate.phase.id.text,
      content: """
        \(with: gate.phase.gate?.text(in: voice.language).text, { "<p class=\"quiet\">\($0)</p>" })\
        <ul class="plain">\(each: gate.checks, { "<li>\(line($0, at: gate, desk))</li>" })</ul>\
        \(begin(gate, desk))
        """
    ).html
  }

  private func line(_ check: Gate.Check, at gate: Gate, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let asked = way.request(for: check.point, before: gate.phase.id)
    let request = asked.map { said($0, isThere: check.met != nil, desk) } ?? .nothing
    if let met = check.met { return "<p>\(voice(met)) \(Tag(voice(.gateThere), .good))</p>\(request)" }
    return """
      <p>\(voice(check.point.missing(on: day))) \(Tag(voice(.gateMissing), .due))</p>\
      \(ButtonRow(mending(check.point, desk)))\(request)\(if: asked == nil, asking(check.point, at: gate, desk))
      """
  }

  /// The pages on which what is missing is brought.
  private func mending(_ point: PhaseGuard, _ desk: Desk) -> [Button] {
    let voice = desk.voice
    func button(_ word: Phrase, _ link: Link) -> Button { Button(voice(word), .go(link), tone: .plain) }
    switch point {
    case .basisNoted: return [button(.stepChangeBasis, .to(ProgrammesAddress.participation(way.id)))]
    case .planInForce:
      guard desk.might(Edit.self, PlanRecord.self) else { return [] }
      let inHand = facts.plans.inHand(of: way.id)
      return [
        inHand.map { button(.gateOpenPlan, .to(ProgrammesAddress.plan($0.id))) }
          ?? button(.planWrite, .to(ProgrammesAddress.newPlan(way.id)))
      ]
    case .placementAgreed, .placementEnded:
      let there = facts.placements(of: way).filter { !$0.isEnded }
      let open = there.map { button(.gateOpenPlacement, $0.page) }.prefix(3)
      let isNew = there.isEmpty && desk.might(Create.self, PlacementRecord.self)
      return open + (isNew ? [button(.gatePlanPlacement, steps.placements.new(way.person))] : [])
    }
  }

  /// That it was asked for, by when, and with whom it lies.
  private func said(_ request: GateRequest, isThere: Bool, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let owed = owed.first { $0.obligation.key == Obligation.key(way.id, request.owedAs) }
    let owner = owed.flatMap { $0.ownerName(voice) }
    let isNobodys = owed.map { $0.owner == nil && owner == nil } ?? false
    let words =
      owner.map { voice(.gateAskedOf(name: request.by, on: request.on, due: request.due, owner: $0)) }
      ?? voice(.gateAsked(name: request.by, on: request.on, due: request.due))
    return """
      <p class="quiet">\(words)</p>\(if: isNobodys, "<p class=\"quiet\">\(voice(.gateNobody))</p>")\
      \(ButtonRow(isOpen(desk) ? [way.withdrawing(request.id, desk)] : []))
      """
  }

  /// Whether anything can still be begun, and by whoever reads this.
  private func isOpen(_ desk: Desk) -> Bool {
    desk.might(Edit.self, ParticipationRecord.self) && way.steps(on: desk.today).contains(.beginPhase)
  }

  private func isTyped(_ point: PhaseGuard, at gate: Gate) -> Bool {
    written.answers?[GateForm.guardName] == point.rawValue
      && written.answers?[GateForm.phaseName] == gate.phase.id.text
  }

  private func asking(_ point: PhaseGuard, at gate: Gate, _ desk: Desk) -> HTML {
    guard isOpen(desk) else { return .nothing }
    let isTyped = isTyped(point, at: gate)
    let form = QuestionForm(
      address, [GateForm.due],
      answers: isTyped
        ? written.answers ?? Fields() : Fields([GateForm.due.name: max(day, desk.today.adding(days: 7)).iso]),
      problems: isTyped ? written.problems.filter { $0.field == GateForm.due.name } : [], version: way.version,
      submit: .gateAsk, note: "<p class=\"quiet\">\(desk.voice(.gateWhom))</p>",
      hidden: [
        Hidden(name: GateForm.act, value: GateForm.Act.ask.rawValue),
        Hidden(name: GateForm.phaseName, value: gate.phase.id.text),
        Hidden(name: GateForm.guardName, value: point.rawValue),
      ], idPrefix: "ask-" + gate.phase.id.text + "-" + point.rawValue)
    return """
      <details class="more step"\(flag: "open", isTyped)><summary>\(desk.voice(.gateAsk))\
      <span class="unseen"> \(desk.voice(point.phrase))</span></summary>\(desk.form(form))</details>
      """
  }

  /// The step itself: plain where nothing is missing, with a reason where something is.
  private func begin(_ gate: Gate, _ desk: Desk) -> HTML {
    guard let model = steps.shelf.model(of: way.programme), isOpen(desk) else { return .nothing }
    let reader = ParticipationStepReader(shelf: steps.shelf, language: desk.voice.language)
    if let why = reader.problem(beginning: gate.phase.id, in: way, model, desk.today) {
      return "<p class=\"quiet\">\(desk.voice(why))</p>"
    }
    let days = StepDays(.beginPhase, of: way, model, today: desk.today, phase: gate.phase.id)
    if let why = days.problem(with: day) { return "<p class=\"quiet\">\(desk.voice(why))</p>" }
    let isClosed = !gate.missing.isEmpty
    let form = QuestionForm(
      ProgrammesAddress.participation(way.id), isClosed ? [ParticipationForm.without] : [], version: way.version,
      submit: isClosed ? .gateBeginAnyway(day: day) : .gateBegin(day: day),
      note: """
        \(if: isClosed, "<p class=\"quiet\">\(desk.voice(.gateStays))</p>")\
        \(if: day < desk.today, "<p class=\"quiet\">\(desk.voice(.participationPhaseOverStands))</p>")
        """,
      hidden: [
        Hidden(name: ParticipationForm.step, value: Participation.State.Kind.Step.beginPhase.rawValue),
        Hidden(name: "phase", value: gate.phase.id.text),
        Hidden(name: ParticipationForm.day.name, value: day.iso),
      ], idPrefix: "begin-" + gate.phase.id.text)
    return isClosed
      ? """
      <details class="more step"><summary>\(desk.voice(.gateAnyway))\
      <span class="unseen"> \(gate.phase.title.text(in: desk.voice.language).text)</span></summary>\(desk.form(form))</details>
      """ : desk.form(form)
  }
}

extension Participation {
  /// Takes back that something was asked for.
  func withdrawing(_ request: EntryID, _ desk: Desk) -> Button {
    desk.takingBack(
      .gateWithdraw, at: ProgrammesAddress.gate(id), version,
      [
        Hidden(name: GateForm.act, value: GateForm.Act.withdraw.rawValue),
        Hidden(name: GateForm.requestName, value: request.text),
      ])
  }
}

extension Participation.PhaseSpell.Without {
  /// Amber, and never as if it were there.
  func html(_ voice: Voice) -> HTML {
    let what = voice.list(guards.map { voice($0.without) })
    return """
      \(Tag(voice(.phaseWithout(what: what)), .due))<br>\
      <span class="quiet">\(voice(.phaseWithoutWhy(reason: reason, name: by, on: on)))</span>
      """
  }
}
